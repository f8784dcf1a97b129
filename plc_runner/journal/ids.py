"""Ids that mean the same on every machine: UUIDv7 (RFC 9562)."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable
from datetime import datetime

SHORTEST = 4
"""A short id has at least this many characters."""

_RANDOM_BITS = 74


class Ids:
    """Makes ids, each larger than every one that it made before."""

    def __init__(self, bits: Callable[[int], int]) -> None:
        """Take chance from somewhere.

        Args:
            bits: a random number of so many bits.
        """
        self._bits = bits
        self._lock = threading.Lock()
        self._last = 0

    def __call__(self, at: datetime) -> str:
        """A UUIDv7 for this moment.

        Where the clock stands still or goes back, the random part counts on from the last id in
        random steps (RFC 9562, 6.2, method 2).
        """
        milliseconds = max(0, int(at.timestamp() * 1000))
        fresh = milliseconds << _RANDOM_BITS | self._bits(_RANDOM_BITS)
        with self._lock:
            if milliseconds <= self._last >> _RANDOM_BITS:
                fresh = self._last + 1 + self._bits(32)
            self._last = fresh
        return _written(fresh)

    def many(self, at: datetime, count: int) -> tuple[str, ...]:
        """Several, one larger than the other."""
        return tuple(self(at) for _ in range(count))


new_id = Ids(secrets.randbits)
"""A UUIDv7 for a moment, larger than every one that this process made before."""


def short_id(id: str, others: Iterable[str]) -> str:  # noqa: A002 - the word for it everywhere
    """The shortest tail of an id that no other id ends with, of at least four characters."""
    length = SHORTEST
    for other in others:
        if other != id:
            while length < len(id) and other.endswith(id[-length:]):
                length += 1
    return id[-length:]


def _written(number: int) -> str:
    """48 bits of time, the version, 12 bits, the variant, 62 bits."""
    high, low = number >> 62, number & (1 << 62) - 1
    bits = (high >> 12) << 80 | 0x7 << 76 | (high & 0xFFF) << 64 | 0b10 << 62 | low
    text = f"{bits:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
