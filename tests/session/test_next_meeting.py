from datetime import date

import pytest

from plc_runner.session.meaning_closing import hands
from plc_runner.session.next_meeting import MeetingSaid, meeting_said, time_said, when_text
from plc_runner.session.words import worth_text

TODAY = date(2026, 3, 11)
"""A Wednesday."""
NEXT_WEEK = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", MeetingSaid()),
        ("Wednesday 3:15", MeetingSaid(NEXT_WEEK, "15:15")),
        ("wednesday at 3:15 pm", MeetingSaid(NEXT_WEEK, "15:15")),
        ("Wednesday, 8:05", MeetingSaid(NEXT_WEEK, "08:05")),
        ("12 Mar 15.15", MeetingSaid(date(2026, 3, 12), "15:15")),
        ("in two weeks", MeetingSaid(date(2026, 3, 25))),
        ("12 Mar 2026", MeetingSaid(date(2026, 3, 12))),
        ("3:15", MeetingSaid(time="15:15")),
        ("at 4", MeetingSaid(time="16:00")),
        ("4 pm", MeetingSaid(time="16:00")),
        ("with Dee", MeetingSaid(who="Dee")),
        ("Wednesday with Dee Lee", MeetingSaid(NEXT_WEEK, who="Dee Lee")),
        (": fishbowl", MeetingSaid(protocol="fishbowl")),
        (
            "Wednesday 3:15 with Dee about unit fractions: final word",
            MeetingSaid(NEXT_WEEK, "15:15", "Dee", "unit fractions", "final word"),
        ),
    ],
)
def test_each_part_is_understood_or_was_not_said(text: str, said: MeetingSaid) -> None:
    assert meeting_said(text, TODAY) == said


@pytest.mark.parametrize("text", ["some day", "Wednesday 25:00", "soon 3:15", "14"])
def test_what_is_no_day_is_said(text: str) -> None:
    assert "is no day and time" in meeting_said(text, TODAY).doubt


def test_a_day_that_is_over_is_in_doubt() -> None:
    assert "still to come" in meeting_said("5 Mar", TODAY).doubt


def test_a_meeting_is_told_as_a_clock_shows_it() -> None:
    assert time_said("15:15") == "3:15"
    assert time_said("00:30") == "12:30"
    assert time_said("after lunch") == "after lunch"
    assert when_text(NEXT_WEEK, "15:15", TODAY) == "Wed 18 Mar, 3:15"
    assert when_text(None, "", TODAY) == ""


def test_hands_are_a_number_each() -> None:
    for text in ("4 5 5 3", "4553", "4, 5, 5, 3", " 4/5/5/3 "):
        assert hands(text) == (0, 0, 1, 1, 2)
    for text in ("", "0 4", "6", "four", "4 of 5", "-1"):
        assert hands(text) is None


def test_their_worth_is_told_with_how_many_they_were() -> None:
    assert worth_text((0, 0, 1, 1, 2)) == "4.2 of 5 (4 hands)"
    assert worth_text((0, 0, 0, 0, 1)) == "5.0 of 5 (1 hand)"
    assert worth_text(()) == "nobody said"
