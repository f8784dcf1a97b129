"""Days, clocks, lengths and names as people write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from plc_runner.publish import words


@pytest.mark.parametrize(
    ("hour", "minute", "expected"),
    [(0, 5, "12:05 am"), (9, 0, "9:00 am"), (12, 30, "12:30 pm"), (15, 15, "3:15 pm")],
)
def test_the_clock_says_am_and_pm(hour: int, minute: int, expected: str) -> None:
    assert words.clock(datetime(2026, 3, 11, hour, minute)) == expected  # noqa: DTZ001


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-13", "Friday 13 March 2026"),
        ("2026-02-31", "2026-02-31"),
        ("next meeting", "next meeting"),
        ("2026-03-13 or so", "2026-03-13 or so"),
    ],
)
def test_a_stored_day_is_told_in_words_and_words_stay(text: str, expected: str) -> None:
    assert words.said_day(text) == expected


def test_a_moment_on_another_day_names_it() -> None:
    at = datetime(2026, 3, 18, 15, 15)  # noqa: DTZ001
    assert words.moment(at, date(2026, 3, 18)) == "3:15 pm"
    assert words.moment(at, date(2026, 3, 11)) == "3:15 pm on Wednesday 18 March 2026"


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(-18000, "UTC−05:00"), (0, "UTC+00:00"), (19800, "UTC+05:30"), (-12600, "UTC−03:30")],
)
def test_the_offset(seconds: int, expected: str) -> None:
    assert words.offset(seconds) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"), [(0, "0:00"), (65.4, "1:05"), (59.6, "1:00"), (3725, "1:02:05")]
)
def test_lengths(seconds: float, expected: str) -> None:
    assert words.length(seconds) == expected


@pytest.mark.parametrize(
    ("seconds", "expected"), [(10, "less than a minute"), (61, "1 minute"), (2650, "44 minutes")]
)
def test_lengths_in_minutes(seconds: float, expected: str) -> None:
    assert words.in_minutes(seconds) == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ana", "Ben", "Cy"], "3: Ana, Ben and Cy"),
        (["Ana", "Person 2", "Person 3"], "3: Ana and 2 not named"),
        (["Person 1", "Person 2"], "2"),
        (["Ana", ""], "2: Ana and 1 not named"),
        (["Personne 1"], "1: Personne 1"),
    ],
)
def test_who_was_there_with_the_unnamed_counted(names: list[str], expected: str) -> None:
    assert words.roll(names) == expected
