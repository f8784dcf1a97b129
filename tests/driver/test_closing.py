"""The end of a meeting: its words, its worth, the next one, and whose turn is passed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from plc_runner.driver import Driver, Reply
from plc_runner.driver.closing import offer, order, pass_turn, plan_next
from plc_runner.driver.next_day import next_day
from plc_runner.errors import IllegalMove, NotFound
from plc_runner.events import Draft
from plc_runner.events.entry import CHECK_OUT, DELTA, PLUS
from plc_runner.events.meeting import MeetingPlanned
from plc_runner.events.team import TeamSettled
from plc_runner.journal.home import planned
from plc_runner.journal.store import Journal
from plc_runner.protocol.library import Library
from plc_runner.session import commands as c
from plc_runner.session.next_meeting import meeting_text
from tests.driver.conftest import TEXT, Clock, sit_down

WEDNESDAY = date(2026, 3, 11)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "protocols"
    folder.mkdir()
    for name in ("looking-together", "looking-back", "final-word"):
        title = name.replace("-", " ").capitalize()
        text = TEXT.replace("Looking together", title)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return Library(tmp_path, shipped=tmp_path / "none")


@pytest.fixture
def closing(journal: Journal, clock: Clock) -> Iterator[Driver]:
    """A team's first meeting, in its last step."""
    driver = sit_down(journal, clock, closing=180)
    driver.do(c.Start())
    driver.do(c.GoTo("@closing"))
    yield driver
    driver.release()


def said(driver: Driver, line: str) -> str:
    answer = driver.line(line)
    assert isinstance(answer, Reply)
    return answer.text


def kept(driver: Driver, slot: str) -> list[str]:
    entries = driver.state.entries.values()
    return [entry.text for entry in entries if entry.slot == slot and entry.shown]


def next_said(driver: Driver) -> str:
    meeting = driver.state.next_meeting
    return meeting_text(meeting, driver.today()) if meeting else ""


def test_what_is_typed_in_the_closing_is_a_word_to_end_with(closing: Driver) -> None:
    assert said(closing, "hopeful") == "Check-out: hopeful"
    assert said(closing, "+ the samples") == "Plus: the samples"
    assert said(closing, "- more time") == "Delta: more time"
    said(closing, "/plus we listened")
    said(closing, "/checkout tired")
    assert kept(closing, CHECK_OUT) == ["hopeful", "tired"]
    assert kept(closing, PLUS) == ["the samples", "we listened"]
    assert kept(closing, DELTA) == ["more time"]
    said(closing, "/undo")
    assert kept(closing, CHECK_OUT) == ["hopeful"]


def test_its_worth_is_said_once_and_can_be_taken_back(closing: Driver, journal: Journal) -> None:
    assert said(closing, "/worth 4 5 5 3") == "Worth our time: 4.2 of 5 (4 hands)"
    assert said(closing, "/worth 1 1") == "Worth our time: 1.0 of 5 (2 hands)"
    assert closing.state.worth == (2, 0, 0, 0, 0)
    said(closing, "/undo")
    assert closing.state.worth == (0, 0, 1, 1, 2)
    rows = journal.query("SELECT hands FROM session_worth ORDER BY fingers")
    assert [row["hands"] for row in rows] == [0, 0, 1, 1, 2]


def test_somebody_facilitates_beside(closing: Driver) -> None:
    assert said(closing, "/beside Ana") == "Ana facilitates beside Dee"
    with pytest.raises(IllegalMove, match="facilitates already"):
        said(closing, "/beside Dee")
    assert said(closing, "/beside nobody") == "Dee goes on alone"


def test_the_next_meeting_is_offered_whole(closing: Driver, library: Library) -> None:
    offered = offer(closing, library)
    assert offered.day == closing.today() + timedelta(weeks=1)
    assert offered.time == "12:00"
    assert offered.title == "Looking together"
    assert [one.name for one in offered.order] == ["Ana", "Ben", "Cy", "Dee"], "Dee led today"
    reply = plan_next(closing, library, "")
    assert reply.text == "Next meeting: Thu 19 Mar, 12:00, Looking together, Ana facilitates"


