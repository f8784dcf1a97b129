"""The fold of what is kept: entries, decisions, actions, goals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from plc_runner.events import Event
from plc_runner.events import action as ac
from plc_runner.events import decision as de
from plc_runner.events import entry as en
from plc_runner.events import exemplar as ex
from plc_runner.events import goal as go
from plc_runner.events import tally as ta
from plc_runner.session.copies import replace
from plc_runner.session.fold_past import answered
from plc_runner.session.state import (
    Action,
    Decision,
    Entry,
    Exemplar,
    Goal,
    Measurement,
    Objection,
    SessionState,
    Tally,
)

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
    said = event.step, event.slot, event.text
    return Entry(subject, *said, at, event.person, cells=event.cells)


def _fixed_entry(entry: Entry, event: en.EntryFixed) -> Entry:
    history = (*entry.history, entry.text)
    return replace(entry, text=event.text, history=history, **_said(event, "cells"))


def _said(event: Event, *fields: str) -> dict[str, Any]:
    """Those of the fields that the event says; None stays as it was."""
    values = {field: getattr(event, field) for field in fields}
    return {field: value for field, value in values.items() if value is not None}


def _taken(subject: str, event: ta.TallyTaken, at: datetime) -> Tally:
    return Tally(
        subject, event.what, event.step, event.slot, event.of, event.counts, at, event.word,
        event.present, event.before, event.before_on,
    )  # fmt: skip


def _decision(subject: str, event: de.DecisionMade, at: datetime) -> Decision:
    return Decision(
        subject,
        event.statement,
        event.because,
        at,
        event.step,
        event.slot,
        event.present,
        options=event.options,
        know=event.know,
        review=event.review,
        replaces=event.replaces,
        replaced=event.replaced,
        replaced_on=event.replaced_on,
        tally=event.tally,
    )


def _fixed_decision(decision: Decision, event: de.DecisionFixed) -> Decision:
    history = (*decision.history, decision.statement)
    grown = _said(event, "options", "know", "review", "replaces", "replaced", "replaced_on")
    if "replaces" in grown:
        grown["replaces"] = grown["replaces"] or None
    return replace(
        decision, statement=event.statement, because=event.because, history=history, **grown
    )


def _objected(decision: Decision, event: de.DecisionObjected) -> Decision:
    objections = (*decision.objections, Objection(event.text, event.name))
    return replace(decision, objections=objections)


def _action(subject: str, event: ac.ActionAgreed, at: datetime) -> Action:
    owner = event.owner, event.owner_name
    return Action(subject, event.what, *owner, event.due, at, event.step, event.slot)


def _fixed_action(action: Action, event: ac.ActionFixed) -> Action:
    fixed = replace(action, what=event.what, history=(*action.history, action.what))
    if event.only_words:
        return fixed
    return replace(fixed, owner=event.owner, owner_name=event.owner_name, due=event.due)


def _moved_action(action: Action, event: ac.ActionMoved) -> Action:
    due = action.due if event.due is None else event.due
    owner = action.owner, action.owner_name
    if event.owner is not None:
        owner = event.owner or None, event.owner_name or ""
    return replace(action, due=due, owner=owner[0], owner_name=owner[1])


def _goal(subject: str, event: go.GoalSet, at: datetime) -> Goal:
    aim = event.statement, event.measure, event.baseline, event.target, event.by
    return Goal(
        subject,
        *aim,
        at,
        event.step,
        event.slot,
        strategies=event.strategies,
        evidence_on=event.evidence_on,
    )


def _fixed_goal(goal: Goal, event: go.GoalFixed) -> Goal:
    return replace(
        goal,
        statement=event.statement,
        measure=event.measure,
        baseline=event.baseline,
        target=event.target,
        by=event.by,
        history=(*goal.history, goal.statement),
        **_said(event, "strategies", "evidence_on"),
    )


def _measured(subject: str, event: go.MeasurementTaken, at: datetime) -> Measurement:
    said = event.goal, event.value, event.day, event.note
    return Measurement(subject, *said, at, of=event.of)


def _exemplar(subject: str, event: ex.ExemplarKept, at: datetime) -> Exemplar:
    return Exemplar(
        subject, event.title, at, event.file, event.file_name, event.size, event.link,
        event.standard, event.level, event.comment, event.notes, event.step, event.slot,
    )  # fmt: skip


_EXEMPLAR_WORDS = ("title", "link", "standard", "level", "comment", "notes")


RECORD_FOLDS: Mapping[type[Event], RecordFold] = {
    en.EntryCaptured: _made("entries", _entry),
    en.EntryFixed: _changed("entries", _fixed_entry),
    en.EntryRemoved: _changed("entries", _removed),
    en.EntryRestored: _changed("entries", lambda e, _: replace(e, removed=False, into=None)),
    en.EntryMoved: _changed("entries", lambda e, event: replace(e, slot=event.slot)),
    en.EntryStarred: _changed("entries", lambda e, event: replace(e, starred=event.starred)),
    en.EntryMarked: _changed("entries", lambda e, event: replace(e, marks=event.marks)),
    en.EntryMerged: _changed("entries", lambda e, event: replace(e, into=event.into)),
    de.DecisionMade: _made("decisions", _decision),
    de.DecisionFixed: _changed("decisions", _fixed_decision),
    de.DecisionWithdrawn: _changed("decisions", _removed),
    de.DecisionRestored: _changed("decisions", _restored),
    de.DecisionObjected: _changed("decisions", _objected),
    de.ObjectionWithdrawn: _changed(
        "decisions", lambda d, _: replace(d, objections=d.objections[:-1])
    ),
    de.ObjectionAnswered: _changed(
        "decisions", lambda d, e: replace(d, objections=answered(d.objections, e))
    ),
    ac.ActionAgreed: _made("actions", _action),
    ac.ActionFixed: _changed("actions", _fixed_action),
    ac.ActionMoved: _changed("actions", _moved_action),
    ac.ActionWithdrawn: _changed("actions", _removed),
    ac.ActionRestored: _changed("actions", _restored),
    go.GoalSet: _made("goals", _goal),
    go.GoalFixed: _changed("goals", _fixed_goal),
    go.GoalWithdrawn: _changed("goals", _removed),
    go.GoalRestored: _changed("goals", _restored),
    go.MeasurementTaken: _made("measurements", _measured),
    go.MeasurementFixed: _changed("measurements", lambda m, e: replace(m, value=e.value)),
    go.MeasurementWithdrawn: _changed("measurements", _removed),
    go.MeasurementRestored: _changed("measurements", _restored),
    ta.TallyTaken: _made("tallies", _taken),
    ta.TallyFixed: _changed("tallies", lambda t, e: replace(t, **_said(e, "counts", "word", "of"))),
    ta.TallyWithdrawn: _changed("tallies", _removed),
    ta.TallyRestored: _changed("tallies", _restored),
    ex.ExemplarKept: _made("exemplars", _exemplar),
    ex.ExemplarFixed: _changed("exemplars", lambda x, e: replace(x, **_said(e, *_EXEMPLAR_WORDS))),
    ex.ExemplarWithdrawn: _changed("exemplars", _removed),
    ex.ExemplarRestored: _changed("exemplars", _restored),
}
