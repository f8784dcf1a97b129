"""Dots beside the numbered lines that they were put on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plc_runner.protocol.captures import Capture, DotsCapture
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.kinds import dots as kind
from plc_runner.session.state import SessionState
from plc_runner.tui.bodies.bars import first_fitting
from plc_runner.tui.bodies.said import said
from plc_runner.tui.cells import Line, Run, apart, clip, clip_line, wrap
from plc_runner.tui.entries import newest_rows
from plc_runner.tui.look import Look
from plc_runner.tui.themes import Ink
from plc_runner.tui.view import Entry

_NARROWEST = 34
_MOST = 8
"""Dots of one line that are drawn; from there on the number alone tells."""
_MOST_ROWS = 2
"""Rows of one line."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that dots can be put on."""

    number: int
    text: str
    dots: int = 0


@dataclass(frozen=True, slots=True)
class DotsBody:
    """The lines of another slot with their dots."""

    lines: tuple[Numbered, ...]
    """In the order of their numbers."""
    there: int
    """Dots that there are in all."""
    about: str
    """What the slot is called that the lines stand in."""
    remarks: tuple[Entry, ...] = ()
    current: bool = False
    held: bool = False
    """The numbers stand on the line."""

    @property
    def narrowest(self) -> int:
        """See `Body`."""
        return _NARROWEST

    @property
    def count(self) -> int:
        """Dots that lie."""
        return sum(line.dots for line in self.lines)

    @property
    def tall(self) -> int:
        """Rows it would like to have."""
        return 2 + len(self.lines)

    def rows(self, width: int, height: int, *, airy: bool) -> Sequence[Line]:
        """Where the dots stand, then the lines: those with the most first once all are placed."""
        if height < 1:
            return ()
        state = self._state(width)
        remarks = newest_rows(self.remarks[-1:], width, 1) if self.remarks and height > 2 else []
        remarks = [clip_line(row, width) for row in remarks[:1]]
        room = height - 1 - len(remarks)
        return (clip_line(state, width), *self._lines(width, room, airy=airy), *remarks)

    def _lines(self, wide: int, room: int, *, airy: bool) -> list[Line]:
        shown = self._ordered()
        blocks = [_block(line, wide, _MOST_ROWS, self._digits) for line in shown]
        if sum(map(len, blocks)) > room:
            blocks = [_block(line, wide, 1, self._digits) for line in shown]
        spaced = airy and sum(map(len, blocks)) + len(blocks) <= room
        rows: list[Line] = []
        for number, block in enumerate(blocks):
            more = len(blocks) - number
            if len(rows) + len(block) > room or (more > 1 and len(rows) + len(block) == room):
                rows += [_rest(shown[number:], wide)] if len(rows) < room else []
                break
            rows += ([()] if spaced else []) + block
        return rows

    @property
    def _digits(self) -> int:
        return len(str(len(self.lines)))

    def _ordered(self) -> list[Numbered]:
        if self.count and self.count >= self.there:
            return sorted(self.lines, key=lambda line: -line.dots)
        return list(self.lines)

    def _state(self, room: int) -> Line:
        """`9 of 12 dots placed`; before there are any, how to put one."""
        mark = Run("▸ " if self.held else "  ", "sky-strong")
        if not self.lines:
            return (
                mark,
                Run(clip(f"Nothing in {self.about} to put dots on yet", room - 2), "muted"),
            )
        over = self.count > self.there
        ink: Ink = "last" if over else "sky-strong" if self.count == self.there else "strong"
        placed = kind.placed_said(self.count, self.there)
        told = Run(clip(f"▲ {placed}" if over else placed, room - 2), ink)
        if self.count or not self.current:
            return (mark, told)
        ways = ("   Type numbers, such as 3 or 1 1 4", "   Type a number")
        return (mark, told, Run(first_fitting(ways, room - 2 - len(told.text)), "muted"))


def _rest(lines: Sequence[Numbered], wide: int) -> Line:
    """Those that have no row: their numbers and dots."""
    told = "  ".join(
        f"{line.number} ●{line.dots}" if line.dots else str(line.number) for line in lines
    )
    return (Run(clip(f"  ↓ {told}", wide), "muted"),)


def _block(line: Numbered, wide: int, most: int, digits: int) -> list[Line]:
    dots = _dots(line.dots, wide)
    start = f"{line.number:>{digits}}  "
    free = max(4, wide - 2 - len(start) - (len(dots.text) + 2 if dots.text else 0))
    texts = list(wrap(line.text, free))[: most + 1]
    if len(texts) > most:
        texts = [*texts[: most - 1], clip(" ".join(texts[most - 1 :]) + " …", free)]
    number: Ink = "sky-strong" if line.dots else "muted"
    rows: list[Line] = []
    for n, text in enumerate(texts or [""]):
        head = Run(start if n == 0 else " " * len(start), number)
        row = (Run("  "), head, Run(text, "strong" if line.dots else "text"))
        rows.append(apart(row, (dots,), wide) if n == 0 and dots.text else row)
    return [clip_line(row, wide) for row in rows]


def _dots(count: int, wide: int) -> Run:
    if not count:
        return Run("")
    drawn = min(_MOST, max(1, wide // 5))
    return Run(f"{'●' * count} {count}" if count <= drawn else f"● × {count}", "sky-strong")


def dots(state: SessionState, step: PlannedStep, capture: Capture, look: Look) -> DotsBody | None:
    """The body of dots."""
    if not isinstance(capture, DotsCapture):
        return None
    (slot,) = capture.slots()
    tally = kind.tally_of(state, step.key, capture)
    return DotsBody(
        tuple(
            Numbered(one.number, one.entry.text, one.dots)
            for one in kind.dotted(state, step, capture)
        ),
        kind.to_place(state, step, capture),
        kind.target(state, capture),
        said(state, step, slot, look),
        current=slot.id == look.slot,
        held=tally is not None and look.holds(tally.id),
    )
