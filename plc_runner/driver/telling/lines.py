"""Lines, rows and counts of the board."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from plc_runner.driver.telling.event_of import event_of
from plc_runner.driver.telling.where import slot_label
from plc_runner.events import Draft
from plc_runner.protocol.vocabulary import BARE
from plc_runner.session.kinds import KINDS
from plc_runner.session.kinds.prediction import is_locked
from plc_runner.session.state import SessionState
from plc_runner.session.unpacking import standing_marks, table_for


def captured(state: SessionState, draft: Draft, _: datetime) -> str:
    """The line, and where it stands; not its words while they are locked."""
    entry = state.entries[draft.subject]
    label = slot_label(state, entry.step, entry.slot)
    slot = state.slot_of(entry.step, entry.slot)
    if slot is not None and is_locked(state, entry.step, slot):
        return f"{label}: locked until it is shown"
    if slot is not None and slot.kind == "fist_to_five":
        return f"Concern: {entry.text}"
    return f"{label}: {entry.text}"


def shown(state: SessionState, draft: Draft, _: datetime) -> str:
    """What was predicted, for who does not see the wall."""
    event = event_of(draft)
    places = [
        (step, slot)
        for step in state.steps
        for slot in step.slots
        if slot.id == event.slot and event.step in ("", step.key)
    ]
    label = next((slot.label for _, slot in places), event.slot)
    texts = [entry.text for step, slot in places for entry in state.entries_in(step.key, slot.id)]
    return f"Shown: {label}: {'; '.join(texts) or 'nothing was said'}"


def counted(state: SessionState, draft: Draft, _: datetime) -> str:
    """The counts, in the words of their kind."""
    tally = state.tallies[draft.subject]
    return KINDS[tally.what].told(state, tally)


def rows(state: SessionState, drafts: Sequence[Draft]) -> str:
    """How many rows were kept at once."""
    entry = state.entries[drafts[0].subject]
    return f"{slot_label(state, entry.step, entry.slot)}: {len(drafts)} rows kept"


def moved(state: SessionState, draft: Draft, _: datetime) -> str:
    """Where a line went."""
    entry = state.entries[draft.subject]
    return f"Moved to {slot_label(state, entry.step, entry.slot)}"


def marked(state: SessionState, draft: Draft, _: datetime) -> str:
    """The words of a standard that are marked now."""
    entry = state.entries[draft.subject]
    marks = standing_marks(entry)
    told = [
        f"{title}: {', '.join(words)}."
        for what, title in (("skill", "Skills"), ("concept", "Concepts"))
        if (words := [mark.text for mark in marks if mark.what == what])
    ]
    table = table_for(state, entry)
    if table is not None and marks:
        label = slot_label(state, *table[:2])
        told.append(f"They are rows of {'the table' if label == BARE['table'] else label}.")
    return " ".join(told) or "No words are marked"


def starred(state: SessionState, draft: Draft, _: datetime) -> str:
    """That a line has a star, or no more."""
    return "Starred" if state.entries[draft.subject].starred else "Star taken off"
