"""A standard being marked: where the cursor is, what is chosen, and how it is drawn."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from plc_runner.events.entry import Mark
from plc_runner.session.unpacking import marked
from plc_runner.tui.cells import Line, Run, clip, visible, width
from plc_runner.tui.themes import Ink

_INK: dict[str, Ink] = {"skill": "sky-strong", "concept": "stress", "": "text"}


@dataclass(frozen=True, slots=True)
class Marking:
    """The words of a text, some chosen, some marked."""

    text: str
    marks: tuple[Mark, ...] = ()
    at: int = 0
    """The word of the cursor."""
    anchor: int = 0
    """The other end of what is chosen."""

    @property
    def words(self) -> tuple[tuple[int, int], ...]:
        """Where each word begins and ends."""
        return tuple(found.span() for found in re.finditer(r"\S+", self.text))

    @property
    def chosen(self) -> tuple[int, int]:
        """The first and the last word that are chosen."""
        return min(self.at, self.anchor), max(self.at, self.anchor)

    def moved(self, to: int, *, grow: bool = False) -> Marking:
        """The cursor at another word; what is chosen grows up to there."""
        last = max(0, len(self.words) - 1)
        to = max(0, min(to, last))
        return replace(self, at=to, anchor=self.anchor if grow else to)

    def stepped(self, by: int, *, grow: bool = False) -> Marking:
        """The cursor so many words on."""
        return self.moved(self.at + by, grow=grow)

    def row_moved(self, by: int, room: int, *, grow: bool = False) -> Marking:
        """The cursor so many rows on, at the word nearest to the one it was on."""
        places = self.places(room)
        if not places:
            return self
        y, x = places[self.at][0] + by, places[self.at][1]
        row = [n for n, place in enumerate(places) if place[0] == y]
        if not row:
            return self.moved(0 if by < 0 else len(places) - 1, grow=grow)
        return self.moved(min(row, key=lambda n: abs(places[n][1] - x)), grow=grow)

    def set(self, what: str) -> Marking:
        """What is chosen as a skill or a concept, and the cursor behind it; else it is cleared."""
        words = self.words
        if not words:
            return self
        first, last = self.chosen
        marks = marked(self.text, self.marks, what, words[first][0], words[last][1])
        return replace(self, marks=marks).moved(last + 1 if what else self.at)

    def word_at(self, x: int, y: int, room: int) -> int | None:
        """The word that is drawn there."""
        for n, (row, begins) in enumerate(self.places(room)):
            if row == y and begins <= x < begins + width(self._said(n)):
                return n
        return None

    def _said(self, n: int) -> str:
        """A word as it is drawn, with the brackets of a skill that begins or ends in it."""
        begins, ends = self.words[n]
        out, at = "", begins
        for mark in self.marks:
            if mark.what != "skill":
                continue
            for place, sign in ((mark.begins, "["), (mark.ends, "]")):
                inside = begins <= place < ends if sign == "[" else begins < place <= ends
                if inside:
                    out += visible(self.text[at:place]) + sign
                    at = place
        return out + visible(self.text[at:ends])

    def places(self, room: int) -> tuple[tuple[int, int], ...]:
        """Row and column of every word in so many columns."""
        out: list[tuple[int, int]] = []
        y = x = 0
        end = 0
        for n, (begins, ends) in enumerate(self.words):
            size = min(width(self._said(n)), room)
            if n and ("\n" in self.text[end:begins] or x + 1 + size > room):
                y, x = y + 1, 0
            elif n:
                x += 1
            out.append((y, x))
            x += size
            end = ends
        return tuple(out)

    def rows(self, room: int, height: int) -> Sequence[Line]:
        """The text in so many columns; of a longer one the rows around the cursor."""
        if room < 1 or height < 1 or not self.words:
            return ()
        places = self.places(room)
        lines: list[list[Run]] = [[] for _ in range(places[-1][0] + 1)]
        for n, (y, _) in enumerate(places):
            if lines[y]:
                lines[y].append(Run(" ", self._ink_between(n)))
            lines[y].append(Run(clip(self._said(n), room), self._ink(n)))
        top = self.top(room, height)
        return [tuple(line) for line in lines[top : top + height]]

    def top(self, room: int, height: int) -> int:
        """The first row that is drawn."""
        places = self.places(room)
        last = places[-1][0] + 1 if places else 0
        return max(0, min(places[self.at][0] - height // 2, last - height)) if places else 0

    def _ink(self, n: int) -> Ink:
        first, last = self.chosen
        if first <= n <= last:
            return "name"
        return _INK[self._what(*self.words[n])]

    def _ink_between(self, n: int) -> Ink:
        """The ink of the space before a word: that of what goes on over it."""
        first, last = self.chosen
        if first < n <= last:
            return "name"
        begins, ends = self.words[n - 1][1], self.words[n][0]
        over = [m for m in self.marks if m.begins < begins and ends < m.ends]
        return _INK[over[0].what] if over else "text"

    def _what(self, begins: int, ends: int) -> str:
        touching = (m.what for m in self.marks if m.begins < ends and begins < m.ends)
        return next(touching, "")
