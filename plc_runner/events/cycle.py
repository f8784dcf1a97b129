"""Which cycle a team follows. The subject is the following of it, from its beginning to its end."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from plc_runner.events.base import Event
from plc_runner.protocol.cycle import Meeting


class CycleBegun(Event):
    """A team follows a cycle from here on, as its file was on this day."""

    kind: ClassVar[str] = "cycle.begun"
    team: str
    """The team's id."""
    cycle: str
    """The id of the cycle's file."""
    title: str
    version: str = ""
    meetings: tuple[Meeting, ...]
    first_day: date
    """A day of its first week."""


class CycleEnded(Event):
    """The team follows it no longer, be it complete or not."""

    kind: ClassVar[str] = "cycle.ended"
