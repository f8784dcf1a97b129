"""Finding the protocol that somebody named."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from plc_runner.errors import Refused

if TYPE_CHECKING:
    from plc_runner.protocol.library import Library
    from plc_runner.protocol.model import Protocol


@dataclass(frozen=True, slots=True)
class Loaded:
    """A protocol that can be run."""

    protocol: Protocol
    digest: str
    """SHA-256 of its text."""
    text: str


def load(library: Library, name: str) -> Loaded:
    """Find a protocol by its id, or by the path of its file.

    Raises:
        NotFound: there is none of that name.
        Refused: its file has errors.
    """
    from plc_runner.protocol.check import SUFFIXES, read_file
    from plc_runner.protocol.source import digest

    path = Path(name)
    # `Path.is_file` raises where the name is too long for a file.
    if path.suffix.lower() in SUFFIXES and os.path.isfile(path):  # noqa: PTH113
        reading = read_file(path)
    else:
        found = library.find(name)
        path, reading = found.path, found.reading
    if reading.protocol is None:
        raise Refused(
            f"“{name}” has errors, so it cannot be run. Type “plc check {path}” to see them."
        )
    return Loaded(reading.protocol, digest(reading.text), reading.text)
