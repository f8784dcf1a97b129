"""Taking back the last act: what it made is withdrawn, and the clock is as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plc_runner.errors import IllegalMove
from plc_runner.events import Draft, Event
from plc_runner.events import action as ac
from plc_runner.events import clock as ck
from plc_runner.events import decision as de
from plc_runner.events import entry as en
from plc_runner.events import goal as go
from plc_runner.session.moment import Moment
from plc_runner.session.rewinding import undone
from plc_runner.session.state import Action, Decision, Entry, Goal, SessionState


def undo_drafts(moment: Moment) -> list[Draft]:
    """The events that take back the last act.

    Raises:
        IllegalMove: nothing is left to take back.
    """
    state = moment.state
    if not state.undo:
        raise IllegalMove("There is nothing to undo.")
    point = state.undo[-1]
    marks = _marks(state, undone(state, moment.at))
    drafts = [moment.fact(ck.ActUndone(undone=point.act, steps=marks))]
    for shelf, compensate in _COMPENSATIONS.items():
        before: Mapping[str, Any] = getattr(point.before, shelf)
        for id_, item in getattr(state, shelf).items():
            if item is not before.get(id_):
                drafts += [Draft(id_, event) for event in compensate(item, before.get(id_))]
    return drafts


def _marks(state: SessionState, restored: SessionState) -> dict[str, ck.StepMark]:
    marks = {}
    for key in sorted({*state.progress, *restored.progress}):
        now = restored.progress_of(key)
        if now != state.progress_of(key):
            marks[key] = ck.StepMark(
                spent=now.spent, outcome=now.outcome, added=now.added, visits=now.visits
            )
    return marks


def _entry(item: Entry, before: Entry | None) -> Iterator[Event]:
    if before is None:
        if not item.removed:
            yield en.EntryRemoved()
        return
    if (item.removed and not before.removed) or (item.into and not before.into):
        yield en.EntryRestored()
    if before.into and before.into != item.into:
        yield en.EntryMerged(into=before.into)
    if item.text != before.text:
        yield en.EntryFixed(text=before.text)
    if item.slot != before.slot:
        yield en.EntryMoved(slot=before.slot)
    if item.starred != before.starred:
        yield en.EntryStarred(starred=before.starred)


def _decision(item: Decision, before: Decision | None) -> Iterator[Event]:
    if before is None:
        if not item.removed:
            yield de.DecisionWithdrawn()
        return
    if item.removed and not before.removed:
        yield de.DecisionRestored()
    if (item.statement, item.because) != (before.statement, before.because):
        yield de.DecisionFixed(statement=before.statement, because=before.because)
    if len(item.objections) > len(before.objections):
        yield de.ObjectionWithdrawn()


def _action(item: Action, before: Action | None) -> Iterator[Event]:
    if before is None:
        if not item.removed:
            yield ac.ActionWithdrawn()
        return
    if item.removed and not before.removed:
        yield ac.ActionRestored()
    promise = before.what, before.owner, before.owner_name, before.due
    if (item.what, item.owner, item.owner_name, item.due) != promise:
        what, owner, owner_name, due = promise
        yield ac.ActionFixed(what=what, owner=owner, owner_name=owner_name, due=due)


def _goal(item: Goal, before: Goal | None) -> Iterator[Event]:
    if before is None:
        if not item.removed:
            yield go.GoalWithdrawn()
        return
    if item.removed and not before.removed:
        yield go.GoalRestored()
    aim = before.statement, before.measure, before.baseline, before.target, before.by
    if (item.statement, item.measure, item.baseline, item.target, item.by) != aim:
        statement, measure, baseline, target, by = aim
        yield go.GoalFixed(
            statement=statement, measure=measure, baseline=baseline, target=target, by=by
        )


_COMPENSATIONS: Mapping[str, Any] = {
    "entries": _entry,
    "decisions": _decision,
    "actions": _action,
    "goals": _goal,
}
