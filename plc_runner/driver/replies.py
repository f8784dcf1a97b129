"""What the room is told about an act, in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plc_runner.driver import told_of_records as told
from plc_runner.events import Draft, Event
from plc_runner.events import action as ac
from plc_runner.events import clock as ck
from plc_runner.events import decision as de
from plc_runner.events import entry as en
from plc_runner.events import exemplar as ex
from plc_runner.events import goal as go
from plc_runner.events import session as ev
from plc_runner.events import tally as ta
from plc_runner.protocol.planned import Slot
from plc_runner.protocol.words import count_of
from plc_runner.session import timing
from plc_runner.session.goals import doubt, first_measurement, sentence
from plc_runner.session.groups import group_of
from plc_runner.session.kinds import KINDS
from plc_runner.session.kinds.hands import words_slot
from plc_runner.session.kinds.prediction import is_locked, lines
from plc_runner.session.names import full_name, gentle_word
from plc_runner.session.phrases import plain
from plc_runner.session.shelves import Hand, next_part
from plc_runner.session.shelves import ids as all_ids
from plc_runner.session.state import Entry, Phase, SessionState
from plc_runner.session.unpacking import standing_marks, table_for
from plc_runner.session.words import (
    clock_text,
    day_said,
    minutes_text,
    time_text,
    who_speaks,
)


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to an act."""

    text: str
    """One line."""
    ids: tuple[str, ...] = ()
    """Ids of what was kept or changed."""
    saved: bool = True
    """False while it waits to be stored: then nothing is acknowledged."""
    warning: str = ""
    """What the room should know of it, whatever the wall shows."""
    hand: Hand | None = None
    """What the line asks for next: a part of the record that was just made."""
    slot: str | None = None
    """Where lines go next, if that is another slot of the step."""


_SPECIAL = {en.PARKING: "Parking lot", en.NOTE: "Note"}


def reply(state: SessionState, drafts: Sequence[Draft], at: datetime, *, saved: bool) -> Reply:
    """What an act came to. `state` is the one after it."""
    known = set(all_ids(state))
    ids = tuple(dict.fromkeys(draft.subject for draft in drafts if draft.subject in known))
    phrase = _PHRASES.get(type(drafts[0].event))
    text = phrase(state, drafts[0], at) if phrase else where(state, at)
    rows = [draft for draft in drafts if isinstance(draft.event, en.EntryCaptured)]
    if len(rows) > 1 and rows[0] is drafts[0]:
        return Reply(_rows(state, rows), ids, saved)
    made = _made(state, drafts)
    asked = next_part(state, made.subject) if made else None
    warn = _WARNINGS.get(type(drafts[0].event))
    warning = warn(state, drafts[0]) if warn else ""
    slot = _slot_next(state, drafts)
    return Reply(" ".join(text.splitlines()), ids, saved, warning, asked, slot)


def _made(state: SessionState, drafts: Sequence[Draft]) -> Draft | None:
    """The new record whose parts the line asks for: of marks the first row, once its table is
    there."""
    first = drafts[0]
    if isinstance(first.event, _ASKING):
        return first
    if not isinstance(first.event, en.EntryMarked) or state.step is None:
        return None
    rows = (draft for draft in drafts if isinstance(draft.event, en.EntryCaptured))
    return next((row for row in rows if _event(row).step == state.step.key), None)


def _slot_next(state: SessionState, drafts: Sequence[Draft]) -> str | None:
    """Where lines go after a count, or after one was undone; called back, it leads nowhere."""
    for draft in drafts:
        tally = state.tallies.get(draft.subject)
        if tally and state.step and tally.step == state.step.key:
            counted = _event(drafts[0]).act != "fix"
            return KINDS[tally.what].onward(state, state.step, tally) if counted else None
    return None


