"""Who drives a session: one program at a time, and when it was last alive."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from plc_runner.errors import Refused

if TYPE_CHECKING:
    from filelock import BaseFileLock


class SessionLock:
    """The right to drive a session, held until it is released or the program ends in any way."""

    def __init__(self, lock: BaseFileLock, pulse: Path) -> None:
        """Use `SessionLock.take`."""
        self._lock = lock
        self._pulse = pulse

    @classmethod
    def take(cls, journal: Path, session: str) -> Self:
        """Take the lock of a session.

        Args:
            journal: the journal's file; the lock lies in `.locks` beside it.

        Raises:
            Refused: another program drives this session, or the folder is read-only.
        """
        from filelock import FileLock, Timeout  # noqa: PLC0415 - slow to load, only drivers need it

        folder = journal.parent / ".locks"
        lock = FileLock(folder / f"{session}.lock", timeout=0, mode=0o600)
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
            lock.acquire()
        except Timeout:
            raise Refused(
                "This meeting is already running in another window. Go on there, or close that "
                "window first."
            ) from None
        except OSError as error:
            raise Refused(
                f"Nothing can be written in {journal.parent} ({error.strerror or error}), so the "
                "meeting cannot run from there. Choose another folder with --workspace."
            ) from error
        return cls(lock, _pulse(journal, session))

    def beat(self, at: datetime) -> None:
        """Say that the program was alive at this moment. Never fails: a missed beat is no harm."""
        seconds = at.timestamp()
        try:
            self._pulse.touch(mode=0o600)
            os.utime(self._pulse, (seconds, seconds))
        except OSError:
            return

    def release(self, *, forget: bool = False) -> None:
        """Let another program drive.

        Args:
            forget: the session is closed; when the program was last alive no longer matters.
        """
        if forget:
            self._pulse.unlink(missing_ok=True)
        self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def last_alive(journal: Path, session: str) -> datetime | None:
    """When a driver of the session last said that it was alive."""
    try:
        return datetime.fromtimestamp(_pulse(journal, session).stat().st_mtime, UTC)
    except OSError:
        return None


def _pulse(journal: Path, session: str) -> Path:
    return journal.parent / ".locks" / f"{session}.alive"
