"""Who has facilitated, run a protocol beside somebody, or only been there: what rotation asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from plc_runner.journal.rows import moment
from plc_runner.journal.store import Journal


@dataclass(frozen=True, slots=True)
class Led:
    """A meeting that somebody facilitated, alone or beside somebody."""

    session: str
    at: datetime
    day: date
    """Where it was held."""
    leader: str
    """Name of who facilitated it last; empty where nobody did."""


@dataclass(frozen=True, slots=True)
class Facilitator:
    """A member of a team, and what they know of facilitating."""

    id: str
    name: str
    attended: bool
    """Whether they were at any meeting of the team."""
    led: Led | None
    """The last meeting of the team that they facilitated."""
    passed: datetime | None
    """When they last did not want their turn in this team."""
    passed_on: date | None
    ran: Led | None
    """The last time that they ran the protocol, with any team."""
    co_ran: Led | None
    """The last time that they ran it beside somebody."""
    watched: int
    """How often they were there when somebody else ran it."""


_OF_MEMBER = """
    SELECT m.id, m.name,
    EXISTS (
        SELECT 1 FROM session_people AS p CROSS JOIN sessions AS s ON s.id = p.session
        WHERE p.person = m.id AND s.team = :team AND s.started IS NOT NULL
        AND (p.left IS NULL OR p.left > s.started)
    ) AS attended,
    (
        SELECT s.id FROM session_facilitators AS f CROSS JOIN sessions AS s ON s.id = f.session
        WHERE f.person = m.id AND NOT f.beside AND s.team = :team AND s.started IS NOT NULL
        ORDER BY s.started DESC, s.id DESC LIMIT 1
    ) AS led,
    (
        SELECT p.id FROM passes AS p WHERE p.team = :team AND p.member = m.id
        ORDER BY p.at DESC, p.id DESC LIMIT 1
    ) AS passed,
    (
        SELECT s.id FROM session_facilitators AS f CROSS JOIN sessions AS s ON s.id = f.session
        WHERE f.person = m.id AND NOT f.beside AND s.protocol_id = :protocol
        AND s.started IS NOT NULL ORDER BY s.started DESC, s.id DESC LIMIT 1
    ) AS ran,
    (
        SELECT s.id FROM session_facilitators AS f CROSS JOIN sessions AS s ON s.id = f.session
        WHERE f.person = m.id AND f.beside AND s.protocol_id = :protocol
        AND s.started IS NOT NULL ORDER BY s.started DESC, s.id DESC LIMIT 1
    ) AS co_ran,
    (
        SELECT count(*) FROM session_people AS p CROSS JOIN sessions AS s ON s.id = p.session
        WHERE p.person = m.id AND s.protocol_id = :protocol AND s.started IS NOT NULL
        AND (p.left IS NULL OR p.left > s.started) AND NOT EXISTS (
            SELECT 1 FROM session_facilitators AS f WHERE f.session = s.id AND f.person = m.id
        )
    ) AS watched
    FROM members AS m WHERE m.team = :team AND m.left IS NULL ORDER BY m.lamport, m.id
"""


def facilitators(journal: Journal, team: str, protocol: str) -> tuple[Facilitator, ...]:
    """The members of a team, in the order in which they joined.

    Args:
        team: its id.
        protocol: id of the one that is to be run; empty where that is open.
    """
    rows = journal.query(_OF_MEMBER, team=team, protocol=protocol)
    found = []
    for row in rows:
        passed = _passed(journal, row["passed"])
        found.append(
            Facilitator(
                row["id"],
                row["name"],
                bool(row["attended"]),
                _led(journal, row["led"]),
                *passed,
                _led(journal, row["ran"]),
                _led(journal, row["co_ran"]),
                row["watched"],
            )
        )
    return tuple(found)


def _led(journal: Journal, session: str | None) -> Led | None:
    if session is None:
        return None
    (row,) = journal.query(
        "SELECT s.started, date(s.started, s.utc_offset || ' seconds') AS day, "
        "coalesce(p.name, '') AS leader FROM sessions AS s LEFT JOIN session_people AS p "
        "ON p.session = s.id AND p.person = s.facilitator WHERE s.id = ?",
        session,
    )
    return Led(session, moment(row["started"]), date.fromisoformat(row["day"]), row["leader"])


def _passed(journal: Journal, id_: str | None) -> tuple[datetime | None, date | None]:
    """When a turn was passed on, and on which day where that was said."""
    if id_ is None:
        return None, None
    (row,) = journal.query(
        "SELECT p.at, date(p.at, coalesce(s.utc_offset, 0) || ' seconds') AS day "
        "FROM passes AS p LEFT JOIN events AS e ON e.id = p.id "
        "LEFT JOIN sessions AS s ON s.id = e.session WHERE p.id = ?",
        id_,
    )
    return moment(row["at"]), date.fromisoformat(row["day"])


def days_met(journal: Journal, team: str, limit: int) -> tuple[date, ...]:
    """The days of the last meetings of a team where they were held, the newest first."""
    rows = journal.query(
        "SELECT date(started, utc_offset || ' seconds') AS day FROM sessions "
        "WHERE team = ? AND started IS NOT NULL ORDER BY opened DESC, lamport DESC LIMIT ?",
        team,
        limit,
    )
    return tuple(date.fromisoformat(row["day"]) for row in rows)
