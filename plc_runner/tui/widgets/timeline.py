"""The plan of a meeting as a timeline, as high as it needs to be.

timeline.show(plan, roles)      `roles`: what the roles are called, by id (`role_titles(protocol)`)
"""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from plc_runner.protocol.planned import Plan
from plc_runner.tui.cells import Line, clip_line, line_width
from plc_runner.tui.themes import Palette
from plc_runner.tui.timeline import timeline


class Timeline(Widget):
    """Steps with their minutes to scale, who talks, and rounds gathered. From 40 columns."""

    DEFAULT_CSS = """
    Timeline {
        height: auto;
        background: $wall-background;
        color: $wall-text;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._plan = Plan(steps=())
        self._roles: Mapping[str, str] = {}
        self._rows: tuple[Line, ...] = ()
        self._rows_for = -1

    def show(self, plan: Plan, roles: Mapping[str, str]) -> None:
        """Show a plan."""
        self._plan, self._roles = plan, dict(roles)
        self._rows_for = -1
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Rows that the plan takes."""
        return len(self._rows_at(width))

    def render_line(self, y: int) -> Strip:
        """One row."""
        room = self.size.width
        rows = self._rows_at(room)
        line = clip_line(rows[y], room) if y < len(rows) else ()
        styles = Palette.of(self.app.theme_variables).styles
        segments = [Segment(run.text, styles[run.ink]) for run in line]
        segments.append(Segment(" " * (room - line_width(line)), styles["text"]))
        return Strip(segments, room)

    def _rows_at(self, room: int) -> tuple[Line, ...]:
        if self._rows_for != room:
            self._rows_for = room
            self._rows = timeline(self._plan, self._roles, room)
        return self._rows
