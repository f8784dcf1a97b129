"""Days, clocks, lengths and names as people write them; the same on every machine."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time

from plc_runner.session.words import listed

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_UNNAMED = re.compile(r"Person [0-9]+")


def day(when: date) -> str:
    """Tuesday 12 March 2024."""
    return f"{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]} {when.year}"


def clock(when: datetime) -> str:
    """3:05 pm."""
    return clock_at(when.time())


def clock_at(at: time) -> str:
    """3:05 pm."""
    return f"{at.hour % 12 or 12}:{at.minute:02} {'am' if at.hour < 12 else 'pm'}"


def moment(when: datetime, on: date) -> str:
    """The clock; with its day, where that is not `on`."""
    return clock(when) if when.date() == on else f"{clock(when)} on {day(when)}"


def said_day(text: str) -> str:
    """A day that is stored as ISO 8601 in words; anything else as it was said."""
    if not _ISO_DAY.fullmatch(text):
        return text
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def offset(seconds: int) -> str:
    """UTC−05:00."""
    hours, minutes = divmod(abs(seconds) // 60, 60)
    return f"UTC{'−' if seconds < 0 else '+'}{hours:02}:{minutes:02}"


def length(seconds: float) -> str:
    """4:05, or 1:04:05."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def in_minutes(seconds: float) -> str:
    """47 minutes."""
    minutes = round(seconds / 60)
    if minutes == 0:
        return "less than a minute"
    return "1 minute" if minutes == 1 else f"{minutes} minutes"


def named(name: str) -> bool:
    """Whether it is a name, and not the stand-in where only the head-count is known."""
    return bool(name.strip()) and not _UNNAMED.fullmatch(name)


def roll(names: Iterable[str]) -> str:
    """6: Ana, Ben and 4 not named."""
    everybody = tuple(names)
    known = [name for name in everybody if named(name)]
    others = len(everybody) - len(known)
    if not known:
        return str(others)
    if others:
        known.append(f"{others} not named")
    return f"{len(everybody)}: {listed(known)}"


def spoken(id_: str) -> str:
    """An id as words: `process-observer` is a process observer."""
    return id_.replace("-", " ").replace("_", " ")
