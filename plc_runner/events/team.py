"""Teams, their members, and the protocol texts that sessions ran."""

from __future__ import annotations

from typing import ClassVar

from plc_runner.events.base import Event


class TeamCreated(Event):
    """A team has a name. The subject is the team."""

    kind: ClassVar[str] = "team.created"
    name: str


class MemberJoined(Event):
    """Somebody belongs to a team. The subject is the member."""

    kind: ClassVar[str] = "member.joined"
    team: str
    name: str


class ProtocolStored(Event):
    """A protocol's text, whole, as a session ran it. The subject is the SHA-256 of the text."""

    kind: ClassVar[str] = "protocol.stored"
    protocol_id: str
    title: str
    version: str = ""
    text: str
