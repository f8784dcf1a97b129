"""The clock, the plan and the people."""

from __future__ import annotations

from datetime import datetime

from plc_runner.driver.telling.event_of import event_of
from plc_runner.driver.telling.where import ends, where
from plc_runner.events import Draft
from plc_runner.protocol.words import count_of
from plc_runner.session.groups import group_of
from plc_runner.session.state import Phase, SessionState
from plc_runner.session.words import clock_text, minutes_text


def undone(state: SessionState, draft: Draft, at: datetime) -> str:
    """What was taken back, and where that leads."""
    stands = ". The clock is paused" if state.phase is Phase.PAUSED else ""
    return f"Undone: {event_of(draft).undone}. {where(state, at)}{stands}".rstrip()


def time(state: SessionState, draft: Draft, at: datetime) -> str:
    """The time that was added or taken, and when it ends now."""
    seconds = event_of(draft).seconds
    word = "added" if seconds > 0 else "taken"
    return f"{minutes_text(abs(seconds))} {word}. {ends(state, at)}"


def replanned(state: SessionState, draft: Draft, at: datetime) -> str:
    """That the plan is another, and when it ends now."""
    why = (
        "Later steps shortened" if event_of(draft).why == "catch up" else "The plan is shorter now"
    )
    return f"{why}. {ends(state, at)}"


def switched(state: SessionState, draft: Draft, at: datetime) -> str:
    """The protocol from here on, and when it ends now."""
    return f"{event_of(draft).title} from here. {ends(state, at)}"


def came(state: SessionState, draft: Draft, at: datetime) -> str:
    """Who came, into which group, and when it ends now."""
    person = event_of(draft).person
    group = group_of(state, state.step.key, person.id) if state.step else None
    joins = f", in group {group}" if group else ""
    return f"{person.name} is here{joins}. {ends(state, at)}"


def _ordered(state: SessionState, draft: Draft, _: datetime) -> str:
    event = event_of(draft)
    step = state.step_of(event.step)
    if step is None:
        return "Order of turns changed"
    place = "" if step is state.step else f" in “{step.title}”"
    to_come = step.turns[state.progress_of(step.key).turn :]
    return f"Order{place}: {', '.join(state.name(id_) for id_ in to_come)}"


def ordered_or_given(state: SessionState, draft: Draft, at: datetime) -> str:
    """Who comes next; if somebody was given the word, where that leads."""
    return where(state, at) if event_of(draft).act == "turn" else _ordered(state, draft, at)


def grouped(state: SessionState, draft: Draft, _: datetime) -> str:
    """How many groups there are."""
    return count_of(len(state.groups.get(event_of(draft).step, ())), "group")


def went(state: SessionState, draft: Draft, at: datetime) -> str:
    """Who left, and when it ends now."""
    return f"{state.name(event_of(draft).person)} has left. {ends(state, at)}"


def named(state: SessionState, _: Draft, __: datetime) -> str:
    """Who is here."""
    return f"Here: {', '.join(state.name(id_) for id_ in state.present)}"


def role(state: SessionState, draft: Draft, _: datetime) -> str:
    """Who has a role."""
    event = event_of(draft)
    title = state.role_titles.get(event.role, event.role)
    return f"{title}: {', '.join(state.name(id_) for id_ in event.people) or 'nobody'}"


def handed(state: SessionState, draft: Draft, _: datetime) -> str:
    """Who facilitates from here."""
    return f"{state.name(event_of(draft).to)} facilitates from here"


def gap(_: SessionState, draft: Draft, __: datetime) -> str:
    """How long the program was away, and what the room is to say of it."""
    event = event_of(draft)
    away = clock_text((event.until - event.since).total_seconds())
    return f"Away {away}. We talked: count it, or we stopped: don't?"
