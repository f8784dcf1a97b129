"""The cycles that come with the program."""

from __future__ import annotations

from textwrap import wrap

import pytest

from plc_runner.protocol.library import Library, ListedCycle

CYCLES = {one.id: one for one in Library().cycles()}


def test_two_are_there() -> None:
    assert set(CYCLES) == {"six-week-inquiry", "first-semester"}


@pytest.mark.parametrize("listed", CYCLES.values(), ids=CYCLES)
def test_it_can_be_followed_and_says_whose_idea_it_is(listed: ListedCycle) -> None:
    cycle = listed.reading.cycle
    assert listed.reading.problems == ()
    assert listed.shipped
    assert cycle is not None
    assert cycle.purpose
    assert cycle.version
    assert cycle.origin is not None
    assert cycle.origin.adapted == (cycle.origin.name != "PLC Runner")
    assert cycle.origin.licence == "own words"
    assert cycle.meetings[0].week == 1
    assert len({meeting.protocol for meeting in cycle.meetings}) == len(cycle.meetings)


@pytest.mark.parametrize("listed", CYCLES.values(), ids=CYCLES)
def test_every_meeting_says_why_in_words_that_fit_a_wall(listed: ListedCycle) -> None:
    cycle = listed.reading.cycle
    assert cycle is not None
    for meeting in cycle.meetings:
        assert meeting.purpose
        assert len(wrap(meeting.purpose, 56)) <= 2, meeting.purpose


def test_the_inquiry_has_six_meetings_one_a_week() -> None:
    cycle = CYCLES["six-week-inquiry"].reading.cycle
    assert cycle is not None
    assert [(meeting.week, meeting.protocol) for meeting in cycle.meetings] == [
        (1, "unpacking-a-standard"),
        (2, "smart-goal"),
        (3, "tune-a-common-assessment"),
        (4, "student-work-analysis"),
        (5, "data-driven-dialogue"),
        (6, "success-analysis"),
    ]
