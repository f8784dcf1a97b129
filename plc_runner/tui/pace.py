"""The time of a rehearsal: it stands until it is moved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

SLOWEST, USUAL, FASTEST = 1, 60, 600
"""Times the speed of a real meeting."""


@dataclass(slots=True)
class Pace:
    """A clock for the driver, and how fast it goes."""

    at: datetime
    """Aware UTC."""
    speed: int = USUAL

    def __call__(self) -> datetime:
        """The time now."""
        return self.at

    def move(self, seconds: float) -> None:
        """Let time pass, to the whole millisecond, as the journal keeps it."""
        self.at += timedelta(milliseconds=ceil(round(seconds * 1000, 3)))

    @property
    def faster(self) -> int:
        """The next higher speed."""
        return min(FASTEST, self.speed * 2)

    @property
    def slower(self) -> int:
        """The next lower speed."""
        return max(SLOWEST, self.speed // 2)
