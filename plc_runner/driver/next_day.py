"""The day on which a team meets next, as its rhythm and its last meetings say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median_low

from plc_runner.session.days import WEEKDAY, WEEKDAYS
from plc_runner.session.phrases import plain

_WEEK = 7
_LONGEST = 5 * _WEEK
"""Days between two meetings; more was a break."""
_EVERY_OTHER = re.compile(
    r"\b(?:every (?:other|second|two)|fortnight|bi-?weekly|2 weeks)", re.IGNORECASE
)


def next_day(today: date, rhythm: str, days: Sequence[date]) -> date:
    """The day on which a team meets next.

    Args:
        today: the day of this meeting.
        rhythm: how often the team meets, in its own words; the days that it names count.
        days: when it met before, the newest first.
    """
    weeks = 2 if _EVERY_OTHER.search(rhythm) else 1
    named = sorted({_weekday(word) for word in re.findall(rf"\b({WEEKDAY})s?\b", plain(rhythm))})
    if named:
        ahead = ((number - today.weekday() - 1) % _WEEK + 1 for number in named)
        return today + timedelta(days=min(ahead) + (weeks - 1) * _WEEK)
    met = sorted({today, *days}, reverse=True)
    gaps = [(later - earlier).days for later, earlier in pairwise(met)]
    usual = [gap for gap in gaps if gap <= _LONGEST]
    if weeks > 1 or "weekly" in plain(rhythm) or not usual:
        return today + timedelta(weeks=4 if "month" in plain(rhythm) else weeks)
    return today + timedelta(days=max(1, round(median_low(usual) / _WEEK)) * _WEEK)


def _weekday(word: str) -> int:
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(word[:3]))


def clock_in(rhythm: str) -> str:
    """A time of day that a rhythm names: "Wednesdays at 3:15"."""
    found = re.search(r"[0-9]{1,2}[:.][0-9]{2}\s*(?:[ap]\.?m\.?)?", rhythm, re.IGNORECASE)
    return found[0] if found else ""
