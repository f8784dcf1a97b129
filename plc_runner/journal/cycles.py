"""What screens and commands ask about the cycles that teams follow."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from sqlite3 import Row

from plc_runner.journal.rows import moment, stamp
from plc_runner.journal.store import Journal
from plc_runner.protocol.cycle import Meeting


@dataclass(frozen=True, slots=True)
class Followed:
    """A cycle that a team follows."""

    id: str
    team: str
    """The team's id."""
    team_name: str
    cycle: str
    """The id of the cycle's file."""
    title: str
    version: str
    meetings: tuple[Meeting, ...]
    """As they were when the team began."""
    first_day: date
    begun: datetime
    """When the team said so, which may be long after the first day, or before it."""


@dataclass(frozen=True, slots=True)
class HeldSession:
    """A session that has started, and its day where it was held."""

    day: date
    title: str
    protocol_id: str
    protocol: str
    """SHA-256 of the text that it ran last."""
    early: bool = False
    """Whether it started before the team said that it follows the cycle."""


def followed(journal: Journal, *, team: str | None = None, limit: int = -1) -> tuple[Followed, ...]:
    """The cycles that teams follow now, that of the team that met last first.

    A team has one, but for a moment after two laptops were brought together.

    Args:
        team: only those of this team (its id).
        limit: at most so many; all where it is negative.
    """
    whose = "" if team is None else "AND c.team = ?1"
    rows = journal.query(
        "SELECT c.*, coalesce(t.name, '') AS team_name FROM cycles AS c "  # noqa: S608 - ours
        f"LEFT JOIN teams AS t ON t.id = c.team WHERE c.ended IS NULL {whose} "
        "ORDER BY max(c.lamport, coalesce((SELECT s.lamport FROM sessions AS s "
        "WHERE s.team = c.team ORDER BY s.opened DESC LIMIT 1), 0)) DESC, c.id DESC LIMIT ?2",
        team,
        limit,
    )
    return tuple(_followed(row) for row in rows)


def held(journal: Journal, one: Followed) -> tuple[HeldSession, ...]:
    """The team's sessions since it follows the cycle, in order of time.

    They count from the first day on, or from the moment when the team began if that was earlier.
    """
    rows = journal.query(
        "SELECT date(started, utc_offset || ' seconds') AS day, title, protocol_id, protocol, "
        "started < ?2 AS early "
        "FROM sessions WHERE team = ?1 AND started IS NOT NULL "
        "AND (started >= ?2 OR day >= ?3) ORDER BY started, lamport, id",
        one.team,
        stamp(one.begun),
        one.first_day.isoformat(),
    )
    return tuple(
        HeldSession(
            date.fromisoformat(row["day"]),
            row["title"],
            row["protocol_id"],
            row["protocol"],
            bool(row["early"]),
        )
        for row in rows
    )


def _followed(row: Row) -> Followed:
    return Followed(
        id=row["id"],
        team=row["team"],
        team_name=row["team_name"],
        cycle=row["cycle"],
        title=row["title"],
        version=row["version"],
        meetings=tuple(Meeting.model_validate(one) for one in json.loads(row["meetings"])),
        first_day=date.fromisoformat(row["first_day"]),
        begun=moment(row["begun"]),
    )
