"""The shelf: samples of work that teams have kept, by standard and level, with their notes."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.driver.exemplars import folder, show
from plc_runner.errors import PlcError
from plc_runner.journal.exemplars import Shelved, shelved
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place
from plc_runner.tui.samples import Wanted, called, in_a_row, sheet
from plc_runner.tui.widgets.keys_line import Key, KeysLine
from plc_runner.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from plc_runner.tui.app import PlcApp

_ROOMY = 54
"""Columns from which keys are told in more words."""
_EMPTY = "Nothing is on the shelf yet. “Annotate student work” is a protocol that fills it."
_NONE = "No sample is like that. Change the words, or press F7 or F8 again."


class ShelfScreen(Screen[None]):
    """Rows to the left, the one that is pointed at to the right; on a small screen one of them."""

    CSS_PATH = "shelf.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "find", "Search", show=False),
        Binding("o", "open", "Open the file or the link", show=False),
        Binding("f7", "filter('standard')", "Only one standard", show=False),
        Binding("f8", "filter('level')", "Only one level", show=False),
        Binding("escape", "back", "Back", show=False),
    ]

    def __init__(self, place: Place, words: str = "") -> None:
        """Show the shelf.

        Args:
            place: where it is.
            words: what to search for at once.
        """
        super().__init__()
        self.place = place
        self._kept = shelved(place.journal)
        self._wanted = Wanted(words)
        self._found: dict[str, Shelved] = {}
        self.field = Input(words, placeholder="/ to search", id="find")
        self.list = Rows(markup=False)

    def compose(self) -> ComposeResult:
        """Rows and sheet; what was said; the keys."""
        with Horizontal(id="both"):
            with Vertical(id="left"):
                yield Static("Shelf", id="title")
                yield self.field
                yield KeysLine(id="filters")
                yield Static(id="none", classes="hidden", markup=False)
                yield self.list
            with VerticalScroll(id="detail"):
                yield Static(id="sheet")
        with Vertical(id="foot"):
            yield Static(id="said", markup=False)
            yield KeysLine(id="keys")

    def on_mount(self) -> None:
        """The first row."""
        self._fill()
        self.list.focus()

    @property
    def row(self) -> Shelved | None:
        """The one that is pointed at."""
        option = self.list.highlighted_option
        return self._found.get(option.id or "") if option else None

    @property
    def looks_closer(self) -> bool:
        """Whether the keys go to the sheet."""
        return self.has_class("-closer")

    def _fill(self) -> None:
        at = self.row
        self._found = {one.id: one for one in self._wanted.of(self._kept)}
        self.list.clear_options().add_options(
            [Option(in_a_row(one), id=one.id) for one in self._found.values()]
        )
        none = self.query_one("#none", Static)
        none.update(_NONE if self._kept else _EMPTY)
        none.set_class(bool(self._found), "hidden")
        if self._found:
            ids = list(self._found)
            self.list.highlighted = ids.index(at.id) if at and at.id in self._found else 0
        found, of = len(self._found), len(self._kept)
        self.query_one("#title", Static).update(
            f"Shelf  {found} of {of}" if found < of else f"Shelf  {of}"
        )
        self.query_one("#filters", KeysLine).show(self._filters())
        self._show_row()

    def _show_row(self) -> None:
        row = self.row
        self.query_one("#sheet", Static).update(sheet(row, self.place) if row else "")
        self.query_one("#detail").scroll_home(animate=False)
        self.say("")

    def _filters(self) -> Iterator[Key]:
        if len(self._kept) < 2:
            return
        any_ = "any " if self.size.width >= _ROOMY else ""
        for key, what in (("F7", "standard"), ("F8", "level")):
            name = getattr(self._wanted, what)
            said = visible(called(name, what, self._kept)) if name else f"{any_}{what}"
            yield Key(key, said, f"filter('{what}')", chosen=bool(name))

    @on(OptionList.OptionHighlighted)
    def _pointed(self) -> None:
        self._show_row()

    @on(OptionList.OptionSelected)
    def action_closer(self) -> None:
        """Let the keys go to the sheet."""
        if self.row is not None:
            self.set_class(True, "-closer")
            self.query_one("#detail").focus()
            self.say("")

    @on(Input.Changed)
    def _typed(self) -> None:
        if self.field.value != self._wanted.words:
            self._wanted = replace(self._wanted, words=self.field.value)
            self._fill()

    @on(Input.Submitted)
    def action_rows(self) -> None:
        """From the field to the rows."""
        self.list.focus()

    def action_find(self) -> None:
        """To the field."""
        if self.looks_closer:
            self.set_class(False, "-closer")
        self.field.focus()

    def action_filter(self, what: str) -> None:
        """Only the next standard, or level."""
        if not self.looks_closer:
            self._wanted = self._wanted.next(what, self._kept)
            self._fill()

    def on_descendant_focus(self) -> None:
        """The keys that there are follow the focus; a click may have moved it."""
        self.set_class(self.focused is self.query_one("#detail"), "-closer")
        self.say("")

    def action_back(self) -> None:
        """To the rows; there, to all of them; then back where the shelf was opened."""
        if self.looks_closer:
            self.set_class(False, "-closer")
            self.list.focus()
        elif self._wanted != Wanted():
            self._wanted = Wanted()
            self.field.value = ""
            self._fill()
            self.list.focus()
        elif self.focused is self.field and self._found:
            self.list.focus()
        else:
            self.dismiss()

    def action_open(self) -> None:
        """Open the file or the link in a window of its own."""
        row = self.row
        if row is not None:
            self.run_worker(self._view(row), exclusive=True)

    async def _view(self, row: Shelved) -> None:
        viewer = cast("PlcApp", self.app).viewer
        try:
            self.say(await asyncio.to_thread(show, folder(self.place.journal), viewer, row))
        except PlcError as problem:
            self.say(str(problem), wrong=True)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Tell something over the keys, and say which keys there are now."""
        said = self.query_one("#said", Static)
        said.update(f"{'■' if wrong else '✓'} {visible(text)}" if text else "")
        said.set_class(wrong, "problem")
        said.set_class(not text, "hidden")
        self.query_one("#keys", KeysLine).show(self._keys())

    def _keys(self) -> Iterator[Key]:
        row, typing = self.row, self.focused is self.field
        if row is not None and not self.looks_closer:
            yield Key("Enter", "rows" if typing else "notes", "rows" if typing else "closer")
        if row is not None and (row.file or row.link) and not typing:
            yield Key("O", "open", "open")
        if not typing and len(self._kept) > 1:
            yield Key("/", "search", "find")
        clears = self._wanted != Wanted() and not self.looks_closer
        yield Key("Esc", "list" if self.looks_closer else "show all" if clears else "back", "back")

    def on_resize(self) -> None:
        """Other words for another width."""
        self.query_one("#filters", KeysLine).show(self._filters())
