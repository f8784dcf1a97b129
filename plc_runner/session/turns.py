"""Turns: who has had the word in a step, for how long, and in which order the others will."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from plc_runner.events.clock import TurnTime
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session import timing
from plc_runner.session.state import SessionState

SLIP = 15.0
"""Seconds under which somebody has had the word by a slip only, and may still take their turn."""


def spoken(state: SessionState, step: PlannedStep, now: datetime) -> tuple[str, ...]:
    """Who has had a turn, in order; whoever has the word now is among them unless by a slip."""
    progress = state.progress_of(step.key)
    if not progress.visits:
        return ()
    return tuple(
        person
        for turn, person in enumerate(step.turns)
        if turn < progress.turn or timing.turn_spent(state, step, turn, now) >= SLIP
    )


def turn_times(state: SessionState, key: str) -> tuple[TurnTime, ...]:
    """How long each person has had the word in a step, in the order of turns.

    Who had it and is not in that order any more (gone, or put right) comes last.
    """
    spent = state.progress_of(key).turn_spent
    turns = state.turns_of(key)
    order = [*(id_ for id_ in turns if id_ in spent), *(id_ for id_ in spent if id_ not in turns)]
    return tuple(TurnTime(person=id_, seconds=round(spent[id_], 3)) for id_ in order)


def shuffled(people: Iterable[str], seed: str) -> tuple[str, ...]:
    """The people in an order that the seed decides."""
    return tuple(sorted(people, key=lambda id_: sha256(f"{seed}/{id_}".encode()).digest()))
