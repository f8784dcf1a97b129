"""The parts of the wall but for its clickable ones and the capture line."""

from __future__ import annotations

from collections.abc import Sequence

from plc_runner.tui.cells import Line, Run, apart
from plc_runner.tui.figures import clock_rows
from plc_runner.tui.lines import bar_line, caption_line, label_line, notice_rows, title_line
from plc_runner.tui.themes import Ink
from plc_runner.tui.view import Level, WallView
from plc_runner.tui.widgets.drawn import Drawn, Shown
from plc_runner.tui.words import title_rows

_CLOCK_INK: dict[Level, Ink] = {
    "calm": "text",
    "warn": "text",
    "last": "last",
    "over": "over",
    "paused": "muted",
}


class Header(Drawn):
    """Protocol, team and end; the bar and how the meeting stands."""

    def draw(self, shown: Shown) -> Sequence[Line]:
        """Two rows."""
        room = self.size.width
        status = shown.arranged.frame.compact
        return (
            title_line(shown.view, room),
            bar_line(shown.view, room, self.palette.chips, status=status),
        )


class Beside(Drawn):
    """The words beside the clock."""

    def draw(self, shown: Shown) -> Sequence[Line]:
        """The step's title alone when the wall is blank."""
        if shown.view.blank:
            return title_rows(shown.view.step, self.size.width)
        return shown.arranged.beside_rows


class Below(Drawn):
    """The prompt where it goes full width."""

    def draw(self, shown: Shown) -> Sequence[Line]:
        """As it was wrapped to measure it."""
        return () if shown.view.blank else shown.arranged.below_rows


class ClockFace(Drawn):
    """The figures, at the right edge of the room kept for them."""

    def same(self, before: WallView, now: WallView) -> bool:
        """As the clock."""
        return before.clock == now.clock

    def draw(self, shown: Shown) -> Sequence[Line]:
        """The figures of the height that there is."""
        ink = _CLOCK_INK[shown.view.clock.level]
        rows = clock_rows(shown.view.clock.text, shown.arranged.figures)
        return [apart((), (Run(row, ink),), self.size.width) for row in rows]


class Caption(Drawn):
    """ "of 10 min" under the clock, or the step's status on a chip."""

    def same(self, before: WallView, now: WallView) -> bool:
        """As the clock."""
        return before.clock == now.clock

    def draw(self, shown: Shown) -> Sequence[Line]:
        """One row."""
        figures = clock_rows(shown.view.clock.text, shown.arranged.figures)
        return (caption_line(shown.view, self.size.width, len(figures[0])),)


class Rule(Drawn):
    """The line over the entries."""

    def draw(self, shown: Shown) -> Sequence[Line]:
        """One row."""
        return () if shown.view.blank else ((Run("─" * self.size.width, "rule"),),)


class NoticeRows(Drawn):
    """A question, an error or a long reply."""

    def draw(self, shown: Shown) -> Sequence[Line]:
        """As many rows as it was given."""
        return () if shown.view.notice is None else notice_rows(shown.view.notice, self.size.width)


class Label(Drawn):
    """Where a typed line goes: "Notice › "."""

    FILL = "line-text"

    def draw(self, shown: Shown) -> Sequence[Line]:
        """One row."""
        return (label_line(shown.view.label, self.size.width),)
