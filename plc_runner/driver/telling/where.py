"""Where the meeting stands, and what its places are called."""

from __future__ import annotations

from datetime import datetime

from plc_runner.events import entry as en
from plc_runner.session import timing
from plc_runner.session.kinds.hands import words_slot
from plc_runner.session.state import SessionState
from plc_runner.session.words import clock_text, time_text, who_speaks

_SPECIAL = {
    en.PARKING: "Parking lot",
    en.NOTE: "Note",
    en.CHECK_OUT: "Check-out",
    en.PLUS: "Plus",
    en.DELTA: "Delta",
}


def where(state: SessionState, at: datetime) -> str:
    """`3/8 Describe what you see, 4:12 left`; with turns, whose it is."""
    step, clock = state.step, timing.clock(state, at)
    if step is None or clock is None:
        return ""
    name, does = who_speaks(state)
    turn = f", {name} {does}" if step.turns else ""
    left = f"{clock_text(clock.left)} left" if clock.left > 0 else f"{clock_text(clock.left)} over"
    place = f"{(state.position or 0) + 1}/{len(state.steps)} {step.title}"
    return f"{place}{turn}, {left}"


def ends(state: SessionState, at: datetime) -> str:
    """`Ends 3:41`."""
    return f"Ends {time_text(timing.ends_at(state, at), state.utc_offset)}"


def slot_label(state: SessionState, step: str, slot: str) -> str:
    """What the room calls a slot."""
    if slot in _SPECIAL:
        return _SPECIAL[slot]
    slots = [one for planned in state.steps if planned.key == step for one in planned.slots]
    if slot in {words_slot(one.id) for one in slots}:
        return "Proposal"
    return next((one.label for one in slots if one.id == slot), slot)
