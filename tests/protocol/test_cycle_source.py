"""Reading the files of cycles. `PLC_UPDATE_GOLDEN=1` writes what the bad ones say now."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.protocol.cycle import Cycle, Meeting
from plc_runner.protocol.cycle_source import CYCLE, MEETING, read_cycle
from plc_runner.protocol.problems import apply, as_text

BAD = sorted((Path(__file__).parent / "bad_cycles").glob("*.yaml"))
KNOWN = frozenset({"consultancy", "tuning", "data-driven-dialogue"})
GOOD = """\
# What we follow this spring.
format: 1
title: Our spring
purpose: See what comes of it.
version: "2.1"
origin: {name: PLC Runner, licence: own words}
meetings:
  - {week: 1, protocol: tuning, purpose: Sharpen the task}
  - {week: 1, protocol: Data-driven dialogue}
  - {week: 4, protocol: consultancy.yaml}
"""


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_a_bad_file_is_told_as_expected(file: Path) -> None:
    told = as_text(read_cycle(file.read_bytes(), file.name, KNOWN).problems)
    expected = file.with_suffix(".txt")
    if os.environ.get("PLC_UPDATE_GOLDEN"):
        expected.write_text(told, encoding="utf-8", newline="\n")

    assert told == expected.read_bytes().decode()
    assert told


@pytest.mark.parametrize("file", BAD, ids=lambda file: file.stem)
def test_every_corrected_line_puts_its_problem_right(file: Path) -> None:
    reading = read_cycle(file.read_bytes(), file.name, KNOWN)
    for problem in reading.problems:
        if problem.fix is not None:
            fixed = read_cycle(apply(reading.text, problem.fix).encode(), file.name, KNOWN)
            same = (problem.line, problem.column, problem.rule, problem.message)
            left = [(it.line, it.column, it.rule, it.message) for it in fixed.problems]
            assert same not in left
            assert len(fixed.errors) <= len(reading.errors)


def test_a_cycle_is_what_its_file_says() -> None:
    reading = read_cycle(GOOD.encode(), "protocols/cycles/Our spring.yaml", KNOWN)

    assert reading.problems == ()
    assert reading.cycle is not None
    assert (reading.cycle.id, reading.cycle.title) == ("our-spring", "Our spring")
    assert reading.cycle.version == "2.1"
    assert reading.cycle.meetings == (
        Meeting(week=1, protocol="tuning", purpose="Sharpen the task"),
        Meeting(week=1, protocol="data-driven-dialogue"),
        Meeting(week=4, protocol="consultancy"),
    )


def test_where_nobody_knows_the_protocols_any_may_be_there() -> None:
    reading = read_cycle(GOOD.encode(), "ours.yaml")
    assert reading.cycle is not None
    assert read_cycle(GOOD.encode(), "ours.yaml", ()).cycle is None


@pytest.mark.parametrize(("keys", "model"), [(CYCLE, Cycle), (MEETING, Meeting)])
def test_the_reader_knows_the_keys_of_the_model(
    keys: dict[str, object], model: type[Cycle] | type[Meeting]
) -> None:
    assert {*keys, "id"} == {*model.model_fields, "id"}
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    assert {name for name, key in keys.items() if getattr(key, "required")} == required  # noqa: B009


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_bytes_raise(data: bytes) -> None:
    for before in (b"", b"title: x\nmeetings:\n  - "):
        reading = read_cycle(before + data, "x.yaml", KNOWN)
        assert (reading.cycle is None) == bool(reading.errors)
