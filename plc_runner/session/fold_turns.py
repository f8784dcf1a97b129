"""Turns and small groups as the fold of their events. Time belongs to people, not to places."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from plc_runner.events import Event
from plc_runner.events import clock as ck
from plc_runner.events import session as ev
from plc_runner.session.copies import replace
from plc_runner.session.rewinding import settled
from plc_runner.session.state import Phase, Progress, SessionState


def _turn_started(state: SessionState, event: ck.TurnStarted, at: datetime) -> SessionState:
    progress = dict(settled(state, at))
    here = progress.get(event.step) or Progress()
    turns = state.turns_of(event.step)
    spent = here.turn_spent
    if 0 <= event.previous < len(turns):
        spent = {**spent, turns[event.previous]: event.spent}
    progress[event.step] = replace(here, turn=event.turn, turn_spent=spent)
    return replace(state, phase=Phase.RUNNING, progress=progress, since=at)


def _with_turns(state: SessionState, key: str, turns: tuple[str, ...], **here: Any) -> SessionState:
    """The session with other turns in a step, and with what else is new of its progress."""
    steps = tuple(
        step.model_copy(update={"turns": turns}) if step.key == key else step
        for step in state.steps
    )
    progress = replace(state.progress_of(key), **here)
    return replace(state, steps=steps, progress={**state.progress, key: progress})


def _counted(state: SessionState, at: datetime) -> SessionState:
    """The same session, with the time of the running turn counted for whoever has the word."""
    since = None if state.since is None else at
    return replace(state, progress=settled(state, at), since=since)


def _grouped(state: SessionState, event: ev.GroupsMade, at: datetime) -> SessionState:
    if state.progress_of(event.step).reporting is not None and event.how != "kept":
        state = _with_turns(_counted(state, at), event.step, (), turn=0, reporting=None)
    return replace(state, groups={**state.groups, event.step: event.groups})


def _reporting(state: SessionState, event: ck.ReportingStarted, at: datetime) -> SessionState:
    state = _with_turns(
        replace(state, progress=settled(state, at)),
        event.step,
        event.turns,
        turn=0,
        reporting=event.seconds,
    )
    return replace(state, phase=Phase.RUNNING, since=at)


def _ordered(state: SessionState, event: ev.TurnsOrdered, at: datetime) -> SessionState:
    """Whoever has the word keeps it; somebody else stands in for who is not among them."""
    if state.step is not None and state.step.key == event.step:
        state = _counted(state, at)
    before, turn = state.turns_of(event.step), state.progress_of(event.step).turn
    if not state.progress_of(event.step).visits:
        turn = 0
    elif turn < len(before) and before[turn] in event.turns:
        turn = event.turns.index(before[turn])
    turn = max(0, min(turn, len(event.turns) - 1))
    chosen = {event.step} if event.how != "seated" else set()
    return replace(
        _with_turns(state, event.step, event.turns, turn=turn),
        ordered=state.ordered - {event.step} | chosen,
    )


TURN_FOLDS: Mapping[type[Event], Callable[[SessionState, Any, datetime], SessionState]] = {
    ck.TurnStarted: _turn_started,
    ck.ReportingStarted: _reporting,
    ev.TurnsOrdered: _ordered,
    ev.GroupsMade: _grouped,
}
