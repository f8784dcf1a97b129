"""A record, to be read."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from plc_runner.session.state import SessionState
from plc_runner.tui.screens.record_text import record_text


class RecordScreen(Screen[None]):
    """Shows what a meeting left."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "Back", show=False),
    ]

    def __init__(self, state: SessionState) -> None:
        super().__init__()
        self._state = state

    def compose(self) -> ComposeResult:
        """One text."""
        with VerticalScroll():
            yield Static(record_text(self._state))
        yield Static("Esc goes back. ↑ ↓ PgDn read on.", id="how")
