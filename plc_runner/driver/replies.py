"""What the room is told about an act, in one line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plc_runner.events import Draft
from plc_runner.events import action as ac
from plc_runner.events import clock as ck
from plc_runner.events import decision as de
from plc_runner.events import entry as en
from plc_runner.events import goal as go
from plc_runner.events import session as ev
from plc_runner.session import timing
from plc_runner.session.state import SessionState
from plc_runner.session.words import clock_text, minutes_text, time_text, who_speaks


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to an act."""

    text: str
    """One line."""
    ids: tuple[str, ...] = ()
    """Ids of what was kept or changed."""
    saved: bool = True
    """False while it waits to be stored: then nothing is acknowledged."""


_SPECIAL = {en.PARKING: "Parking lot", en.NOTE: "Note"}
_KEPT = {
    en.EntryFixed: "Fixed",
    en.EntryRemoved: "Removed",
    en.EntryStarred: "Starred",
    en.EntryMerged: "Merged",
    de.DecisionMade: "Decision",
    de.DecisionFixed: "Decision fixed",
    de.DecisionWithdrawn: "Decision removed",
    de.DecisionObjected: "Objection kept with the decision",
    ac.ActionFixed: "Action fixed",
    ac.ActionWithdrawn: "Action removed",
    go.GoalSet: "Goal",
    go.GoalFixed: "Goal fixed",
    go.GoalWithdrawn: "Goal removed",
}


def reply(state: SessionState, drafts: Sequence[Draft], at: datetime, *, saved: bool) -> Reply:
    """What an act came to. `state` is the one after it."""
    ids = tuple(dict.fromkeys(draft.subject for draft in drafts if draft.subject != state.id))
    return Reply(_words(state, drafts, at), ids, saved)


def _words(state: SessionState, drafts: Sequence[Draft], at: datetime) -> str:
    event = drafts[0].event
    if isinstance(event, ck.ActUndone):
        return f"Undone: {event.undone}. {where(state, at)}".rstrip()
    if isinstance(event, en.EntryCaptured):
        return f"{slot_label(state, event.step, event.slot)}: {event.text}"
    if isinstance(event, en.EntryMoved):
        step = state.entries[drafts[0].subject].step
        return f"Moved to {slot_label(state, step, event.slot)}"
    if isinstance(event, ac.ActionAgreed):
        return _action(event)
    if isinstance(event, de.DecisionMade):
        because = f" because {event.because}" if event.because else ""
        return f"Decision: {event.statement}{because}"
    if isinstance(event, go.GoalSet):
        return f"Goal: {event.statement}"
    if type(event) in _KEPT:
        return _KEPT[type(event)]
    return _session_words(state, drafts, at)


def _action(event: ac.ActionAgreed) -> str:
    owner = event.owner_name or "no owner yet"
    due = f", by {event.due}" if event.due else ""
    return f"Action: {event.what} ({owner}{due})"


def _session_words(state: SessionState, drafts: Sequence[Draft], at: datetime) -> str:
    event = drafts[0].event
    match event:
        case ck.ClockPaused():
            return "Paused"
        case ck.TimeAdded(seconds=seconds):
            word = "added" if seconds > 0 else "taken"
            return f"{minutes_text(abs(seconds))} {word}. {ends(state, at)}"
        case ev.PlanChanged(why="catch up"):
            return f"Later steps shortened. {ends(state, at)}"
        case ev.PersonArrived(person=person):
            return f"{person.name} is here. {ends(state, at)}"
        case ev.PersonLeft(person=person):
            return f"{state.name(person)} has left. {ends(state, at)}"
        case ev.PersonNamed():
            return "Here: " + ", ".join(state.name(id_) for id_ in state.present)
        case ev.RoleSet(role=role, people=people):
            return f"{role}: {', '.join(state.name(id_) for id_ in people) or 'nobody'}"
        case ev.SessionHandedOver(to=to):
            return f"{state.name(to)} facilitates from here"
        case ev.SessionAdjourned():
            return "Adjourned: the rest is kept for next time"
        case ev.SessionClosed():
            return "The meeting is closed"
        case en.SlotRevealed():
            return "Shown"
        case ck.ClockGap(since=since, until=until):
            away = clock_text((until - since).total_seconds())
            return f"Away {away}. Did the room go on (count it) or stop (don't)?"
        case _:
            return where(state, at)


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
    slots = (one for planned in state.steps if planned.key == step for one in planned.slots)
    return next((one.label for one in slots if one.id == slot), slot)
