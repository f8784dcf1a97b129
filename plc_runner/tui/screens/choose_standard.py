"""Which standard: those that the typed words may mean."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.driver.standards import Standards
from plc_runner.standards.finding import Standard, listed
from plc_runner.tui.cells import flat, visible
from plc_runner.tui.widgets.keys_line import Key, KeysLine
from plc_runner.tui.widgets.rows import Rows

_MOST = 100
"""Rows that are shown; more words leave fewer."""
_OWN = "own words"
"""Id of the row that keeps what was typed."""


class ChooseStandardScreen(ModalScreen[Standard | str | None]):
    """Gives back the standard that was chosen, or the words as they were typed."""

    CSS_PATH = "choose_standard.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back", show=False),
        Binding("up", "point('cursor_up')", "Row above", show=False),
        Binding("down", "point('cursor_down')", "Row below", show=False),
        Binding("pageup", "point('page_up')", "Page above", show=False),
        Binding("pagedown", "point('page_down')", "Page below", show=False),
    ]

    def __init__(self, standards: Standards, text: str) -> None:
        """Offer what a typed text may mean."""
        super().__init__()
        self._standards = standards
        self._found: tuple[Standard, ...] = ()
        self._field = Input(
            text, placeholder="its code, or words of it", select_on_focus=False, id="find"
        )
        self._list = Rows(markup=False)
        self._list.can_focus = False

    def compose(self) -> ComposeResult:
        """One row each: code, whose it is, what it says."""
        yield Static("Which standard?", id="title")
        yield self._field
        yield self._list
        yield Static(id="notice", markup=False)
        yield KeysLine(
            Key("Enter", "takes it"), Key("↑↓", "choose"), Key("Esc", "back", "leave"), id="keys"
        )

    def on_mount(self) -> None:
        """The best one first."""
        self._field.cursor_position = len(self._field.value)
        self._field.focus()
        self._fill()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._fill()

    def _fill(self) -> None:
        self._found = self._standards.offers(self._field.value)[:_MOST]
        rows = [Option(_said(*one), id=str(n)) for n, one in enumerate(listed(self._found))]
        words = visible(self._field.value).strip()
        if words:
            own = Content.assemble(("Keep these words as they are: ", "$wall-muted"), words)
            rows.append(Option(own, id=_OWN))
        self._list.clear_options().add_options(rows)
        self._list.highlighted = 0 if rows else None
        notices = dict.fromkeys(one.notice for one in self._found if one.notice)
        self.query_one("#notice", Static).update(visible(" · ".join(notices)))

    def action_point(self, way: str) -> None:
        """Move in the list, though the field has the focus."""
        getattr(self._list, f"action_{way}")()

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self._list.action_select()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id == _OWN:
            self.dismiss(self._field.value.strip())
        else:
            self.dismiss(self._found[int(event.option_id or 0)])


def _said(one: Standard, framework: str) -> Content:
    """Code and framework; under it what it says."""
    return Content.assemble(
        (flat(one.code), "bold"),
        (f"  {visible(framework)}" if framework else "", "$wall-muted"),
        f"\n{visible(one.statement)}".replace("\n\n", "\n"),
    )
