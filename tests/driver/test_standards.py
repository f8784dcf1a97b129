"""Frameworks in the journal, and what a line for a standard becomes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from plc_runner.driver import Driver, Reply
from plc_runner.driver.frameworks import (
    About,
    Imported,
    earlier,
    here,
    import_framework,
    remove_framework,
)
from plc_runner.driver.standards import Choice, Standards, keep
from plc_runner.errors import NotFound, Refused
from plc_runner.journal.store import Journal
from plc_runner.protocol.source import digest, read
from plc_runner.session import commands as c
from plc_runner.session.grammar import Ask
from plc_runner.session.opening import Opening
from plc_runner.session.state import Entry
from plc_runner.session.unpacking import CODE, FRAMEWORK, NOTICE, TEXT, cell
from plc_runner.standards.reading import read as read_table
from tests.driver.conftest import Clock
from tests.session.rooms import NOON, PEOPLE
from tests.standards import samples

TABLE = "Code,Text\n3.10,Compare\n3.1,Count on\n"


def bring_in(journal: Journal, text: str = TABLE, file: str = "x.csv", **about: str) -> Imported:
    return import_framework(journal, read_table(text.encode(), file), file, About(**about), NOON)


def bring_in_skyland(journal: Journal) -> Imported:
    reading = read_table(samples.FILE.read_bytes(), samples.FILE.name)
    about = About(samples.TITLE, samples.NOTICE, "an invented land")
    return import_framework(journal, reading, samples.FILE.name, about, NOON)


def test_a_framework_is_kept_with_its_notice_and_source(journal: Journal) -> None:
    done = bring_in_skyland(journal)
    assert (done.standards, done.before, done.kept) == (9, None, True)
    (one,) = here(journal)
    assert (one.title, one.notice, one.source, one.standards) == (
        samples.TITLE, samples.NOTICE, "an invented land", 9,
    )  # fmt: skip


def test_the_same_file_again_changes_nothing(journal: Journal) -> None:
    bring_in(journal)
    before = len(list(journal.events()))
    done = bring_in(journal)
    assert (done.before, bool(done.changes), done.kept) == (2, False, False)
    assert len(list(journal.events())) == before


def test_a_newer_file_stands_in_place_of_the_older_and_keeps_what_was_said(
    journal: Journal,
) -> None:
    bring_in(journal, title="Ours", notice="© Ours")
    done = bring_in(journal, TABLE.replace("Compare", "Compare all") + "4,New\n")
    assert (done.title, done.before, done.changes.said) == ("Ours", 2, "1 new, 1 in other words")
    (one,) = here(journal)
    assert (one.notice, one.standards) == ("© Ours", 3)
    moved = bring_in(journal, file="renamed.csv", title="OURS")
    assert moved.before == 3, "the title says which framework it is, whatever the file is called"
    assert len(here(journal)) == 1


def test_a_framework_can_be_removed_and_brought_in_again(journal: Journal) -> None:
    bring_in(journal, title="Ours")
    bring_in(journal, file="y.csv", title="Theirs")
    with pytest.raises(NotFound, match=r"There is Ours or Theirs"):
        remove_framework(journal, "whose", NOON)
    assert remove_framework(journal, "our", NOON).title == "Ours"
    assert [one.title for one in here(journal)] == ["Theirs"]
    assert bring_in(journal).before is None
    assert [one.title for one in here(journal)] == ["Ours", "Theirs"]
    assert earlier(journal, "x.csv", None) is not None


PROTOCOL = """\
title: Unpack
steps:
  - title: Read it
    minutes: 3
    capture:
      - standard: Our standard
  - title: Talk
    minutes: 3
