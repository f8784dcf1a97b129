"""A copy of the file as one whole, checked before it takes the place of the one before."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from plc_runner.atomic import sync_folder
from plc_runner.errors import DamagedJournal, NotFound
from plc_runner.journal.failures import not_saved, opening
from plc_runner.journal.opening import APPLICATION_ID


@dataclass(frozen=True, slots=True)
class Stand:
    """How far a file has come, to tell one copy from another."""

    events: int
    newest: str
    """Id of the event that came into it last; empty where there is none."""

    @property
    def text(self) -> str:
        """In one word, to be kept as a setting."""
        return f"{self.events}/{self.newest}"


def back_up(source: Path, target: Path) -> Stand:
    """Copy a journal that may be in use; what was there stays until the copy is checked.

    It may be called from any thread, and beside a program that writes.

    Args:
        source: the journal.
        target: where the copy goes. The folder is there.

    Raises:
        NotSaved: the disk did not take it.
        DamagedJournal: one of the two is broken.
        OSError: the file cannot be put in its place.
    """
    made = target.with_name(f".{target.name}.{uuid4().hex}.new")
    try:
        with opening(source), closing(_reading(source)) as db:
            expected = _stand(db)
            _copy(db, made)
        found = stand(made)
        if found.events < expected.events:
            raise DamagedJournal(f"The copy {made.name} is not whole. Try again.")
        _to_disk(made)
        made.replace(target)
        sync_folder(target.parent)
    finally:
        for name in (made.name, f"{made.name}-journal", f"{made.name}-wal", f"{made.name}-shm"):
            with suppress(OSError):
                made.with_name(name).unlink(missing_ok=True)
    return found


def stand(path: Path) -> Stand:
    """How far a copy has come.

    Raises:
        NotFound: there is none.
        DamagedJournal: it is no copy of a journal, or is broken.
    """
    if not path.exists():
        raise NotFound(f"There is no file {path}.")
    with opening(path), closing(_reading(path)) as db:
        (mark,) = db.execute("PRAGMA application_id").fetchone()
        if mark != APPLICATION_ID:
            raise DamagedJournal(f"{path} is not a file of PLC Runner.")
        (whole,) = db.execute("PRAGMA quick_check").fetchone()
        if whole != "ok":
            raise DamagedJournal(f"{path} is broken ({whole}). Take another copy of it.")
        return _stand(db)


def unknown_to(source: Path, copy: Path) -> int:
    """How many events a copy holds that the journal has not.

    Raises:
        Refused, DamagedJournal: one of the two cannot be read.
    """
    with opening(copy), closing(_reading(source)) as db:
        db.execute("ATTACH ? AS copy", (_uri(copy),))
        (events,) = db.execute(
            "SELECT count(*) FROM copy.events AS c WHERE NOT EXISTS "
            "(SELECT 1 FROM main.events AS e WHERE e.id = c.id)"
        ).fetchone()
    return int(events)


def _copy(db: sqlite3.Connection, made: Path) -> None:
    """As one file without a log beside it, for the owner's eyes alone."""
    os.close(os.open(made, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    with _writing(made) as copy:
        db.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


@contextmanager
def _writing(made: Path) -> Iterator[sqlite3.Connection]:
    copy = sqlite3.connect(made)
    try:
        yield copy
    except sqlite3.Error as error:
        raise not_saved(error, made) from error
    finally:
        copy.close()


def _stand(db: sqlite3.Connection) -> Stand:
    (events,) = db.execute("SELECT count(*) FROM events").fetchone()
    newest = db.execute("SELECT id FROM events ORDER BY n DESC LIMIT 1").fetchone()
    return Stand(events, newest[0] if newest else "")


def _reading(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(_uri(path), uri=True, timeout=10)


def _uri(path: Path) -> str:
    return f"{path.absolute().as_uri()}?mode=ro"


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
