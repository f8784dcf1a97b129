"""What the tables know of teams: which there are, and how each has agreed to work together."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from plc_runner.journal.store import Journal


@dataclass(frozen=True, slots=True)
class Norms:
    """What a team agreed on, once."""

    id: str
    day: date
    texts: tuple[str, ...]
    by: tuple[str, ...]
    """Ids of the members who agreed."""
    session: str | None
    """In which it was said, if in one."""


@dataclass(frozen=True, slots=True)
class ListedTeam:
    """A team in a list."""

    id: str
    name: str
    members: int
    """How many belong to it now."""
    met: date | None
    """When it met last, as the day was there."""


def norms_agreed(journal: Journal, team: str, limit: int = -1) -> tuple[Norms, ...]:
    """What a team agreed on, the newest first: that is what counts.

    Args:
        team: its id.
        limit: at most so many; all where it is negative.
    """
    return tuple(
        Norms(
            row["id"],
            date.fromisoformat(row["day"]),
            tuple(
                norm["text"]
                for norm in journal.query(
                    "SELECT text FROM norms WHERE agreement = ? ORDER BY place", row["id"]
                )
            ),
            tuple(json.loads(row["members"])),
            row["session"],
        )
        for row in journal.query(
            "SELECT * FROM norms_agreed WHERE team = ? ORDER BY lamport DESC, id DESC LIMIT ?",
            team,
            limit,
        )
    )


def teams_listed(journal: Journal, part: str = "", limit: int = -1) -> tuple[ListedTeam, ...]:
    """Teams by name.

    Args:
        journal: where they are kept.
        part: stands in their name.
        limit: at most so many; all where it is negative.
    """
    return tuple(
        ListedTeam(
            row["id"],
            row["name"],
            row["members"],
            row["met"] and date.fromisoformat(row["met"]),
        )
        for row in journal.query(
            "SELECT t.id, t.name, (SELECT count(*) FROM members AS m WHERE m.team = t.id "
            "AND m.left IS NULL) AS members, (SELECT date(s.started, s.utc_offset || ' seconds') "
            "FROM sessions AS s WHERE s.team = t.id AND s.started IS NOT NULL "
            "ORDER BY s.opened DESC, s.lamport DESC LIMIT 1) AS met "
            "FROM teams AS t WHERE instr(lower(t.name), lower(?)) OR ? = '' "
            "ORDER BY t.name, t.id LIMIT ?",
            part,
            part,
            limit,
        )
    )
