"""A cell of the form: shown as words, and turned into a field while it is edited."""

from __future__ import annotations

from typing import Protocol

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static
from textual.widgets.text_area import Selection

from plc_runner.tui.cells import visible
from plc_runner.tui.screens.editor.fields import Field
from plc_runner.tui.screens.editor.text import SteadyArea

_EDITS = {
    "backspace": "delete_left",
    "delete": "delete_right",
    "left": "cursor_left",
    "right": "cursor_right",
    "up": "cursor_up",
    "down": "cursor_down",
    "home": "cursor_line_start",
    "end": "cursor_line_end",
}
"""Keys that change what the next one does: they must not be overtaken by it."""


class Keeper(Protocol):
    """The form, as its cells see it."""

    def keep(self, cell: Cell, typed: str, go: int) -> str:
        """Take what was typed into the text.

        Args:
            cell: where it was typed.
            typed: all that stands in it.
            go: how many cells to go on.

        Returns:
            why not, as a sentence; empty if it is in the text.
        """

    def ready(self) -> None:
        """A cell is about to be edited: it must show what stands in the text now."""

    def possible(self, field: Field) -> str:
        """Words that a cell understands; empty where all words are as good."""

    def walk(self, cell: Cell, by: int) -> None:
        """Go so many cells on."""

    def page(self, by: int) -> None:
        """Go so many rows on, to the same cell there."""

    def to_list(self) -> None:
        """Back to the list of rows."""

    def press(self, event: events.Key) -> None:
        """Give a key to what has the focus now.

        Keys that come quickly reach a widget after the focus has left it. So each key is done at
        once and in turn, by what has the focus at that moment.
        """


class CellField(SteadyArea):
    """Enter keeps, Tab keeps and goes on, Ctrl+J begins a new line."""

    def __init__(self) -> None:
        super().__init__(compact=True, tab_behavior="focus", highlight_cursor_line=False)
        self.many_lines = False

    @property
    def cell(self) -> Cell:
        """The one that it is in."""
        return next(one for one in self.ancestors if isinstance(one, Cell))

    def on_key(self, event: events.Key) -> None:
        """Whoever has the focus takes it."""
        self.cell.keeper.press(event)

    def press(self, event: events.Key) -> bool:
        """Do what a key does in an open field; whether it does something."""
        match event.key:
            case "enter":
                self.cell.keep()
            case "tab":
                self.cell.keep(1)
            case "shift+tab":
                self.cell.keep(-1)
            case "escape":
                self.cell.close()
            case "ctrl+j":
                if self.many_lines:
                    self.type("\n")
            case key if key in _EDITS:
                getattr(self, f"action_{_EDITS[key]}")()
            case _ if event.is_printable and event.character:
                self.type(event.character)
            case _:
                return False
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Several lines become one where only one has room."""
        event.stop()
        event.prevent_default()
        lines = event.text.splitlines()
        text = "\n".join(lines) if self.many_lines else " ".join(" ".join(lines).split())
        self.type(text)

    def type(self, text: str) -> None:
        """As if it came from the keyboard."""
        self.replace(text, *self.selection, maintain_selection_offset=False)


class Cell(Vertical, can_focus=True):
    """A label, and what stands in the file."""

    def __init__(self, keeper: Keeper) -> None:
        super().__init__(classes="cell")
        self.keeper = keeper
        self.many_lines = False
        self.field = CellField()
        self.field.display = False
        self.value = ""
        self._of: Field | None = None
        self._refused = ""
        self.editing = False
        self._label = Static(classes="label", markup=False)
        self._shown = Static(classes="value", markup=False)
        self._refusal = Static(classes="refusal", markup=False)
        self._refusal.display = False
        self._possible = Static(classes="possible", markup=False)
        self._possible.display = False

    def compose(self) -> ComposeResult:
        """Label left, value or field right; under both why it was refused, or what is possible."""
        with Horizontal():
            yield self._label
            with Vertical(classes="content"):
                yield self._shown
                yield self.field
        yield self._refusal
        yield self._possible

    def show(self, field: Field, value: str) -> None:
        """Show a value; a cell that is being edited stays as it is."""
        if self.editing:
            return
        self.refuse("")
        if (self._of, self.value) == (field, value):
            return
        self._of, self.value = field, value
        self.many_lines = self.field.many_lines = field.many_lines
        self._label.update(field.label, layout=False)
        lines = visible(value).splitlines()
        if field.is_list:
            lines = [f"• {line}" for line in lines]
        told = "\n".join(lines)
        self._shown.update(told or Content.styled(field.hint, "$wall-muted"))

    @property
    def column(self) -> str:
        """The field of `editing.Head` or `editing.Row` that it shows."""
        return self._of.column if self._of else ""

    def refuse(self, why: str) -> None:
        """Say why what was typed is not kept."""
        if why == self._refused:
            return
        self._refused = why
        self._refusal.update(f"■ {visible(why)}" if why else "")
        self._refusal.display = bool(why)
        self._show_possible()

    @property
    def refused(self) -> str:
        """Why what was typed last is not kept."""
        return self._refused

    def _show_possible(self) -> None:
        """While it is edited, unless it says there already what is wrong."""
        possible = self.keeper.possible(self._of) if self._of and self.editing else ""
        self._possible.update(possible)
        self._possible.display = bool(possible) and not self._refused
        if self.editing:
            self.call_after_refresh(self.scroll_visible, animate=False)

    def open(self, first: str = "") -> None:
        """Turn into a field.

        Args:
            first: what was typed already. In a cell of one line it takes the place of what is
                there; in a cell of many lines it begins a new one.
        """
        if not self.editing:
            self.keeper.ready()
            self.editing = True
            self.add_class("-editing")
            self.field.load_text(self.value)
            self.field.display, self._shown.display = True, False
            end = self.field.document.end
            self.field.selection = Selection((0, 0) if not self.many_lines else end, end)
            self.screen.set_focus(self.field)
            self._show_possible()
            if first and self.many_lines and self.value.strip():
                self.field.type("\n")
        if first:
            self.field.type(first)

    def close(self) -> None:
        """Turn back; what is typed in it is not taken."""
        if not self.editing:
            return
        self.editing = False
        self.remove_class("-editing")
        self.refuse("")
        self._show_possible()
        self.field.display, self._shown.display = False, True
        self.screen.set_focus(self)

    def keep(self, go: int = 0) -> bool:
        """Hand in what is typed; if it is refused the field stays open and says why."""
        if not self.editing:
            return True
        typed = self.field.text
        if typed == self.value:
            self.close()
            self.keeper.walk(self, go)
            return True
        why = self.keeper.keep(self, typed, go)
        self.refuse(why)
        return not why

    def on_key(self, event: events.Key) -> None:
        """Whoever has the focus takes it."""
        self.keeper.press(event)

    def press(self, event: events.Key) -> bool:
        """Do what a key does on the cell; whether it does something."""
        match event.key:
            case "enter":
                self.open()
            case "up" | "shift+tab":
                self.keeper.walk(self, -1)
            case "down" | "tab":
                self.keeper.walk(self, 1)
            case "pageup":
                self.keeper.page(-1)
            case "pagedown":
                self.keeper.page(1)
            case "left" | "escape":
                self.keeper.to_list()
            case "delete" | "backspace":
                self.refuse(self.keeper.keep(self, "", 0) if self.value else "")
            case _ if event.is_printable and event.character:
                self.open(event.character)
            case _:
                return False
        return True

    def on_click(self) -> None:
        """A second click opens it."""
        if self.has_focus:
            self.open()
