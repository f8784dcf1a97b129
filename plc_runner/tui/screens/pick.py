"""Which protocol: the shipped ones and the workspace's own."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from plc_runner.protocol.library import Listed
from plc_runner.tui.place import Place
from plc_runner.tui.shelf import shelve
from plc_runner.tui.widgets.finder import Finder
from plc_runner.tui.widgets.keys_line import Key, KeysLine


class PickScreen(Screen[Listed | None]):
    """Gives back the protocol that was chosen."""

    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Back", show=False)]

    def __init__(self, place: Place, people: int, usual: str = "") -> None:
        """Offer the library.

        Args:
            place: where the library is.
            people: how many there are likely to be.
            usual: id of the one to begin with.
        """
        super().__init__()
        found = place.library.all()
        self._whole = shelve([one for one in found if one.reading.protocol], people)
        self._broken = [one for one in found if not one.reading.protocol]
        self._usual = usual
        self._finder = Finder(none="No protocol has that word.")

    def compose(self) -> ComposeResult:
        """One row each: its title, how long it takes here, what it is for."""
        yield Static("Which protocol?", id="title")
        yield self._finder
        if self._broken:
            files = ", ".join(one.path.name for one in self._broken)
            yield Static(
                f"▲ Cannot be read: {files}. Home › Look at the protocols says why.",
                id="broken",
                markup=False,
            )
        yield KeysLine(Key("Enter", "choose"), Key("Esc", "back", "dismiss"), id="keys")

    def on_mount(self) -> None:
        """The usual one first."""
        self._finder.show(self._whole, self._usual)
        self._finder.field.focus()

    @on(Finder.Chosen)
    def _chosen(self, event: Finder.Chosen) -> None:
        self.dismiss(event.row.listed)
