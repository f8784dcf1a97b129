"""File names that every system takes, and that no other protocol has."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from plc_runner.authoring.document import SUFFIX
from plc_runner.protocol.check import SUFFIXES
from plc_runner.protocol.library import Library
from plc_runner.protocol.source import protocol_id
from plc_runner.protocol.vocabulary import slug
from plc_runner.workspace import Workspace

_RESERVED = {
    "con", "prn", "aux", "nul", "conin", "conout",
    *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)),
}  # fmt: skip
"""Names of devices: Windows makes no file of such a name, whatever its suffix."""

_LONGEST = 48
"""Characters of an id."""
_MOST_BYTES = 120
"""Some disks take names of 143 bytes; the suffix and a number want room."""


def free_stem(wanted: str, taken: Collection[str]) -> str:
    """A file's name without its suffix, made from a title.

    It is the id of the protocol as well.

    Args:
        wanted: any text.
        taken: ids and names that are in use, in small letters.
    """
    base = _stable(wanted) or "protocol"
    if base in _RESERVED:
        base = f"{base}-protocol"
    return next(stem for stem in _numbered(base) if stem.casefold() not in taken)


def taken_names(workspace: Workspace, library: Library) -> frozenset[str]:
    """Ids and names that a new file may not have."""
    folder = workspace.protocols
    names = {path.name.casefold() for path in folder.iterdir()} if folder.is_dir() else set()
    return library.ids() | {_bare(name) for name in names}


def names_beside(path: Path, ending: str = "") -> Iterator[Path]:
    """Names after a file's own, one after the other, that no file beside it has."""
    stem = path.name.removesuffix(path.suffix)
    stems = _numbered(with_ending(stem, ending)) if ending else islice(_numbered(stem), 1, None)
    paths = (path.with_name(one + path.suffix) for one in stems)
    return (one for one in paths if not one.exists())


def with_ending(base: str, ending: str) -> str:
    """An id with something at its end, as short as an id must be."""
    room = _LONGEST - len(ending)
    return f"{base[:room].rstrip('-')}{ending}"


def _numbered(base: str) -> Iterator[str]:
    yield base
    number = 2
    while True:
        yield with_ending(base, f"-{number}")
        number += 1


def _stable(text: str) -> str:
    """The slug that is its own slug: an id must not change when a file's name is read."""
    before, after = text, slug(text)
    while after != before:
        before, after = after, slug(_within(after))
    return after


def _within(text: str) -> str:
    return text.encode()[:_MOST_BYTES].decode(errors="ignore")


def _bare(name: str) -> str:
    """A file's name as an id, whatever an editor has put behind it."""
    name = name.removesuffix(".txt")
    return protocol_id(name) if name.endswith(SUFFIXES) else name.removesuffix(SUFFIX)
