"""Meetings that began and that nobody ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plc_runner.journal.rows import moment, stamp
from plc_runner.journal.store import Journal


@dataclass(frozen=True, slots=True)
class LeftRunning:
    """A meeting that was begun and not ended."""

    session: str
    title: str
    team_name: str
    started: datetime
    stop_at: datetime | None
    utc_offset: int
    last: datetime
    """When something was last kept in it, but for that the program was away."""


def left_running(journal: Journal, before: datetime, limit: int = -1) -> tuple[LeftRunning, ...]:
    """Those that were opened before a moment, the newest first.

    Args:
        before: aware UTC.
        limit: at most so many; all where it is negative.
    """
    rows = journal.query(
        "SELECT s.id, s.title, s.team_name, s.started, s.stop_at, s.utc_offset, "
        "(SELECT max(e.at) FROM events AS e WHERE e.session = s.id "
        "AND e.kind NOT IN ('clock.gap', 'gap.answered') "
        "AND coalesce(json_extract(e.body, '$.act'), '') != 'amend') AS last "
        "FROM sessions AS s WHERE s.phase != 'closed' AND s.phase = 'open' "  # as the index has it
        "AND s.opened < ? AND s.started IS NOT NULL "
        "ORDER BY s.opened DESC, s.lamport DESC LIMIT ?",
        stamp(before),
        limit,
    )
    return tuple(
        LeftRunning(
            row["id"],
            row["title"],
            row["team_name"],
            moment(row["started"]),
            moment(row["stop_at"]) if row["stop_at"] else None,
            row["utc_offset"],
            moment(row["last"]),
        )
        for row in rows
    )
