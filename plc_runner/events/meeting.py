"""The meeting to come. The subject is the plan of it, until it is held."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from plc_runner.events.base import Event


class MeetingPlanned(Event):
    """A team said when it meets next, with what, and who leads; said again, it takes the place."""

    kind: ClassVar[str] = "meeting.planned"
    team: str | None = None
    day: date | None = None
    """The day in the room; None where that is open."""
    time: str = ""
    """When it begins, as the room says it: "15:15"."""
    protocol: str = ""
    """The id of the protocol; empty where that is open."""
    title: str = ""
    """The protocol's."""
    facilitator: str | None = None
    """A member's id."""
    facilitator_name: str = ""
    focus: str = ""


class MeetingCalledOff(Event):
    """It does not take place as planned, and nothing takes its place yet."""

    kind: ClassVar[str] = "meeting.called-off"
    reason: str = ""


class FacilitatorPassed(Event):
    """Whose turn it was to facilitate did not want to, and is asked again last.

    The subject is the member.
    """

    kind: ClassVar[str] = "facilitator.passed"
    team: str
    protocol: str = ""
    """The protocol's id."""
    reason: str = ""
    undoing: bool = False
    """Whether it only takes back the newest such event of the member in the team: a slip."""