"""


@pytest.fixture
def driver(journal: Journal, clock: Clock) -> Iterator[Driver]:
    reading = read(PROTOCOL.encode(), "unpack.yaml")
    assert reading.protocol is not None
    opening = Opening(
        protocol=reading.protocol,
        digest=digest(reading.text),
        people=PEOPLE,
        roles={},
        facilitator=None,
        stop_at=NOON + timedelta(minutes=30),
    )
    opened = Driver.open(journal, opening, reading.text, now=clock)
    opened.do(c.Start())
    yield opened
    opened.release()


def look_up(driver: Driver, standards: Standards, text: str) -> Reply | Choice:
    ask = driver.line(text)
    assert isinstance(ask, Ask)
    return standards.look_up(driver, ask)


def kept(driver: Driver) -> Entry:
    return list(driver.state.entries.values())[-1]


def test_a_clear_code_is_kept_with_all_that_must_be_known(driver: Driver) -> None:
    bring_in_skyland(driver.journal)
    answer = look_up(driver, Standards(driver.journal), "2fr2a")
    assert isinstance(answer, Reply)
    assert answer.text.startswith("Our standard: SK.MATH.2.FR.A.2a Compare parts")
    assert cell(kept(driver), NOTICE) == samples.NOTICE
    remove_framework(driver.journal, samples.TITLE, driver.now())
    assert cell(kept(driver), FRAMEWORK) == samples.TITLE


def test_words_that_may_mean_several_are_left_to_the_room(driver: Driver) -> None:
    bring_in_skyland(driver.journal)
    answer = look_up(driver, Standards(driver.journal), "compare parts")
    assert isinstance(answer, Choice)
    assert len(answer.found) == 3
    assert not driver.state.entries
    keep(driver, answer.ask, answer.found[0])
    assert cell(kept(driver), CODE) == answer.found[0].code


def test_where_nothing_was_imported_words_are_kept_and_it_says_once_how(driver: Driver) -> None:
    standards = Standards(driver.journal)
    first = look_up(driver, standards, "3.NF.A.1 Understand it")
    again = look_up(driver, standards, "our own words")
    assert isinstance(first, Reply)
    assert isinstance(again, Reply)
    assert "plc standards import FILE" in first.warning
    assert "import" not in again.warning
    entry = next(iter(driver.state.entries.values()))
    assert (cell(entry, CODE), cell(entry, TEXT)) == ("3.NF.A.1", "Understand it")
    assert standards.offers("3nf") == ()


def test_words_that_no_standard_has_are_kept_and_it_says_so(driver: Driver) -> None:
    bring_in_skyland(driver.journal)
    answer = look_up(driver, Standards(driver.journal), "elephants count")
    assert isinstance(answer, Reply)
    assert "no standard here" in answer.warning
    assert kept(driver).text == "elephants count"


def test_words_between_quotation_marks_are_kept_as_they_are(driver: Driver) -> None:
    bring_in_skyland(driver.journal)
    standards = Standards(driver.journal)
    answer = look_up(driver, standards, "“compare parts”")
    assert isinstance(answer, Reply)
    assert kept(driver).text == "compare parts"
    assert standards.offers('"compare parts"') == ()


def test_what_is_imported_during_the_meeting_is_found(driver: Driver) -> None:
    standards = Standards(driver.journal)
    assert standards.offers("compare") == ()
    bring_in(driver.journal)
    assert [one.code for one in standards.offers("compare")] == ["3.10"]
    bring_in(driver.journal, TABLE.replace("Compare", "Order"))
    assert standards.offers("compare") == ()
    remove_framework(driver.journal, "x", driver.now())
    assert standards.offers("order") == ()
    assert standards.offers("3") == (), "one letter is too little"


def test_a_journal_that_cannot_be_read_now_hides_nothing_that_is_known(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in_skyland(driver.journal)
    standards = Standards(driver.journal)
    assert standards.offers("compare")

    def unreadable(_: Journal) -> tuple[int, int]:
        raise Refused("The file cannot be read.")

    monkeypatch.setattr("plc_runner.journal.standards.version", unreadable)
    assert standards.offers("compare")
