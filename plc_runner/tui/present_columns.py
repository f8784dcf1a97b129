"""What stands in the slots of the step that has the floor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from plc_runner.events.entry import NOTE
from plc_runner.protocol.captures import Capture, TextCapture
from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.session.goals import sentence
from plc_runner.session.kinds import KINDS
from plc_runner.session.kinds.prediction import facts_for, is_locked, shown_in
from plc_runner.session.rounds import same_round
from plc_runner.session.state import Action, Decision, Goal, SessionState
from plc_runner.session.words import day_said
from plc_runner.tui.bodies import BODIES
from plc_runner.tui.bodies.agreed import agreed
from plc_runner.tui.bodies.groups import groups_body
from plc_runner.tui.bodies.standard import standard_beside
from plc_runner.tui.look import Look
from plc_runner.tui.view import Column, Entry

_HANDED_OVER = 100
"""Entries of a slot that the wall is given; it draws fewer."""
GROUPS = "groups"
"""The column for the small groups of a step."""
_FOR_BOTH = 6
"""Rows for lines and for those that they are compared with."""
AGREED = "agreed"
"""The column for decisions, actions and goals of a step that has no slot for them."""
_WORDS: Mapping[str, str] = {"sort": "Piles", "rating": "Rating"}
"""Heads of captures of several slots that stand together and have no label."""
_OWN_SHELF = ("decision", "action", "goal")
"""Kinds of slots whose lines become records of their own."""


def columns(state: SessionState, look: Look) -> tuple[Column, ...]:
    """The slots with what is in them, the one that lines go to marked as current."""
    step = state.step
    if step is None:
        return ()
    ids = [slot.id for slot in step.slots]
    current = look.slot if look.slot in ids else next(iter(ids), None)
    after = ids[(ids.index(current) + 1) % len(ids)] if current and len(ids) > 1 else None
    look = replace(look, slot=current, after=after)
    own = tuple(
        column for capture in step.captures for column in _of_capture(state, step, capture, look)
    )
    return (*_groups(state, step), *own, *_beside(state, step, look))


def _groups(state: SessionState, step: PlannedStep) -> Iterator[Column]:
    """Who is with whom; alone on a small wall until something is kept."""
    body = groups_body(state, step)
    if body is not None:
        kept = any(entry.shown and entry.step == step.key for entry in state.entries.values())
        lead = not kept or state.progress_of(step.key).reporting is not None
        tall = 1 + len(body.groups)
        yield Column(GROUPS, "Groups", body=body, lead=lead, tall=tall)


def _of_capture(
    state: SessionState, step: PlannedStep, capture: Capture, look: Look
) -> Iterator[Column]:
    """The columns of one capture; one alone where it has a body."""
    slots = capture.slots()
    wanted = capture.required and not any(KINDS[s.kind].filled(state, step, s) for s in slots)
    ids = [slot.id for slot in slots]
    make = BODIES.get(capture.kind)
    body = make(state, step, capture, look) if make else None
    if body is not None:
        hint = _hint(wanted=wanted, after=look.after in ids and look.slot not in ids)
        label = capture.label or _WORDS.get(capture.kind) or slots[0].label
        column = Column(slots[0].id, label, current=look.slot in ids, hint=hint, body=body)
        bare, tall = getattr(body, "bare", False), getattr(body, "tall", 0)
        yield replace(column, bare=bare, tall=tall)
        return
    if isinstance(capture, TextCapture) and look.slot in ids:
        yield from _earlier_version(state, step, capture, look)
    anew = isinstance(capture, TextCapture) and bool(capture.restates)
    tall = _FOR_BOTH if anew or shown_in(state, step) else 0
    for slot in slots:
        hint = _hint(wanted=wanted, after=slot.id == look.after)
        column = Column(slot.id, slot.label, current=slot.id == look.slot, hint=hint, tall=tall)
        yield _with_lines(column, state, step, slot, look)


def _earlier_version(
    state: SessionState, step: PlannedStep, capture: TextCapture, look: Look
) -> Iterator[Column]:
    """The text that this one says anew."""
    for earlier in state.steps[: state.steps.index(step)]:
        for slot in earlier.slots:
            if slot.id == capture.restates and same_round(earlier, step):
                column = Column(slot.id, slot.label, across=True)
                yield _with_lines(column, state, earlier, slot, look)


def _hint(*, wanted: bool, after: bool) -> str:
    """The slot that Tab leads to says so, and so does one that is still wanted."""
    return " · ".join(hint for hint in ("wanted" * wanted, "Tab" * after) if hint)


def _with_lines(
    column: Column, state: SessionState, step: PlannedStep, slot: Slot, look: Look
) -> Column:
    """The column with the newest lines of its slot, or with those up to the one in hand.

    Only those are made that are handed over: a long board costs no more than a short one.
    """
    kept = state.entries_in(step.key, slot.id) if slot.kind not in _OWN_SHELF else ()
    held = next((n for n, entry in enumerate(kept) if look.holds(entry.id)), len(kept) - 1)
    last = len(kept) if len(kept) - held <= _HANDED_OVER else held + 1
    first = max(0, last - _HANDED_OVER)
    hidden = is_locked(state, step.key, slot)
    newest = _newest(state, step) if step is state.step else ""
    entries = tuple(
        Entry(
            "locked until it is shown" if hidden else entry.text,
            entry.starred,
            entry.text in look.unsaved,
            newest=entry.id == newest,
            held=look.holds(entry.id),
            joining=look.joining == entry.id,
        )
        for entry in kept[first:last]
    )
    return replace(column, entries=entries, earlier=first, later=len(kept) - last)


def _newest(state: SessionState, step: PlannedStep) -> str:
    """Id of the line that was kept last in a step."""
    newest_first = reversed(tuple(state.entries.values()))
    return next((one.id for one in newest_first if one.shown and one.step == step.key), "")


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
    return sentence(item) if isinstance(item, Goal) and spoken else first_words(item)


def first_words(item: object) -> str:
    """The words by which the queue of unsaved things calls it."""
    return str(getattr(item, "statement", "") or getattr(item, "what", ""))


def _beside(state: SessionState, step: PlannedStep, look: Look) -> Iterator[Column]:
    """What was kept in this step though it has no slot of its kind, and what it now shows."""
    kinds = {slot.kind for slot in step.slots}
    strays = [kind for kind in _OWN_SHELF if kind not in kinds]
    kept = agreed(state, step, strays, look)
    if kept:
        held = any(card.held for card in kept.cards)
        yield Column(AGREED, "Agreed", body=kept, lead=held, gives_way=not held)
    if (worked_on := standard_beside(state, step, look)) is not None:
        yield worked_on
    for earlier, slot in (*shown_in(state, step), *facts_for(state, step)):
        column = Column(slot.id, slot.label, across=True)
        yield _with_lines(column, state, earlier, slot, look)
    if not step.slots:
        notes = tuple(
            Entry(entry.text, entry.starred, entry.text in look.unsaved)
            for entry in state.entries.values()
            if entry.shown and entry.step == step.key and entry.slot == NOTE
        )
        if notes:
            yield Column(NOTE, "Note", notes[-_HANDED_OVER:], current=True)
