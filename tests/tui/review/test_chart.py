from __future__ import annotations

from datetime import date

import pytest

from plc_runner.journal.goals import Measured
from plc_runner.tui.screens.review.chart import drawn


def points(*said: tuple[str, str]) -> list[Measured]:
    return [Measured(value, day, "") for day, value in said]


def test_shares_are_drawn_in_percent_with_the_target() -> None:
    what = drawn(
        points(("2026-01-01", "9 of 27"), ("2026-02-01", "50 %")), "18 of 27", "2026-05-15"
    )
    assert what is not None
    assert what.share
    assert [round(value) for value in what.values] == [33, 50]
    assert what.target is not None
    assert round(what.target) == 67
    assert what.by == date(2026, 5, 15)


def test_numbers_of_another_kind_are_left_out() -> None:
    said = points(("2026-01-01", "9 of 27"), ("2026-02-01", "3.5"), ("2026-03-01", "4"))
    what = drawn(said, "20 of 27", "in spring")
    assert what is not None
    assert (what.values, what.target, what.by) == ((3.5, 4.0), None, None)


@pytest.mark.parametrize(
    "said",
    [
        [],
        [("2026-01-01", "9 of 27")],
        [("2026-01-01", "some"), ("2026-02-01", "most")],
        [("in May", "3"), ("2026-02-01", "4")],
    ],
)
def test_what_is_less_than_two_numbers_on_days_is_not_drawn(said: list[tuple[str, str]]) -> None:
    assert drawn(points(*said), "20", "2026-05-15") is None
