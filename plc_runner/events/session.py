"""What happens to a session as a whole. The subject is the session."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

from plc_runner.events.base import Event
from plc_runner.events.carried import Carried
from plc_runner.protocol.planned import Person, PlannedStep

PlanReason = Literal[
    "late start", "catch up", "arrival", "departure", "roles", "switched protocol", "new sitting"
]


class SessionOpened(Event):
    """People sat down with a protocol; the clock has not started."""

    kind: ClassVar[str] = "session.opened"
    protocol: str
    """SHA-256 of the protocol's text, which the journal keeps."""
    protocol_id: str
    title: str
    version: str = ""
    team: str | None = None
    """The team's id; None for a group that meets once."""
    team_name: str = ""
    people: tuple[Person, ...]
    roles: dict[str, tuple[str, ...]] = {}
    """Role id to person ids."""
    role_titles: dict[str, str] = {}
    """Role id to what the protocol calls it."""
    facilitator: str | None = None
    """A person's id."""
    focus: str = ""
    prework_here: bool | None = None
    """None where the protocol asks for none, or nobody was asked."""
    stop_at: datetime | None = None
    utc_offset: int = 0
    """Seconds east of UTC where the session is held, so that a record reads the same everywhere."""
    day_first: bool = False
    """Whether 12/5 is in May where the session is held."""
    first_time: bool = True
    dropped: tuple[str, ...] = ()
    """Step ids of optional steps that were left out."""
    beside: str | None = None
    """Id of the person who facilitates together with the facilitator, to learn it."""
    carried: tuple[Carried, ...] = ()
    """What the team takes up from earlier meetings."""
    plan: tuple[PlannedStep, ...]


class SessionStarted(Event):
    """The clock began to run."""

    kind: ClassVar[str] = "session.started"


class SessionAdjourned(Event):
    """The bell rang before the end; the rest is kept for next time."""

    kind: ClassVar[str] = "session.adjourned"
    reason: str = ""


class SessionClosed(Event):
    """The meeting is over."""

    kind: ClassVar[str] = "session.closed"
    ended: datetime | None = None
    """When it was over, where that was said later; None for when it was closed."""


class SessionReopened(Event):
    """An adjourned or closed session went on."""

    kind: ClassVar[str] = "session.reopened"
    stop_at: datetime | None = None
    reason: str = ""


class SessionHandedOver(Event):
    """Somebody else facilitates from here."""

    kind: ClassVar[str] = "session.handed-over"
    to: str
    """A person's id."""


class SideFacilitatorSet(Event):
    """Somebody facilitates together with the facilitator from here, or nobody does."""

    kind: ClassVar[str] = "session.side-facilitator"
    person: str | None


class CalledUp(Event):
    """The meeting took up something that an earlier one had left."""

    kind: ClassVar[str] = "session.called-up"
    item: Carried


class TimeValued(Event):
    """The room said whether the meeting was worth its time; said again, it takes the place."""

    kind: ClassVar[str] = "session.valued"
    counts: tuple[int, ...]
    """How many hands showed 1, 2, 3, 4 and 5."""


class PlanChanged(Event):
    """The plan was recomputed: who is here changed, or time did."""

    kind: ClassVar[str] = "plan.changed"
    why: PlanReason
    plan: tuple[PlannedStep, ...]
    """All steps, those already run included."""


class ProtocolSwitched(Event):
    """The rest of the meeting follows another protocol. A `plan.changed` comes with it."""

    kind: ClassVar[str] = "protocol.switched"
    protocol: str
    protocol_id: str
    title: str
    version: str = ""
    role_titles: dict[str, str] = {}
    """Role id to what the protocol calls it."""
    reason: str = ""


class PersonArrived(Event):
    """Somebody came, at the start of a new sitting or late."""

    kind: ClassVar[str] = "person.arrived"
    person: Person


class PersonLeft(Event):
    """Somebody had to go."""

    kind: ClassVar[str] = "person.left"
    person: str
    """A person's id."""


class PersonNamed(Event):
    """A person of whom only the head-count was known has a name now."""

    kind: ClassVar[str] = "person.named"
    person: str
    name: str


class RoleSet(Event):
    """A role has other people."""

    kind: ClassVar[str] = "role.set"
    role: str
    people: tuple[str, ...]


class GroupsMade(Event):
    """The people who are here were put into small groups for a step."""

    kind: ClassVar[str] = "groups.made"
    step: str
    """The key of the planned step."""
    groups: tuple[tuple[str, ...], ...]
    """Ids of people, group by group; the first of each tells the room what it found."""
    how: Literal["size", "random", "role", "hand", "kept"] = "size"
    """`kept`: the groups from before, with who came and without who went."""


class TurnsOrdered(Event):
    """The people of a step take their turns in another order."""

    kind: ClassVar[str] = "turns.ordered"
    step: str
    """The key of the planned step."""
    turns: tuple[str, ...]
    """Ids of people, those who have spoken first."""
    how: Literal["seated", "shuffled", "hand"] = "shuffled"
