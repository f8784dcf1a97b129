"""The journal: events are added and read, never changed."""

from __future__ import annotations

import sqlite3
import tempfile
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from plc_runner.errors import NotSaved
from plc_runner.events import Draft, Recorded
from plc_runner.journal import fold
from plc_runner.journal.acts import INSERT, Act, Ready, Writer, ready
from plc_runner.journal.failures import not_saved, opening
from plc_runner.journal.opening import open_for_reading, open_for_writing
from plc_runner.journal.rows import COLUMNS, EventRow, recorded


class Journal:
    """One file of events, and the tables that they add up to.

    It belongs to the thread that opened it. Every method that stores raises `NotSaved` when
    nothing could be stored (what was handed over can be handed over again), and every method
    raises `Refused` or `DamagedJournal` when the file cannot be read.
    """

    def __init__(
        self,
        db: sqlite3.Connection,
        path: Path,
        *,
        device: str = "",
        copy: tempfile.TemporaryDirectory[str] | None = None,
    ) -> None:
        """Use `Journal.open`."""
        self.path = path
        self._db = db
        self._device = device
        self._copy = copy

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        device: str | None = None,
        device_id: str | None = None,
        read_only: bool = False,
    ) -> Self:
        """Open a journal, made if it is not there.

        Args:
            device: this machine's name. Each name has an id of its own in the file, so that a
                file that was copied to another machine tells the two apart.
            device_id: the id that it gets where it is new to the file; None for a random one.
            read_only: change nothing, not even to bring an older file up to date; then the
                folder may be read-only, and a file that is not there is an error.

        Raises:
            NotFound: there is nothing to read.
            Refused: it cannot be read or written, or is of a newer version; says what helps.
            DamagedJournal: the file is no journal, or is broken.
        """
        if read_only:
            db, copy = open_for_reading(path)
            return cls(db, path, copy=copy)
        db = open_for_writing(path)
        try:
            with opening(path):
                return cls(db, path, device=_device(db, device or "", device_id))
        except BaseException:
            db.close()
            raise

    @property
    def read_only(self) -> bool:
        """Whether nothing can be stored through this one."""
        return not self._device

    @property
    def machine(self) -> str:
        """What this machine is called, for people who keep copies of several."""
        found = self.query("SELECT name FROM devices WHERE id = ?", self._device)
        return str(found[0]["name"]) if found else ""

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()
        if self._copy:
            self._copy.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def append(
        self,
        drafts: Sequence[Draft],
        *,
        at: datetime,
        by: str | None = None,
        session: str | None = None,
    ) -> tuple[Recorded, ...]:
        """Keep what happened: all of it or nothing, tables and index with it.

        Args:
            drafts: what one act made. They share a lamport, so that undo finds the act again.
            at: when; aware.
            by: the member who did it.
            session: the one in which it was said.

        Returns:
            the events as they will read from the journal.

        Raises:
            NotSaved: nothing was stored; says why. The drafts can be handed over again.
        """
        (kept,) = self.append_all([Act(tuple(drafts), at, by, session)])
        return kept

    def append_all(self, acts: Sequence[Act]) -> list[tuple[Recorded, ...]]:
        """Keep what happened in many acts: all of them or nothing, with one wait for the disk.

        What is kept is the same as if they were appended one by one.

        Returns:
            of each act, its events as they will read from the journal.

        Raises:
            NotSaved: as `append`.
        """
        return self.append_ready([ready(act) for act in acts])

    def append_ready(self, acts: Sequence[Ready]) -> list[tuple[Recorded, ...]]:
        """As `append_all`, for acts that are ready to be written."""
        try:
            return self._written(acts, careful=False)
        except fold.DoesNotFit:
            return self._written(acts, careful=True)

    def _written(self, acts: Sequence[Ready], *, careful: bool) -> list[tuple[Recorded, ...]]:
        with self._writing() as db:
            (newest,) = db.execute("SELECT max(lamport) FROM events").fetchone()
            writer = Writer(db, self._device, newest or 0, careful=careful)
            kept = [writer.write(act) for act in acts]
            writer.close()
        return kept

    def add(self, rows: Iterable[EventRow]) -> int:
        """Keep events that were recorded elsewhere, in any order; those known already are passed.

        Returns:
            how many were new.

        Raises:
            NotSaved: nothing was stored; says why.
            ValueError: a row is not as a journal writes it.
        """
        new = []
        with self._writing() as db:
            for row in rows:
                it, problem = recorded(0, row)
                cursor = db.execute(f"{INSERT} ON CONFLICT (id) DO NOTHING", row)
                if cursor.rowcount:
                    new.append((it, problem))
            fold.arrived(db, new)
        return len(new)

    def rebuild(self) -> None:
        """Make all tables and the search index anew from the events."""
        with self._writing() as db:
            fold.rebuild(db)

    def events(
        self, session: str | None = None, subject: str | None = None, after: int = 0
    ) -> Iterator[Recorded]:
        """Events in the order in which they count, (lamport, id); unknown kinds too.

        Args:
            session: only those said in this session.
            subject: only those about this subject.
            after: only those that came into this file after this row number `n`.
        """
        with opening(self.path):
            rows = self._rows(session, subject, after)
            return iter([recorded(n, row)[0] for n, row in rows])

    def rows(self) -> Iterator[EventRow]:
        """All events as they are stored, in order, to hand to another journal's `add`."""
        return (row for _, row in self._rows(None, None, 0))

    def _rows(
        self, session: str | None, subject: str | None, after: int
    ) -> Iterator[tuple[int, EventRow]]:
        wanted = {"session": session, "subject": subject}
        given = {column: value for column, value in wanted.items() if value is not None}
        where = " AND ".join(["n > ?", *(f"{column} = ?" for column in given)])
        found = self.query(
            f"SELECT n, {COLUMNS} FROM events WHERE {where} ORDER BY lamport, id",  # noqa: S608
            after,
            *given.values(),
        )
        return ((row[0], EventRow(*row[1:])) for row in found)

    def query(self, sql: str, *values: Any, **named: Any) -> list[sqlite3.Row]:
        """The rows that an SQL query finds, with values in order or by name.

        Only this room writes SQL.
        """
        try:
            cursor = self._db.cursor()
            cursor.row_factory = sqlite3.Row
            return cursor.execute(sql, named or values).fetchall()
        except Exception:  # Home asks fifteen times: what is put around each question adds up
            with opening(self.path):
                raise

    def setting(self, name: str) -> str:
        """What is set on this machine; empty if nothing is."""
        found = self.query(
            "SELECT value FROM settings WHERE device = ? AND name = ?", self._device, name
        )
        return str(found[0]["value"]) if found else ""

    def set(self, name: str, value: str) -> None:
        """Set something for this machine alone.

        Raises:
            NotSaved: it was not stored; says why.
        """
        self.save(
            "INSERT INTO settings (device, name, value) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET value = excluded.value",
            self._device,
            name,
            value,
        )

    def save(self, sql: str, *values: Any) -> None:
        """Run one SQL statement that is not about events. Only this room writes SQL.

        Raises:
            NotSaved: it was not stored; says why.
        """
        with self._writing() as db:
            db.execute(sql, values)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that holds the write lock from its start, so that what it reads stays true.

        Raises:
            NotSaved: nothing of it was stored.
        """
        if self.read_only:
            raise NotSaved("this file is open for reading only", "Open it without read-only.")
        db = self._db
        try:
            db.execute("BEGIN IMMEDIATE")
            yield db
            db.execute("COMMIT")
        except BaseException as error:
            if db.in_transaction:
                with suppress(sqlite3.Error):
                    db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise not_saved(error, self.path) from error
            raise


def _device(db: sqlite3.Connection, name: str, new: str | None) -> str:
    """The id under which events of this machine are kept in this file."""
    while True:
        found = db.execute("SELECT id FROM devices WHERE name = ?", (name,)).fetchone()
        if found:
            return str(found[0])
        made = (name, new or str(uuid.uuid4()))
        db.execute("INSERT OR IGNORE INTO devices (name, id) VALUES (?, ?)", made)
