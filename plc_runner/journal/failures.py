"""What SQLite and the disk say, in a teacher's words. No sqlite3 error leaves this room."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType

from plc_runner.errors import DamagedJournal, NotSaved, PlcError, Refused

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
_NOT_WRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)

_REASONS = {
    sqlite3.SQLITE_FULL: ("the disk is full", "Free some space on it"),
    sqlite3.SQLITE_IOERR: ("the disk did not take it", "Check that it is connected and not full"),
    **dict.fromkeys(
        _BUSY,
        ("another program is using the file", "Close other programs that have it open"),
    ),
    **dict.fromkeys(
        _NOT_WRITABLE,
        ("the file or its folder cannot be written to", "Allow writing there"),
    ),
}


class opening:  # noqa: N801 - reads as what is done while it lasts
    """Turn what goes wrong while a journal is opened or read into an error of ours.

    A class, since every query passes through it: a generator takes twice as long.
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Nothing is needed before."""

    def __exit__(
        self, kind: object, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Raise the error of ours."""
        if error is None:
            return
        if isinstance(error, sqlite3.Error):
            raise _refused(error, self._path) from error
        if isinstance(error, ValueError):
            raise _damaged(error, self._path) from error
        if isinstance(error, OSError):
            raise Refused(
                f"{self._path} cannot be opened: {error.strerror or error}. "
                "Check the folder, or choose another one with --workspace."
            ) from error


def not_saved(error: sqlite3.Error, path: Path) -> PlcError:
    """The error to raise instead of one that SQLite raised while something was to be stored."""
    if reason := _REASONS.get(_code(error)):
        why, remedy = reason
        return NotSaved(why, f"{remedy} ({path}). What you typed is kept until it is saved.")
    return _damaged(error, path)


def _refused(error: sqlite3.Error, path: Path) -> PlcError:
    code = _code(error)
    if code in _BUSY:
        return Refused(f"{path} is held by another program. Close that program and try again.")
    if code in _NOT_WRITABLE:
        return Refused(
            f"{path} cannot be opened. Allow reading and writing in its folder, or choose another "
            "one with --workspace."
        )
    if reason := _REASONS.get(code):
        return Refused(f"{path} cannot be read or written: {reason[0]}. {reason[1]}.")
    return _damaged(error, path)


def _damaged(error: Exception, path: Path) -> DamagedJournal:
    return DamagedJournal(
        f"{path} cannot be read as the file of PLC Runner ({error}). Do not delete it. Put a copy "
        "of it from before in its place, or ask somebody who can look at it."
    )


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 where Python, not SQLite, found something wrong in the file.

    Raises:
        sqlite3.Error: this program misused the library, which is no fault of the file.
    """
    if isinstance(error, sqlite3.ProgrammingError | sqlite3.InterfaceError):
        raise error
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
