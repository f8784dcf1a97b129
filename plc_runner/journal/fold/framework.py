"""Frameworks of standards."""

from __future__ import annotations

from sqlite3 import Connection

from plc_runner.events import Recorded
from plc_runner.events import framework as fr
from plc_runner.journal.fold.handlers import changed, folds
from plc_runner.journal.rows import stamp


@folds(fr.FrameworkImported)
def _imported(db: Connection, it: Recorded, event: fr.FrameworkImported) -> None:
    db.execute(
        "INSERT OR REPLACE INTO frameworks (id, title, notice, source, file_name, imported, "
        "lamport) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            it.subject,
            event.title,
            event.notice,
            event.source,
            event.file_name,
            stamp(it.at),
            it.lamport,
        ),
    )
    db.execute("DELETE FROM standards WHERE framework = ?", (it.subject,))
    db.executemany(
        "INSERT INTO standards (framework, place, code, statement, level, grade, domain, parent) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                it.subject,
                place,
                item.code,
                item.statement,
                item.level,
                item.grade,
                item.domain,
                item.parent,
            )
            for place, item in enumerate(event.items)
        ],
    )


@folds(fr.FrameworkRemoved)
def _removed(db: Connection, it: Recorded, _: fr.FrameworkRemoved) -> None:
    changed(db.execute("UPDATE frameworks SET removed = 1 WHERE id = ?", (it.subject,)))
