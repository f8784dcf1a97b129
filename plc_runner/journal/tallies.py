"""What a team counted in earlier meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from plc_runner.events.tally import Count
from plc_runner.journal.rows import moment
from plc_runner.journal.store import Journal


@dataclass(frozen=True, slots=True)
class PastSort:
    """What a sort came to."""

    session: str
    protocol_id: str
    protocol: str
    """SHA-256 of the text that the session ran."""
    step: str
    """The key of the planned step."""
    slot: str
    """The id of the capture."""
    day: date
    """In the room."""
    counts: tuple[Count, ...]
    """In the order of the wall."""


_SORTS = """
    SELECT t.id, t.session, t.step, t.slot, t.at, s.protocol_id, s.protocol, s.utc_offset
    FROM tallies AS t JOIN sessions AS s ON s.id = t.session
    WHERE t.team = ?1 AND t.what = 'sort' AND NOT t.removed AND t.session != ?2
    ORDER BY s.opened DESC, s.id DESC, t.lamport DESC, t.id DESC
"""
_COUNTS = "SELECT key, label, count FROM tally_counts WHERE tally = ? ORDER BY place"


def past_sorts(journal: Journal, team: str, *, besides: str) -> Iterator[PastSort]:
    """What a team has sorted, those of the newest session first.

    Args:
        team: its id.
        besides: the id of the session that is left out.
    """
    for row in journal.query(_SORTS, team, besides):
        counts = tuple(
            Count(key=one["key"], label=one["label"], count=one["count"])
            for one in journal.query(_COUNTS, row["id"])
        )
        day = (moment(row["at"]) + timedelta(seconds=row["utc_offset"])).date()
        yield PastSort(
            row["session"],
            row["protocol_id"],
            row["protocol"],
            row["step"],
            row["slot"],
            day,
            counts,
        )


def newest_text(journal: Journal, protocol_id: str) -> str | None:
    """The text of a protocol that was kept last; None where none was."""
    rows = journal.query(
        "SELECT text FROM protocols WHERE protocol_id = ? ORDER BY stored DESC, id DESC LIMIT 1",
        protocol_id,
    )
    return next((str(row["text"]) for row in rows), None)
