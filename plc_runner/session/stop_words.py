"""When the room says that it stops: "4:00", "16:00", "4 pm"."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.h ]?(?P<minute>[0-5][0-9]))?\s*(?P<half>[ap]\.?m\.?)?"
)

_LONGEST = timedelta(hours=8)


def stop_said(words: str, now: datetime) -> datetime | None:
    """The next moment at which the clock on the wall shows that; None if it is no such time.

    Without "am" or "pm" an hour up to 12 is the next one to come: at 3:15 in the afternoon "4:00"
    is in 45 minutes. A moment too far ahead for any meeting is taken as a slip.

    Args:
        words: as typed.
        now: aware, in the room's own time zone.
    """
    found = _TIME.fullmatch(" ".join(words.casefold().split()))
    if found is None:
        return None
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if hour > (12 if half else 23):
        return None
    if half:
        hours = {hour % 12 + (12 if half.startswith("p") else 0)}
    else:
        # "04:00" and hours after noon leave no doubt.
        sure = hour > 12 or hour == 0 or found["hour"].startswith("0")
        hours = {hour} if sure else {hour % 12, hour % 12 + 12}
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    moments = sorted(
        midnight + timedelta(days=days, hours=hour, minutes=minute)
        for days in (0, 1)
        for hour in hours
    )
    following = next(moment for moment in moments if moment > now)
    return following if following - now <= _LONGEST else None