def _said_before(state: SessionState, draft: Draft) -> str:
    """That the same words stand in the slot already."""
    entry = state.entries[draft.subject]
    for other in state.entries.values():
        same_place = (other.step, other.slot) == (entry.step, entry.slot)
        other_one = same_place and other.shown and other.id != entry.id
        if other_one and plain(other.text) == plain(entry.text):
            return "Kept twice: it stands there already. Up, then Ctrl+G joins the two."
    return ""


def _odd_words(state: SessionState, draft: Draft) -> str:
    """What is odd about a line in a slot of its kind: a name on a sample."""
    entry = state.entries[draft.subject]
    slots = (slot for step in state.steps if step.key == entry.step for slot in step.slots)
    kind = next((slot.kind for slot in slots if slot.id == entry.slot), None)
    return KINDS[kind].doubted(state, entry) if kind else ""


def _odd_line(state: SessionState, draft: Draft) -> str:
    return _odd_words(state, draft) or _said_before(state, draft)


def _odd(state: SessionState, draft: Draft) -> str:
    """What is odd about a count."""
    tally = state.tallies[draft.subject]
    return KINDS[tally.what].warned(state, tally)


def _goal_doubt(state: SessionState, draft: Draft) -> str:
    """What may not be meant in a goal; said once, when it came about."""
    told = doubt(state.goals[draft.subject])
    before = state.undo[-1].before.goals.get(draft.subject) if state.undo else None
    return told if before is None or doubt(before) != told else ""


def _pupil_named(state: SessionState, draft: Draft) -> str:
    """That a sample on the shelf seems to carry a pupil's name; said for the words just typed."""
    event = _event(draft)
    said = (event.title, event.comment, event.standard, event.level, *(event.notes or ())[-1:])
    here = [person.name for person in state.people.values()]
    found = (full_name(text, here) for text in said if text)
    return gentle_word(next((name for name in found if name), ""))


_WARNINGS: Mapping[type[Event], Callable[[SessionState, Draft], str]] = {
    en.EntryCaptured: _odd_line,
    en.EntryFixed: _odd_words,
    ta.TallyTaken: _odd,
    ta.TallyFixed: _odd,
    ex.ExemplarKept: _pupil_named,
    ex.ExemplarFixed: _pupil_named,
    go.GoalSet: _goal_doubt,
    go.GoalFixed: _goal_doubt,
}
"""What is worth a word although it was kept."""
_ASKING = (en.EntryCaptured, go.GoalSet, ex.ExemplarKept)
"""What makes a record whose parts the line may ask for."""


def _captured(state: SessionState, draft: Draft, _: datetime) -> str:
    entry = state.entries[draft.subject]
    label, slot = slot_label(state, entry.step, entry.slot), _slot(state, entry)
    if slot is not None and is_locked(state, entry.step, slot):
        return f"{label}: locked until it is shown"
    if slot is not None and slot.kind == "fist_to_five":
        return f"Concern: {entry.text}"
    return f"{label}: {entry.text}"


def _shown(state: SessionState, draft: Draft, _: datetime) -> str:
    """What was predicted, for who does not see the wall."""
    event = _event(draft)
    places = [
        (step, slot)
        for step in state.steps
        for slot in step.slots
        if slot.id == event.slot and event.step in ("", step.key)
    ]
    label = next((slot.label for _, slot in places), event.slot)
    texts = [entry.text for step, slot in places for entry in lines(state, step, slot)]
    return f"Shown: {label}: {'; '.join(texts) or 'nothing was said'}"


def _slot(state: SessionState, entry: Entry) -> Slot | None:
    steps = (step for step in state.steps if step.key == entry.step)
    return next((slot for step in steps for slot in step.slots if slot.id == entry.slot), None)


def _counted(state: SessionState, draft: Draft, _: datetime) -> str:
    tally = state.tallies[draft.subject]
    return KINDS[tally.what].told(state, tally)


def _rows(state: SessionState, drafts: Sequence[Draft]) -> str:
    entry = state.entries[drafts[0].subject]
    return f"{slot_label(state, entry.step, entry.slot)}: {len(drafts)} rows kept"


