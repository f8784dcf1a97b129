from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from plc_runner.tui.stop_at import stop_at, usual_stop

ROOM = timezone(timedelta(hours=-5))
AT_A_QUARTER_PAST_THREE = datetime(2024, 3, 12, 15, 15, tzinfo=ROOM)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("4:00", 45), ("16:00", 45), ("4", 45), ("4 pm", 45), ("4pm", 45), ("4 P.M.", 45),
        ("16.00", 45), ("4:05", 50), ("3:30", 15), ("45", 45), ("45 min", 45), ("in 50 min", 50),
        ("3:10", None), ("15:10", None), ("4 am", None), ("25:00", None), ("13 pm", None),
        ("4:61", None), ("0", 8 * 60 + 45), ("0 min", None), ("soon", None), ("", None),
    ],
)  # fmt: skip
def test_the_room_says_when_it_stops(words: str, minutes: int | None) -> None:
    expected = None
    if minutes is not None:
        expected = AT_A_QUARTER_PAST_THREE + timedelta(minutes=minutes)
    assert stop_at(words, AT_A_QUARTER_PAST_THREE) == expected


def test_noon_is_said_as_twelve() -> None:
    in_the_morning = datetime(2024, 3, 12, 11, 20, tzinfo=ROOM)
    assert stop_at("12", in_the_morning) == in_the_morning + timedelta(minutes=40)
    assert stop_at("12:15 pm", in_the_morning) == in_the_morning + timedelta(minutes=55)


def test_what_is_offered_is_on_the_five_minutes_and_long_enough() -> None:
    end = usual_stop(AT_A_QUARTER_PAST_THREE + timedelta(seconds=7), timedelta(minutes=44))
    assert end == AT_A_QUARTER_PAST_THREE + timedelta(minutes=45)
    assert usual_stop(AT_A_QUARTER_PAST_THREE, timedelta(minutes=45)) == (
        AT_A_QUARTER_PAST_THREE + timedelta(minutes=45)
    )
