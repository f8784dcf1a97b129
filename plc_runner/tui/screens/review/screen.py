"""Look back: everything that was kept in one list, and what is told of each thing beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.journal.review import Item, What, item
from plc_runner.tui.cells import visible
from plc_runner.tui.looking import row
from plc_runner.tui.place import Place
from plc_runner.tui.screens.amend import AmendDialog
from plc_runner.tui.screens.record import RecordScreen
from plc_runner.tui.screens.review.heads import doing, filters, tabs
from plc_runner.tui.screens.review.narrowed import NarrowedScreen
from plc_runner.tui.screens.review.sheet import Sheet
from plc_runner.tui.screens.review.wanted import Wanted
from plc_runner.tui.widgets.keys_line import KeysLine
from plc_runner.tui.widgets.rows import Rows

_NEAR_END = 10
"""Rows before the last one at which the next page is read."""
_EMPTY: dict[What | None, str] = {
    None: "Nothing has been kept here yet. A meeting fills this list.",
    "exemplar": "No sample has been kept yet.",
}


class ReviewScreen(NarrowedScreen):
    """The list to the left, what is told to the right; on a small screen one of them."""

    CSS_PATH = "review.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Search", show=False),
        Binding("s,S", "session", "Its meeting", show=False),
        Binding("e,E", "amend", "Put right", show=False),
        Binding("down", "rows", "To the rows", show=False),
        Binding("escape", "back", "Back", show=False),
    ]

    def __init__(
        self,
        place: Place,
        what: What | None = None,
        id: str = "",  # noqa: A002 - of what
        words: str = "",
    ) -> None:
        """Look back.

        Args:
            place: where all is kept.
            what: the list to begin with; None for everything.
            id: what to show at once, of that kind.
            words: what to search for at once.
        """
        super().__init__(Wanted(place, what, words))
        self.place = place
        self._at_once = f"{what}:{id}" if id else ""
        self._said_at: str | None = None
        """The row at which something was said."""
        self.field = Input(words, placeholder="/ to search", id="find")
        self.list = Rows(markup=False)
        self.sheet = Sheet(place)

    def compose(self) -> ComposeResult:
        """The field, the lists that there are, rows and sheet; what was said; the keys."""
        with Horizontal(id="both"):
            with Vertical(id="left"):
                yield Static("Look back", id="title")
                yield self.field
                yield KeysLine(id="tabs")
                yield KeysLine(id="filters")
                yield Static(id="none", classes="hidden", markup=False)
                yield self.list
            yield self.sheet
        with Vertical(id="foot"):
            yield Static(id="said", markup=False)
            yield KeysLine(id="keys")

    def on_mount(self) -> None:
        """The first row, or the one that is meant."""
        self.fill()
        self.list.focus()
        if self._at_once:
            self._show_at_once(self._at_once)

    def _show_at_once(self, key: str) -> None:
        id_ = key.partition(":")[2]
        if key not in self.wanted.items and self.wanted.what:
            one = item(self.place.journal, self.wanted.what, id_)
            if one is None:
                return
            self.wanted.items = {key: one, **self.wanted.items}
            self._options()
        self.list.highlighted = list(self.wanted.items).index(key)
        self.action_closer()

    @property
    def row(self) -> Item | None:
        """The one that is pointed at."""
        option = self.list.highlighted_option
        return self.wanted.items.get(option.id or "") if option else None

    def fill(self) -> None:
        """Read the list anew."""
        before = self.row
        self.wanted.read()
        self._options()
        keys = list(self.wanted.items)
        at = f"{before.what}:{before.id}" if before else ""
        if keys:
            self.list.highlighted = keys.index(at) if at in keys else 0
        none = self.query_one("#none", Static)
        none.update(self.wanted.trouble or self._nothing())
        none.set_class(bool(keys) and not self.wanted.trouble, "hidden")
        self._show_row()
        self._show_heads()

    def _options(self) -> None:
        self.list.clear_options().add_options(self._rows(self.wanted.items.values()))

    def _rows(self, items: Iterable[Item]) -> list[Option]:
        what = self.wanted.what
        return [Option(row(one, self.place, what), id=f"{one.what}:{one.id}") for one in items]

    def _nothing(self) -> str:
        if self.wanted.is_narrowed:
            return "Nothing is like that. Esc shows all."
        return _EMPTY.get(self.wanted.what, "None was kept yet.")

    def _show_row(self) -> None:
        if self.looks_closer or self.has_class("-wide"):
            self.sheet.show(self.row)
        if self._said_at != (self.row and self.row.id):
            self.say("")
        self._show_keys()

    @on(OptionList.OptionHighlighted)
    def _pointed(self, event: OptionList.OptionHighlighted) -> None:
        if self.wanted.has_more and event.option_index >= self.list.option_count - _NEAR_END:
            self.list.add_options(self._rows(self.wanted.read_more()))
        self._show_row()

    @on(OptionList.OptionSelected)
    def action_closer(self) -> None:
        """Let the keys go to the sheet."""
        if self.row is not None:
            self.set_class(True, "-closer")
            self._show_row()
            self.sheet.focus()

    @on(Input.Changed)
    def _typed(self) -> None:
        if self.field.value != self.wanted.typed:
            self.wanted.typed = self.field.value
            self.fill()

    @on(Input.Submitted)
    def action_rows(self) -> None:
        """From the field to the rows."""
        self.list.focus()

    def action_find(self) -> None:
        """To the field."""
        self.set_class(False, "-closer")
        self.field.focus()

    def action_session(self) -> None:
        """The record of the meeting in which it was said."""
        row = self.row
        if row is not None and row.session and row.what != "session":
            state = self.place.state_of(row.session)
            if state is not None:
                self.app.push_screen(RecordScreen(state, self.place))

    def action_amend(self) -> None:
        """Put right what the row is about."""
        row = self.row
        if row is not None and row.what != "exemplar":
            self.app.push_screen(AmendDialog(self.place, row.what, row.id), self._amended)

    def _amended(self, done: str | None) -> None:
        if done:
            self.sheet.forget()
            self.fill()
            self.say(done)

    def on_descendant_focus(self) -> None:
        """The keys that there are follow the focus; a click may have moved it."""
        self.set_class(self.focused is self.sheet, "-closer")
        self._show_keys()

    def action_back(self) -> None:
        """To the rows; there, to all of them; then back where this was opened."""
        if self.looks_closer:
            self.set_class(False, "-closer")
            self.list.focus()
        elif self.wanted.is_narrowed:
            self.wanted.clear()
            self.field.value = ""
            self.fill()
            self.list.focus()
        elif self.focused is self.field and self.wanted.items:
            self.list.focus()
        else:
            self.dismiss()

    def say(self, text: str) -> None:
        """Tell what was done over the keys, as long as the same row is pointed at."""
        self._said_at = self.row and self.row.id
        said = self.query_one("#said", Static)
        said.update(f"✓ {visible(text)}" if text else "")
        said.set_class(not text, "hidden")

    def _show_keys(self) -> None:
        """Which keys there are now."""
        typing, closer = self.focused is self.field, self.looks_closer
        keys = doing(self.wanted, self.row, typing=typing, closer=closer)
        self.query_one("#keys", KeysLine).show(keys)

    def _show_heads(self) -> None:
        low = self.size.height < 15
        self.query_one("#tabs", KeysLine).show(tabs(self.wanted, low=low))
        self.query_one("#filters", KeysLine).show(filters(self.wanted, low=low))

    def on_resize(self) -> None:
        """Other words for another size; on a wide screen the sheet is there."""
        self._show_heads()
        self.call_after_refresh(self._show_row)