def _moved(state: SessionState, draft: Draft, _: datetime) -> str:
    entry = state.entries[draft.subject]
    return f"Moved to {slot_label(state, entry.step, entry.slot)}"


def _marked(state: SessionState, draft: Draft, _: datetime) -> str:
    entry = state.entries[draft.subject]
    marks = standing_marks(entry)
    told = [
        f"{title}: {', '.join(words)}."
        for what, title in (("skill", "Skills"), ("concept", "Concepts"))
        if (words := [mark.text for mark in marks if mark.what == what])
    ]
    table = table_for(state, entry)
    if table is not None and marks:
        told.append(f"They are rows of {slot_label(state, *table[:2])}.")
    return " ".join(told) or "No words are marked"


def _starred(state: SessionState, draft: Draft, _: datetime) -> str:
    return "Starred" if state.entries[draft.subject].starred else "Star taken off"


def _goal(state: SessionState, draft: Draft, at: datetime) -> str:
    """The goal read back; and its first measurement, in the act that made it whole."""
    goal = state.goals[draft.subject]
    before = state.undo[-1].before.goals.get(goal.id) if state.undo else None
    if before is not None and before.strategies != goal.strategies:
        return f"Strategies: {'; '.join(goal.strategies) or 'none'}"
    if before is not None and before.evidence_on != goal.evidence_on:
        return f"Evidence on: {day_said(goal.evidence_on, at.date()) or 'no day'}"
    said = f"Goal: {sentence(goal, at.date())}"
    first = first_measurement(state, goal.id)
    if first is None or not state.undo or first in state.undo[-1].before.measurements:
        return said
    return f"{said}. First measurement, today: {state.measurements[first].value}"


def _measured(state: SessionState, draft: Draft, _: datetime) -> str:
    item = state.measurements[draft.subject]
    goal = state.goals.get(item.goal)
    words = goal.statement if goal else item.of
    return f"Measured: {item.value}{f'. Goal: {words}' if words else ''}"


def _sample(state: SessionState, draft: Draft, _: datetime) -> str:
    return f"On the shelf: {state.exemplars[draft.subject].title}"


def _sample_fixed(state: SessionState, draft: Draft, _: datetime) -> str:
    item, event = state.exemplars[draft.subject], _event(draft)
    if event.notes is not None:
        number = len(item.notes)
        return f"It shows ({number}): {item.notes[-1]}" if number else "Notes taken off"
    fields = (("Standard", event.standard), ("Level", event.level), ("Comment", event.comment))
    said = next((f"{label}: {text}" for label, text in fields if text), "")
    return said or _sample(state, draft, item.at)


def _undone(state: SessionState, draft: Draft, at: datetime) -> str:
    stands = ". The clock is paused" if state.phase is Phase.PAUSED else ""
    return f"Undone: {_event(draft).undone}. {where(state, at)}{stands}".rstrip()


def _time(state: SessionState, draft: Draft, at: datetime) -> str:
    seconds = _event(draft).seconds
    word = "added" if seconds > 0 else "taken"
    return f"{minutes_text(abs(seconds))} {word}. {ends(state, at)}"


def _replanned(state: SessionState, draft: Draft, at: datetime) -> str:
    why = "Later steps shortened" if _event(draft).why == "catch up" else "The plan is shorter now"
    return f"{why}. {ends(state, at)}"


def _switched(state: SessionState, draft: Draft, at: datetime) -> str:
    return f"{_event(draft).title} from here. {ends(state, at)}"


def _came(state: SessionState, draft: Draft, at: datetime) -> str:
    person = _event(draft).person
    group = group_of(state, state.step.key, person.id) if state.step else None
    joins = f", in group {group}" if group else ""
    return f"{person.name} is here{joins}. {ends(state, at)}"


