"""Decisions and actions: lines that become records of their own."""

from __future__ import annotations

from collections.abc import Callable

from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.session import commands as c
from plc_runner.session.kinds.kind import Kind
from plc_runner.session.line import Do, Line, Parsed, Refusal
from plc_runner.session.phrases import split_because
from plc_runner.session.promises import known_to, split_action
from plc_runner.session.state import SessionState


def decision(text: str, line: Line, _: Slot | None = None) -> Parsed:
    """What the team decided, and why."""
    return Do(c.Decide(*split_because(text), step=line.step_key))


def action(text: str, line: Line, _: Slot | None = None) -> Parsed:
    """Who will do what by when."""
    state = line.state
    said = split_action(text, known_to(state, line.team), line.today, day_first=state.day_first)
    if said.doubt and line.pasted:
        return Do(c.AgreeAction(text, step=line.step_key))
    if said.doubt:
        return Refusal(said.doubt)
    return Do(c.AgreeAction(said.what, said.owner, said.owner_name, said.due, line.step_key))


def _has(shelf: str) -> Callable[[SessionState, PlannedStep, Slot], bool]:
    def has(state: SessionState, step: PlannedStep, _: Slot) -> bool:
        items = getattr(state, shelf).values()
        return any(item.step == step.key and not item.removed for item in items)

    return has


DECISION = Kind(keep=decision, filled=_has("decisions"))
ACTION = Kind(keep=action, filled=_has("actions"))
