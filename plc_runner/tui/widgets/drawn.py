"""A part of the wall: a few lines of text, repainted row by row as they change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from plc_runner.tui.cells import Line, clip_line, line_width
from plc_runner.tui.layout import Arrangement
from plc_runner.tui.themes import Ink, Palette
from plc_runner.tui.view import WallView


class Shown(NamedTuple):
    """What a part draws from, with its own size."""

    view: WallView
    arranged: Arrangement


class Drawn(Widget):
    """Lines that are a function of what is shown and of the size.

    A change costs the rows that differ and never a layout: `Static.update` would make one.
    """

    DEFAULT_CSS = """
    Drawn {
        background: $wall-background;
        color: $wall-text;
    }
    """
    ALLOW_SELECT = False
    FILL: Ink = "text"
    """What the rest of each row is filled with."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._shown: Shown | None = None
        self._lines: Sequence[Line] = ()
        self._drawn_for: tuple[Size, Palette] | None = None

    @property
    def palette(self) -> Palette:
        """The styles of the theme in use."""
        return Palette.of(self.app.theme_variables)

    def draw(self, shown: Shown) -> Sequence[Line]:
        """The lines for `self.size`; longer ones are clipped, missing ones are blank."""
        raise NotImplementedError

    def same(self, before: WallView, now: WallView) -> bool:
        """Two views certainly draw the same here: saves drawing to compare."""
        return before is now

    def show(self, view: WallView, arranged: Arrangement) -> None:
        """Show a view: repaint the rows that differ."""
        before, self._shown = self._shown, Shown(view, arranged)
        if self._drawn_for != (self.size, self.palette) or before is None:
            self._drawn_for = None  # it may come back to the size it had with other lines
            self.refresh()  # drawn as a whole when it is painted
            return
        if before.arranged is arranged and self.same(before.view, view):
            return
        old, self._lines = self._lines, self.draw(self._shown)
        for y in range(self.size.height):
            if _row(old, y) != _row(self._lines, y):
                self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """One row."""
        palette = self.palette
        if self._drawn_for != (self.size, palette) and self._shown is not None:
            self._lines = self.draw(self._shown)
            self._drawn_for = (self.size, palette)
        room = self.size.width
        line = clip_line(_row(self._lines, y), room)
        segments = [Segment(run.text, palette.styles[run.ink]) for run in line]
        rest = room - line_width(line)
        if rest > 0:
            segments.append(Segment(" " * rest, palette.styles[self.FILL]))
        return Strip(segments, room)


def _row(lines: Sequence[Line], y: int) -> Line:
    return lines[y] if y < len(lines) else ()
