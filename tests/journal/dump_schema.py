"""Write today's schema, with a meeting in it, to `schemas/`: once for each version that lands.

python -m tests.journal.dump_schema
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from plc_runner.journal.opening import APPLICATION_ID, VERSION
from plc_runner.journal.store import Journal
from tests.journal.samples import keep_captures, keep_meeting, keep_past


def dump(journal: Journal) -> Iterator[str]:
    """SQL that makes the file again. SQLite's own dump cannot be read back where FTS5 is used."""
    yield f"-- Version {VERSION}, with one meeting of a made-up team."
    yield f"PRAGMA application_id = {APPLICATION_ID};"
    yield f"PRAGMA user_version = {VERSION};"
    things = journal.query(
        "SELECT m.type, m.name, m.sql FROM sqlite_master AS m "
        "LEFT JOIN pragma_table_list AS t ON t.name = m.name "
        "WHERE m.sql IS NOT NULL AND coalesce(t.type, '') != 'shadow' "
        "ORDER BY m.type = 'trigger', m.rowid"
    )
    for thing in (it for it in things if it["type"] != "trigger"):
        yield f"{thing['sql']};"
        if thing["type"] == "table" and thing["name"] != "search":
            yield from _inserts(journal, thing["name"])
    yield "INSERT INTO search (search) VALUES ('rebuild');"
    yield from (f"{it['sql']};" for it in things if it["type"] == "trigger")


def _inserts(journal: Journal, table: str) -> Iterator[str]:
    columns = [row["name"] for row in journal.query(f"PRAGMA table_info('{table}')")]
    values = " || ', ' || ".join(f'quote("{column}")' for column in columns)
    for row in journal.query(f'SELECT {values} FROM "{table}"'):
        yield f'INSERT INTO "{table}" VALUES ({row[0]});'


def main() -> None:
    """Write the file of this version."""
    with TemporaryDirectory() as folder, Journal.open(Path(folder) / "plc.db", device="h") as made:
        keep_meeting(made)
        keep_captures(made)
        keep_past(made)
        text = "\n".join([*dump(made), ""])
    target = Path(__file__).parent / "schemas" / f"{VERSION}.sql"
    target.write_text(text, "utf-8")
    print(f"{target}: {len(text)} characters")


if __name__ == "__main__":
    main()
