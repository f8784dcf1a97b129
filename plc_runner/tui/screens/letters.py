"""The first start: how to enlarge the text."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from plc_runner.tui.letters import verdict


class LettersScreen(Screen[None]):
    """Counts the cells while the text is being enlarged."""

    CSS_PATH = "letters.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,space", "dismiss", "Go on", show=False),
    ]

    def compose(self) -> ComposeResult:
        """A sentence, the verdict, the way on."""
        yield Static("Can the back row read this?", id="title")
        yield Static(
            "Make the window fill the screen, then press Ctrl and + together (Cmd and + on a Mac) "
            "until the letters are large. Ctrl and − makes them smaller.",
            id="how",
        )
        yield Static(id="verdict")
        yield Static("In a bright room Ctrl+T gives dark letters on a light wall.", id="light")
        yield Static("Enter goes on", id="keys")

    def on_resize(self) -> None:
        """Count again."""
        good, text = verdict(*self.app.size)
        shown = self.query_one("#verdict", Static)
        shown.update(f"{'●' if good else '▲'} {text}")
        shown.set_class(not good, "problem")

    def on_click(self) -> None:
        """Go on."""
        self.dismiss()
