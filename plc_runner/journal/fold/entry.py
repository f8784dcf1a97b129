"""Entries."""

from __future__ import annotations

from sqlite3 import Connection

from plc_runner.events import Recorded
from plc_runner.events import entry as en
from plc_runner.journal.fold.handlers import CannotApply, added, changed, folds, index
from plc_runner.journal.rows import stamp


@folds(en.EntryCaptured)
def _captured(db: Connection, it: Recorded, event: en.EntryCaptured) -> None:
    added(
        db.execute(
            "INSERT OR IGNORE INTO entries (id, session, step, slot, text, person, at, lamport) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                it.subject,
                it.session,
                event.step,
                event.slot,
                event.text,
                event.person,
                stamp(it.at),
                it.lamport,
            ),
        )
    )
    _fill(db, it.subject, event.cells)
    index(db, "entry", it.subject, new=True)


def _fill(db: Connection, entry: str, cells: tuple[en.Cell, ...]) -> None:
    db.executemany(
        "INSERT INTO cells (entry, place, name, text) VALUES (?, ?, ?, ?)",
        [(entry, place, cell.name, cell.text) for place, cell in enumerate(cells)],
    )


@folds(en.EntryFixed)
def _fixed(db: Connection, it: Recorded, event: en.EntryFixed) -> None:
    changed(db.execute("UPDATE entries SET text = ? WHERE id = ?", (event.text, it.subject)))
    if event.cells is not None:
        db.execute("DELETE FROM cells WHERE entry = ?", (it.subject,))
        _fill(db, it.subject, event.cells)
    index(db, "entry", it.subject)


@folds(en.EntryMarked)
def _marked(db: Connection, it: Recorded, event: en.EntryMarked) -> None:
    if not db.execute("SELECT 1 FROM entries WHERE id = ?", (it.subject,)).fetchone():
        raise CannotApply("it comes before what it changes")
    db.execute("DELETE FROM marks WHERE entry = ?", (it.subject,))
    db.executemany(
        "INSERT INTO marks (entry, place, what, text, begins, ends) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (it.subject, place, mark.what, mark.text, mark.begins, mark.ends)
            for place, mark in enumerate(event.marks)
        ],
    )


@folds(en.EntryRemoved)
def _removed(db: Connection, it: Recorded, _: en.EntryRemoved) -> None:
    changed(db.execute("UPDATE entries SET removed = 1 WHERE id = ?", (it.subject,)))
    index(db, "entry", it.subject)


@folds(en.EntryRestored)
def _restored(db: Connection, it: Recorded, _: en.EntryRestored) -> None:
    changed(
        db.execute("UPDATE entries SET removed = 0, merged_into = NULL WHERE id = ?", (it.subject,))
    )
    index(db, "entry", it.subject)


@folds(en.EntryMoved)
def _moved(db: Connection, it: Recorded, event: en.EntryMoved) -> None:
    changed(db.execute("UPDATE entries SET slot = ? WHERE id = ?", (event.slot, it.subject)))
    index(db, "entry", it.subject)


@folds(en.EntryStarred)
def _starred(db: Connection, it: Recorded, event: en.EntryStarred) -> None:
    changed(db.execute("UPDATE entries SET starred = ? WHERE id = ?", (event.starred, it.subject)))


@folds(en.EntryMerged)
def _merged(db: Connection, it: Recorded, event: en.EntryMerged) -> None:
    changed(db.execute("UPDATE entries SET merged_into = ? WHERE id = ?", (event.into, it.subject)))


@folds(en.QuestionSettled)
def _settled(db: Connection, it: Recorded, event: en.QuestionSettled) -> None:
    said = (event.status, event.answer, it.subject)
    changed(db.execute("UPDATE entries SET status = ?, answer = ? WHERE id = ?", said))
    index(db, "entry", it.subject)
