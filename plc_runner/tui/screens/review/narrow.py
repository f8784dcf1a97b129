"""Which team, or which protocol: a name out of many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.journal.review import Named
from plc_runner.session.phrases import plain
from plc_runner.tui.cells import visible
from plc_runner.tui.widgets.keys_line import Key, KeysLine
from plc_runner.tui.widgets.rows import Rows

_ANY = "*"


class NarrowScreen(Screen[str | None]):
    """Gives back the id of what was chosen, an empty one for any; None where nothing was."""

    CSS_PATH = "narrow.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", show=False),
        Binding("up", "point('cursor_up')", "Row above", show=False),
        Binding("down", "point('cursor_down')", "Row below", show=False),
        Binding("pageup", "point('page_up')", "Page above", show=False),
        Binding("pagedown", "point('page_down')", "Page below", show=False),
    ]

    def __init__(self, title: str, any_: str, named: Sequence[Named], now: str) -> None:
        """Offer names.

        Args:
            title: what is asked.
            any_: what stands for all of them.
            named: what there is.
            now: id of the one that is chosen now.
        """
        super().__init__()
        self._title = title
        self._any = any_
        self._named = named
        self._now = now
        self.field = Input(placeholder="type a word of it, or choose", id="find")
        self.list = Rows(markup=False)
        self.list.can_focus = False

    def compose(self) -> ComposeResult:
        """The field, and the names."""
        yield Static(self._title, id="title")
        yield self.field
        yield self.list
        yield KeysLine(Key("Enter", "choose"), Key("Esc", "back", "dismiss"), id="keys")

    def on_mount(self) -> None:
        """The one that is chosen now."""
        self._fill()
        ids = [option.id for option in self.list.options]
        self.list.highlighted = ids.index(self._now) if self._now in ids else 0
        self.field.focus()

    @on(Input.Changed)
    def _fill(self) -> None:
        words = plain(self.field.value).split()
        found = [one for one in self._named if all(word in plain(one.name) for word in words)]
        options = [Option(visible(one.name), id=one.id) for one in found]
        if not words:
            options.insert(0, Option(self._any, id=_ANY))
        self.list.clear_options().add_options(options)
        if options:
            self.list.highlighted = 0

    def action_point(self, way: str) -> None:
        """Move in the list, though the field has the focus."""
        getattr(self.list, f"action_{way}")()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.list.action_select()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss("" if event.option_id == _ANY else event.option_id)
