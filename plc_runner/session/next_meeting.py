"""The meeting to come in words: how it is said, and how it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from plc_runner.session.dates import date_said
from plc_runner.session.state import NextMeeting
from plc_runner.session.words import day_said

_CLOCK = re.compile(
    r"(?:^|[\s,])(?:at\s+)?(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))?"
    r"\s*(?P<half>[ap]\.?m\.?)?$",
    re.IGNORECASE,
)
_WITH = re.compile(r"(?:^|\s)with\s+(?P<who>.+)$", re.IGNORECASE)
_ABOUT = re.compile(r"(?:^|\s)about\s+(?P<focus>.+)$", re.IGNORECASE)
_FIRST_BELL = 7
"""An hour before it is one of the afternoon: nobody meets at a quarter past three at night."""


@dataclass(frozen=True, slots=True)
class MeetingSaid:
    """What somebody said of the next meeting. None: nothing was said of that."""

    day: date | None = None
    time: str | None = None
    """`15:15`"""
    who: str | None = None
    """Who facilitates, as typed."""
    focus: str | None = None
    protocol: str | None = None
    """Its name, as typed."""
    doubt: str = ""
    """What cannot be meant: a sentence for a teacher."""


def meeting_said(text: str, today: date, *, day_first: bool = False) -> MeetingSaid:
    """`Wednesday 3:15 with Dee about fractions: fishbowl`, each part of it or none.

    Args:
        today: the day in the room.
        day_first: whether 12/5 is in May.
    """
    rest, colon, protocol = f"{text.strip()} ".partition(": ")
    rest, focus = _cut(_ABOUT, rest, "focus")
    rest, who = _cut(_WITH, rest, "who")
    when = when_said(rest, today, day_first=day_first)
    return MeetingSaid(
        when.day, when.time, who, focus, protocol.strip() if colon else None, when.doubt
    )


def when_said(text: str, today: date, *, day_first: bool = False) -> MeetingSaid:
    """`Wednesday 3:15`, a day alone, or a time alone: of the next meeting its day and its time.

    Args:
        today: as in `meeting_said`, like `day_first`.
    """
    words = text.strip().rstrip(",")
    if not words:
        return MeetingSaid()
    whole = date_said(words, today, day_first=day_first)
    time = None if whole and _is_day(whole.kept) else _CLOCK.search(words)
    kept = _time(time) if time else None
    if kept is not None and time is not None:
        words = words[: time.start()].strip().rstrip(",")
    if not words:
        return MeetingSaid(time=kept)
    said = date_said(words, today, day_first=day_first)
    if said is None or not _is_day(said.kept):
        return MeetingSaid(doubt=f"“{text.strip()}” is no day and time. Say Wednesday 3:15.")
    return MeetingSaid(date.fromisoformat(said.kept), kept, doubt=said.doubt)


def _cut(pattern: re.Pattern[str], text: str, part: str) -> tuple[str, str | None]:
    """The text without the part at its end, and the part."""
    found = pattern.search(text)
    return (text[: found.start()], found[part].strip()) if found else (text, None)


def _is_day(kept: str) -> bool:
    try:
        date.fromisoformat(kept)
    except ValueError:
        return False
    return True


def _time(found: re.Match[str]) -> str | None:
    """A time of day as it is kept; None where there is no such time."""
    hour, minute, half = int(found["hour"]), found["minute"], (found["half"] or "")[:1].lower()
    if minute is None and not half and not found[0].strip().lower().startswith("at"):
        return None  # a number alone belongs to a date
    if hour > 23 or int(minute or 0) > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif 1 <= hour < _FIRST_BELL:
        hour += 12
    return f"{hour:02}:{int(minute or 0):02}"


def clock_of(kept: str) -> time | None:
    """The time of day that is kept; None where words are."""
    try:
        return time.fromisoformat(kept)
    except ValueError:
        return None


def time_said(kept: str) -> str:
    """`15:15` as a clock on the wall shows it: `3:15`; words stay as they are."""
    at = clock_of(kept)
    return f"{(at.hour - 1) % 12 + 1}:{at.minute:02}" if at else kept


def when_text(day: date | None, time: str, today: date) -> str:
    """`Wed 2 Dec, 3:15`; empty where nobody said."""
    parts = [day_said(day.isoformat(), today) if day else "", time_said(time)]
    return ", ".join(part for part in parts if part)


def meeting_text(meeting: NextMeeting, today: date) -> str:
    """`Wed 2 Dec, 3:15, Look at work, Dee facilitates`, as far as it is known."""
    parts = [when_text(meeting.day, meeting.time, today), meeting.title or meeting.protocol]
    parts += [f"about {meeting.focus}"] if meeting.focus else []
    parts += [f"{meeting.facilitator_name} facilitates"] if meeting.facilitator_name else []
    return ", ".join(part for part in parts if part)
