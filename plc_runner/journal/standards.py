"""What is kept of imported frameworks of standards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plc_runner.events.framework import StandardItem
from plc_runner.journal.rows import moment
from plc_runner.journal.store import Journal


@dataclass(frozen=True, slots=True)
class Framework:
    """An imported framework, without its standards."""

    id: str
    title: str
    notice: str
    source: str
    file_name: str
    imported: datetime
    removed: bool
    standards: int
    """How many there are in it."""


def frameworks(journal: Journal) -> tuple[Framework, ...]:
    """All that were ever imported, by title; those that were removed too."""
    rows = journal.query(
        "SELECT f.*, (SELECT count(*) FROM standards AS s WHERE s.framework = f.id) AS standards "
        "FROM frameworks AS f ORDER BY f.title COLLATE NOCASE, f.id"
    )
    return tuple(
        Framework(
            row["id"],
            row["title"],
            row["notice"],
            row["source"],
            row["file_name"],
            moment(row["imported"]),
            bool(row["removed"]),
            row["standards"],
        )
        for row in rows
    )


def standards(journal: Journal, framework: str) -> tuple[StandardItem, ...]:
    """The standards of a framework, in the order of its file."""
    rows = journal.query(
        "SELECT code, statement, level, grade, domain, parent FROM standards "
        "WHERE framework = ? ORDER BY place",
        framework,
    )
    return tuple(StandardItem.model_construct(**dict(row)) for row in rows)


def version(journal: Journal) -> tuple[int, int]:
    """What is another as soon as something was imported or removed, here or by another program."""
    (row,) = journal.query(
        "SELECT coalesce(max(lamport), 0) AS newest, coalesce(sum(removed), 0) AS removed "
        "FROM frameworks"
    )
    return row["newest"], row["removed"]
