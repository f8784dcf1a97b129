"""Which repetition of a round two steps belong to."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.protocol.planned import PlannedStep, RoundPlace


def places(step: PlannedStep) -> Iterator[RoundPlace]:
    """The rounds that a step is in, the inner one first."""
    place = step.round
    while place is not None:
        yield place
        place = place.outer


def same_round(one: PlannedStep, other: PlannedStep) -> bool:
    """Whether no round that both are in is another repetition for the one than for the other.

    What Ana predicted belongs to the steps of Ana's round, and to those outside of all rounds.
    """
    numbers = {place.title: place.number for place in places(one)}
    return all(numbers.get(place.title, place.number) == place.number for place in places(other))
