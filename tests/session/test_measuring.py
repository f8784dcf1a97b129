"""A goal is filled part by part; once it is whole, its baseline is its first measurement."""

from __future__ import annotations

import pytest

from plc_runner.errors import IllegalMove
from plc_runner.session import commands as c
from plc_runner.session.shelves import called_back, next_part
from plc_runner.session.state import Measurement
from tests.session.rooms import Room

PARTS = {
    "measure": "the unit quiz",
    "baseline": "9 of 27",
    "target": "20 of 27",
    "by": "15 May",
}


def with_a_goal(*parts: str) -> tuple[Room, str]:
    room = Room().do(c.Start(), c.SetGoal("Students explain equal parts"))
    (goal,) = room.state.goals
    for part in parts:
        room.do(c.Fix(goal, PARTS[part], part))
    return room, goal


def taken(room: Room) -> list[Measurement]:
    return [item for item in room.state.measurements.values() if not item.removed]


def test_the_line_asks_for_one_part_after_the_other() -> None:
    room, goal = with_a_goal()
    asked = []
    hand = next_part(room.state, goal)
    while hand is not None:
        asked.append(hand.part)
        hand = next_part(room.state, goal, hand.part)
    assert asked == ["measure", "baseline", "target", "by", "strategies", "evidence_on"]


def test_a_goal_that_is_whole_is_measured_in_the_same_act() -> None:
    room, goal = with_a_goal("measure", "baseline", "target")
    assert not taken(room)
    room.do(c.Fix(goal, "15 May", "by"))
    (first,) = taken(room)
    assert (first.goal, first.value, first.day) == (goal, "9 of 27", "2026-03-12")
    room.do(c.Undo())
    assert not taken(room)
    assert not room.state.goals[goal].by
    room.do(c.Fix(goal, "15 May", "by"))
    assert [item.value for item in taken(room)] == ["9 of 27"]


def test_the_first_measurement_follows_the_baseline() -> None:
    room, goal = with_a_goal(*PARTS)
    room.do(c.Fix(goal, "8 of 27", "baseline"))
    assert [item.value for item in taken(room)] == ["8 of 27"]
    room.do(c.Fix(goal, "", "baseline"))
    assert not taken(room)
    room.do(c.Undo(), c.Undo())
    assert [item.value for item in taken(room)] == ["9 of 27"]


def test_a_goal_takes_its_measurements_with_it() -> None:
    room, goal = with_a_goal(*PARTS)
    room.do(c.Measure(goal, "14 of 27", "2026-03-12"), c.Remove(goal))
    assert not taken(room)
    room.do(c.Undo())
    assert [item.value for item in taken(room)] == ["9 of 27", "14 of 27"]


def test_a_baseline_is_put_right_with_its_goal_alone() -> None:
    room, goal = with_a_goal(*PARTS)
    room.do(c.Measure(goal, "14 of 27", "2026-03-12"))
    later = taken(room)[1].id
    assert {hand.id for _, hand in called_back(room.state)} == {goal, later}


@pytest.mark.parametrize(
    ("part", "text", "why"),
    [
        ("target", "9 of 27", "The target is what the baseline is"),
        ("by", "yesterday", "was Wed 11 Mar"),
        ("by", "today", "Type a day after today"),
        ("by", "20 of 27", "“20 of 27” is no day"),
        ("evidence_on", "2020-01-01", "still to come"),
    ],
)
def test_what_cannot_be_is_refused_in_place(part: str, text: str, why: str) -> None:
    room, goal = with_a_goal("baseline")
    before = room.state
    with pytest.raises(IllegalMove, match=why):
        room.do(c.Fix(goal, text, part))
    assert room.state is before


@pytest.mark.parametrize(
    ("text", "kept"),
    [("by Friday", "2026-03-13"), ("in two weeks", "2026-03-26"), ("end of term", "end of term")],
)
def test_days_are_kept_as_days(text: str, kept: str) -> None:
    room, goal = with_a_goal()
    room.do(c.Fix(goal, text, "by"))
    assert room.state.goals[goal].by == kept
