"""The clock as it was before the last act: what undo makes of a state."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from plc_runner.session import timing
from plc_runner.session.copies import replace
from plc_runner.session.state import Progress, SessionState, UndoPoint

COUNTS_FOR_EARLIER = 15.0
"""Seconds within which a move that is undone is a slip: the time then counts where it was."""

_MOVES = frozenset(
    {"next", "back", "go to", "skip", "next turn", "previous turn", "turn", "switch"}
)

_CLOCK_FIELDS = (
    "phase",
    "protocol",
    "protocol_id",
    "title",
    "version",
    "first_time",
    "dropped",
    "people",
    "present",
    "roles",
    "role_titles",
    "facilitator",
    "steps",
    "position",
    "progress",
    "since",
    "planned_end",
    "gap",
    "revealed",
    "changes",
    "sittings",
    "stays",
    "groups",
    "ordered",
    "taken_up",
    "beside",
    "worth",
    "passed",
)


def settled(state: SessionState, at: datetime) -> Mapping[str, Progress]:
    """Progress with the running visit counted up to `at`."""
    step = state.step
    live = timing.running_for(state, at)
    if step is None or not live:
        return state.progress
    progress = state.progress_of(step.key)
    turns, holder = progress.turn_spent, state.holder
    if holder is not None:
        turns = {**turns, holder: turns.get(holder, 0.0) + live}
    return {
        **state.progress,
        step.key: replace(progress, spent=progress.spent + live, turn_spent=turns),
    }


def undone(state: SessionState, at: datetime) -> SessionState:
    """The state with the last act taken back, records aside (events of their own put those back).

    A move taken back within 15 seconds was a slip: its time counts for the step it left. Later
    than that, the step it left goes on from where its clock stood, and the other keeps its time;
    so does a turn.
    """
    point = state.undo[-1]
    before = point.before
    as_before: dict[str, Any] = {field: getattr(before, field) for field in _CLOCK_FIELDS}
    restored = replace(state, undo=state.undo[:-1], **as_before)
    away = at - point.at
    here = state.step
    if here is None or point.act not in _MOVES or away.total_seconds() <= COUNTS_FOR_EARLIER:
        return restored
    progress = dict(settled(before, point.at))
    had, now = progress.get(here.key) or Progress(), settled(state, at)[here.key]
    if before.step is not None and here.key == before.step.key:
        if now.reporting != had.reporting:  # the groups never began to tell: nobody's turn was had
            now = replace(now, reporting=had.reporting, turn_spent=had.turn_spent)
        progress[here.key] = replace(now, turn=had.turn)
    else:
        progress[here.key] = replace(now, outcome="left")
    return replace(
        restored,
        progress=progress,
        since=at if before.since else None,
        undo=tuple(_later(earlier, away, here.key, had, now) for earlier in state.undo[:-1]),
    )


def _later(point: UndoPoint, away: timedelta, key: str, had: Progress, now: Progress) -> UndoPoint:
    """An earlier act, once a move after it was taken back late.

    The time that the room was away at another step or turn is that one's for good: taking back the
    earlier act must not count it a second time.

    Args:
        point: the earlier act.
        away: for how long the move held.
        key: the step to which it led.
        had: how far that step was before the move.
        now: how far it is.
    """
    before = point.before
    progress = before.progress_of(key)
    turns = dict(progress.turn_spent)
    for person, spent in now.turn_spent.items():
        gained = spent - had.turn_spent.get(person, 0.0)
        turns[person] = turns.get(person, 0.0) + gained
    progress = replace(
        progress,
        spent=progress.spent + now.spent - had.spent,
        turn_spent=turns,
        outcome="left" if progress.outcome == "ahead" else progress.outcome,
        visits=max(1, progress.visits),
    )
    since = None if before.since is None else before.since + away
    before = replace(before, progress={**before.progress, key: progress}, since=since)
    return replace(point, at=point.at + away, before=before)
