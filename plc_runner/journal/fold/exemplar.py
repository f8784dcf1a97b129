"""Exemplars."""

from __future__ import annotations

from sqlite3 import Connection

from plc_runner.events import Recorded
from plc_runner.events import exemplar as ex
from plc_runner.journal.fold.handlers import CannotApply, added, changed, folds, index
from plc_runner.journal.rows import stamp


@folds(ex.ExemplarKept)
def _kept(db: Connection, it: Recorded, event: ex.ExemplarKept) -> None:
    added(
        db.execute(
            "INSERT OR IGNORE INTO exemplars (id, session, team, step, slot, title, file, "
            "file_name, size, link, standard, level, comment, at, lamport) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                it.subject,
                it.session,
                event.team,
                event.step,
                event.slot,
                event.title,
                event.file,
                event.file_name,
                event.size,
                event.link,
                event.standard,
                event.level,
                event.comment,
                stamp(it.at),
                it.lamport,
            ),
        )
    )
    _note(db, it.subject, event.notes)
    index(db, "exemplar", it.subject, new=True)


def _note(db: Connection, exemplar: str, notes: tuple[str, ...]) -> None:
    db.executemany(
        "INSERT INTO exemplar_notes (exemplar, number, text) VALUES (?, ?, ?)",
        [(exemplar, number, text) for number, text in enumerate(notes, 1)],
    )


@folds(ex.ExemplarFixed)
def _fixed(db: Connection, it: Recorded, event: ex.ExemplarFixed) -> None:
    if not db.execute("SELECT 1 FROM exemplars WHERE id = ?", (it.subject,)).fetchone():
        raise CannotApply("it comes before what it changes")
    for column in ("title", "link", "standard", "level", "comment"):
        text = getattr(event, column)
        if text is not None:
            db.execute(f"UPDATE exemplars SET {column} = ? WHERE id = ?", (text, it.subject))  # noqa: S608
    if event.notes is not None:
        db.execute("DELETE FROM exemplar_notes WHERE exemplar = ?", (it.subject,))
        _note(db, it.subject, event.notes)
    index(db, "exemplar", it.subject)


@folds(ex.ExemplarWithdrawn)
def _withdrawn(db: Connection, it: Recorded, _: ex.ExemplarWithdrawn) -> None:
    changed(db.execute("UPDATE exemplars SET removed = 1 WHERE id = ?", (it.subject,)))
    index(db, "exemplar", it.subject)


@folds(ex.ExemplarRestored)
def _restored(db: Connection, it: Recorded, _: ex.ExemplarRestored) -> None:
    changed(db.execute("UPDATE exemplars SET removed = 0 WHERE id = ?", (it.subject,)))
    index(db, "exemplar", it.subject)
