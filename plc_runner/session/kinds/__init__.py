"""The capture kinds: one module for each that is more than lines."""

from __future__ import annotations

from collections.abc import Mapping

from plc_runner.protocol.parts import CaptureKind
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.kinds.dots import DOTS
from plc_runner.session.kinds.exemplar import EXEMPLAR
from plc_runner.session.kinds.fist_to_five import FIST_TO_FIVE
from plc_runner.session.kinds.goal import GOAL
from plc_runner.session.kinds.kind import Kind
from plc_runner.session.kinds.rating import RATING
from plc_runner.session.kinds.records import ACTION, DECISION
from plc_runner.session.kinds.sort import SORT
from plc_runner.session.kinds.standard import STANDARD
from plc_runner.session.kinds.table import TABLE
from plc_runner.session.state import SessionState

__all__ = ["KINDS", "Kind", "how", "line_label"]

KINDS: Mapping[CaptureKind, Kind] = {
    "columns": Kind(),
    "sort": SORT,
    "table": TABLE,
    "rating": RATING,
    "fist_to_five": FIST_TO_FIVE,
    "dots": DOTS,
    "prediction": Kind(),
    "text": Kind(),
    "standard": STANDARD,
    "exemplar": EXEMPLAR,
    "decision": DECISION,
    "action": ACTION,
    "goal": GOAL,
}


def line_label(state: SessionState, step: PlannedStep, chosen: str | None) -> str:
    """What the line asks for: the slot's own question, or its label.

    Args:
        state: the session.
        step: where the line is begun.
        chosen: id of the slot that lines go to; None for the first.
    """
    slots = {slot.id: slot for slot in step.slots}
    slot = slots.get(chosen or "") or next(iter(slots.values()), None)
    if slot is None:
        return "Note"
    return KINDS[slot.kind].asks(state, step, slot) or slot.label


def how(state: SessionState, step: PlannedStep, chosen: str | None) -> tuple[str, ...]:
    """What is to be known of the slot that lines begin to go to, as sentences.

    Args:
        state: the session.
        step: the one that has the floor.
        chosen: id of the slot; None for the first.
    """
    slots = {slot.id: slot for slot in step.slots}
    slot = slots.get(chosen or "") or next(iter(slots.values()), None)
    return KINDS[slot.kind].how(state, step, slot) if slot else ()
