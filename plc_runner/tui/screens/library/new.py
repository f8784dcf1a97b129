"""A new protocol: what it is called, and what it begins as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.protocol.library import Listed
from plc_runner.tui.cells import visible
from plc_runner.tui.widgets.keys_line import Key, KeysLine
from plc_runner.tui.widgets.rows import Rows


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to begin."""

    title: str
    based_on: Listed | None
    """None for a blank one."""


class NewDialog(ModalScreen[Wanted | None]):
    """The field has the focus; the arrows choose what it begins as."""

    CSS_PATH = "../dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Back", show=False),
        Binding("up", "point('cursor_up')", "Row above", show=False),
        Binding("down", "point('cursor_down')", "Row below", show=False),
    ]

    def __init__(self, like: Listed | None) -> None:
        """Ask.

        Args:
            like: the whole protocol that it may begin as a copy of.
        """
        super().__init__()
        self._like = like

    def compose(self) -> ComposeResult:
        """A title, and one or two ways."""
        with Vertical(id="dialog"):
            yield Static("A protocol of your own", classes="title")
            yield Static("What is it called?")
            yield Input(id="name")
            ways = Rows(
                _option("Begin with a short example", "A few steps with notes, to write over"),
                markup=False,
            )
            if self._like is not None:
                title = visible(self._like.title)
                ways.add_option(_option(f"Begin with a copy of {title}", "A variant of it"))
            ways.can_focus = False
            yield ways
            yield KeysLine(Key("Enter", "choose"), Key("Esc", "back", "dismiss"))

    def on_mount(self) -> None:
        """Ready to type."""
        self.query_one(OptionList).highlighted = 0
        self.query_one(Input).focus()

    def action_point(self, way: str) -> None:
        """Move in the list, though the field has the focus."""
        getattr(self.query_one(OptionList), f"action_{way}")()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        title = self.query_one(Input).value.strip()
        self.dismiss(Wanted(title, self._like if event.option_index else None))


def _option(title: str, more: str) -> Option:
    return Option(Content.assemble((title, "bold"), f"\n{more}"))
