"""Making a plan fit the time there is."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from plc_runner.protocol.planned import PlannedStep


def fit(steps: Sequence[PlannedStep], seconds: int) -> tuple[PlannedStep, ...]:
    """Shorten steps until they take no more than `seconds`, or nothing more can be taken.

    One unit at a time is taken from the step that has the most of its slack left, as a share of
    what it had; among equals from the later one. A unit is a second, and one second of every turn
    where the protocol gives the time per turn. So without such turns the result is exact, and more
    time never makes a step shorter.
    """
    now = [step.seconds for step in steps]
    units = [_unit(step) for step in steps]
    whole = [max(step.full, step.seconds) - step.least for step in steps]
    over = sum(now) - seconds
    heap = [
        (-(now[i] - step.least) / whole[i], -i)
        for i, step in enumerate(steps)
        if _can_give(step, now[i], units[i])
    ]
    heapq.heapify(heap)
    while over > 0 and heap:
        i = -heap[0][1]
        now[i] -= units[i]
        over -= units[i]
        if _can_give(steps[i], now[i], units[i]):
            heapq.heapreplace(heap, (-(now[i] - steps[i].least) / whole[i], -i))
        else:
            heapq.heappop(heap)
    return tuple(_shortened(step, now[i], units[i]) for i, step in enumerate(steps))


def _unit(step: PlannedStep) -> int:
    """The smallest time that can be taken from a step."""
    if step.each is None:
        return 1
    return len(step.turns) or max(step.seconds // step.each, 1)


def _can_give(step: PlannedStep, now: int, unit: int) -> bool:
    return not step.keep_full_time and now - unit >= step.least


def _shortened(step: PlannedStep, seconds: int, turns: int) -> PlannedStep:
    if seconds == step.seconds:
        return step
    each = step.each if step.each is None else seconds // turns
    return step.model_copy(update={"seconds": seconds, "each": each})
