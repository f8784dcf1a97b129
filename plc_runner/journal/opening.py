"""Opening the file: who may read it, what version it is, where it may be written."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from plc_runner.errors import DamagedJournal, NotFound, Refused
from plc_runner.journal.failures import opening

if TYPE_CHECKING:
    from sqlite_utils import Migrations

APPLICATION_ID = 0x504C4352
"""Marks a file as ours ("PLCR") in its header."""

VERSION = 4
"""How many migrations this version of the program knows."""

PATIENCE = 250
"""Milliseconds to wait for another program that is writing."""

_SETUP_PATIENCE = 10_000


def open_for_writing(
    path: Path, *, version: int = VERSION, migrations: Migrations | None = None
) -> sqlite3.Connection:
    """Open a journal, made if it is not there and brought up to date if it is older.

    Args:
        version: the one to bring it up to.
        migrations: what leads there; None for the program's own.

    Raises:
        Refused: it cannot be written, is held by another program, or is of a newer version.
        DamagedJournal: it is no journal, or is broken.
    """
    with opening(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _must_be_file(path)
        if _is_missing(path):
            with _setting_up(path):
                if _is_missing(path):
                    _make(path, version, migrations)
        db = _connect(f"{path.absolute().as_uri()}?mode=rw")
        try:
            if _version(db, path, version) != version:
                with _setting_up(path):
                    _bring_up_to_date(db, path, version, migrations)
            db.execute("PRAGMA journal_mode = WAL")
            _must_be_writable(db)
        except BaseException:
            db.close()
            raise
    return db


def open_for_reading(
    path: Path, *, version: int = VERSION, migrations: Migrations | None = None
) -> tuple[sqlite3.Connection, tempfile.TemporaryDirectory[str] | None]:
    """Open a journal without ever changing it; an older one is brought up to date in a copy.

    Args:
        version: the one to read it as.
        migrations: what leads there; None for the program's own.

    Returns:
        the connection, and the folder of the copy that it reads, if it reads one; the folder is
        to be cleaned up when the connection is closed.

    Raises:
        NotFound: there is no such file.
        Refused: it cannot be read, or is of a newer version.
        DamagedJournal: it is no journal, or is broken.
    """
    if not path.exists():
        raise NotFound(f"There is no file {path}.")
    with opening(path):
        _must_be_file(path)
        if _can_write_in(path.parent):
            uri = f"{path.absolute().as_uri()}?mode=rw"
        elif not _log(path).exists():
            uri = f"{path.absolute().as_uri()}?immutable=1"
        else:
            return _open_copy(path, version, migrations)
        db = _connect(uri)
        try:
            if _version(db, path, version) == version:
                db.execute("PRAGMA query_only = ON")
                return db, None
        except BaseException:
            db.close()
            raise
        db.close()
        return _open_copy(path, version, migrations)


def _open_copy(
    path: Path, version: int, migrations: Migrations | None
) -> tuple[sqlite3.Connection, tempfile.TemporaryDirectory[str]]:
    """Read a copy: of a file whose log cannot be read in place, or of an older version."""
    folder = tempfile.TemporaryDirectory(prefix="plc-runner-")
    try:
        copy = Path(folder.name) / path.name
        for file in (path, _log(path)):
            if file.exists():
                shutil.copyfile(file, Path(folder.name) / file.name)
        db = open_for_writing(copy, version=version, migrations=migrations)
    except BaseException:
        folder.cleanup()
        raise
    db.execute("PRAGMA query_only = ON")
    return db, folder


def _is_missing(path: Path) -> bool:
    return not path.exists() or not path.stat().st_size


@contextmanager
def _setting_up(path: Path) -> Iterator[None]:
    """Let one program at a time make a journal or bring it up to date; others wait for it."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - slow to load, rarely needed

    folder = path.parent / ".locks"
    folder.mkdir(mode=0o700, exist_ok=True)
    try:
        with FileLock(folder / "opening.lock", timeout=_SETUP_PATIENCE / 1000, mode=0o600):
            yield
    except Timeout:
        raise Refused(
            f"Another program is bringing {path} up to date. Try again in a moment."
        ) from None


def _make(path: Path, version: int, migrations: Migrations | None) -> None:
    """Make a journal that nobody sees before it is whole."""
    if _log(path).exists():
        raise DamagedJournal(
            f"{path} is not there, but {_log(path).name} is, which belongs to it and may hold what "
            "was typed last. Put the two back side by side, or move that one away to begin anew."
        )
    made = path.with_name(f"{path.name}.new")
    made.unlink(missing_ok=True)
    _create(made)
    db = _connect(made.absolute().as_uri())
    try:
        _bring_up_to_date(db, made, version, migrations)
    finally:
        db.close()
    made.replace(path)


def _create(path: Path) -> None:
    """Make an empty file for its owner's eyes only."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _must_be_file(path: Path) -> None:
    if path.is_dir():
        raise Refused(f"{path} is a folder; the file to open is usually sessions/plc.db in it.")


def _connect(uri: str) -> sqlite3.Connection:
    db = sqlite3.connect(uri, uri=True, timeout=PATIENCE / 1000, isolation_level=None)
    try:
        db.execute("PRAGMA synchronous = FULL")
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA recursive_triggers = ON")
    except BaseException:
        db.close()
        raise
    return db


def _version(db: sqlite3.Connection, path: Path, known: int) -> int:
    """The schema's version; 0 for a file in which there is nothing yet."""
    (mark,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    (things,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if mark != APPLICATION_ID and (mark or version or things):
        raise DamagedJournal(
            f"{path} is a database of another program. Choose another file or folder; "
            "nothing was changed in it."
        )
    if version > known:
        raise Refused(
            f"{path} was written by a newer version of PLC Runner. Update PLC Runner and try "
            "again; nothing was changed in it."
        )
    return int(version)


def _bring_up_to_date(
    db: sqlite3.Connection, path: Path, version: int, migrations: Migrations | None
) -> None:
    """Apply the migrations that are due, all or none."""
    before = _version(db, path, version)
    if before == version:
        return
    from sqlite_utils import Database  # noqa: PLC0415 - half of the start's time, rarely needed

    from plc_runner.journal.migrations import migrations as own  # noqa: PLC0415

    db.execute(f"PRAGMA busy_timeout = {_SETUP_PATIENCE}")
    db.execute("PRAGMA journal_mode = WAL")
    if before:
        _keep_copy(db, path, before)
    db.execute("BEGIN IMMEDIATE")
    (migrations or own).apply(Database(db, execute_plugins=False))
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute(f"PRAGMA user_version = {version}")
    db.execute("COMMIT")
    db.execute(f"PRAGMA busy_timeout = {PATIENCE}")


def _keep_copy(db: sqlite3.Connection, path: Path, version: int) -> None:
    copy = path.with_name(f"{path.stem}-before-version-{version + 1}{path.suffix}")
    copy.unlink(missing_ok=True)
    _create(copy)
    target = sqlite3.connect(copy)
    try:
        db.backup(target)
    finally:
        target.close()


def _must_be_writable(db: sqlite3.Connection) -> None:
    """Find out now, not at the first entry, that the file is read-only."""
    try:
        db.execute("BEGIN IMMEDIATE")
        db.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
            raise


def _can_write_in(folder: Path) -> bool:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def _log(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
