"""The schema, one migration for each version that ever landed. Imported only when one is due.

What is no truth of its own (`tables`) is never altered in place: a migration that changes it calls
`fold.rebuild`.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from plc_runner.journal import fold
from plc_runner.journal.tables import CREATE

migrations = Migrations("journal")

_EVENTS = (
    """
    CREATE TABLE events (
        n INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        device TEXT NOT NULL,
        lamport INTEGER NOT NULL,
        at TEXT NOT NULL,
        by TEXT,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        session TEXT,
        after TEXT NOT NULL,
        body TEXT,
        v INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX events_in_order ON events (lamport, id)",
    "CREATE INDEX events_of_subject ON events (subject, lamport, id)",
    "CREATE INDEX events_of_session ON events (session, lamport, id)",
    """
    CREATE TRIGGER events_are_kept BEFORE DELETE ON events BEGIN
        SELECT RAISE(ABORT, 'events are never deleted');
    END""",
    # The one exception: an event.redacted whose subject is an event's id lets that body go.
    """
    CREATE TRIGGER events_stay_as_they_are BEFORE UPDATE ON events
    WHEN NOT (
        old.body IS NOT NULL AND new.body IS NULL
        AND new.n = old.n AND new.id = old.id AND new.device = old.device
        AND new.lamport = old.lamport AND new.at = old.at AND new.by IS old.by
        AND new.kind = old.kind AND new.subject = old.subject AND new.session IS old.session
        AND new.after = old.after AND new.v = old.v
        AND EXISTS (
            SELECT 1 FROM events AS r WHERE r.subject = old.id AND r.kind = 'event.redacted'
        )
    ) BEGIN
        SELECT RAISE(ABORT, 'events are never changed');
    END""",
)
_OWN = (
    "CREATE TABLE devices (name TEXT PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT",
    """
    CREATE TABLE drafts (
        session TEXT PRIMARY KEY, step TEXT, slot TEXT, text TEXT NOT NULL, at TEXT NOT NULL
    ) STRICT""",
)


@migrations(name="1 events and their tables")
def _events_and_their_tables(db: Database) -> None:
    for statement in (*_EVENTS, *_OWN, *CREATE):
        db.execute(statement)


@migrations(name="2 the cycles that teams follow")
def _cycles(db: Database) -> None:
    fold.rebuild(db.conn)


@migrations(name="3 tallies, exemplars, standards, measurements, and the parts of records")
def _captures(db: Database) -> None:
    fold.rebuild(db.conn)


@migrations(name="4 what becomes of records, and settings of this machine")
def _afterwards(db: Database) -> None:
    db.execute(
        "CREATE TABLE settings ("
        "device TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (device, name)"
        ") STRICT"
    )
    fold.rebuild(db.conn)
