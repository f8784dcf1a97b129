"""The fold itself: total, incremental, and the same for any order of arrival."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import groupby

from plc_runner.events import Recorded
from plc_runner.events.clock import ActUndone
from plc_runner.journal.fold import (
    cycle,
    entry,
    exemplar,
    framework,
    records,
    session,
    steps,
    tally,
    team,
)
from plc_runner.journal.fold.handlers import HANDLERS, CannotApply
from plc_runner.journal.fold.heads import Heads
from plc_runner.journal.fold.undo import taken_back
from plc_runner.journal.rows import COLUMNS, EventRow, recorded, stamp
from plc_runner.journal.tables import CREATE, DROP, SUBJECT_COLUMN

_HANDLER_MODULES = (cycle, entry, exemplar, framework, records, session, steps, tally, team)
"""Importing them fills HANDLERS."""

_UNFIT = (CannotApply, sqlite3.IntegrityError, ArithmeticError, ValueError)
"""What an event may do that does not fit. Anything else is the disk's, and is raised."""


class DoesNotFit(Exception):
    """An event does not fit what its subject adds up to, and half of it may be in the tables."""


_EVENTS_OF = f"SELECT n, {COLUMNS} FROM events WHERE subject = ? ORDER BY lamport, id"  # noqa: S608


def apply(
    db: sqlite3.Connection, heads: Heads, it: Recorded, problem: str = "", *, careful: bool = True
) -> None:
    """Fold in an event that sorts after all others of its subject.

    Args:
        problem: why its facts cannot be read, if they cannot.
        careful: what does not fit is set aside; else the whole transaction must be begun anew.

    Raises:
        DoesNotFit: the event does not, and nobody was careful.
    """
    if isinstance(it.event, ActUndone):
        refold(db, it.subject)
        heads.forget(it.subject)
    elif careful:
        _apply(db, heads, it, problem)
    else:
        _apply_at_once(db, heads, it, problem)


def arrived(db: sqlite3.Connection, events: Sequence[tuple[Recorded, str]]) -> None:
    """Fold in events from elsewhere that were just stored, whatever their order.

    A subject is folded again as a whole only where one of them sorts before one that was there.
    """
    ids, heads = {it.id for it, _ in events}, Heads(db)
    in_order = sorted(events, key=lambda pair: (pair[0].subject, pair[0].lamport, pair[0].id))
    for subject, group in groupby(in_order, key=lambda pair: pair[0].subject):
        new = list(group)
        first = new[0][0]
        later = db.execute(
            "SELECT id FROM events WHERE subject = ? AND (lamport, id) > (?, ?)",
            (subject, first.lamport, first.id),
        )
        undoes = any(isinstance(it.event, ActUndone) for it, _ in new)
        if undoes or any(id_ not in ids for (id_,) in later):
            refold(db, subject)
        else:
            for it, problem in new:
                apply(db, heads, it, problem)
    heads.write()


def refold(db: sqlite3.Connection, subject: str) -> None:
    """Fold all events of a subject again, from nothing."""
    for table, column in SUBJECT_COLUMN.items():
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", (subject,))  # noqa: S608
    _fold(db, subject)


def rebuild(db: sqlite3.Connection) -> None:
    """Make all tables and the index anew from the events. Belongs in a transaction."""
    for statement in (*DROP, *CREATE):
        db.execute(statement)
    for (subject,) in db.execute("SELECT DISTINCT subject FROM events").fetchall():
        _fold(db, subject)


def _fold(db: sqlite3.Connection, subject: str) -> None:
    """Fold all events of one subject into tables that hold nothing of it."""
    rows = db.execute(_EVENTS_OF, (subject,)).fetchall()
    events = [recorded(row[0], EventRow(*row[1:])) for row in rows]
    gone, heads = taken_back(it for it, _ in events), Heads(db)
    for it, problem in events:
        if it.id in gone and it.event:
            heads.advance(it)
        else:
            _apply(db, heads, it, problem)
    heads.write()


def _apply(db: sqlite3.Connection, heads: Heads, it: Recorded, problem: str) -> None:
    heads.advance(it)
    handler = HANDLERS.get(it.kind)
    if it.event is None:
        _set_aside(db, it, problem)
    elif handler:
        db.execute("SAVEPOINT event")
        try:
            handler(db, it, it.event)
        except _UNFIT as error:
            db.execute("ROLLBACK TO event")
            _set_aside(db, it, str(error))
        db.execute("RELEASE event")


def _apply_at_once(db: sqlite3.Connection, heads: Heads, it: Recorded, problem: str) -> None:
    """As `_apply`, without a way back for one event alone: two statements less for each."""
    handler = HANDLERS.get(it.kind)
    if it.event is None or not handler:
        _apply(db, heads, it, problem)
        return
    heads.advance(it)
    try:
        handler(db, it, it.event)
    except _UNFIT as error:
        raise DoesNotFit(str(error)) from error


def _set_aside(db: sqlite3.Connection, it: Recorded, reason: str) -> None:
    db.execute(
        "INSERT INTO unapplied (event, subject, kind, session, at, reason) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (it.id, it.subject, it.kind, it.session, stamp(it.at), reason),
    )
