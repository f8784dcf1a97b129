"""What the form of a protocol shows, and what comes of a change in it."""

from __future__ import annotations

from dataclasses import dataclass

from plc_runner.errors import PlcError

Path = tuple[int, ...]
"""Where a row stands: (2,) is the third part of the protocol, (2, 0) the first in that round."""

COLUMNS = ("title", "minutes", "talk", "say", "capture")
"""The cells of a row."""


class CellError(PlcError):
    """That cannot be done here. The file is as it was."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A change of a file: one piece of its text in the place of another."""

    start: int
    """In characters of the text as it was."""
    end: int
    text: str
    path: Path | None = None
    """The row to stand on afterwards; None if there is none."""

    def apply(self, whole: str) -> str:
        """The file's text after the change."""
        return whole[: self.start] + self.text + whole[self.end :]

    @property
    def changes(self) -> bool:
        """Whether it changes anything at all."""
        return self.start < self.end or bool(self.text)


@dataclass(frozen=True, slots=True)
class Row:
    """One step or round, as the form shows it and takes it."""

    path: Path
    is_round: bool
    title: str
    minutes: str
    """As a file writes it: `5`, `5-15 (10)`; `1m each` for turns; `each presenter` for a round."""
    talk: str
    """Empty for a round, and for a step in which everyone may talk and nothing says so."""
    say: str
    capture: str
    """In words: `Notice, Wonder; decision`."""


@dataclass(frozen=True, slots=True)
class Head:
    """What a protocol says before its steps, as the form shows it and takes it."""

    title: str
    purpose: str
    stage: str
    version: str
    people: str
    """`3-10`, `3 or more`, `up to 6`; empty for any number."""
    roles: str
    """Titles, with commas between."""
    prework: str
    """One thing per line."""
    materials: str
    """One thing per line."""
    norms: str
    """One thing per line."""


def change(before: str, after: str, path: Path | None) -> Edited:
    """The shortest single replacement that makes one text of the other."""
    most = min(len(before), len(after))
    start = next((i for i in range(most) if before[i] != after[i]), most)
    most -= start
    same = next((i for i in range(most) if before[-1 - i] != after[-1 - i]), most)
    return Edited(start, len(before) - same, after[start : len(after) - same], path)
