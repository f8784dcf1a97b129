from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from plc_runner.session.stop_words import stop_said

ROOM = timezone(timedelta(hours=-5))
AT_A_QUARTER_PAST_THREE = datetime(2024, 3, 12, 15, 15, tzinfo=ROOM)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("4:00", 45), ("16:00", 45), ("4", 45), ("4 pm", 45), ("4pm", 45), ("4 P.M.", 45),
        ("16.00", 45), ("4:05", 50), ("1600", 45), (" 16 : 00", None), ("3:30", 15),
        ("3:10", None), ("15:10", None), ("04:00", None), ("4 am", None),
        ("11", 7 * 60 + 45), ("12", None), ("12:30 am", None),
        ("25:00", None), ("13 pm", None), ("4:61", None), ("soon", None), ("", None),
    ],
)  # fmt: skip
def test_the_room_says_when_it_stops(words: str, minutes: int | None) -> None:
    at = stop_said(words, AT_A_QUARTER_PAST_THREE)
    expected = None
    if minutes is not None:
        expected = AT_A_QUARTER_PAST_THREE + timedelta(minutes=minutes)
    assert at == expected


def test_noon_is_said_as_twelve() -> None:
    in_the_morning = datetime(2024, 3, 12, 11, 20, tzinfo=ROOM)
    assert stop_said("12", in_the_morning) == in_the_morning + timedelta(minutes=40)
    assert stop_said("12:15 pm", in_the_morning) == in_the_morning + timedelta(minutes=55)
