"""The lines of a slot as a body shows them."""

from __future__ import annotations

from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.session.state import SessionState
from plc_runner.tui.look import Look
from plc_runner.tui.view import Entry


def said(state: SessionState, step: PlannedStep, slot: Slot, look: Look) -> tuple[Entry, ...]:
    """What was said for a slot in a step, oldest first."""
    return tuple(
        Entry(
            entry.text,
            entry.starred,
            entry.text in look.unsaved,
            held=look.holds(entry.id),
            joining=look.joining == entry.id,
        )
        for entry in state.entries_in(step.key, slot.id)
    )
