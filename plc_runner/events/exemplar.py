"""A sample of work that is worth keeping. The subject is the exemplar."""

from __future__ import annotations

from typing import ClassVar

from plc_runner.events.base import Event


class ExemplarKept(Event):
    """A sample went onto the shelf: a file under its hash, a link, or words alone."""

    kind: ClassVar[str] = "exemplar.kept"
    title: str
    file: str = ""
    """SHA-256 of the file as it is kept; empty where there is none."""
    file_name: str = ""
    """What the file was called, with its ending."""
    size: int = 0
    """Bytes of the file."""
    link: str = ""
    standard: str = ""
    """A code, or the words that were said."""
    level: str = ""
    comment: str = ""
    """What a teacher says of it."""
    notes: tuple[str, ...] = ()
    """What it shows, numbered on the wall from 1."""
    team: str | None = None
    step: str | None = None
    slot: str | None = None


class ExemplarFixed(Event):
    """Its words were put right, or a note was added. What is None stays as it was."""

    kind: ClassVar[str] = "exemplar.fixed"
    title: str | None = None
    link: str | None = None
    standard: str | None = None
    level: str | None = None
    comment: str | None = None
    notes: tuple[str, ...] | None = None


class ExemplarWithdrawn(Event):
    """It was taken off the shelf; the file stays until nobody needs it."""

    kind: ClassVar[str] = "exemplar.withdrawn"


class ExemplarRestored(Event):
    """The taking off was itself taken back."""

    kind: ClassVar[str] = "exemplar.restored"
