"""When to stop: what is typed as a time of day or as minutes."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?")
_MINUTES = re.compile(r"(?:in\s+)?(\d{1,3})\s*(?:m|min|minutes?)?")
LONGEST = timedelta(hours=10)
"""A time further away than this has passed, rather than being meant for tomorrow."""
A_DAY = timedelta(days=1)
"""For what is prepared the evening before."""


def stop_at(text: str, now: datetime, ahead: timedelta = LONGEST) -> datetime | None:
    """The moment that is meant; None if it is none.

    `4:00`, `16:00`, `4pm` are times of day (the next one to come, whether morning or afternoon);
    `45`, `45 min` are minutes from now.

    Args:
        text: as typed.
        now: in the room's own zone.
        ahead: how far away a time of day may be.
    """
    said = " ".join(text.lower().split())
    if minutes := _MINUTES.fullmatch(said):
        number = int(minutes[1])
        if number > 12 or number == 0 or "m" in said:
            return now + timedelta(minutes=number) if number else None
    if (time := _TIME.fullmatch(said)) is None:
        return None
    hour, minute, half = int(time[1]), int(time[2] or 0), (time[3] or "")[:1]
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    if half:
        hours = [hour % 12 + (12 if half == "p" else 0)]
    else:
        hours = [hour] if hour == 0 or hour > 12 else [hour % 12, hour % 12 + 12]
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    times = [
        midnight + timedelta(days=day, hours=h, minutes=minute) for day in (0, 1) for h in hours
    ]
    to_come = [at for at in times if at > now]
    by_day = [at for at in to_come if 7 <= at.hour < 19]
    coming = min(by_day if by_day and ahead > LONGEST else to_come)
    return coming if coming - now <= ahead else None


def usual_stop(now: datetime, length: timedelta) -> datetime:
    """The end of a meeting of this length that starts now, on the next five minutes."""
    end = now + length
    late = timedelta(minutes=end.minute % 5, seconds=end.second, microseconds=end.microsecond)
    return end + timedelta(minutes=5) - late if late else end
