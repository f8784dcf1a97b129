"""Ending a meeting later, with the time at which it was over."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

from plc_runner.driver.driver import Driver
from plc_runner.errors import IllegalMove
from plc_runner.journal.store import Journal
from plc_runner.session import commands as c
from plc_runner.session.state import SessionState
from plc_runner.session.words import time_text

_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})[:.](?P<minute>[0-9]{2})\s*(?P<half>[ap]\.?m\.?)?", re.IGNORECASE
)
_LONGEST = timedelta(hours=10)
"""A time further away than this is one before the beginning."""


def ended_at(text: str, started: datetime, utc_offset: int) -> datetime:
    """The moment that is meant by `4:02`: the first such time after a meeting began.

    Args:
        text: a time of day; without am and pm it is that of the clock on the wall.
        started: when the meeting began.
        utc_offset: seconds east of UTC where it was held.

    Raises:
        IllegalMove: it is no time of day, or one before the beginning.
    """
    began = started.astimezone(timezone(timedelta(seconds=utc_offset))).replace(
        second=0, microsecond=0
    )
    said = _CLOCK.fullmatch(text.strip())
    if said is None or int(said["hour"]) > 23 or int(said["minute"]) > 59:
        raise IllegalMove(f"“{text}” is no time. Type when it ended: 4:02.")
    hour, half = int(said["hour"]), (said["half"] or "")[:1].lower()
    if half:
        hours = [hour % 12 + (12 if half == "p" else 0)]
    else:
        hours = [hour] if hour == 0 or hour > 12 else [hour % 12, hour % 12 + 12]
    moments = [began.replace(hour=each, minute=int(said["minute"])) for each in hours]
    moments += [at + timedelta(days=1) for at in moments]
    found = min(at for at in moments if at >= began)
    if found - began > _LONGEST:
        raise IllegalMove(f"It began at {time_text(started, utc_offset)}, and ended later.")
    return max(found.astimezone(started.tzinfo), started)


def end_forgotten(
    journal: Journal, session: str, ended: datetime, *, now: Callable[[], datetime]
) -> SessionState:
    """End a meeting that nobody ended.

    Args:
        session: its id.
        ended: when it was over, aware UTC.
        now: aware UTC.

    Returns:
        the session as it stands then.

    Raises:
        NotFound: there is no such session.
        Refused: another program drives it.
        IllegalMove: it was not over then, or it was ended already.
    """
    driver = Driver.resume(journal, session, now=now, ending=True)
    try:
        state = driver.state
        if not state.sittings:
            raise IllegalMove("This meeting has not started, so it cannot have ended.")
        began = state.sittings[-1].started
        if ended < began:
            raise IllegalMove(f"It began at {time_text(began, state.utc_offset)}, and ended later.")
        if ended > driver.now():
            raise IllegalMove("That time is still to come. Type when it ended: 4:02.")
        driver.do(c.Close(ended=ended))
        return driver.state
    finally:
        driver.release()
