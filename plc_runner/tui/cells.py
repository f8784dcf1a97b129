"""Text on a grid of cells: what can be shown, how wide it is, where it breaks.

A `Line` is a row of `Run`s, each a text and its ink. Everything a person wrote passes through
`visible` before it becomes a run, so no text can move the cursor, turn the reading direction
of its row, or take more cells than it was measured for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

from plc_runner.tui.themes import Ink

_MARKS_PER_LETTER = 4
"""Combining signs kept on one letter; living scripts need three."""
_PLAIN = re.compile(r"[ -~]*")
_SPACES = re.compile(r"(\s+)")


class Run(NamedTuple):
    """A piece of a line."""

    text: str
    ink: Ink = "text"


Line = tuple[Run, ...]


@lru_cache(maxsize=4096)
def visible(text: str) -> str:
    r"""`text` with every character that would act on the terminal replaced by one that shows.

    Control characters become their pictures (ESC is ␛), reading-direction controls and
    half characters "\ufffd", tabs and line separators spaces; newlines stay. Joiners, variation
    selectors and skin tones go: terminals disagree on their width, and the columns would break.
    """
    if _PLAIN.fullmatch(text):
        return text
    return "".join(_shown(text))


def flat(text: str) -> str:
    """`text` as it can be shown, on one row."""
    return visible(text).replace("\n", " ")


def _shown(text: str) -> Iterator[str]:
    marks = 0
    for letter in text:
        code = ord(letter)
        kind = unicodedata.category(letter)
        if kind in ("Mn", "Me"):
            marks += 1
            if marks <= _MARKS_PER_LETTER and not 0xFE00 <= code <= 0xFE0F:
                yield letter
            continue
        marks = 0
        if letter == "\n":
            yield letter
        elif letter == "\t" or kind in ("Zl", "Zp", "Zs"):
            yield " "
        elif code < 0x20:
            yield chr(0x2400 + code)
        elif code == 0x7F:
            yield "␡"
        elif kind in ("Cc", "Cs") or 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
            yield "\ufffd"
        elif kind != "Cf" and not 0x1F3FB <= code <= 0x1F3FF:
            yield letter


def width(text: str) -> int:
    """Cells that `text` takes."""
    return len(text) if text.isascii() else cell_len(text)


def line_width(line: Iterable[Run]) -> int:
    """Cells that a line takes."""
    return sum(width(run.text) for run in line)


def clip(text: str, room: int) -> str:
    """`text` in at most `room` cells, "…" where it was cut."""
    if width(text) <= room:
        return text
    if room <= 0:
        return ""
    return _head(text, room - 1).rstrip() + "…"


def clip_line(line: Sequence[Run], room: int) -> Line:
    """A line in at most `room` cells, "…" where it was cut."""
    kept: list[Run] = []
    for run in line:
        size = width(run.text)
        if size > room:
            cut = clip(run.text, room)
            return (*kept, Run(cut, run.ink)) if cut else tuple(kept)
        kept.append(run)
        room -= size
    return tuple(kept)


def _head(text: str, room: int) -> str:
    """The longest start of `text` that fits `room` cells, no character cut in two."""
    if text.isascii():
        return text[:room]
    end = taken = 0
    for _start, stop, size in split_graphemes(text)[0]:
        if taken + size > room:
            break
        taken += size
        end = stop
    return text[:end]


@lru_cache(maxsize=4096)
def wrap(text: str, room: int) -> tuple[str, ...]:
    """`text` on rows of at most `room` cells, broken at spaces and at its newlines."""
    return tuple(
        "".join(run.text for run in line) for line in wrap_runs((Run(visible(text)),), room)
    )


def wrap_runs(runs: Iterable[Run], room: int) -> tuple[Line, ...]:
    """Runs on rows of at most `room` cells; inks are kept, a word longer than a row is cut."""
    if room < 1:
        return ()
    rows = _Rows(room)
    for run in runs:
        for piece in _SPACES.split(run.text):
            if not piece:
                continue
            if piece.isspace():
                rows.space(piece, run.ink)
            else:
                rows.word.append(Run(piece, run.ink))
    rows.put_word()
    return tuple(_joined(row) for row in rows.rows)


class _Rows:
    """Rows being filled. A word may be several runs: "**half**-full"."""

    def __init__(self, room: int) -> None:
        self.rows: list[list[Run]] = [[]]
        self.word: list[Run] = []
        self._room = room
        self._used = 0
        self._gap: list[Run] = []

    def space(self, text: str, ink: Ink) -> None:
        self.put_word()
        for _ in range(text.count("\n")):
            self._new_row()
        self._gap = [] if "\n" in text else [Run(text, ink)]

    def put_word(self) -> None:
        if not self.word:
            return
        gap = line_width(self._gap)
        if self._used and self._used + gap + line_width(self.word) <= self._room:
            self.rows[-1] += self._gap
            self._used += gap
        elif self._used:
            self._new_row()
        for run in self.word:
            self._put(run)
        self.word, self._gap = [], []

    def _put(self, run: Run) -> None:
        rest = run.text
        while self._used + width(rest) > self._room:
            if head := _head(rest, self._room - self._used):
                self.rows[-1].append(Run(head, run.ink))
                rest = rest[len(head) :]
            elif not self._used:  # a character wider than the whole row
                self.rows[-1].append(Run("…", run.ink))
                rest = rest[1:]
            self._new_row()
        if rest:
            self.rows[-1].append(Run(rest, run.ink))
            self._used += width(rest)

    def _new_row(self) -> None:
        self.rows.append([])
        self._used = 0


def _joined(row: Sequence[Run]) -> Line:
    """Neighbours of one ink become one run."""
    out: list[Run] = []
    for run in row:
        if out and out[-1].ink == run.ink:
            out[-1] = Run(out[-1].text + run.text, run.ink)
        else:
            out.append(run)
    return tuple(out)


def apart(left: Sequence[Run], right: Sequence[Run], room: int, *, gap: int = 2) -> Line:
    """`left` and `right` at the two ends of a row; `left` gives way."""
    right = clip_line(right, room)
    space = room - line_width(right)
    left = clip_line(left, space - gap if right else space)
    return (*left, Run(" " * (space - line_width(left))), *right)
