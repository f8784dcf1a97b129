"""A record tells how things stand with goals, those of earlier meetings too."""

from __future__ import annotations

from plc_runner.publish.record import record
from plc_runner.session import commands as c
from tests.session.rooms import Room


def test_a_goal_of_an_earlier_meeting_is_told_with_its_measurements() -> None:
    room = Room().do(
        c.Start(),
        c.SetGoal("Students draw it", "the quiz", "3 of 6", "5 of 6", "2026-05-15"),
        c.Measure("old", "14 of 27", "2026-03-12", of="Students explain equal parts"),
        c.Measure("old", "15 of 27", "2026-03-12", of="Students explain equal parts"),
    )
    own, earlier = record(room.state).goals
    assert own.measurements == (("2026-03-12", "3 of 6"),)
    assert earlier.statement == "Students explain equal parts"
    assert [value for _, value in earlier.measurements] == ["14 of 27", "15 of 27"]
    room.do(c.Undo())
    assert [value for _, value in record(room.state).goals[1].measurements] == ["14 of 27"]
