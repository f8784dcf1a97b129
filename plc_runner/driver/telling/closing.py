"""What is said at the end: the worth of the meeting, the next one, and who leads it."""

from __future__ import annotations

from datetime import datetime

from plc_runner.driver.telling.event_of import event_of
from plc_runner.events import Draft
from plc_runner.session.next_meeting import meeting_text
from plc_runner.session.state import SessionState
from plc_runner.session.words import worth_text


def valued(state: SessionState, _: Draft, __: datetime) -> str:
    """What the hands came to."""
    return f"Worth our time: {worth_text(state.worth)}"


def beside(state: SessionState, draft: Draft, _: datetime) -> str:
    """Who facilitates together with whom."""
    person = event_of(draft).person
    if person is None:
        return f"{state.name(state.facilitator) or 'The facilitator'} goes on alone"
    leader = state.name(state.facilitator) or "the facilitator"
    return f"{state.name(person)} facilitates beside {leader}"


def planned(state: SessionState, draft: Draft, at: datetime) -> str:
    """The next meeting, as far as it is known."""
    meeting = state.next_meetings[draft.subject]
    return f"Next meeting: {meeting_text(meeting, state.day_of(at)) or 'not known yet'}"


def passed(_: SessionState, __: Draft, ___: datetime) -> str:
    """That somebody else is asked now."""
    return "Their turn goes by; they are asked again last"
