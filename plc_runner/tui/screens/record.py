"""A record, to be read."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from plc_runner.driver.records import edited_by_hand
from plc_runner.session.state import SessionState
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place
from plc_runner.tui.screens.record_text import record_text


class RecordScreen(Screen[None]):
    """Shows what a meeting left."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "dismiss", "Back", show=False),
    ]

    def __init__(self, state: SessionState, place: Place) -> None:
        super().__init__()
        self._state = state
        self.place = place

    def compose(self) -> ComposeResult:
        """One text; before it, that a file of it says something else."""
        minutes = self.place.record_of(self._state)
        with VerticalScroll():
            if edited := edited_by_hand(self.place.workspace.sessions, minutes):
                yield Static(f"▲ {visible(edited)}", classes="problem", markup=False)
            yield Static(record_text(minutes))
        yield Static("Esc goes back. ↑ ↓ PgDn read on.", id="how")
