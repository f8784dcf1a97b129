"""How many people a room splits up into, group by group."""

from __future__ import annotations


def even_sizes(people: int, groups: int) -> tuple[int, ...]:
    """People in so many groups: sizes differ by one at most, the larger come first."""
    least, more = divmod(people, groups)
    return (least + 1,) * more + (least,) * (groups - more)


def group_sizes(people: int, size: int) -> tuple[int, ...]:
    """The sizes nearest to the one that is wanted. Nobody is left alone.

    Seven in threes are 3, 2 and 2: everybody gets as much of the time as planned, or more. Five in
    twos are 3 and 2, since the other way one would be alone.
    """
    fewer = even_sizes(people, max(1, people // size))
    more = even_sizes(people, max(1, -(-people // size)))
    alone = more[-1] < 2 <= people
    return fewer if alone or size - more[-1] > fewer[0] - size else more
