"""What a disk says, in an author's words."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from plc_runner import atomic
from plc_runner.errors import NotSaved, Refused


@contextmanager
def in_words(path: Path) -> Iterator[None]:
    """Turn what goes wrong while a file is written into an error of ours.

    Raises:
        NotSaved: nothing was written, and nothing that was there has changed.
    """
    try:
        yield
    except OSError as error:
        raise NotSaved(*_told(error, path)) from error


def must_take_files(folder: Path) -> None:
    """Refuse early where nothing could be saved later.

    Args:
        folder: it need not be there yet.

    Raises:
        Refused: nothing can be written in it.
    """
    there = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    if not there.is_dir():
        raise Refused(
            f"Nothing can be saved in {folder}: {there} is a file where a folder should be. Rename "
            "that file, or choose another folder with --workspace."
        )
    if not may_write(there):
        raise Refused(
            f"Nothing can be saved in {folder}: writing there is not allowed. Allow it, or choose "
            "another folder with --workspace."
        )


def may_write(path: Path) -> bool:
    """Whether the system lets this user write a file, or make files in a folder."""
    effective = os.access in os.supports_effective_ids
    return os.access(path, os.W_OK | (os.X_OK * path.is_dir()), effective_ids=effective)


def _told(error: OSError, path: Path) -> tuple[str, str]:
    """The reason, and what to do."""
    if atomic.is_full(error):
        return "the disk is full", f"Make some room, then save again ({path})."
    if atomic.is_forbidden(error):
        return (
            f"writing to {path} is not allowed",
            "Close the file if it is open in another program, or allow writing there, then save "
            "again.",
        )
    if error.errno in (errno.ENOENT, errno.ENOTDIR, errno.EEXIST):
        return (
            f"there is no folder {path.parent} any more, and it cannot be made",
            "Put the folder back, then save again.",
        )
    return (
        f"{path} could not be written ({error.strerror or error})",
        "Check that the disk is connected and not full, then save again.",
    )
