"""Time as a function of (state, now): never a counted tick. All durations are seconds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.state import Phase, SessionState

LATE = 30
"""Seconds behind from which a meeting is late: less is not worth a word."""


class Level(StrEnum):
    """How near the end of the shown clock is."""

    CALM = "calm"
    SOON = "soon"
    """At most a fifth left, and at most a minute."""
    LAST = "last"
    """At most a twentieth left, and at most 15 seconds."""
    OVER = "over"


class Standing(StrEnum):
    """How the whole meeting stands against its end."""

    ON_TIME = "on time"
    LATE = "late"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock as the room sees it: that of the turn where there are turns."""

    left: float
    """Negative once it is over."""
    of: float
    level: Level


def running_for(state: SessionState, now: datetime) -> float:
    """Seconds of the current visit that are not yet in `progress`."""
    if state.since is None:
        return 0.0
    return max(0.0, round((now - state.since).total_seconds(), 3))


def spent(state: SessionState, key: str, now: datetime) -> float:
    """Seconds that a step has had, all visits together."""
    before = state.progress_of(key).spent
    is_current = state.step is not None and state.step.key == key
    return before + running_for(state, now) if is_current else before


def allowance(state: SessionState, step: PlannedStep) -> int:
    """Seconds that a step may take: planned and added."""
    return max(0, step.seconds + state.progress_of(step.key).added)


def turn_allowance(state: SessionState, step: PlannedStep, turn: int) -> float:
    """Seconds that one turn of a step may take."""
    progress = state.progress_of(step.key)
    whole = step.seconds if progress.reporting is None else progress.reporting
    return max(0.0, whole / len(step.turns) + progress.turn_added.get(step.turns[turn], 0))


def turn_spent(state: SessionState, step: PlannedStep, turn: int, now: datetime) -> float:
    """Seconds that one turn of a step has had."""
    progress = state.progress_of(step.key)
    had = progress.turn_spent.get(step.turns[turn], 0.0)
    speaking = state.step is step and progress.turn == turn
    return had + running_for(state, now) if speaking else had


def clock(state: SessionState, now: datetime) -> Clock | None:
    """What the big clock shows; None before the start and after the end."""
    step = state.step
    if step is None or state.phase in (Phase.ADJOURNED, Phase.CLOSED):
        return None
    if step.turns:
        turn = state.progress_of(step.key).turn
        of = turn_allowance(state, step, turn)
        left = of - turn_spent(state, step, turn, now)
    else:
        of = float(allowance(state, step))
        left = of - spent(state, step.key, now)
    return Clock(left, of, _level(left, of))


def _level(left: float, of: float) -> Level:
    if left <= 0:
        return Level.OVER
    if left <= min(0.05 * of, 15):
        return Level.LAST
    if left <= min(0.2 * of, 60):
        return Level.SOON
    return Level.CALM


def still_needs(state: SessionState, step: PlannedStep, now: datetime) -> float:
    """Seconds that a step will still take if it goes as planned from here."""
    progress = state.progress_of(step.key)
    if progress.outcome in ("done", "skipped"):
        return 0.0
    if not step.turns:
        return max(0.0, allowance(state, step) - spent(state, step.key, now))
    return sum(
        max(0.0, turn_allowance(state, step, turn) - turn_spent(state, step, turn, now))
        for turn in range(progress.turn, len(step.turns))
    )


def ends_at(state: SessionState, now: datetime) -> datetime:
    """When the meeting will be over if it goes as planned from here."""
    ahead = state.steps[state.position or 0 :]
    return now + timedelta(seconds=sum(still_needs(state, step, now) for step in ahead))


def behind(state: SessionState, now: datetime) -> float:
    """Seconds by which the meeting will end after its bell; negative before it."""
    bell = state.stop_at or state.planned_end
    return 0.0 if bell is None else (ends_at(state, now) - bell).total_seconds()


def standing(state: SessionState, now: datetime) -> tuple[Standing, int]:
    """How the whole meeting stands, and by how many whole minutes.

    It is late when it will end after the bell, and ahead when it will end before the plan's own
    end: a plan that leaves room before the bell is not "ahead" from its first second.
    """
    late = behind(state, now)
    if late >= LATE:
        return Standing.LATE, max(1, round(late / 60))
    if state.planned_end is not None:
        early = (state.planned_end - ends_at(state, now)).total_seconds()
        if early >= 60:
            return Standing.AHEAD, round(early / 60)
    return Standing.ON_TIME, 0
