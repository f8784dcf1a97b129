"""Tallies."""

from __future__ import annotations

from sqlite3 import Connection

from plc_runner.events import Recorded
from plc_runner.events import tally as ta
from plc_runner.journal.fold.handlers import CannotApply, added, changed, folds
from plc_runner.journal.rows import canonical, stamp


@folds(ta.TallyTaken)
def _taken(db: Connection, it: Recorded, event: ta.TallyTaken) -> None:
    added(
        db.execute(
            "INSERT OR IGNORE INTO tallies (id, session, team, step, slot, what, of, word, "
            "present, before_on, at, lamport) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                it.subject,
                it.session,
                event.team,
                event.step,
                event.slot,
                event.what,
                event.of,
                event.word,
                canonical(list(event.present)),
                event.before_on or None,
                stamp(it.at),
                it.lamport,
            ),
        )
    )
    before = {one.key: one.count for one in event.before}
    _count(db, it.subject, event.counts, before)


def _count(
    db: Connection, tally: str, counts: tuple[ta.Count, ...], before: dict[str, int]
) -> None:
    db.executemany(
        "INSERT OR REPLACE INTO tally_counts (tally, place, key, label, count, before) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        [
            (tally, place, one.key, one.label, one.count, before.get(one.key))
            for place, one in enumerate(counts)
        ],
    )


@folds(ta.TallyFixed)
def _fixed(db: Connection, it: Recorded, event: ta.TallyFixed) -> None:
    words = {"word": event.word, "of": event.of}
    said = {column: text for column, text in words.items() if text is not None}
    if not db.execute("SELECT 1 FROM tallies WHERE id = ?", (it.subject,)).fetchone():
        raise CannotApply("it comes before what it changes")
    for column, text in said.items():
        db.execute(f"UPDATE tallies SET {column} = ? WHERE id = ?", (text, it.subject))  # noqa: S608
    if event.counts is not None:
        rows = db.execute(
            "SELECT key, before FROM tally_counts WHERE tally = ?", (it.subject,)
        ).fetchall()
        db.execute("DELETE FROM tally_counts WHERE tally = ?", (it.subject,))
        _count(db, it.subject, event.counts, {key: n for key, n in rows if n is not None})


@folds(ta.TallyWithdrawn)
def _withdrawn(db: Connection, it: Recorded, _: ta.TallyWithdrawn) -> None:
    changed(db.execute("UPDATE tallies SET removed = 1 WHERE id = ?", (it.subject,)))


@folds(ta.TallyRestored)
def _restored(db: Connection, it: Recorded, _: ta.TallyRestored) -> None:
    changed(db.execute("UPDATE tallies SET removed = 0 WHERE id = ?", (it.subject,)))
