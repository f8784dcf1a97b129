"""A small app around the wall."""

from __future__ import annotations

from textual.app import App, ComposeResult

from plc_runner.tui.themes import THEMES, WALL_DEFAULTS
from plc_runner.tui.view import WallView
from plc_runner.tui.widgets.wall import Wall


class WallApp(App[None]):
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, view: WallView, theme: str = "wall-dark", typed: str = "") -> None:
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme
        self.wall = Wall(view)
        self._typed = typed

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return WALL_DEFAULTS

    def compose(self) -> ComposeResult:
        yield self.wall

    def on_mount(self) -> None:
        self.wall.line.value = self._typed
        self.wall.line.focus()
