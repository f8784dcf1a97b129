"""Which protocol: the shipped ones and the workspace's own."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.protocol.library import Listed
from plc_runner.protocol.plan import plan
from plc_runner.session.opening import head_count
from plc_runner.session.phrases import plain
from plc_runner.session.words import minutes_text
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place


class PickScreen(Screen[Listed | None]):
    """Gives back the protocol that was chosen."""

    CSS_PATH = "pick.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", show=False),
        Binding("up", "point('cursor_up')", "Row above", show=False),
        Binding("down", "point('cursor_down')", "Row below", show=False),
        Binding("pageup", "point('page_up')", "Page above", show=False),
        Binding("pagedown", "point('page_down')", "Page below", show=False),
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
        self._options = [self._option(one) for one in self._whole]

    def compose(self) -> ComposeResult:
        """One row each: its title, how long it takes here, what it is for."""
        yield Static("Which protocol?", id="title")
        yield Input(placeholder="type a word of it, or choose", id="find")
        yield OptionList(*self._options, markup=False)
        yield Static("No protocol has that word.", id="none", classes="hidden")
        if self._broken:
            files = ", ".join(one.path.name for one in self._broken)
            yield Static(
                f"▲ Cannot be read: {files}. plc check says why.", id="broken", markup=False
            )
        yield Static("↑ ↓ and Enter choose · Esc goes back", id="keys")

    def on_mount(self) -> None:
        """The usual one first."""
        ids = [one.id for one in self._whole]
        options = self.query_one(OptionList)
        options.can_focus = False
        options.highlighted = ids.index(self._usual) if self._usual in ids else 0
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _find(self, event: Input.Changed) -> None:
        """Leave those in whose title, purpose or file each of the words is."""
        words = plain(event.value).split()
        found = [
            option
            for one, option in zip(self._whole, self._options, strict=True)
            if all(word in _said_of(one) for word in words)
        ]
        options = self.query_one(OptionList)
        options.clear_options().add_options(found)
        options.highlighted = 0 if found else None
        self.query_one("#none").set_class(bool(found), "hidden")

    def action_point(self, way: str) -> None:
        """Move in the list, though the field has the focus."""
        getattr(self.query_one(OptionList), f"action_{way}")()

    @on(Input.Submitted)
    def _choose(self) -> None:
        self.query_one(OptionList).action_select()

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


def _said_of(one: Listed) -> str:
    protocol = one.reading.protocol
    return plain(f"{one.id} {protocol.title} {protocol.purpose}") if protocol else one.id
