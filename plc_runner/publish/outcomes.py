"""What a session came to, as its record tells it: decisions, actions, goals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plc_runner.memory.happened import After
from plc_runner.publish.aftermath import since_lines
from plc_runner.publish.captured import hands
from plc_runner.session.goals import sentence
from plc_runner.session.state import Goal, SessionState


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision."""

    statement: str
    because: str
    present: tuple[str, ...]
    """Names of those who were there when it was made."""
    objections: tuple[tuple[str, str, str], ...]
    """(name or nothing, what they said, what was answered)."""
    options: tuple[str, ...] = ()
    know: str = ""
    review: str = ""
    hands: str = ""
    """How the hands stood for exactly these words, if they were asked for."""
    replaced: str = ""
    """The words of the earlier decision in whose place it stands."""
    replaced_on: str = ""
    """ISO 8601."""
    since: tuple[tuple[str, str], ...] = ()
    """(what became of it, its words)."""


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action."""

    what: str
    owner: str
    """Empty for nobody."""
    due: str
    since: tuple[tuple[str, str], ...] = ()
    """As of a decision."""


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal."""

    statement: str
    measure: str
    baseline: str
    target: str
    by: str
    strategies: tuple[str, ...] = ()
    evidence_on: str = ""
    measurements: tuple[tuple[str, str], ...] = ()
    """(day, value), oldest first."""
    sentence: str = ""
    """All of it as one sentence."""
    since: tuple[tuple[str, str], ...] = ()
    """As of a decision."""


def decisions(state: SessionState, after: After) -> tuple[DecisionLine, ...]:
    """What was decided."""
    return tuple(
        DecisionLine(
            statement=decision.statement,
            because=decision.because,
            present=tuple(state.name(person) for person in decision.present),
            objections=tuple((o.name, o.text, o.answer) for o in decision.objections),
            options=decision.options,
            know=decision.know,
            review=decision.review,
            hands=_hands(state, decision.tally),
            replaced=decision.replaced,
            replaced_on=decision.replaced_on,
            since=since_lines(after.get(decision.id, ())),
        )
        for decision in state.decisions.values()
        if not decision.removed
    )


def actions(state: SessionState, after: After) -> tuple[ActionLine, ...]:
    """What was promised."""
    return tuple(
        ActionLine(
            a.what,
            state.name(a.owner) or a.owner_name,
            a.due,
            since_lines(after.get(a.id, ())),
        )
        for a in state.actions.values()
        if not a.removed
    )


def _hands(state: SessionState, id_: str | None) -> str:
    """How the hands stood that a decision came from."""
    tally = state.tallies.get(id_ or "")
    return "" if tally is None or tally.removed else hands(state, tally)


def measured_again(state: SessionState) -> Iterator[GoalLine]:
    """Goals of earlier meetings that were measured in this one."""
    taken = [one for one in state.measurements.values() if one.of and not one.removed]
    for goal in dict.fromkeys(one.goal for one in taken):
        own = [one for one in taken if one.goal == goal]
        points = tuple((one.day, one.value) for one in own)
        yield GoalLine(own[0].of, "", "", "", "", (), "", points, own[0].of)


def goal_line(state: SessionState, goal: Goal, after: After) -> GoalLine:
    """A goal with what was measured of it in this session."""
    return GoalLine(
        goal.statement,
        goal.measure,
        goal.baseline,
        goal.target,
        goal.by,
        goal.strategies,
        goal.evidence_on,
        tuple(
            (taken.day, taken.value)
            for taken in state.measurements.values()
            if taken.goal == goal.id and not taken.removed
        ),
        sentence(goal),
        since_lines(after.get(goal.id, ())),
    )
