"""The shipped protocols, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from plc_runner.protocol.library import Library
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.source import digest


@dataclass(frozen=True, slots=True)
class Shipped:
    """A protocol with its text."""

    protocol: Protocol
    text: str
    digest: str


@lru_cache(maxsize=64)
def shipped(name: str) -> Shipped:
    """A protocol that comes with the program.

    Raises:
        NotFound: none has that id.
    """
    reading = Library().find(name).reading
    assert reading.protocol is not None  # noqa: S101 - a test reads all that are shipped
    return Shipped(reading.protocol, reading.text, digest(reading.text))
