"""Goals: a line becomes one, and the line then asks for what makes it whole."""

from __future__ import annotations

from plc_runner.protocol.captures import Capture
from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.session import commands as c
from plc_runner.session.goals import missing, split_goal
from plc_runner.session.kinds.kind import Kind
from plc_runner.session.line import Do, Line, Parsed
from plc_runner.session.state import Goal, SessionState
from plc_runner.session.words import listed


def goal(text: str, line: Line, _: Slot | None = None) -> Parsed:
    """A goal in the team's words; its numbers and its day where they were said too."""
    said = split_goal(text, line.today, day_first=line.state.day_first)
    return Do(
        c.SetGoal(
            said.statement,
            baseline=said.baseline,
            target=said.target,
            by=said.by,
            step=line.step_key,
        )
    )


def _of_step(state: SessionState, step: PlannedStep) -> list[Goal]:
    return [one for one in state.goals.values() if one.step == step.key and not one.removed]


def _filled(state: SessionState, step: PlannedStep, _: Slot) -> bool:
    return bool(_of_step(state, step))


def _unsettled(state: SessionState, step: PlannedStep, capture: Capture) -> str:
    """What a required goal still lacks."""
    lacking = [missing(one) for one in _of_step(state, step)] if capture.required else []
    first = next((labels for labels in lacking if labels), ())
    if not first:
        return ""
    return f"{listed([label.lower() for label in first])} of the goal (Up, then Tab; or /set)"


GOAL = Kind(keep=goal, filled=_filled, unsettled=_unsettled)
