"""Sitting down with a protocol: the event that opens a session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil

from plc_runner.events import Draft
from plc_runner.events.carried import Carried
from plc_runner.events.session import SessionOpened
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.plan import plan
from plc_runner.protocol.planned import Person, Plan


@dataclass(frozen=True, slots=True)
class Opening:
    """What the start dialog knows."""

    protocol: Protocol
    digest: str
    """SHA-256 of the protocol's text."""
    people: tuple[Person, ...]
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facilitator: str | None = None
    team: str | None = None
    team_name: str = ""
    focus: str = ""
    prework_here: bool | None = None
    stop_at: datetime | None = None
    utc_offset: int = 0
    day_first: bool = False
    """Whether 12/5 is in May."""
    first_time: bool = True
    drop: tuple[str, ...] = ()
    beside: str | None = None
    """Id of the person who facilitates together with the facilitator, to learn it."""
    carried: tuple[Carried, ...] = ()
    """What the team takes up from earlier meetings."""
    closing: int = 0
    """Seconds for closing the meeting; 0 for a meeting without that step."""

    def plan(self, at: datetime) -> Plan:
        """The plan if the meeting began at `at`, fitted to its bell."""
        seconds = None
        if self.stop_at is not None:
            seconds = max(0, int((self.stop_at - at).total_seconds()))
        return plan(
            self.protocol,
            self.people,
            self.roles,
            facilitator=self.facilitator,
            seconds=seconds,
            first_time=self.first_time,
            drop=self.drop,
            since=seconds_for(self.carried),
            closing=self.closing,
        )


def seconds_for(carried: Sequence[Carried]) -> int:
    """How long it takes to look back: a minute, and half of one for two things, five at most."""
    return min(300, 60 + 30 * ceil(len(carried) / 2)) if carried else 0


def open_session(session: str, opening: Opening, at: datetime) -> Draft:
    """The fact that these people sat down with this protocol."""
    return Draft(
        session,
        SessionOpened(
            protocol=opening.digest,
            protocol_id=opening.protocol.id,
            title=opening.protocol.title,
            version=opening.protocol.version,
            team=opening.team,
            team_name=opening.team_name,
            people=opening.people,
            roles=dict(opening.roles),
            role_titles=role_titles(opening.protocol),
            facilitator=opening.facilitator,
            focus=opening.focus,
            prework_here=opening.prework_here,
            stop_at=opening.stop_at,
            utc_offset=opening.utc_offset,
            day_first=opening.day_first,
            first_time=opening.first_time,
            dropped=opening.drop,
            beside=opening.beside,
            carried=opening.carried,
            plan=opening.plan(at).steps,
        ),
    )


def role_titles(protocol: Protocol) -> dict[str, str]:
    """What a protocol calls its roles, by id."""
    return {id_: role.title or id_ for id_, role in protocol.roles.items()}


def head_count(count: int) -> tuple[Person, ...]:
    """People of whom only the number is known; names can come later."""
    return tuple(Person(id=f"person-{n}", name=f"Person {n}") for n in range(1, count + 1))


def is_named(name: str) -> bool:
    """Whether more than the head-count is known of a person."""
    return not (name.startswith("Person ") and name[7:].isdigit())
