"""The fold of what a meeting makes of earlier ones, and says of the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from plc_runner.events import Event
from plc_runner.events import action as ac
from plc_runner.events import decision as de
from plc_runner.events import goal as go
from plc_runner.events.entry import QuestionSettled
from plc_runner.events.meeting import FacilitatorPassed, MeetingCalledOff, MeetingPlanned
from plc_runner.session.copies import replace
from plc_runner.session.state import NextMeeting, Objection, SessionState, TakenUp

PastFold = Callable[[SessionState, str, Any, datetime], SessionState]


def _of_earlier(change: Callable[[TakenUp, Any], TakenUp]) -> PastFold:
    """The fold of what was said about something that is taken up.

    What only takes back a slip changes nothing: the undo of the act did.
    """

    def fold(state: SessionState, subject: str, event: Event, _: datetime) -> SessionState:
        item = state.taken_up.get(subject)
        if item is None or getattr(event, "undoing", False):
            return state
        return replace(state, taken_up={**state.taken_up, subject: change(item, event)})

    return fold


def _settled(item: TakenUp, event: ac.ActionSettled | go.GoalSettled) -> TakenUp:
    stands = event.status, event.reason
    return replace(item, verdict=event.status, reason=event.reason, stands=stands)


def _moved(item: TakenUp, event: ac.ActionMoved) -> TakenUp:
    due = item.due if event.due is None else event.due
    verdict = item.verdict if event.due is None else "moved"
    reason = event.reason if event.due is not None else item.reason
    owner, name = item.owner, item.owner_name
    if event.owner is not None:
        owner, name = event.owner or None, event.owner_name or ""
    return replace(item, due=due, verdict=verdict, reason=reason, owner=owner, owner_name=name)


def _reviewed(item: TakenUp, event: de.DecisionReviewed) -> TakenUp:
    due = item.due if event.review is None else event.review
    return replace(item, verdict=event.verdict, reason=event.reason, due=due)


def _objected(item: TakenUp, event: de.DecisionObjected) -> TakenUp:
    return replace(item, objections=(*item.objections, Objection(event.text, event.name)))


def _answered(item: TakenUp, event: de.ObjectionAnswered) -> TakenUp:
    return replace(item, objections=answered(item.objections, event))


def answered(
    objections: tuple[Objection, ...], event: de.ObjectionAnswered
) -> tuple[Objection, ...]:
    """All of them, that one with its answer."""
    meant = [n for n, one in enumerate(objections) if event.objection and one.id == event.objection]
    at = meant[0] if meant else len(objections) - 1
    return tuple(
        replace(one, answer=event.text) if n == at else one for n, one in enumerate(objections)
    )


def _question(item: TakenUp, event: QuestionSettled) -> TakenUp:
    stands = event.status, event.answer
    return replace(item, verdict=event.status, reason=event.answer, stands=stands)


def _planned(
    state: SessionState, subject: str, event: MeetingPlanned, at: datetime
) -> SessionState:
    meeting = NextMeeting(
        subject,
        at,
        event.day,
        event.time,
        event.protocol,
        event.title,
        event.facilitator,
        event.facilitator_name,
        event.focus,
        team=event.team,
    )
    return replace(state, next_meetings={subject: meeting})


def _called_off(
    state: SessionState, subject: str, _: MeetingCalledOff, __: datetime
) -> SessionState:
    meeting = state.next_meetings.get(subject)
    if meeting is None:
        return state
    return replace(state, next_meetings={subject: replace(meeting, removed=True)})


def _passed(
    state: SessionState, subject: str, event: FacilitatorPassed, _: datetime
) -> SessionState:
    if event.undoing or subject in state.passed:
        return state
    return replace(state, passed=(*state.passed, subject))


PAST_FOLDS: Mapping[type[Event], PastFold] = {
    ac.ActionSettled: _of_earlier(_settled),
    ac.ActionMoved: _of_earlier(_moved),
    de.DecisionReviewed: _of_earlier(_reviewed),
    de.DecisionObjected: _of_earlier(_objected),
    de.ObjectionAnswered: _of_earlier(_answered),
    go.GoalSettled: _of_earlier(_settled),
    QuestionSettled: _of_earlier(_question),
    MeetingPlanned: _planned,
    MeetingCalledOff: _called_off,
    FacilitatorPassed: _passed,
}
