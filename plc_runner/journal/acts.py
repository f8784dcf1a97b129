"""One act, and how it is written: its events, and with them tables and index."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from plc_runner.events import Draft, Event, Recorded
from plc_runner.journal import fold
from plc_runner.journal.ids import new_id
from plc_runner.journal.rows import COLUMNS, EventRow, canonical, facts, moment, stamp

INSERT = (
    f"INSERT INTO events ({COLUMNS}) VALUES "  # noqa: S608 - names of ours
    f"({', '.join('?' * len(EventRow._fields))})"
)


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did at one moment, with all that came of it."""

    drafts: tuple[Draft, ...]
    at: datetime
    """Aware."""
    by: str | None = None
    """The member who did it."""
    session: str | None = None
    """The one in which it was said."""
    ids: tuple[str, ...] = ()
    """Of its events, each larger than the one before; none for fresh ones."""


@dataclass(frozen=True, slots=True)
class Ready:
    """An act with everything that can be made before it is written."""

    events: tuple[tuple[str, str, Event, str], ...]
    """Of each its id, its subject, how it will read, and its canonical JSON."""
    at: datetime
    by: str | None
    session: str | None


def ready(act: Act) -> Ready:
    """Make an act ready to be written."""
    ids = act.ids or new_id.many(act.at, len(act.drafts))
    events = tuple(
        (id_, draft.subject, *facts(draft.event))
        for id_, draft in zip(ids, act.drafts, strict=True)
    )
    return Ready(events, act.at, act.by, act.session)


class Writer:
    """Writes acts, one after the other, within one transaction; `close` ends it."""

    def __init__(self, db: sqlite3.Connection, device: str, lamport: int, *, careful: bool) -> None:
        """Begin after what is kept already.

        Args:
            lamport: the newest in the journal.
            careful: see `fold.apply`.
        """
        self._db = db
        self._device = device
        self._lamport = lamport
        self._heads = fold.Heads(db)
        self._careful = careful

    def write(self, act: Ready) -> tuple[Recorded, ...]:
        """Write the events of one act."""
        db = self._db
        self._lamport += 1
        at = stamp(act.at)
        read_at = moment(at)
        kept = []
        for id_, subject, event, body in act.events:
            after = self._heads.of(subject)
            row = EventRow(
                id=id_,
                device=self._device,
                lamport=self._lamport,
                at=at,
                by=act.by,
                kind=event.kind,
                subject=subject,
                session=act.session,
                after=canonical(after),
                body=body,
            )
            n = db.execute(INSERT, row).lastrowid or 0
            envelope = row._asdict() | {"at": read_at, "after": after}
            del envelope["body"]
            it = Recorded(n=n, event=event, **envelope)
            fold.apply(db, self._heads, it, careful=self._careful)
            kept.append(it)
        return tuple(kept)

    def close(self) -> None:
        """Write what is written once for all acts."""
        self._heads.write()
