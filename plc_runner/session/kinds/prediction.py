"""Captures of kind prediction: lines that stay locked until a later step shows them."""

from __future__ import annotations

from plc_runner.protocol.captures import PredictionCapture
from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.session.rounds import same_round
from plc_runner.session.state import SessionState

_FACTS = ("columns", "table", "text")
"""Kinds of slots that hold what was found, in lines."""
Place = tuple[PlannedStep, Slot]


def is_locked(state: SessionState, step: str, slot: Slot) -> bool:
    """Whether what was said for a slot in a step is hidden until it is shown."""
    return slot.kind == "prediction" and not {(slot.id, ""), (slot.id, step)} & state.revealed


def locked(state: SessionState) -> tuple[Place, ...]:
    """All places whose lines are hidden."""
    return tuple(
        (step, slot)
        for step in state.steps
        for slot in step.slots
        if is_locked(state, step.key, slot)
    )


def shown_in(state: SessionState, here: PlannedStep) -> tuple[Place, ...]:
    """The places whose lines a step shows: of the same repetition, where it is in a round."""
    return tuple(
        (step, slot)
        for step in state.steps
        for capture in step.captures
        if isinstance(capture, PredictionCapture) and capture.reveal_at == here.step
        if same_round(step, here)
        for slot in capture.slots()
    )


def facts_for(state: SessionState, here: PlannedStep) -> tuple[Place, ...]:
    """What the predictions are put beside: the slots with lines of the last step before this one
    that has any, and comes after the predictions."""
    keys = [step.key for step in state.steps]
    predicted = [keys.index(step.key) for step, _ in shown_in(state, here)]
    if not predicted:
        return ()
    between = state.steps[max(predicted) + 1 : keys.index(here.key)]
    for step in reversed(between):
        found = tuple(
            (step, slot)
            for slot in step.slots
            if slot.kind in _FACTS and state.entries_in(step.key, slot.id)
        )
        if found and same_round(step, here):
            return found
    return ()
