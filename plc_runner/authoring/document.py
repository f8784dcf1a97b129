"""A protocol file in somebody's hands."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from plc_runner.workspace import Workspace

SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class Draft:
    """What was written and not saved when a terminal closed."""

    text: str
    at: datetime
    """Aware UTC: when it was kept."""
    file_changed: bool
    """The file is not any more what it was when this was written."""


@dataclass(slots=True)
class Document:
    """A protocol file that is being written. Saving changes it; nothing else does."""

    workspace: Workspace
    path: Path
    """Where it will be saved; absolute. Nothing need be there yet."""
    text: str
    """What stands in the file; of one that is not there yet, what it begins with."""
    origin: Literal["new", "own", "copy"]
    """`own` is there; `new` and `copy` are there once they are saved."""
    based_on: str = ""
    """`id@version` of the protocol that it was made from just now."""
    seen: str | None = None
    """The `fingerprint` of the file as it was read or written last; None while there is none."""
    draft: Draft | None = None
    """Found when it was opened."""
    drafted: tuple[Path, bytes] | None = None
    """The file as whose draft it is kept, and what was written there last."""
    notices: tuple[str, ...] = ()
    """What to tell when it opens, as sentences."""
    better_path: Path | None = None
    """The name it should have, where an editor added “.txt” to it."""

    def holds(self, text: str) -> bool:
        """Whether there is nothing to save in a text."""
        return self.seen is not None and clean(text) == self.text


@dataclass(frozen=True, slots=True)
class Saved:
    """A file that is on the disk."""

    path: Path
    said: str
    """For the person: one or two sentences."""


def clean(text: str) -> str:
    """The text as a file keeps it: line feeds, no byte order mark."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def to_bytes(text: str) -> bytes:
    """The bytes of a clean text. Half a character, which no file can hold, becomes “?”."""
    return text.encode("utf-8", errors="replace")


def fingerprint(data: bytes) -> str:
    """Tells two states of a file apart."""
    return hashlib.sha256(data).hexdigest()
