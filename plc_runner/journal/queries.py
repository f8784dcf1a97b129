"""What screens and commands ask of the tables: frozen answers, no SQL outside this room."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from sqlite3 import Row
from typing import Any, Literal

from plc_runner.errors import NotFound
from plc_runner.journal.rows import moment
from plc_runner.journal.store import Journal
from plc_runner.protocol.planned import Person

Phase = Literal["open", "adjourned", "closed"]


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """One session in a list."""

    id: str
    title: str
    protocol_id: str
    version: str
    protocol: str
    """SHA-256 of the text that it ran last."""
    team: str | None
    team_name: str
    focus: str
    phase: Phase
    """Open also before the clock has started (`started` is None then) and after a crash."""
    opened: datetime
    started: datetime | None
    adjourned: datetime | None
    closed: datetime | None
    stop_at: datetime | None
    utc_offset: int
    """Seconds east of UTC where it is held."""
    facilitator: str | None
    """A person's id."""
    facilitator_name: str

    @property
    def resumable(self) -> bool:
        """Whether it can go on."""
        return self.phase != "closed"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who belongs to a team."""

    id: str
    name: str
    joined: date
    left: date | None = None
    """The last day of who belongs to it no longer."""
    email: str = ""
    role: str = ""
    returned: date | None = None
    """The day on which who had left came back last."""
    called: tuple[str, ...] = ()
    """Earlier names, the oldest first."""


@dataclass(frozen=True, slots=True)
class Team:
    """A team and who belongs to it, in the order in which they joined."""

    id: str
    name: str
    members: tuple[Member, ...]
    """Those who belong to it now."""
    former: tuple[Member, ...] = ()
    """Those who have left."""
    minutes: int = 0
    """How long a meeting takes; 0 where that is open."""
    rhythm: str = ""
    """How often it meets, in its own words."""
    called: tuple[str, ...] = ()
    """Earlier names, the oldest first."""


@dataclass(frozen=True, slots=True)
class PastSession:
    """A session with who was there, to begin the next one like it."""

    session: SessionSummary
    people: tuple[Person, ...]
    """Everybody who was there at some time, in order of arrival."""
    roles: dict[str, tuple[str, ...]]
    """Role id to person ids."""


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody promised to do."""

    id: str
    what: str
    owner: str | None
    owner_name: str
    """Empty where nobody owns it."""
    due: str
    session: str | None
    at: datetime
    started: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What the team decided."""

    id: str
    statement: str
    because: str
    session: str | None
    at: datetime


_SESSION = """
    SELECT s.*, coalesce(p.name, '') AS facilitator_name FROM sessions AS s
    LEFT JOIN session_people AS p ON p.session = s.id AND p.person = s.facilitator
