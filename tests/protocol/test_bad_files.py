"""Every bad file says what it should. `PLC_UPDATE_GOLDEN=1` writes what it says now."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from plc_runner.protocol.problems import Problem, apply, as_text
from plc_runner.protocol.source import read

FILES = sorted((Path(__file__).parent / "bad").glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_bad_file_is_told_as_expected(file: Path) -> None:
    said = as_text(read(file.read_bytes(), file.name).problems)
    expected = file.with_suffix(".txt")
    if os.environ.get("PLC_UPDATE_GOLDEN"):
        expected.write_text(said, encoding="utf-8", newline="\n")

    assert said == expected.read_bytes().decode()
    assert said


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 45


def _fixes() -> list[Any]:
    found = [
        (file, problem) for file in FILES for problem in told(file.read_bytes()) if problem.fix
    ]
    return [
        pytest.param(file, problem, id=f"{file.stem}:{problem.line}:{problem.rule}")
        for file, problem in found
    ]


def told(data: bytes) -> tuple[Problem, ...]:
    return read(data, "a.yaml").problems


def kinds(problems: Iterable[Problem]) -> Counter[tuple[str, str]]:
    return Counter((problem.rule, problem.message) for problem in problems)


@pytest.mark.parametrize(("file", "problem"), _fixes())
def test_a_fix_takes_its_problem_away_and_brings_no_error(file: Path, problem: Problem) -> None:
    before = read(file.read_bytes(), "a.yaml")
    assert problem.fix is not None
    after = read(apply(before.text, problem.fix).encode(), "a.yaml")

    same = kinds([problem]).keys()
    assert all(kinds(after.problems)[one] < kinds(before.problems)[one] for one in same)
    assert len(after.errors) <= len(before.errors)