def _ordered(state: SessionState, draft: Draft, _: datetime) -> str:
    event = _event(draft)
    step = next((step for step in state.steps if step.key == event.step), None)
    if step is None:
        return "Order of turns changed"
    place = "" if step is state.step else f" in “{step.title}”"
    to_come = step.turns[state.progress_of(step.key).turn :]
    return f"Order{place}: {', '.join(state.name(id_) for id_ in to_come)}"


def _ordered_or_given(state: SessionState, draft: Draft, at: datetime) -> str:
    """Who comes next; if somebody was given the word, where that leads."""
    return where(state, at) if _event(draft).act == "turn" else _ordered(state, draft, at)


def _grouped(state: SessionState, draft: Draft, _: datetime) -> str:
    return count_of(len(state.groups.get(_event(draft).step, ())), "group")


def _went(state: SessionState, draft: Draft, at: datetime) -> str:
    return f"{state.name(_event(draft).person)} has left. {ends(state, at)}"


def _named(state: SessionState, _: Draft, __: datetime) -> str:
    return f"Here: {', '.join(state.name(id_) for id_ in state.present)}"


def _role(state: SessionState, draft: Draft, _: datetime) -> str:
    event = _event(draft)
    title = state.role_titles.get(event.role, event.role)
    return f"{title}: {', '.join(state.name(id_) for id_ in event.people) or 'nobody'}"


def _handed(state: SessionState, draft: Draft, _: datetime) -> str:
    return f"{state.name(_event(draft).to)} facilitates from here"


def _gap(_: SessionState, draft: Draft, __: datetime) -> str:
    event = _event(draft)
    away = clock_text((event.until - event.since).total_seconds())
    return f"Away {away}. We talked: count it, or we stopped: don't?"


def _event(draft: Draft) -> Any:
    return draft.event


def _said(text: str) -> Callable[[SessionState, Draft, datetime], str]:
    return lambda _state, _draft, _at: text


_PHRASES: Mapping[type[Event], Callable[[SessionState, Draft, datetime], str]] = {
    en.EntryCaptured: _captured,
    en.EntryFixed: _captured,
    en.EntryMoved: _moved,
    en.EntryRemoved: _said("Removed"),
    en.EntryStarred: _starred,
    en.EntryMarked: _marked,
    en.EntryMerged: _said("Merged"),
    en.SlotRevealed: _shown,
    ta.TallyTaken: _counted,
    ta.TallyFixed: _counted,
    ta.TallyWithdrawn: _said("Count removed"),
    de.DecisionMade: told.decided,
    de.DecisionFixed: told.decision_fixed,
    de.DecisionWithdrawn: _said("Decision removed"),
    de.DecisionObjected: _said("Objection kept with the decision"),
    ac.ActionAgreed: told.agreed,
    ac.ActionFixed: told.agreed,
    ac.ActionWithdrawn: _said("Action removed"),
    go.GoalSet: _goal,
    go.GoalFixed: _goal,
    go.GoalWithdrawn: _said("Goal removed"),
    ex.ExemplarKept: _sample,
    ex.ExemplarFixed: _sample_fixed,
    ex.ExemplarWithdrawn: _said("Taken off the shelf"),
    go.MeasurementTaken: _measured,
    go.MeasurementFixed: _measured,
    go.MeasurementWithdrawn: _said("Measurement removed"),
    ck.ActUndone: _undone,
    ck.ClockPaused: _said("Paused"),
    ck.TimeAdded: _time,
    ck.ClockGap: _gap,
    ev.PlanChanged: _replanned,
    ev.ProtocolSwitched: _switched,
    ev.PersonArrived: _came,
    ev.TurnsOrdered: _ordered_or_given,
    ev.GroupsMade: _grouped,
    ev.PersonLeft: _went,
    ev.PersonNamed: _named,
    ev.RoleSet: _role,
    ev.SessionHandedOver: _handed,
    ev.SessionAdjourned: _said("Adjourned: the rest is kept for next time"),
    ev.SessionClosed: _said("The meeting is closed"),
}
"""What is said of the first event of an act; for all others, where the meeting stands."""


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
