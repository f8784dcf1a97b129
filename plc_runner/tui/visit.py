"""Another place for a while, and the line that says on every screen what it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.screen import Screen
from textual.widgets import Static

from plc_runner.tui.place import Place

if TYPE_CHECKING:
    from plc_runner.tui.app import PlcApp

KEPT = "MADE UP · nobody here is real"
THROWN_AWAY = "MADE UP · not real · Ctrl+Q: back"


@dataclass(frozen=True, slots=True)
class Visit:
    """Being in a place that is thrown away afterwards."""

    place: Place
    """Where one looks around."""
    home: Place
    """Where one came from."""
    remove: Callable[[], None]
    """Throws the place away."""
    left: Callable[[], object] | None = None
    """Called when it is gone."""

    def close(self) -> None:
        """Let go of the place and throw it away."""
        self.place.journal.close()
        self.remove()


class MadeUpLine(Static):
    """Says that nobody here is real, and how to leave."""

    DEFAULT_CSS = """
    MadeUpLine {
        dock: top; height: 1; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis;
        background: $wall-chip; color: $wall-chip-text; text-style: bold;
    }
    """
    can_focus = False


def mark(app: PlcApp, said: str) -> None:
    """Let every screen say that what is there is made up."""

    def draw(screen: Screen[Any]) -> None:
        if screen.is_attached and not screen.query(MadeUpLine):
            screen.mount(MadeUpLine(said, markup=False))

    app.screen_change_signal.subscribe(app, draw, immediate=True)
    draw(app.screen)


def unmark(app: PlcApp) -> None:
    """Take the line away again."""
    app.screen_change_signal.unsubscribe(app)
    app.home().query(MadeUpLine).remove()
