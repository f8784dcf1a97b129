"""A required goal is asked for, and so is what it still lacks."""

from __future__ import annotations

import pytest

from plc_runner.errors import Unfilled
from plc_runner.protocol.model import Protocol
from plc_runner.session import commands as c
from plc_runner.session.grammar import Do, parse
from tests.session.rooms import NOON, Room, minutes

PROTOCOL = Protocol.model_validate(
    {
        "id": "aim",
        "title": "Aim",
        "steps": [
            {
                "title": "Set the goal",
                "id": "set",
                "minutes": minutes(5),
                "capture": [{"kind": "goal", "id": "goal", "label": "Our goal", "required": True}],
            },
            {"title": "Talk", "id": "talk", "minutes": minutes(5)},
        ],
    }
)


def typed(room: Room, line: str) -> Room:
    parsed = parse(line, room.state, slot=None, today=NOON.date())
    assert isinstance(parsed, Do), parsed
    return room.do(parsed.command)


def test_a_step_does_not_end_on_half_a_goal_unasked() -> None:
    room = Room(protocol=PROTOCOL, roles={}).do(c.Start())
    with pytest.raises(Unfilled, match="Our goal"):
        room.do(c.Next())
    typed(room, "more explain it, from 9 of 27 to 20 of 27")
    with pytest.raises(Unfilled, match="measure and by of the goal"):
        room.do(c.Next())
    (goal,) = room.state.goals.values()
    assert (goal.statement, goal.slot) == ("more explain it", "goal")
    room.do(c.Fix(goal.id, "the quiz", "measure"), c.Fix(goal.id, "15 May", "by"), c.Next())


def test_a_goal_in_one_breath_is_one_act() -> None:
    room = Room(protocol=PROTOCOL, roles={}).do(c.Start())
    typed(room, "/goal more explain it, from 9 of 27 to 20 of 27 by 15 May")
    (goal,) = room.state.goals.values()
    assert (goal.baseline, goal.target, goal.by) == ("9 of 27", "20 of 27", "2026-05-15")
    room.do(c.Undo())
    assert all(one.removed for one in room.state.goals.values())
