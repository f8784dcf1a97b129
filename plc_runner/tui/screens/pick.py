"""Which protocol: the shipped ones and the workspace's own."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.protocol.library import Listed
from plc_runner.protocol.plan import plan
from plc_runner.session.opening import head_count
from plc_runner.session.words import minutes_text
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place


class PickScreen(Screen[Listed | None]):
    """Gives back the protocol that was chosen."""

    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", show=False),
    ]

    def __init__(self, place: Place, people: int, usual: str = "") -> None:
        """Offer the library.

        Args:
            people: how many there are likely to be.
            usual: id of the one to begin with.
        """
        super().__init__()
        found = place.library.all()
        self._whole = [one for one in found if one.reading.protocol]
        self._broken = [one for one in found if not one.reading.protocol]
        self._people = people
        self._usual = usual

    def compose(self) -> ComposeResult:
        """One row each: its title, how long it takes here, what it is for."""
        yield Static("Which protocol?", id="title")
        yield OptionList(*(self._option(one) for one in self._whole), markup=False)
        if self._broken:
            files = ", ".join(one.path.name for one in self._broken)
            yield Static(
                f"▲ Cannot be read: {files}. plc check says why.", id="broken", markup=False
            )
        yield Static("Enter chooses · Esc goes back", id="keys")

    def on_mount(self) -> None:
        """The usual one first."""
        options = self.query_one(OptionList)
        ids = [one.id for one in self._whole]
        options.highlighted = ids.index(self._usual) if self._usual in ids else 0
        options.focus()

    def _option(self, one: Listed) -> Option:
        protocol = one.reading.protocol
        assert protocol is not None  # noqa: S101 - only whole ones are offered
        everybody = head_count(self._people)
        first = dict.fromkeys(protocol.roles, (everybody[0].id,))
        seconds = plan(protocol, everybody, first).seconds
        text = Content.assemble(
            (visible(protocol.title), "bold"),
            f"  {minutes_text(round(seconds / 60) * 60)}",
            f"\n{visible(protocol.purpose)}" if protocol.purpose else "",
        )
        return Option(text, id=one.id)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(next(one for one in self._whole if one.id == event.option_id))