def test_each_part_can_be_said_and_the_rest_stays(closing: Driver, library: Library) -> None:
    plan_next(closing, library, "20 Mar 3:15 with Cy about fractions: final")
    assert next_said(closing) == "Fri 20 Mar, 3:15, Final word, about fractions, Cy facilitates"
    plan_next(closing, library, "with Ben")
    assert next_said(closing) == "Fri 20 Mar, 3:15, Final word, about fractions, Ben facilitates"
    plan_next(closing, library, "with nobody")
    assert next_said(closing) == "Fri 20 Mar, 3:15, Final word, about fractions"
    plan_next(closing, library, "4:00")
    assert next_said(closing).startswith("Fri 20 Mar, 4:00, Final word")
    said(closing, "/undo")
    assert next_said(closing).startswith("Fri 20 Mar, 3:15, Final word")


def test_it_can_be_taken_back_to_nothing(
    closing: Driver, library: Library, journal: Journal
) -> None:
    team = closing.state.team
    assert team is not None
    plan_next(closing, library, "")
    assert planned(journal, team) is not None
    said(closing, "/undo")
    assert closing.state.next_meeting is None
    assert planned(journal, team) is None


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("with Zoe", "The team knows nobody called “Zoe”. There is Ana, Ben, Cy or Dee."),
        (": looking", "“looking” may be looking-back or looking-together. Type more of it."),
        (": nothing", "There is no protocol “nothing”"),
        ("soon", "“soon” is no day and time"),
        ("2 March", "still to come"),
    ],
)
def test_what_cannot_be_meant_is_said(
    closing: Driver, library: Library, words: str, told: str
) -> None:
    with pytest.raises((IllegalMove, NotFound), match=told.replace("?", r"\?")):
        plan_next(closing, library, words)
    assert closing.state.next_meeting is None


def test_a_turn_that_is_passed_on_is_the_last(
    closing: Driver, library: Library, journal: Journal
) -> None:
    plan_next(closing, library, "")
    reply = pass_turn(closing, library, "Ana because she is away")
    assert (
        reply.text == "Ana’s turn goes by. Ben is next: has not facilitated yet; has seen this once"
    )
    assert next_said(closing).endswith("Ben facilitates")
    assert [one.name for one in order(closing, "looking-together")] == ["Ben", "Cy", "Dee", "Ana"]
    assert [row["reason"] for row in journal.query("SELECT reason FROM passes")] == ["she is away"]
    said(closing, "/undo")
    said(closing, "/undo")
    assert [one.name for one in order(closing, "looking-together")] == ["Ana", "Ben", "Cy", "Dee"]
    assert journal.query("SELECT 1 FROM passes") == []
    pass_turn(closing, library, "")
    assert [one.name for one in order(closing, "looking-together")][-1] == "Ana"
    with pytest.raises(NotFound, match="Nobody called “Zoe” has a turn"):
        pass_turn(closing, library, "Zoe")


def test_what_was_planned_for_a_later_day_is_offered_again(
    closing: Driver, library: Library, journal: Journal
) -> None:
    cy = closing.state.present[2]
    later, fields = closing.today() + timedelta(days=1), {"time": "15:15", "protocol": "final-word"}
    meeting = MeetingPlanned(team=closing.state.team, day=later, facilitator=cy, **fields)
    journal.append([Draft("meeting", meeting)], at=closing.now() - timedelta(days=7))
    plan_next(closing, library, "")
    assert next_said(closing) == "Fri 13 Mar, 3:15, Final word, Cy facilitates"


def test_the_rhythm_of_the_team_says_when(
    closing: Driver, library: Library, journal: Journal
) -> None:
    team = closing.state.team
    assert team is not None
    rhythm = TeamSettled(rhythm="every other Wednesday at 3:15")
    journal.append([Draft(team, rhythm)], at=closing.now())
    offered = offer(closing, library)
    assert (offered.day, offered.time) == (date(2026, 3, 25), "15:15")


@pytest.mark.parametrize(
    ("rhythm", "before", "days"),
    [
        ("", (), 7),
        ("weekly", (14, 28), 7),
        ("", (7, 14), 7),
        ("", (14, 28, 42), 14),
        ("", (1, 14, 28), 14),
        ("", (70, 84), 14),
        ("every two weeks", (7,), 14),
        ("Mondays and Thursdays", (), 1),
        ("Wednesdays", (), 7),
        ("monthly", (28, 56), 28),
        ("once a month", (), 28),
        ("as we can", (14,), 14),
        ("every other Wed", (), 14),
    ],
)
def test_the_next_day_follows_the_rhythm_else_the_gaps(
    rhythm: str, before: tuple[int, ...], days: int
) -> None:
    met = [WEDNESDAY - timedelta(days=each) for each in before]
    assert next_day(WEDNESDAY, rhythm, met) == WEDNESDAY + timedelta(days=days)
