"""Tallies."""

from __future__ import annotations

import json
from sqlite3 import Connection

from plc_runner.events import Recorded
from plc_runner.events import tally as ta
from plc_runner.journal.fold.handlers import CannotApply, added, changed, folds
from plc_runner.journal.rows import canonical, stamp


@folds(ta.TallyTaken)
def _taken(db: Connection, it: Recorded, event: ta.TallyTaken) -> None:
    before = {one.key: one.count for one in event.before}
    added(
        db.execute(
            "INSERT OR IGNORE INTO tallies (id, session, team, step, slot, what, of, word, "
            "present, before, before_on, at, lamport) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                canonical(before),
                event.before_on or None,
                stamp(it.at),
                it.lamport,
            ),
        )
    )
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
    taken = db.execute("SELECT before FROM tallies WHERE id = ?", (it.subject,)).fetchone()
    if taken is None:
        raise CannotApply("it comes before what it changes")
    for column, text in said.items():
        db.execute(f"UPDATE tallies SET {column} = ? WHERE id = ?", (text, it.subject))  # noqa: S608
    if event.counts is not None:
        # A pile that is counted only now has a number of last time too.
        db.execute("DELETE FROM tally_counts WHERE tally = ?", (it.subject,))
        _count(db, it.subject, event.counts, json.loads(taken[0]))


@folds(ta.TallyWithdrawn)
def _withdrawn(db: Connection, it: Recorded, _: ta.TallyWithdrawn) -> None:
    changed(db.execute("UPDATE tallies SET removed = 1 WHERE id = ?", (it.subject,)))


@folds(ta.TallyRestored)
def _restored(db: Connection, it: Recorded, _: ta.TallyRestored) -> None:
    changed(db.execute("UPDATE tallies SET removed = 0 WHERE id = ?", (it.subject,)))
