"""What the words of a step say while lines go to hands: the proposal, and who shows what."""

from __future__ import annotations

from plc_runner.errors import IllegalMove
from plc_runner.protocol.captures import FistToFiveCapture
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.kinds.fist_to_five import numbers
from plc_runner.session.kinds.hands import below, proposal, rounds
from plc_runner.session.kinds.kind import capture_of
from plc_runner.session.state import SessionState
from plc_runner.tui.view import Part


def tested_words(state: SessionState, step: PlannedStep, chosen: str | None) -> str:
    """The words for which hands are shown; empty where the protocol itself says them, or lines go
    elsewhere."""
    slot = chosen or next((slot.id for slot in step.slots), "")
    capture = capture_of(FistToFiveCapture, step, slot)
    if capture is None or state.step is None:
        return ""
    words = proposal(state, step, capture)
    return words.text if words.entry else ""


def hands_up(state: SessionState, step: PlannedStep, chosen: str | None) -> tuple[Part, ...]:
    """What everybody does, until somebody is to be heard."""
    slot = chosen or next((slot.id for slot in step.slots), "")
    capture = capture_of(FistToFiveCapture, step, slot)
    if capture is None or step.talk != "everyone" or step.turns:
        return ()
    newest = next(reversed(rounds(state, step.key, slot)), None)
    if newest is not None and below(newest, capture.threshold):
        return ()
    return (Part("All show 0 to 5 fingers", "strong"),)


def typed_hands(state: SessionState, chosen: str | None, line: str) -> str:
    """The line, if lines go to hands and it counts some: the room sees them before Enter."""
    slot = chosen or next((slot.id for slot in state.slots), "")
    if capture_of(FistToFiveCapture, state.step, slot) is None:
        return ""
    try:
        return line if numbers(line) else ""
    except IllegalMove:
        return ""
