from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from plc_runner.cli.plain.hold import hold
from plc_runner.cli.plain.terminal import Terminal
from plc_runner.driver import Driver
from plc_runner.driver.frameworks import About, import_framework
from plc_runner.protocol.library import Library
from plc_runner.protocol.source import digest, read
from plc_runner.session.opening import Opening
from plc_runner.standards.reading import read as read_table
from tests.cli.plain.conftest import Plain, Scripted
from tests.session.rooms import NOON, PEOPLE
from tests.standards import samples

UNPACK = """\
title: Unpack a standard
steps:
  - title: Read it
    minutes: 3
    capture:
      - standard: Our standard
  - title: Fill the table
    minutes: 8
    capture:
      - table: [{name: Skill}, {name: Concept}, {name: Context}]
        label: Skills and concepts
"""
Hold = Callable[..., str]


@pytest.fixture
def unpack(plain: Plain) -> Hold:
    reading = read(UNPACK.encode(), "unpack.yaml")
    assert reading.protocol is not None
    opening = Opening(
        protocol=reading.protocol,
        digest=digest(reading.text),
        people=PEOPLE,
        roles={},
        facilitator=None,
        stop_at=NOON + timedelta(minutes=30),
    )

    def act(*lines: str) -> str:
        driver = Driver.open(plain.journal, opening, reading.text, now=plain.clock)
        plain.capsys.readouterr()
        hold(driver, Terminal(Scripted([*lines])), Library(plain.folder), plain.folder / "sessions")
        return plain.capsys.readouterr().out

    return act


def bring_in_skyland(plain: Plain) -> None:
    table = read_table(samples.FILE.read_bytes(), samples.FILE.name)
    about = About(samples.TITLE, samples.NOTICE)
    import_framework(plain.journal, table, samples.FILE.name, about, NOON)


def test_a_standard_is_looked_up_told_with_its_notice_marked_and_fills_the_table(
    plain: Plain, unpack: Hold
) -> None:
    bring_in_skyland(plain)
    told = unpack("/start", "2fr2a", "/mark skill compare", "/mark concept parts; side by side",
                  "/mark", "/next", "/close")  # fmt: skip
    assert "Our standard: SK.MATH.2.FR.A.2a Compare parts by laying them side by side." in told
    assert told.count(samples.NOTICE) >= 2
    assert "Skills: Compare.\nConcepts: parts, side by side.\nRow: Compare | parts, side by" in told
    (record,) = plain.folder.glob("sessions/*.md")
    assert "side by side" in record.read_text(encoding="utf-8")


def test_several_are_told_with_what_to_type(plain: Plain, unpack: Hold) -> None:
    bring_in_skyland(plain)
    told = unpack("/start", "compare parts", '"compare parts"', "/mark skill elephant")
    assert "2. SK.MATH.2.FR.A.2b: Compare parts by naming their size." in told
    assert "Which one? Type its number" in told
    assert "Our standard: compare parts" in told
    assert "“elephant” does not stand in the standard: compare parts" in told


def test_one_of_several_of_the_same_code_is_chosen_by_its_number(
    plain: Plain, unpack: Hold
) -> None:
    for title, words in (("Mathematics", "Count to ten"), ("Science", "Look at ten leaves")):
        table = read_table(f"code,statement\n3.10,{words}\n".encode(), title)
        import_framework(plain.journal, table, title, About(title, ""), NOON)
    told = unpack("/start", "3.10", "2", "2")
    assert "1. 3.10: Count to ten (Mathematics)\n2. 3.10: Look at ten leaves (Science)" in told
    assert "Our standard: 3.10 Look at ten leaves" in told
    assert told.count("Kept as it was typed") == 1, "a list is chosen from once"


def test_without_standards_words_are_kept(unpack: Hold) -> None:
    told = unpack("/mark", "/start", "SK.2.1: Our own words")
    assert "No standard was kept yet" in told
    assert "Our standard: SK.2.1 Our own words" in told
    assert "plc standards import FILE" in told
