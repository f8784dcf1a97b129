"""Where samples lie: each under the hash of what is kept, so that none is there twice."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from pathlib import Path, PurePath
from typing import IO, Literal, NamedTuple

from plc_runner import atomic
from plc_runner.errors import Refused
from plc_runner.exemplars.finding import Found
from plc_runner.exemplars.marks import says_where
from plc_runner.exemplars.photos import clean
from plc_runner.exemplars.sizes import MOST_OF_A_PHOTO, size_said
from plc_runner.session.samples import sort_of

FOLDER = "exemplars"
"""Beside the journal."""
_PIECE = 1 << 20
_HASH = re.compile("[0-9a-f]{64}")
_SAME_ENDING = {".jpeg": ".jpg", ".tiff": ".tif", ".mpeg": ".mpg"}

Standing = Literal["", "missing", "changed"]


class Taken(NamedTuple):
    """A file that lies on the shelf now."""

    hash: str
    """SHA-256 of what is kept."""
    ending: str
    """With its dot."""
    size: int
    """Bytes."""
    place_removed: bool = False
    """It told where it was taken; it no longer does."""
    place_stays: bool = False
    """It tells where it was made, and that is still in it."""
    changed_form: bool = False
    """It was turned into another kind of file."""


def take_in(found: Found, folder: Path) -> Taken:
    """Copy a file into the folder of samples; the file itself stays as it is.

    Args:
        folder: where samples lie. It is made if it is not there, for its owner only.

    Raises:
        Refused: it was not kept; says why, and what to do. Nothing is left half copied.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if sort_of(found.path.name) == "Photo":
            return _photo(found, folder)
        return _as_it_is(found, folder)
    except OSError as error:
        raise Refused(_why(error, found.path, folder)) from error


def where(folder: Path, hash_: str, file_name: str) -> Path:
    """Where a sample lies.

    Raises:
        Refused: what the journal says of it names no file of ours.
    """
    if _HASH.fullmatch(hash_) is None or not sort_of(file_name):
        raise Refused("This sample's file is of no kind that can be opened safely.")
    return folder / f"{hash_}{_ending(file_name)}"


def standing(path: Path, size: int, hash_: str = "") -> Standing:
    """Whether a sample is there as it was kept.

    Args:
        size: bytes that it had.
        hash_: SHA-256 that it had; without it, only the size is looked at, which is quick.
    """
    try:
        if path.stat().st_size != size:
            return "changed"
        if hash_ and _hash_of(path) != hash_:
            return "changed"
    except OSError:
        return "missing"
    return ""


def _ending(file_name: str) -> str:
    ending = PurePath(file_name).suffix.casefold()
    return _SAME_ENDING.get(ending, ending)


def _photo(found: Found, folder: Path) -> Taken:
    name = found.path.name
    if found.size > MOST_OF_A_PHOTO:
        raise Refused(
            f"“{name}” is too large for a photo: {size_said(found.size)}, and "
            f"{size_said(MOST_OF_A_PHOTO)} is the most. Make it smaller, and drop that here."
        )
    photo = clean(found.path.read_bytes(), name)
    hash_ = hashlib.sha256(photo.data).hexdigest()
    path = folder / f"{hash_}{photo.ending}"
    if standing(path, len(photo.data), hash_):
        atomic.write(path, photo.data)
    return Taken(
        hash_, photo.ending, len(photo.data), photo.had_place, changed_form=photo.changed_form
    )


def _as_it_is(found: Found, folder: Path) -> Taken:
    """Copy piece by piece: a clip need not fit into the memory."""
    draft = folder / f".plc-{secrets.token_hex(6)}.tmp"
    handle = os.open(
        draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600
    )
    try:
        with os.fdopen(handle, "wb") as copy, found.path.open("rb") as file:
            hash_, size = _copied(file, copy)
        stays = says_where(draft)
        ending = _ending(found.path.name)
        path = folder / f"{hash_}{ending}"
        if standing(path, size, hash_):
            draft.replace(path)
            atomic.sync_folder(folder)
    finally:
        draft.unlink(missing_ok=True)
    return Taken(hash_, ending, size, place_stays=stays)


def _copied(file: IO[bytes], copy: IO[bytes]) -> tuple[str, int]:
    sum_, size = hashlib.sha256(), 0
    while piece := file.read(_PIECE):
        copy.write(piece)
        sum_.update(piece)
        size += len(piece)
    copy.flush()
    os.fsync(copy.fileno())
    return sum_.hexdigest(), size


def _hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _why(error: OSError, path: Path, folder: Path) -> str:
    if atomic.is_full(error):
        return (
            f"“{path.name}” was not kept: the disk is full. Free some space on it, "
            "then press Enter again."
        )
    if atomic.is_forbidden(error) and str(error.filename or "") != str(path):
        return f"“{path.name}” was not kept: nothing can be written in {folder}. Allow it there."
    return (
        f"“{path.name}” was not kept: {error.strerror or error}. Copy it to a folder of your own, "
        "and drop it here again."
    )
