"""Small groups: who is with whom. Pure, of ids alone but for `takers` and `proposed`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import accumulate

from plc_runner.protocol.grouping import even_sizes, group_sizes
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.state import SessionState

Groups = tuple[tuple[str, ...], ...]

USUAL_SIZE = 3
"""Of a group where nobody says how large."""


def takers(state: SessionState, protocol: Protocol) -> tuple[str, ...]:
    """Who goes into a group: everybody here but a facilitator who takes no part."""
    outside = None if protocol.facilitator.takes_part else state.facilitator
    return tuple(id_ for id_ in state.present if id_ != outside)


def dealt(people: Sequence[str], sizes: Iterable[int]) -> Groups:
    """The people in their order, group by group."""
    out: list[tuple[str, ...]] = []
    for size in sizes:
        start = sum(map(len, out))
        out.append(tuple(people[start : start + size]))
    return tuple(out)


def in_groups_of(people: Sequence[str], size: int) -> Groups:
    """Groups of about that size, neighbours together."""
    return dealt(people, group_sizes(len(people), size)) if people else ()


def around(holders: Sequence[str], people: Sequence[str]) -> Groups:
    """Groups with one of the holders of a role in each, who tells for it; never one alone.

    Args:
        holders: ids of those who have the role, some of the people.
        people: everybody who goes into a group.
    """
    count = min(len(holders), max(1, len(people) // 2))
    heads = list(holders[:count])
    rest = [id_ for id_ in people if id_ not in heads]
    sizes = [size - 1 for size in even_sizes(len(people), count)]
    parts = dealt(rest, sizes)
    return tuple((head, *part) for head, part in zip(heads, parts, strict=True))


def kept(groups: Groups, people: Collection[str], *, telling: bool = False) -> Groups:
    """The groups with who came and without who went.

    Who came joins the smallest group. One who would be left alone joins another, too, unless the
    groups are `telling` already: then one can tell for a group.
    """
    here = [[id_ for id_ in group if id_ in people] for group in groups]
    here = [group for group in here if group]
    stayed = {id_ for group in here for id_ in group}
    waiting = [id_ for id_ in people if id_ not in stayed]
    while waiting and here:
        min(here, key=len).append(waiting.pop(0))
    for alone in [group for group in here if len(group) == 1]:
        if len(here) > 1 and not telling:
            here.remove(alone)
            min(here, key=len).extend(alone)
    return tuple(tuple(group) for group in here)


def proposed(state: SessionState, people: Sequence[str]) -> Groups:
    """Groups for the step that has the floor.

    Those of the step before if they were of the same size: three questions in threes are for the
    same three. Else neighbours together, so that two pairs become a four.
    """
    step = state.step
    if step is None:
        return ()
    size = step.group_size or USUAL_SIZE
    before = _before(state)
    if before is None:
        return in_groups_of(people, size)
    earlier, groups = before
    if (earlier.group_size or USUAL_SIZE) == size:
        return kept(groups, people) or in_groups_of(people, size)
    return together(kept(groups, people), group_sizes(len(people), size))


def together(groups: Groups, sizes: Sequence[int]) -> Groups:
    """Larger or smaller groups out of others; whole groups stay together if the sizes allow."""
    order = [id_ for group in groups for id_ in group]
    for some in (sizes, sizes[::-1]):
        edges = set(accumulate(some))
        if set(accumulate(map(len, groups))) >= edges:
            return dealt(order, some)
    joined: list[list[str]] = [[] for _ in sizes]
    for group in sorted(groups, key=len, reverse=True):
        min(joined, key=len).extend(group)
    if sorted(map(len, joined)) == sorted(sizes):
        return tuple(tuple(group) for group in joined)
    return dealt(order, sizes)


def _before(state: SessionState) -> tuple[PlannedStep, Groups] | None:
    """The last step before this one that had groups."""
    for step in reversed(state.steps[: state.position or 0]):
        if state.groups.get(step.key):
            return step, state.groups[step.key]
    return None


def group_of(state: SessionState, key: str, person: str | None) -> int | None:
    """The number, from 1, of somebody's group in a step."""
    groups = enumerate(state.groups.get(key, ()), 1)
    return next((number for number, group in groups if person in group), None)
