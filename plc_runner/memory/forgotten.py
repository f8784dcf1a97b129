"""Endings that were forgotten: which meetings seem to be over, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from plc_runner.journal.forgotten import LeftRunning, left_running
from plc_runner.journal.store import Journal
from plc_runner.session.words import day_said, time_text

LONG_OVER = timedelta(hours=3)
"""After its bell and the last thing that was kept: nobody is still sitting there."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A meeting that seems to be over."""

    session: str
    title: str
    team_name: str
    started: datetime
    last: datetime
    """When something was last kept in it."""
    ended: datetime
    """When it seems to have ended: with the last thing that was kept, or with its bell."""
    utc_offset: int
    said: str
    """`End the meeting of Thu 12 Mar: it seems to have ended at 4:02`."""


def forgotten(journal: Journal, now: datetime, limit: int = 3) -> tuple[Forgotten, ...]:
    """Meetings that nobody ended and that seem to be over, the newest first.

    Args:
        now: aware UTC.
        limit: at most so many; all where it is negative.
    """
    found = (_forgotten(one, now) for one in left_running(journal, now - LONG_OVER, limit))
    return tuple(one for one in found if now - one.ended >= LONG_OVER)


def _forgotten(one: LeftRunning, now: datetime) -> Forgotten:
    ended = max(one.last, one.stop_at or one.last)
    today, day = ((at + timedelta(seconds=one.utc_offset)).date() for at in (now, one.started))
    said = (
        f"End the meeting of {day_said(day.isoformat(), today)}: "
        f"it seems to have ended at {time_text(ended, one.utc_offset)}"
    )
    return Forgotten(
        one.session, one.title, one.team_name, one.started, one.last, ended, one.utc_offset, said
    )
