from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.protocol.grouping import even_sizes, group_sizes


@given(st.integers(1, 200), st.integers(2, 12))
def test_everybody_goes_into_groups_as_even_as_can_be(people: int, size: int) -> None:
    sizes = group_sizes(people, size)
    assert sum(sizes) == people
    assert max(sizes) - min(sizes) <= 1
    assert min(sizes) > 1 or people == 1, "nobody is left alone"


@given(st.integers(2, 200), st.integers(2, 12))
def test_no_other_number_of_groups_comes_nearer_to_the_size(people: int, size: int) -> None:
    def off(sizes: tuple[int, ...]) -> int:
        return max(abs(one - size) for one in sizes)

    others = [even_sizes(people, count) for count in range(1, people // 2 + 1)]
    assert off(group_sizes(people, size)) == min(map(off, others))


@pytest.mark.parametrize(
    ("people", "size", "sizes"),
    [
        (6, 3, (3, 3)),
        (7, 3, (3, 2, 2)),
        (5, 2, (3, 2)),
        (6, 4, (3, 3)),
        (5, 4, (5,)),
        (4, 3, (2, 2)),
        (2, 3, (2,)),
        (1, 3, (1,)),
    ],
)
def test_groups_of_a_small_room(people: int, size: int, sizes: tuple[int, ...]) -> None:
    assert group_sizes(people, size) == sizes
