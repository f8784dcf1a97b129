"""Predictions are locked, and shown in their own round beside what was found."""

from __future__ import annotations

from typing import Any

import pytest

from plc_runner.driver.replies import reply
from plc_runner.errors import IllegalMove
from plc_runner.events.entry import SlotRevealed
from plc_runner.protocol.model import Protocol
from plc_runner.session import commands as c
from plc_runner.session.fold import apply
from plc_runner.session.kinds.prediction import facts_for, is_locked, locked, shown_in
from plc_runner.session.state import SessionState
from tests.session.rooms import Room, minutes, protocol

GUESS = {"kind": "prediction", "id": "guess", "label": "We predict", "reveal_at": "compare"}


def a_step(id_: str, *captures: dict[str, Any]) -> dict[str, Any]:
    return {"title": id_.capitalize(), "id": id_, "minutes": minutes(2), "capture": captures}


def columns(id_: str) -> dict[str, Any]:
    return {"kind": "columns", "id": id_, "columns": [id_.capitalize()], "slot_ids": [id_]}


STEPS = (
    a_step("predict", GUESS),
    a_step("look", columns("facts")),
    a_step("talk"),
    a_step("compare", columns("surprise")),
)


def room_for(*steps: dict[str, Any]) -> Room:
    whole = Protocol.model_validate({**protocol().model_dump(), "steps": steps})
    return Room(protocol=whole).do(c.Start())


def each_round() -> Room:
    return room_for({"round": "Each", "per": "participant", "id": "each", "steps": STEPS})


def shown(state: SessionState) -> list[str]:
    assert state.step is not None
    places = (*shown_in(state, state.step), *facts_for(state, state.step))
    return [
        entry.text
        for step, slot in places
        if not is_locked(state, step.key, slot)
        for entry in state.entries_in(step.key, slot.id)
    ]


def test_the_step_that_shows_predictions_puts_them_beside_the_facts() -> None:
    room = room_for(*STEPS).do(c.Capture("guess", "most draw bars"), c.Next())
    room.do(c.Capture("facts", "3 of 6 draw bars"), c.Next())
    assert len(locked(room.state)) == 1
    room.do(c.Next())
    assert shown(room.state) == ["most draw bars", "3 of 6 draw bars"]
    assert not locked(room.state)
    room.do(c.Undo())
    assert len(locked(room.state)) == 1


def test_each_persons_prediction_is_shown_in_that_persons_round() -> None:
    room = each_round().do(c.Capture("guess", "Ana's"), c.Next(), c.Next(), c.Next())
    assert shown(room.state) == ["Ana's"]
    room.do(c.Next(), c.Capture("guess", "Ben's"), c.Next())
    assert len(locked(room.state)) == 5
    room.do(c.Capture("facts", "Ben's page"), c.Next(), c.Next())
    assert shown(room.state) == ["Ben's", "Ben's page"]


def test_a_later_step_outside_of_the_round_shows_them_all() -> None:
    room = room_for(
        {"round": "Each", "per": "participant", "id": "each", "steps": [STEPS[0]]}, STEPS[3]
    )
    for name in ("Ana's", "Ben's"):
        room.do(c.Capture("guess", name), c.Next())
    room.do(c.GoTo("compare"))
    assert shown(room.state) == ["Ana's", "Ben's"]
    assert not locked(room.state)


def test_by_hand_those_of_the_round_that_has_the_floor_are_shown() -> None:
    room = each_round().do(c.Capture("guess", "Ana's"), c.Next(), c.Reveal("guess"))
    assert len(locked(room.state)) == 5
    room.do(c.Undo())
    assert len(locked(room.state)) == 6
    plain = room_for(*STEPS).do(c.Capture("guess", "bars"), c.Reveal("guess"))
    assert not locked(plain.state)
    with pytest.raises(IllegalMove, match="shown already"):
        plain.do(c.Reveal("guess"))


def test_what_older_records_showed_stays_shown() -> None:
    room = each_round()
    state = apply(room.state, "session", SlotRevealed(slot="guess"), room.now)
    assert not locked(state)


def test_the_answer_to_a_locked_line_does_not_say_it() -> None:
    room = room_for(*STEPS).do(c.Capture("guess", "most draw bars"))
    answer = reply(room.state, [room.drafts[-1][0]], room.now, saved=True)
    assert answer.text == "We predict: locked until it is shown"
    room.do(c.Reveal("guess"))
    answer = reply(room.state, [room.drafts[-1][0]], room.now, saved=True)
    assert answer.text == "Shown: We predict: most draw bars"
    room.do(c.Capture("guess", "or many"))
    answer = reply(room.state, [room.drafts[-1][0]], room.now, saved=True)
    assert answer.text == "We predict: or many"
