"""Writing a file whole, or leaving what was there as it was."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from contextlib import suppress
from pathlib import Path


def write(path: Path, content: bytes, *, mode: int = 0o600) -> None:
    """Write a file whole, or leave what was there as it was.

    A link is followed: the file that it leads to is written. A file that is there keeps its rights.

    Args:
        path: where. The folder is there.
        content: all of it.
        mode: the rights of a new file, as far as the user's umask lets them be.

    Raises:
        OSError: it could not be written.
    """
    path = path.resolve()
    draft = path.with_name(f".plc-{secrets.token_hex(6)}.tmp")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)


def is_full(error: OSError) -> bool:
    """Whether the disk had no room."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)


def is_forbidden(error: OSError) -> bool:
    """Whether writing is not allowed there."""
    return isinstance(error, PermissionError) or error.errno == errno.EROFS


def sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
