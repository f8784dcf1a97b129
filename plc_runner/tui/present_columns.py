"""What stands in the slots of the step that has the floor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plc_runner.events.entry import NOTE
from plc_runner.protocol.captures import PredictionCapture
from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.session.state import Action, Decision, SessionState
from plc_runner.tui.view import Column, Entry

_HANDED_OVER = 100
"""Entries of a slot that the wall is given; it draws fewer."""
_OWN_SHELF = ("decision", "action", "goal")
"""Kinds of slots whose lines become records of their own."""


def columns(state: SessionState, chosen: str | None, unsaved: Sequence[str]) -> tuple[Column, ...]:
    """The slots with what is in them, the one that lines go to marked as current.

    Args:
        state: the session.
        chosen: id of the slot that lines go to; None for the first.
        unsaved: texts that wait to be stored.
    """
    step = state.step
    if step is None:
        return ()
    slots = step.slots
    held = {slot.id: list(_texts(state, step, slot, set(unsaved))) for slot in slots}
    current = _current(slots, chosen)
    found = [
        _column(slot, held[slot.id], current=slot.id == current, hinted=len(slots) > 1)
        for slot in slots
    ]
    return (*_with_one_hint(found), *_beside(state, step, set(unsaved)))


def locked(state: SessionState, slot: Slot) -> bool:
    """Whether what is in a slot is hidden until it is shown."""
    if slot.kind != "prediction" or slot.id in state.revealed:
        return False
    shows = {
        capture.reveal_at
        for step in state.steps
        for capture in step.captures
        if isinstance(capture, PredictionCapture) and capture.id == slot.capture
    }
    return not any(
        step.step in shows and state.progress_of(step.key).visits for step in state.steps
    )


def _current(slots: Sequence[Slot], chosen: str | None) -> str | None:
    ids = [slot.id for slot in slots]
    return chosen if chosen in ids else ids[0] if ids else None


def _column(slot: Slot, entries: Sequence[Entry], *, current: bool, hinted: bool) -> Column:
    earlier = max(0, len(entries) - _HANDED_OVER)
    label = f"{slot.label} *" if slot.required else slot.label
    hint = "Tab" if hinted and not current else ""
    return Column(slot.id, label, tuple(entries[earlier:]), earlier, current, hint)


def _with_one_hint(found: list[Column]) -> Iterator[Column]:
    """Tab leads to the column after the current one: only that one says so."""
    at = next((i for i, column in enumerate(found) if column.current), 0)
    after = found[(at + 1) % len(found)] if found else None
    for column in found:
        yield Column(
            column.slot,
            column.label,
            column.entries,
            column.earlier,
            column.current,
            column.hint if column is after else "",
        )


def _texts(
    state: SessionState, step: PlannedStep, slot: Slot, unsaved: set[str]
) -> Iterator[Entry]:
    if slot.kind in _OWN_SHELF:
        yield from _records(state, slot.kind, step, unsaved)
        return
    hidden = locked(state, slot)
    for entry in state.entries.values():
        if entry.shown and entry.step == step.key and entry.slot == slot.id:
            text = "locked until it is shown" if hidden else entry.text
            yield Entry(text, entry.starred, entry.text in unsaved)


def _records(
    state: SessionState, kind: str, step: PlannedStep, unsaved: set[str]
) -> Iterator[Entry]:
    shelf: Mapping[str, object] = getattr(state, f"{kind}s")
    for item in shelf.values():
        if item.removed or item.step != step.key:  # type: ignore[attr-defined]
            continue
        yield Entry(record_text(item), unsaved=first_words(item) in unsaved)


def record_text(item: object) -> str:
    """A decision, action or goal as one line."""
    if isinstance(item, Decision):
        return f"{item.statement} because {item.because}" if item.because else item.statement
    if isinstance(item, Action):
        owner = f"{item.owner_name}: " if item.owner_name else ""
        due = f" by {item.due}" if item.due else ""
        return f"{owner}{item.what}{due}"
    return first_words(item)


def first_words(item: object) -> str:
    """The words by which the queue of unsaved things calls it."""
    return str(getattr(item, "statement", "") or getattr(item, "what", ""))


def _beside(state: SessionState, step: PlannedStep, unsaved: set[str]) -> Iterator[Column]:
    """What was kept in this step though it has no slot of its kind, and what it now shows."""
    kinds = {slot.kind for slot in step.slots}
    for kind in _OWN_SHELF:
        if kind not in kinds:
            kept = tuple(_records(state, kind, step, unsaved))
            if kept:
                yield Column(kind, f"{kind}s".capitalize(), kept)
    for earlier in state.steps:
        for capture in earlier.captures:
            if isinstance(capture, PredictionCapture) and capture.reveal_at == step.step:
                for slot in capture.slots():
                    texts = tuple(_texts(state, earlier, slot, unsaved))
                    yield Column(slot.id, slot.label, texts)
    if not step.slots:
        notes = tuple(
            Entry(entry.text, entry.starred, entry.text in unsaved)
            for entry in state.entries.values()
            if entry.shown and entry.step == step.key and entry.slot == NOTE
        )
        if notes:
            yield Column(NOTE, "Note", notes[-_HANDED_OVER:], current=True)
