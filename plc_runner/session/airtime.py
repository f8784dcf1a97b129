"""For how long the word was with each role, and who has not had it yet. Never a ranking."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from plc_runner.protocol.planned import PlannedStep
from plc_runner.session import timing
from plc_runner.session.state import SessionState
from plc_runner.session.words import listed

EVERYBODY = ""
"""In place of a role: turns of people who have none."""


def seconds_by_role(state: SessionState, now: datetime) -> dict[str, float]:
    """Seconds for which each role had the word, by role id; `EVERYBODY` for who had none.

    Steps in which a role speaks count for it, turns for the roles of whoever had them; who has
    several roles counts for each. Talk of the whole room and silence are nobody's.
    """
    out: dict[str, float] = {}
    for step in state.steps:
        if not state.progress_of(step.key).visits:
            continue
        spent = _by_person(state, step, now)
        if spent:
            for person, seconds in spent.items():
                for role in _roles_of(state, step, person) or (EVERYBODY,):
                    out[role] = out.get(role, 0.0) + seconds
        elif step.talk == "role" and step.role:
            out[step.role] = out.get(step.role, 0.0) + timing.spent(state, step.key, now)
    return {role: round(seconds, 3) for role, seconds in out.items() if seconds}


def _by_person(state: SessionState, step: PlannedStep, now: datetime) -> Mapping[str, float]:
    spent = dict(state.progress_of(step.key).turn_spent)
    if state.step is step and state.holder is not None:
        spent[state.holder] = spent.get(state.holder, 0.0) + timing.running_for(state, now)
    return spent


def _roles_of(state: SessionState, step: PlannedStep, person: str) -> tuple[str, ...]:
    """The roles in which somebody speaks: in a colleague's round, not those of the colleague."""
    owner = step.round.person if step.round else None
    return tuple(
        role
        for role, people in state.roles.items()
        if person in people and (owner in (None, person) or owner not in people)
    )


def unheard(state: SessionState) -> tuple[str, ...] | None:
    """Ids of who is here and has not had the word yet, nor has a turn to come in this step.

    Whoever facilitates is heard all the time.

    Returns:
        None as long as nothing can be known: no step had turns, nor did a role speak.
    """
    heard: set[str] = set()
    known = False
    for step in state.steps:
        if not state.progress_of(step.key).visits:
            continue
        spent = state.progress_of(step.key).turn_spent
        known = known or bool(step.turns) or (step.talk == "role" and bool(step.who))
        heard.update(person for person, seconds in spent.items() if seconds)
        if step.talk == "role":
            heard.update(step.who)
    if not known:
        return None
    step_now = state.step
    if step_now is not None and step_now.turns:
        heard.update(step_now.turns[state.progress_of(step_now.key).turn :])
    return tuple(id_ for id_ in state.present if id_ not in heard and id_ != state.facilitator)


def quiet_words(state: SessionState) -> str:
    """Who has not had the word yet, for the facilitator alone."""
    people = unheard(state)
    if people is None:
        return "Nobody's turns are counted yet: who is heard shows in turns, roles and reports."
    if not people:
        return "Everybody has had the word, or has a turn to come."
    return f"Not heard yet: {listed([state.name(id_) for id_ in people])}."
