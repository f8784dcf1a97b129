"""What screens and commands ask about the samples on the shelf."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row

from plc_runner.journal.rows import moment
from plc_runner.journal.store import Journal


@dataclass(frozen=True, slots=True)
class Shelved:
    """A sample on the shelf."""

    id: str
    title: str
    file: str
    """SHA-256 of the file as it is kept; empty where there is none."""
    file_name: str
    size: int
    link: str
    standard: str
    level: str
    comment: str
    notes: tuple[str, ...]
    team: str
    """The team's name; empty where none was said."""
    session: str | None
    """The id of the meeting that kept it."""
    protocol: str
    """What that meeting was called."""
    at: datetime


def shelved(journal: Journal) -> tuple[Shelved, ...]:
    """All samples on the shelf, the newest first."""
    rows = journal.query(
        "SELECT x.*, coalesce(t.name, '') AS team_name, coalesce(s.title, '') AS protocol_title, "
        "coalesce((SELECT json_group_array(text) FROM (SELECT text FROM exemplar_notes "
        "WHERE exemplar = x.id ORDER BY number)), '[]') AS notes "
        "FROM exemplars AS x LEFT JOIN teams AS t ON t.id = x.team "
        "LEFT JOIN sessions AS s ON s.id = x.session "
        "WHERE NOT x.removed ORDER BY x.lamport DESC, x.id DESC"
    )
    return tuple(map(_shelved, rows))


def _shelved(row: Row) -> Shelved:
    return Shelved(
        id=row["id"],
        title=row["title"],
        file=row["file"],
        file_name=row["file_name"],
        size=row["size"],
        link=row["link"],
        standard=row["standard"],
        level=row["level"],
        comment=row["comment"],
        notes=tuple(json.loads(row["notes"])),
        team=row["team_name"],
        session=row["session"],
        protocol=row["protocol_title"],
        at=moment(row["at"]),
    )
