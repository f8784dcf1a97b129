"""Teams, their members, and the protocol texts that sessions ran."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from plc_runner.events.base import Event


class TeamCreated(Event):
    """A team has a name. The subject is the team."""

    kind: ClassVar[str] = "team.created"
    name: str


class TeamSettled(Event):
    """What a team has agreed on for its meetings. What is None stays as it was."""

    kind: ClassVar[str] = "team.settled"
    name: str | None = None
    minutes: int | None = None
    """How long a meeting takes; 0 where that is open."""
    rhythm: str | None = None
    """How often it meets, in its own words: "every second Wednesday, 3:15"."""


class NormsAgreed(Event):
    """A team agreed on how it works together. The subject is the agreement, the newest counts."""

    kind: ClassVar[str] = "norms.agreed"
    team: str
    norms: tuple[str, ...]
    by: tuple[str, ...] = ()
    """Ids of the members who agreed."""
    on: date | None = None
    """The day in the room."""


class MemberJoined(Event):
    """Somebody belongs to a team. The subject is the member."""

    kind: ClassVar[str] = "member.joined"
    team: str
    name: str
    email: str = ""
    role: str = ""
    """What they are in the team: "Grade 5 teacher", "coach"."""
    on: date | None = None
    """Since when; None for the day on which it was kept."""


class MemberChanged(Event):
    """Name, address or role were put right. What is None stays as it was."""

    kind: ClassVar[str] = "member.changed"
    team: str
    name: str | None = None
    email: str | None = None
    role: str | None = None


class MemberLeft(Event):
    """Somebody belongs to a team no longer. All that they said and did stays."""

    kind: ClassVar[str] = "member.left"
    team: str
    on: date
    """The last day."""


class MemberReturned(Event):
    """Somebody who had left belongs to the team again."""

    kind: ClassVar[str] = "member.returned"
    team: str
    on: date


class ProtocolStored(Event):
    """A protocol's text, whole, as a session ran it. The subject is the SHA-256 of the text."""

    kind: ClassVar[str] = "protocol.stored"
    protocol_id: str
    title: str
    version: str = ""
    text: str
