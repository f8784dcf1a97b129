"""What the session offers and never imposes: to catch up, and the choices at zero."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from plc_runner.protocol.plan import fit
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session import commands as c
from plc_runner.session import timing
from plc_runner.session.state import SessionState


@dataclass(frozen=True, slots=True)
class CatchUpProposal:
    """The plan with the steps to come shortened."""

    steps: tuple[PlannedStep, ...]
    """All steps of the session."""
    saves: int
    """Seconds."""
    ends_at: datetime
    late: int
    """Seconds by which it would still end after the bell; 0 when in time."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way on when the time of a step is over."""

    command: c.Command
    ends_at: datetime
    """When the meeting would end."""


def shortened(state: SessionState, now: datetime, left: float) -> tuple[PlannedStep, ...]:
    """All steps, those to come shortened so that what remains takes `left` seconds if it can.

    The step that has the floor keeps its time; steps are never lengthened, nor cut below their
    least.
    """
    split = 0 if state.position is None else state.position + 1
    current = 0.0 if state.step is None else timing.still_needs(state, state.step, now)
    open_steps = [
        step
        for step in state.steps[split:]
        if state.progress_of(step.key).outcome == "ahead" and not state.progress_of(step.key).added
    ]
    fixed = sum(
        timing.still_needs(state, step, now)
        for step in state.steps[split:]
        if step not in open_steps
    )
    as_now = [step.model_copy(update={"full": step.seconds}) for step in open_steps]
    room = max(0, int(left - current - fixed))
    seconds = {step.key: step.seconds for step in fit(as_now, room)}
    return tuple(
        step.model_copy(update={"seconds": seconds[step.key]})
        if seconds.get(step.key, step.seconds) != step.seconds
        else step
        for step in state.steps
    )


def catch_up(state: SessionState, now: datetime) -> CatchUpProposal | None:
    """How later steps could be shortened to end by the bell; None when there is no need or way."""
    bell = state.stop_at or state.planned_end
    behind = timing.behind(state, now)
    if bell is None or behind <= 0:
        return None
    steps = shortened(state, now, (bell - now).total_seconds())
    saves = sum(step.seconds for step in state.steps) - sum(step.seconds for step in steps)
    if not saves:
        return None
    ends_at = timing.ends_at(state, now) - timedelta(seconds=saves)
    return CatchUpProposal(steps, saves, ends_at, max(0, round(behind - saves)))


def _onward(state: SessionState) -> c.Command:
    step = state.step
    if step is not None and state.progress_of(step.key).turn + 1 < len(step.turns):
        return c.NextTurn()
    return c.Close() if step is state.steps[-1] else c.Next()


def choices_at_zero(state: SessionState, now: datetime) -> tuple[Choice, ...]:
    """The ways on once the clock is at zero, each with the end of the meeting it gives."""
    clock = timing.clock(state, now)
    if clock is None or clock.left > 0:
        return ()
    ends_at = timing.ends_at(state, now)
    choices = [Choice(_onward(state), ends_at)]
    for minutes in (1, 2):
        gained = max(0.0, clock.left + 60 * minutes)
        choices.append(Choice(c.AddTime(60 * minutes), ends_at + timedelta(seconds=gained)))
    proposal = catch_up(state, now)
    if proposal is not None:
        choices.append(Choice(c.CatchUp(), proposal.ends_at))
    return tuple(choices)
