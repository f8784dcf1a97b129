"""State as the fold of events: `apply` is total, and the only way a state changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from plc_runner.events import Draft, Event, Recorded
from plc_runner.events import clock as ck
from plc_runner.events import session as ev
from plc_runner.events.base import AMEND
from plc_runner.events.entry import SlotRevealed
from plc_runner.session import timing
from plc_runner.session.copies import replace
from plc_runner.session.fold_past import PAST_FOLDS
from plc_runner.session.fold_records import RECORD_FOLDS
from plc_runner.session.fold_turns import TURN_FOLDS
from plc_runner.session.rewinding import settled, undone
from plc_runner.session.shelves.taken_up import new
from plc_runner.session.state import (
    Change,
    Gap,
    Phase,
    Progress,
    SessionState,
    Sitting,
    Stay,
    UndoPoint,
)

UNDO_DEPTH = 50
"""How many acts can be taken back, one after the other."""

NOT_UNDOABLE = frozenset({"report gap", "answer gap", "adjourn", "close", "reopen", AMEND})
"""Acts that the room has confirmed; nothing before them can be taken back either."""


def opened(subject: str, event: ev.SessionOpened, at: datetime) -> SessionState:
    """The state of a session in which nothing has happened but its opening."""
    return SessionState(
        id=subject,
        phase=Phase.READY,
        protocol=event.protocol,
        protocol_id=event.protocol_id,
        title=event.title,
        version=event.version,
        team=event.team,
        team_name=event.team_name,
        focus=event.focus,
        prework_here=event.prework_here,
        opened_at=at,
        utc_offset=event.utc_offset,
        day_first=event.day_first,
        first_time=event.first_time,
        dropped=event.dropped,
        people={person.id: person for person in event.people},
        present=tuple(person.id for person in event.people),
        roles=dict(event.roles),
        role_titles=dict(event.role_titles),
        facilitator=event.facilitator,
        stop_at=event.stop_at,
        steps=event.plan,
        stays=tuple(Stay(person.id, at) for person in event.people),
        beside=event.beside,
        taken_up={item.id: new(item, at) for item in event.carried},
    )


def replay(events: Iterable[Recorded]) -> SessionState | None:
    """The state that recorded events add up to; None where the session was never opened."""
    state: SessionState | None = None
    for item in events:
        if isinstance(item.event, ev.SessionOpened):
            state = state or opened(item.subject, item.event, item.at)
        elif state is not None and item.event is not None:
            state = apply(state, item.subject, item.event, item.at)
    return state


def outcome(state: SessionState, drafts: Iterable[Draft], at: datetime) -> SessionState:
    """The state once the drafts are kept."""
    for draft in drafts:
        state = apply(state, draft.subject, draft.event, at)
    return state


def apply(state: SessionState, subject: str, event: Event, at: datetime) -> SessionState:
    """The state after an event. What does not concern the session changes nothing."""
    before = state
    if subject == state.id:
        fold = _SESSION_FOLDS.get(type(event))
        state = fold(state, event, at) if fold else state
    else:
        for folds in (RECORD_FOLDS, PAST_FOLDS):
            record_fold = folds.get(type(event))
            state = record_fold(state, subject, event, at) if record_fold else state
    if event.act in NOT_UNDOABLE:
        return replace(state, undo=())
    if event.act:
        point = UndoPoint(event.act, at, replace(before, undo=()))
        return replace(state, undo=(*state.undo[-UNDO_DEPTH + 1 :], point))
    return state


def _start(state: SessionState, _: ev.SessionStarted, at: datetime) -> SessionState:
    total = sum(step.seconds for step in state.steps)
    return replace(
        state,
        phase=Phase.RUNNING,
        planned_end=at + timedelta(seconds=total),
        sittings=(*state.sittings, Sitting(at)),
    )


def _step_started(state: SessionState, event: ck.StepStarted, at: datetime) -> SessionState:
    keys = [step.key for step in state.steps]
    if event.step not in keys:
        return state
    progress = state.progress_of(event.step)
    changes = state.changes
    if event.how == "go to" and not progress.visits:
        changes = (*changes, Change("reordered", at, event.step))
    elif event.how in ("back", "go to"):
        changes = (*changes, Change("repeated", at, event.step))
    here = replace(progress, outcome="running", visits=progress.visits + 1)
    started = replace(
        state,
        phase=Phase.RUNNING,
        position=keys.index(event.step),
        progress={**state.progress, event.step: here},
        since=at,
        changes=changes,
    )
    return _planned_anew(started, at) if event.how == "reopen" else started


def _planned_anew(state: SessionState, at: datetime) -> SessionState:
    """Another sitting has an end of its own; that of the first was another day."""
    return replace(state, planned_end=timing.ends_at(state, at))


def _step_ended(state: SessionState, event: ck.StepEnded, at: datetime) -> SessionState:
    progress = dict(settled(state, at))
    here = progress.get(event.step) or Progress()
    progress[event.step] = replace(here, spent=event.spent, outcome=event.outcome)
    changes = state.changes
    if event.outcome == "skipped":
        changes = (*changes, Change("skipped", at, event.step, reason=event.reason))
    return replace(state, progress=progress, since=None, changes=changes)


def _paused(state: SessionState, _: ck.ClockPaused, at: datetime) -> SessionState:
    return replace(state, phase=Phase.PAUSED, progress=settled(state, at), since=None)


def _resumed(state: SessionState, _: ck.ClockResumed, at: datetime) -> SessionState:
    return replace(state, phase=Phase.RUNNING, since=at)


def _gap(state: SessionState, event: ck.ClockGap, _: datetime) -> SessionState:
    return replace(
        state,
        phase=Phase.AWAY,
        progress=settled(state, event.since),
        since=None,
        gap=Gap(event.since, event.until),
    )


def _gap_answered(state: SessionState, event: ck.GapAnswered, at: datetime) -> SessionState:
    since = event.since if event.counted else at
    return replace(state, phase=Phase.RUNNING, gap=None, since=since)


def _time_added(state: SessionState, event: ck.TimeAdded, at: datetime) -> SessionState:
    progress = state.progress_of(event.step)
    turns, added = state.turns_of(event.step), progress.turn_added
    if event.turn is not None and event.turn < len(turns):
        person = turns[event.turn]
        added = {**added, person: added.get(person, 0) + event.seconds}
    here = replace(progress, added=progress.added + event.seconds, turn_added=added)
    what = "extended" if event.seconds > 0 else "shortened"
    change = Change(what, at, event.step, event.seconds, event.reason)
    return replace(
        state,
        progress={**state.progress, event.step: here},
        changes=(*state.changes, change),
    )


def _plan_changed(state: SessionState, event: ev.PlanChanged, at: datetime) -> SessionState:
    step = state.step
    keys = [planned.key for planned in event.plan]
    position = None if step is None else keys.index(step.key) if step.key in keys else None
    longer = sum(s.seconds for s in event.plan) - sum(s.seconds for s in state.steps)
    changed = replace(
        state,
        steps=event.plan,
        position=position,
        changes=(*state.changes, Change(event.why, at, seconds=longer)),
    )
    return _planned_anew(changed, at) if event.why == "new sitting" else changed


def _switched(state: SessionState, event: ev.ProtocolSwitched, at: datetime) -> SessionState:
    left = f"{state.title} {state.version}".strip()
    change = Change("switched", at, reason=event.reason, before=left)
    return replace(
        state,
        protocol=event.protocol,
        protocol_id=event.protocol_id,
        title=event.title,
        version=event.version,
        first_time=True,  # nobody was asked about this protocol: nothing of it is left out
        dropped=(),
        role_titles={**state.role_titles, **event.role_titles},
        changes=(*state.changes, change),
    )


def _arrived(state: SessionState, event: ev.PersonArrived, at: datetime) -> SessionState:
    person = event.person
    people = {**state.people, person.id: person}
    if person.id in state.present:
        return replace(state, people=people)
    return replace(
        state,
        people=people,
        present=(*state.present, person.id),
        stays=(*state.stays, Stay(person.id, at)),
    )


def _left(state: SessionState, event: ev.PersonLeft, at: datetime) -> SessionState:
    return replace(
        state,
        present=tuple(id_ for id_ in state.present if id_ != event.person),
        stays=tuple(
            replace(stay, left=at) if stay.person == event.person and stay.left is None else stay
            for stay in state.stays
        ),
    )


def _named(state: SessionState, event: ev.PersonNamed, _: datetime) -> SessionState:
    if event.person not in state.people:
        return state
    named = state.people[event.person].model_copy(update={"name": event.name})
    return replace(state, people={**state.people, event.person: named})


def _role(state: SessionState, event: ev.RoleSet, _: datetime) -> SessionState:
    return replace(state, roles={**state.roles, event.role: event.people})


def _handed_over(state: SessionState, event: ev.SessionHandedOver, at: datetime) -> SessionState:
    change = Change("handed over", at, before=state.name(state.facilitator))
    return replace(state, facilitator=event.to, changes=(*state.changes, change))


def _beside(state: SessionState, event: ev.SideFacilitatorSet, _: datetime) -> SessionState:
    return replace(state, beside=event.person)


def _valued(state: SessionState, event: ev.TimeValued, _: datetime) -> SessionState:
    return replace(state, worth=event.counts)


def _called_up(state: SessionState, event: ev.CalledUp, at: datetime) -> SessionState:
    item = event.item
    if item.id in state.taken_up:
        return state
    return replace(state, taken_up={**state.taken_up, item.id: new(item, at)})


def _ended(phase: Phase) -> Callable[[SessionState, Any, datetime], SessionState]:
    def fold(state: SessionState, event: Event, at: datetime) -> SessionState:
        at = getattr(event, "ended", None) or at
        sittings = state.sittings
        if sittings and sittings[-1].ended is None:
            sittings = (*sittings[:-1], replace(sittings[-1], ended=at))
        return replace(
            state,
            phase=phase,
            progress=settled(state, at),
            since=None,
            gap=None,
            sittings=sittings,
        )

    return fold


def _reopened(state: SessionState, event: ev.SessionReopened, at: datetime) -> SessionState:
    return replace(
        state,
        phase=Phase.PAUSED,
        stop_at=event.stop_at,
        sittings=(*state.sittings, Sitting(at)),
    )


def _revealed(state: SessionState, event: SlotRevealed, _: datetime) -> SessionState:
    return replace(state, revealed=state.revealed | {(event.slot, event.step)})


def _undone(state: SessionState, _: ck.ActUndone, at: datetime) -> SessionState:
    return undone(state, at) if state.undo else state


_SESSION_FOLDS: Mapping[type[Event], Callable[[SessionState, Any, datetime], SessionState]] = {
    ev.SessionStarted: _start,
    ev.SessionAdjourned: _ended(Phase.ADJOURNED),
    ev.SessionClosed: _ended(Phase.CLOSED),
    ev.SessionReopened: _reopened,
    ev.SessionHandedOver: _handed_over,
    ev.SideFacilitatorSet: _beside,
    ev.CalledUp: _called_up,
    ev.TimeValued: _valued,
    ev.PlanChanged: _plan_changed,
    ev.ProtocolSwitched: _switched,
    ev.PersonArrived: _arrived,
    ev.PersonLeft: _left,
    ev.PersonNamed: _named,
    ev.RoleSet: _role,
    ck.StepStarted: _step_started,
    ck.StepEnded: _step_ended,
    ck.ClockPaused: _paused,
    ck.ClockResumed: _resumed,
    ck.ClockGap: _gap,
    ck.GapAnswered: _gap_answered,
    ck.TimeAdded: _time_added,
    ck.ActUndone: _undone,
    SlotRevealed: _revealed,
    **TURN_FOLDS,
}
