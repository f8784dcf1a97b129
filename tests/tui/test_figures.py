from __future__ import annotations

import pytest

from plc_runner.tui.figures import CLOCK_WIDTH, GAP, clock_rows


@pytest.mark.parametrize("rows", GAP)
def test_room_kept_for_the_clock_is_that_of_four_figures(rows: int) -> None:
    drawn = clock_rows("00:00", rows)
    assert len(drawn) == rows
    assert {len(row) for row in drawn} == {CLOCK_WIDTH[rows]}


@pytest.mark.parametrize("rows", GAP)
@pytest.mark.parametrize("text", ["9:59", "10:00", "0:00", "+0:40", "59:59"])
def test_usual_times_fit_at_every_size(rows: int, text: str) -> None:
    drawn = clock_rows(text, rows)
    assert len(drawn) == rows
    assert all(len(row) <= CLOCK_WIDTH[rows] for row in drawn)
    assert set("".join(drawn)) <= set(" ▀▄█")


def test_a_long_time_is_never_wider() -> None:
    assert clock_rows("+10:40", 9) == clock_rows("10:40", 9)
    assert len(clock_rows("100:40", 9)) == 5
    assert clock_rows("+100:40", 3) == ("+100:40",)
    assert clock_rows("6:40", 1) == ("6:40",)


@pytest.mark.parametrize("rows", GAP)
def test_no_two_figures_look_alike(rows: int) -> None:
    drawn = {clock_rows(figure, rows) for figure in "0123456789:+"}
    assert len(drawn) == 12
