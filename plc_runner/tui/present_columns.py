"""What stands in the slots of the step that has the floor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from plc_runner.events.entry import NOTE
from plc_runner.protocol.captures import Capture, PredictionCapture
from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.session.kinds import KINDS
from plc_runner.session.state import Action, Decision, SessionState
from plc_runner.session.words import day_said
from plc_runner.tui.bodies import BODIES
from plc_runner.tui.view import Column, Entry

_HANDED_OVER = 100
"""Entries of a slot that the wall is given; it draws fewer."""
_ROOM_FOR_MORE = 2
"""Slots beside which one more still has room on a small wall."""
AGREED = "agreed"
"""The column for decisions, actions and goals of a step that has no slot for them."""
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
    unsaved_texts = set(unsaved)
    ids = [slot.id for slot in step.slots]
    current = chosen if chosen in ids else next(iter(ids), None)
    after = ids[(ids.index(current) + 1) % len(ids)] if current and len(ids) > 1 else None
    own = tuple(
        column
        for capture in step.captures
        for column in _of_capture(state, step, capture, (current, after), unsaved_texts)
    )
    return (*own, *_beside(state, step, unsaved_texts))


def _of_capture(
    state: SessionState,
    step: PlannedStep,
    capture: Capture,
    line: tuple[str | None, str | None],
    unsaved: set[str],
) -> Iterator[Column]:
    """The columns of one capture; one alone where it has a body.

    Args:
        line: the slot that lines go to, and the one that Tab leads to.
    """
    current, after = line
    slots = capture.slots()
    wanted = capture.required and not any(KINDS[s.kind].filled(state, step, s) for s in slots)
    ids = [slot.id for slot in slots]
    make = BODIES.get(capture.kind)
    body = make(state, step, capture, current if current in ids else None) if make else None
    if body is not None:
        label = capture.label or slots[0].label
        there = after in ids and current not in ids
        hint = _hint(wanted=wanted, after=there)
        yield Column(slots[0].id, label, current=current in ids, hint=hint, body=body)
        return
    for slot in slots:
        entries = tuple(_texts(state, step, slot, unsaved))
        earlier = max(0, len(entries) - _HANDED_OVER)
        hint = _hint(wanted=wanted, after=slot.id == after)
        yield Column(slot.id, slot.label, entries[earlier:], earlier, slot.id == current, hint)


def _hint(*, wanted: bool, after: bool) -> str:
    """The slot that Tab leads to says so, and so does one that is still wanted."""
    return " · ".join(hint for hint in ("wanted" * wanted, "Tab" * after) if hint)


def locked(state: SessionState, slot: Slot) -> bool:
    """Whether what is in a slot is hidden until it is shown."""
    return slot.kind == "prediction" and slot.id not in state.revealed


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


def record_text(item: object, *, spoken: bool = True) -> str:
    """A decision, action or goal as one line.

    Args:
        item: one of them.
        spoken: dates as people say them ("Fri 27 Nov"); else as they are kept.
    """
    if isinstance(item, Decision):
        return f"{item.statement} because {item.because}" if item.because else item.statement
    if isinstance(item, Action):
        owner = f"{item.owner_name}: " if item.owner_name else ""
        due = f" by {day_said(item.due) if spoken else item.due}" if item.due else ""
        return f"{owner}{item.what}{due}"
    return first_words(item)


def first_words(item: object) -> str:
    """The words by which the queue of unsaved things calls it."""
    return str(getattr(item, "statement", "") or getattr(item, "what", ""))


def _beside(state: SessionState, step: PlannedStep, unsaved: set[str]) -> Iterator[Column]:
    """What was kept in this step though it has no slot of its kind, and what it now shows."""
    kinds = {slot.kind for slot in step.slots}
    strays = [kind for kind in _OWN_SHELF if kind not in kinds]
    kept = tuple(entry for kind in strays for entry in _records(state, kind, step, unsaved))
    if kept and len(step.slots) <= _ROOM_FOR_MORE:
        yield Column(AGREED, "Agreed", kept)
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
