"""All folded tables of a journal as plain values, to compare journals with each other."""

from __future__ import annotations

from typing import Any

from plc_runner.journal.store import Journal
from plc_runner.journal.tables import SUBJECT_COLUMN


def tables_of(journal: Journal) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, local row numbers left out, in an order of no meaning."""
    tables = {}
    for table in SUBJECT_COLUMN:
        rows = journal.query(f"SELECT * FROM {table}")
        columns = [name for name in (rows[0].keys() if rows else []) if name != "n"]
        tables[table] = sorted((tuple(row[name] for name in columns) for row in rows), key=repr)
    return tables


def check_index(journal: Journal) -> None:
    """Let SQLite compare the search index with the text that it is made from."""
    journal.save("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