"""


def sessions(
    journal: Journal, *, team: str | None = None, limit: int = -1
) -> tuple[SessionSummary, ...]:
    """Sessions, the newest first.

    Args:
        team: only those of this team (its id).
        limit: at most so many; all where it is negative.
    """
    whose = "" if team is None else "WHERE s.team = ?1 "
    rows = journal.query(
        f"{_SESSION} {whose}ORDER BY s.opened DESC, s.lamport DESC, s.id DESC LIMIT ?2",
        team,
        limit,
    )
    return tuple(_session(row) for row in rows)


def session(journal: Journal, id_or_tail: str) -> SessionSummary:
    """The session with this id, or the only one whose id ends like this.

    Raises:
        NotFound: none does, or several do.
    """
    tail = id_or_tail.strip().casefold()
    rows = journal.query(
        f"{_SESSION} WHERE substr(s.id, -length(?1)) = ?1 ORDER BY s.id = ?1 DESC LIMIT 2", tail
    )
    if rows and (len(rows) == 1 or rows[0]["id"] == tail):
        return _session(rows[0])
    found = "More than one meeting's code ends" if rows else "No meeting's code ends"
    raise NotFound(f"{found} with “{id_or_tail}”. `plc sessions` lists them.")


def resumable(journal: Journal) -> tuple[SessionSummary, ...]:
    """Sessions that can go on, the newest first."""
    rows = journal.query(
        f"{_SESSION} WHERE s.phase != 'closed' ORDER BY s.opened DESC, s.lamport DESC, s.id DESC"
    )
    return tuple(_session(row) for row in rows)


def last_session(journal: Journal, team: str) -> PastSession | None:
    """The newest session of a team that has started, with who was there in which role."""
    rows = journal.query(
        f"{_SESSION} WHERE s.team = ?1 AND s.started IS NOT NULL "
        "ORDER BY s.opened DESC, s.lamport DESC, s.id DESC LIMIT 1",
        team,
    )
    if not rows:
        return None
    found = [_session(rows[0])]
    people = journal.query(
        "SELECT person, name FROM session_people WHERE session = ? ORDER BY place", found[0].id
    )
    roles: dict[str, tuple[str, ...]] = {}
    for row in journal.query(
        "SELECT role, person FROM session_roles WHERE session = ? ORDER BY role, place",
        found[0].id,
    ):
        roles[row["role"]] = (*roles.get(row["role"], ()), row["person"])
    return PastSession(
        found[0], tuple(Person(id=row["person"], name=row["name"]) for row in people), roles
    )


def teams(journal: Journal) -> tuple[Team, ...]:
    """All teams by name, with their members."""
    return tuple(
        _team(journal, row) for row in journal.query("SELECT * FROM teams ORDER BY name, id")
    )


def team_called(journal: Journal, name: str, alike: Callable[[str], str]) -> Team | None:
    """The team of this name, else the one that had it before.

    Not all teams are read where it is written as it was given.

    Args:
        name: as typed.
        alike: brings names that count as one to the same text.
    """
    rows = journal.query("SELECT * FROM teams WHERE name = ? ORDER BY id LIMIT 1", name.strip())
    if not rows and (wanted := alike(name)):
        known = journal.query("SELECT id, name, called FROM teams ORDER BY name, id")
        found = [row["id"] for row in known if alike(row["name"]) == wanted][:1] or [
            row["id"] for row in known if wanted in map(alike, json.loads(row["called"]))
        ][:1]
        rows = journal.query("SELECT * FROM teams WHERE id = ?", *found) if found else []
    return _team(journal, rows[0]) if rows else None


def team(journal: Journal, id_: str) -> Team:
    """One team.

    Raises:
        NotFound: there is none.
    """
    for row in journal.query("SELECT * FROM teams WHERE id = ?", id_):
        return _team(journal, row)
    raise NotFound("There is no such team.")


def _team(journal: Journal, row: Row) -> Team:
    known = [
        Member(
            id_,
            name,
            date.fromisoformat(joined),
            left and date.fromisoformat(left),
            email,
            role,
            returned and date.fromisoformat(returned),
            _names(called),
        )
        for id_, name, joined, left, email, role, returned, called in journal.query(
            "SELECT id, name, joined, left, email, role, returned, called FROM members "
            "WHERE team = ? ORDER BY lamport, id",
            row["id"],
        )
    ]
    return Team(
        row["id"],
        row["name"],
        tuple(one for one in known if one.left is None),
        tuple(one for one in known if one.left is not None),
        row["minutes"],
        row["rhythm"],
        _names(row["called"]),
    )


def _names(called: str) -> tuple[str, ...]:
    """Earlier names; most have none."""
    return () if called == "[]" else tuple(json.loads(called))


def has_run(
    journal: Journal, protocol_id: str, *, team: str | None = None, facilitator: str | None = None
) -> bool:
    """Whether a protocol was run, in any version: by a team, or with a facilitator."""
    whose, who = ("team", team) if team is not None else ("facilitator", facilitator)
    return bool(
        journal.query(
            f"SELECT 1 FROM sessions WHERE {whose} = ? AND protocol_id = ? "  # noqa: S608 - ours
            "AND started IS NOT NULL LIMIT 1",
            who,
            protocol_id,
        )
    )


def protocol_text(journal: Journal, digest: str) -> str | None:
    """A protocol's text as a session ran it; None where none has."""
    for row in journal.query("SELECT text FROM protocols WHERE id = ?", digest):
        return str(row["text"])
    return None


def open_actions(journal: Journal, team: str) -> tuple[Action, ...]:
    """What a team promised and is still to be done, the oldest first."""
    rows = journal.query(
        "SELECT * FROM actions WHERE team = ? AND NOT removed AND status IN ('open', 'started') "
        "ORDER BY lamport, id",
        team,
    )
    return tuple(action_of(row) for row in rows)


def action_of(row: Row) -> Action:
    """A row of the table of actions."""
    return Action(
        row["id"],
        row["what"],
        row["owner"],
        row["owner_name"],
        row["due"],
        row["session"],
        moment(row["at"]),
        row["status"] == "started",
    )


def decision_of(row: Row) -> Decision:
    """A row of the table of decisions."""
    return Decision(row["id"], row["statement"], row["because"], row["session"], moment(row["at"]))


def _session(row: Row) -> SessionSummary:
    values: dict[str, Any] = {name: row[name] for name in SessionSummary.__dataclass_fields__}
    for name in ("opened", "started", "adjourned", "closed", "stop_at"):
        values[name] = values[name] and moment(values[name])
    return SessionSummary(**values)
