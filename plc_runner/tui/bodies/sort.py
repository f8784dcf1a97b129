"""A sort: a bar for each pile with the labels of its samples, and how it was last time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plc_runner.protocol.captures import Capture, SortCapture
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.kinds import sort as kind
from plc_runner.session.state import SessionState
from plc_runner.session.words import day_said
from plc_runner.tui.bodies.bars import Bar, bar_rows, first_fitting, fitting, labels_row, small_bars
from plc_runner.tui.bodies.said import said
from plc_runner.tui.cells import Line, Run, clip
from plc_runner.tui.look import Look
from plc_runner.tui.view import Entry

_NARROWEST = 34
_INDENT = 4
_SUCH_AS = ("9", "12", "6", "2")


@dataclass(frozen=True, slots=True)
class SortBody:
    """The piles of one sort."""

    bars: tuple[Bar, ...]
    labels: tuple[tuple[Entry, ...], ...]
    """What was said of each pile."""
    since: tuple[str, ...] = ()
    """What became of it: `High 9 → 14 of 27`."""
    day: str = ""
    """Of last time."""
    counted: bool = False
    held: bool = False
    """Its numbers stand on the line."""
    alone: bool = False
    """The step has no other capture."""

    @property
    def narrowest(self) -> int:
        """See `Body`."""
        return _NARROWEST

    @property
    def count(self) -> int:
        """All samples."""
        return sum(bar.count or 0 for bar in self.bars)

    @property
    def bare(self) -> bool:
        """Whether it needs no head: the piles say what they are."""
        return self.alone

    @property
    def tall(self) -> int:
        """Rows it would like to have."""
        return len(self.bars) + sum(map(bool, self.labels)) + 1 + (not self.alone)

    def rows(self, width: int, height: int, *, airy: bool) -> Sequence[Line]:
        """A row for each pile, then what else there is room for."""
        if height < len(self.bars):
            small = small_bars(self.bars, width, height)
            return (*small, *self._rest(width, height - len(small)))
        left = height - len(self.bars)
        shown = self._labels_shown(left)
        foot = self._foot(width) if left > len(shown) else ()
        left -= len(shown) + bool(foot)
        apart = airy and left >= len(self.bars) - 1 + bool(foot)
        out: list[Line] = []
        in_place = {n: self.labels[n] for n in self._labels_shown(1) if n not in shown}
        for number, row in enumerate(bar_rows(self.bars, width, in_place)):
            out += [()] if apart and number else []
            out.append(row)
            if number in shown:
                out.append(labels_row(self.labels[number], width, _INDENT))
        out += [()] if apart and foot else []
        return (*out, foot) if foot else tuple(out)

    def _labels_shown(self, room: int) -> list[int]:
        """The piles whose labels have a row: what is in hand first, then where lines go."""
        held = [n for n, entries in enumerate(self.labels) if any(e.held for e in entries)]
        current = [n for n, bar in enumerate(self.bars) if bar.current]
        order = dict.fromkeys((*held, *current, *range(len(self.bars))))
        return [n for n in order if self.labels[n]][:room]

    def _rest(self, width: int, height: int) -> list[Line]:
        """The newest labels where lines go, then the foot."""
        if height < 1:
            return []
        shown = self._labels_shown(1)
        rows = [labels_row(self.labels[n], width, 0) for n in shown]
        foot = self._foot(width)
        return [*rows, foot][:height] if foot else rows[:height]

    def _foot(self, room: int) -> Line:
        """All together, and last time; before the first number how to begin."""
        if not self.counted:
            numbers = " ".join(_SUCH_AS[n % len(_SUCH_AS)] for n in range(len(self.bars)))
            ways = (f"  Type how many: 9. Or all: {numbers}", "  Type how many, such as 9")
            return (Run(first_fitting(ways, room), "muted"),)
        total = "  ▸ " if self.held else "  "
        total += f"{self.count} in all"
        since = f"   since {self.day}: "
        told = fitting(self.since, room - len(total) - len(since)) if self.since else ""
        if not told:
            return (Run(clip(total, room), "sky-strong" if self.held else "strong"),)
        return (
            Run(total, "sky-strong" if self.held else "strong"),
            Run(since, "muted"),
            Run(told, "text"),
        )


def sort(state: SessionState, step: PlannedStep, capture: Capture, look: Look) -> SortBody | None:
    """The body of a sort."""
    if not isinstance(capture, SortCapture):
        return None
    tally = kind.tally_of(state, step.key, capture)
    counted = {one.key: one.count for one in tally.counts} if tally else {}
    was = {one.key: one.count for one in tally.before} if tally else {}
    unsure = kind.unsure_pile(capture)
    piles = capture.slots()
    return SortBody(
        tuple(
            Bar(
                pile.label,
                counted.get(pile.id),
                was.get(pile.id),
                pile.id == look.slot,
                pile.id == unsure,
            )
            for pile in piles
        ),
        tuple(said(state, step, pile, look) for pile in piles),
        kind.against_last_time(tally) if tally else (),
        day_said(tally.before_on, state.day_of(state.opened_at)) if tally else "",
        counted=tally is not None,
        held=tally is not None and look.holds(tally.id),
        alone=len(step.captures) == 1,
    )
