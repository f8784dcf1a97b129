"""The fold of what is kept: entries, decisions, actions, goals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from plc_runner.events import Event
from plc_runner.events import action as ac
from plc_runner.events import decision as de
from plc_runner.events import entry as en
from plc_runner.events import goal as go
from plc_runner.session.state import Action, Decision, Entry, Goal, Objection, SessionState

RecordFold = Callable[[SessionState, str, Any, datetime], SessionState]


def _with(state: SessionState, shelf: str, items: Any) -> SessionState:
    fields: dict[str, Any] = {shelf: items}
    return replace(state, **fields)


def _made(shelf: str, make: Callable[[str, Any, datetime], object]) -> RecordFold:
    def fold(state: SessionState, subject: str, event: Event, at: datetime) -> SessionState:
        items = {**getattr(state, shelf), subject: make(subject, event, at)}
        return _with(state, shelf, items)

    return fold


def _changed(shelf: str, change: Callable[[Any, Any], object]) -> RecordFold:
    def fold(state: SessionState, subject: str, event: Event, _: datetime) -> SessionState:
        items = getattr(state, shelf)
        if subject not in items:
            return state
        return _with(state, shelf, {**items, subject: change(items[subject], event)})

    return fold


def _removed(item: Any, _: Event) -> Any:
    return replace(item, removed=True)


def _restored(item: Any, _: Event) -> Any:
    return replace(item, removed=False)


def _entry(subject: str, event: en.EntryCaptured, at: datetime) -> Entry:
    return Entry(subject, event.step, event.slot, event.text, at, event.person)


def _fixed_entry(entry: Entry, event: en.EntryFixed) -> Entry:
    return replace(entry, text=event.text, history=(*entry.history, entry.text))


def _decision(subject: str, event: de.DecisionMade, at: datetime) -> Decision:
    return Decision(
        subject, event.statement, event.because, at, event.step, event.slot, event.present
    )


def _fixed_decision(decision: Decision, event: de.DecisionFixed) -> Decision:
    history = (*decision.history, decision.statement)
    return replace(decision, statement=event.statement, because=event.because, history=history)


def _objected(decision: Decision, event: de.DecisionObjected) -> Decision:
    objections = (*decision.objections, Objection(event.text, event.name))
    return replace(decision, objections=objections)


def _action(subject: str, event: ac.ActionAgreed, at: datetime) -> Action:
    owner = event.owner, event.owner_name
    return Action(subject, event.what, *owner, event.due, at, event.step, event.slot)


def _fixed_action(action: Action, event: ac.ActionFixed) -> Action:
    return replace(
        action,
        what=event.what,
        owner=event.owner,
        owner_name=event.owner_name,
        due=event.due,
        history=(*action.history, action.what),
    )


def _goal(subject: str, event: go.GoalSet, at: datetime) -> Goal:
    aim = event.statement, event.measure, event.baseline, event.target, event.by
    return Goal(subject, *aim, at, event.step, event.slot)


def _fixed_goal(goal: Goal, event: go.GoalFixed) -> Goal:
    return replace(
        goal,
        statement=event.statement,
        measure=event.measure,
        baseline=event.baseline,
        target=event.target,
        by=event.by,
        history=(*goal.history, goal.statement),
    )


RECORD_FOLDS: Mapping[type[Event], RecordFold] = {
    en.EntryCaptured: _made("entries", _entry),
    en.EntryFixed: _changed("entries", _fixed_entry),
    en.EntryRemoved: _changed("entries", _removed),
    en.EntryRestored: _changed("entries", lambda e, _: replace(e, removed=False, into=None)),
    en.EntryMoved: _changed("entries", lambda e, event: replace(e, slot=event.slot)),
    en.EntryStarred: _changed("entries", lambda e, event: replace(e, starred=event.starred)),
    en.EntryMerged: _changed("entries", lambda e, event: replace(e, into=event.into)),
    de.DecisionMade: _made("decisions", _decision),
    de.DecisionFixed: _changed("decisions", _fixed_decision),
    de.DecisionWithdrawn: _changed("decisions", _removed),
    de.DecisionRestored: _changed("decisions", _restored),
    de.DecisionObjected: _changed("decisions", _objected),
    de.ObjectionWithdrawn: _changed(
        "decisions", lambda d, _: replace(d, objections=d.objections[:-1])
    ),
    ac.ActionAgreed: _made("actions", _action),
    ac.ActionFixed: _changed("actions", _fixed_action),
    ac.ActionWithdrawn: _changed("actions", _removed),
    ac.ActionRestored: _changed("actions", _restored),
    go.GoalSet: _made("goals", _goal),
    go.GoalFixed: _changed("goals", _fixed_goal),
    go.GoalWithdrawn: _changed("goals", _removed),
    go.GoalRestored: _changed("goals", _restored),
}
