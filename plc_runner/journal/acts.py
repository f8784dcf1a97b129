"""One act, and how it is written: its events, and with them tables and index."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plc_runner.events import Draft, Event, Recorded
from plc_runner.journal import fold
from plc_runner.journal.ids import new_id
from plc_runner.journal.rows import COLUMNS, EventRow, canonical, moment, stamp

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


class Writer:
    """Writes acts, one after the other, within one transaction; `close` ends it."""

    def __init__(self, db: sqlite3.Connection, device: str, lamport: int) -> None:
        """Args:
        lamport: the newest in the journal.
        """
        self._db = db
        self._device = device
        self._lamport = lamport
        self._heads = fold.Heads(db)

    def write(self, act: Act, facts: Sequence[tuple[Event, str]]) -> tuple[Recorded, ...]:
        """Write the events of one act.

        Args:
            facts: of each draft, the event as it will read, and its canonical JSON.
        """
        db = self._db
        self._lamport += 1
        at = stamp(act.at)
        read_at = moment(at)
        kept = []
        ids = act.ids or tuple(new_id(act.at) for _ in act.drafts)
        for id_, draft, (event, body) in zip(ids, act.drafts, facts, strict=True):
            after = self._heads.of(draft.subject)
            row = EventRow(
                id=id_,
                device=self._device,
                lamport=self._lamport,
                at=at,
                by=act.by,
                kind=event.kind,
                subject=draft.subject,
                session=act.session,
                after=canonical(after),
                body=body,
            )
            n = db.execute(INSERT, row).lastrowid or 0
            envelope = row._asdict() | {"at": read_at, "after": after}
            del envelope["body"]
            it = Recorded(n=n, event=event, **envelope)
            fold.apply(db, self._heads, it)
            kept.append(it)
        return tuple(kept)

    def close(self) -> None:
        """Write what is written once for all acts."""
        self._heads.write()
