"""A wall to be looked at, not to be used: how a step will look to the room, but for its keys.

preview.show(view)      a view of `tui.preview.previews`; None for an empty frame
preview.cut             words to say where the prompt does not fit a wall of this size; else empty
"""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.widget import Widget

from plc_runner.tui.view import WallView
from plc_runner.tui.widgets.wall import Wall


class Preview(Widget):
    """Draws a wall at its own size. Never has the focus, and no click does anything in it."""

    DEFAULT_CSS = """
    Preview {
        width: 60;
        height: 18;
        max-width: 100%;
        max-height: 100%;
        background: $wall-background;
        & > Wall.-empty {
            display: none;
        }
    }
    """

    def __init__(self, view: WallView | None = None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, disabled=True)
        self._wall = Wall(_without_keys(view) if view else None)
        self._wall.line.can_focus = False
        self._wall.set_class(view is None, "-empty")

    def compose(self) -> ComposeResult:
        """The wall, and nothing else."""
        yield self._wall

    def show(self, view: WallView | None) -> None:
        """Show a step."""
        self._wall.set_class(view is None, "-empty")
        if view is not None:
            self._wall.show(_without_keys(view))

    @property
    def view(self) -> WallView:
        """What is shown."""
        return self._wall.view

    @property
    def cut(self) -> str:
        """What to say where not all of the prompt is shown."""
        if self._wall.has_class("-empty") or not self._wall.prompt_cut:
            return ""
        columns, rows = self._wall.size
        return f"The prompt is too long for a wall of {columns} × {rows}."


def _without_keys(view: WallView) -> WallView:
    """Nobody should press them here: they do other things."""
    return replace(view, keys=(), choices=())
