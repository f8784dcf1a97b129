from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from plc_runner.tui.letters import verdict
from plc_runner.tui.stop_at import A_DAY, stop_at, usual_stop

NOW = datetime(2026, 3, 11, 15, 17, 20, tzinfo=timezone(timedelta(hours=-5)))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("4:00", "16:00"),
        ("16:00", "16:00"),
        ("16.05", "16:05"),
        ("4", "16:00"),
        ("4pm", "16:00"),
        ("4 p.m.", "16:00"),
        ("12:30 am", "00:30"),
        ("45", "16:02"),
        ("5 min", "15:22"),
        ("in 30 minutes", "15:47"),
        (" 3:20 ", "15:20"),
    ],
)
def test_times_of_day_and_minutes_are_read(typed: str, expected: str) -> None:
    found = stop_at(typed, NOW)
    assert found is not None
    assert f"{found:%H:%M}" == expected
    assert timedelta() < found - NOW <= timedelta(hours=10)


@pytest.mark.parametrize(
    "typed", ["", "soon", "25:00", "4:61", "15:00", "3:10", "0", "13pm", "4:0"]
)
def test_what_is_no_time_to_come_is_refused(typed: str) -> None:
    assert stop_at(typed, NOW) is None


def test_the_usual_stop_is_on_the_next_five_minutes() -> None:
    assert f"{usual_stop(NOW, timedelta(minutes=45)):%H:%M:%S}" == "16:05:00"
    even = NOW.replace(minute=15, second=0)
    assert f"{usual_stop(even, timedelta(minutes=45)):%H:%M:%S}" == "16:00:00"


@pytest.mark.parametrize(
    ("size", "good", "words"),
    [
        ((60, 18), True, "good for a wall"),
        ((40, 12), True, "good for a wall"),
        ((120, 36), True, "good for a small room"),
        ((200, 60), False, "too small for the back row: Ctrl +"),
        ((30, 8), False, "too large"),
    ],
)
def test_a_verdict_on_the_letters(size: tuple[int, int], good: bool, words: str) -> None:
    found, text = verdict(*size)
    assert found is good
    assert words in text


def test_a_time_may_be_typed_without_a_colon() -> None:
    assert stop_at("1655", NOW) == stop_at("16:55", NOW)


@pytest.mark.parametrize("typed", ["4:00", "16:00", "4pm"])
def test_the_evening_before_a_time_is_one_of_the_next_day(typed: str) -> None:
    evening = NOW.replace(hour=21)
    assert stop_at(typed, evening, A_DAY) == evening.replace(day=12, hour=16, minute=0, second=0)
