"""The form: the steps at the left, the cells of the one that is chosen at the right."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from plc_runner.protocol import editing
from plc_runner.protocol.editing import CellError, Edited, Path, Row
from plc_runner.tui.cells import clip, visible, width
from plc_runner.tui.screens.edit_cells import Cell, CellField
from plc_runner.tui.screens.edit_fields import HEAD, ROUND, STEP, Field
from plc_runner.tui.screens.edit_keys import Mode, form_action
from plc_runner.tui.screens.edit_problems import SIGN
from plc_runner.tui.screens.edit_work import Work

_PLANNED = re.compile(r"\((.+)\)\s*$")
_ABOUT = "About this protocol"
_MOVES = {
    "up": "cursor_up",
    "down": "cursor_down",
    "home": "first",
    "end": "last",
    "pageup": "page_up",
    "pagedown": "page_down",
}
_LIST = 25
"""Columns of the list beside the cells; the style sheet says so too."""


class StepList(OptionList):
    """The protocol itself, then its steps with their minutes and what is wrong with them."""

    def on_key(self, event: events.Key) -> None:
        """Whoever has the focus takes it."""
        form = self.parent
        assert isinstance(form, StepsForm)  # noqa: S101 - it is made there
        form.press(event)

    @property
    def path(self) -> Path | None:
        """The row that is chosen; None for the protocol itself."""
        at = self.highlighted
        if not at:
            return None
        return _path(self.get_option_at_index(at).id or "")

    def show(self, work: Work, room: int) -> None:
        """Show the rows that were read.

        Args:
            work: what was read.
            room: cells of a line.
        """
        signs: dict[Path | None, str] = {}
        for problem in sorted(work.problems, key=lambda each: each.level):  # errors win
            signs[work.row_at(problem.line)] = SIGN[problem.level]
        self.clear_options()
        self.add_option(Option(_line(signs.get(None, ""), _ABOUT, "", room), id="about"))
        for row in work.rows or ():
            found = _PLANNED.search(row.minutes)
            minutes = "" if row.is_round else found[1] if found else row.minutes
            title = "  " * (len(row.path) - 1) + ("↻ " if row.is_round else "") + row.title
            line = _line(signs.get(row.path, ""), title, minutes, room)
            self.add_option(Option(line, id=_id(row.path)))

    def stand_on(self, path: Path | None) -> None:
        """Choose a row, or the one before it if it is gone."""
        there = {option.id for option in self.options}
        while path and _id(path) not in there:
            path = (*path[:-1], path[-1] - 1) if path[-1] else path[:-1]
        self.highlighted = self.get_option_index(_id(path)) if path else 0


class StepsForm(Horizontal):
    """Shows what `Work` has read; changes go through `change`, and come back by `show`."""

    class Pointed(Message):
        """Another row is chosen."""

    class Pasted(Message):
        """Something that may be a table was pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(
        self,
        work: Work,
        change: Callable[[Edited], None],
        command: Callable[[str], None],
        *,
        id: str,  # noqa: A002  # Textual's name
    ) -> None:
        """Show a work.

        Args:
            work: what was read.
            change: makes one change of the text.
            command: does an action of the table of keys.
            id: Textual's.
        """
        super().__init__(id=id)
        self._command = command
        self._work = work
        self._change = change
        self._rows: dict[Path, Row] = {}
        self._cells_of: Path | None = None
        self._cells: list[Cell] = []

    def compose(self) -> ComposeResult:
        """As many cells as the longest row has; those that a row has not are hidden."""
        yield StepList(markup=False, id="steps")
        most = max((HEAD, STEP, ROUND), key=len)
        self._cells = [Cell(self) for _ in most]
        with VerticalScroll(id="cells", can_focus=False):
            yield from self._cells

    @property
    def list(self) -> StepList:
        """The list."""
        return self.query_one(StepList)

    @property
    def path(self) -> Path | None:
        """The row that is chosen; None for the protocol itself."""
        return self.list.path

    @property
    def open_cell(self) -> Cell | None:
        """The cell that is being edited."""
        return next((cell for cell in self._cells if cell.editing), None)

    @property
    def mode(self) -> Mode:
        """Where the keys go."""
        if self.open_cell is not None:
            return "typing"
        return "cell" if isinstance(self.screen.focused, Cell) else "list"

    def show(self, path: Path | None) -> None:
        """Show what has been read, and stand on a row."""
        self._rows = {row.path: row for row in self._work.rows or ()}
        wide = self.size.width if self.screen.has_class("-small") else _LIST
        self.list.show(self._work, max(wide - 2, 12))
        self.list.stand_on(path)
        self._show_cells()

    def _show_cells(self) -> None:
        path = self.path
        if self._work.rows is None:
            return
        fields, values = self._fields(path)
        self._cells_of = path
        for cell, field in zip(self._cells, fields, strict=False):
            cell.display = True
            cell.show(field, getattr(values, field.column))
        for cell in self._cells[len(fields) :]:
            cell.display = False

    def _fields(self, path: Path | None) -> tuple[tuple[Field, ...], Any]:
        if path is None:
            return HEAD, editing.head(self._work.text)
        row = self._rows[path]
        return (ROUND if row.is_round else STEP), row

    def keep(self, cell: Cell, typed: str, go: int) -> str:
        """Take what was typed into the text. See `edit_cells.Keeper`."""
        try:
            edited = self.edited(cell, typed)
        except CellError as refusal:
            return str(refusal)
        cell.close()
        if edited.changes:
            self._change(edited)
        self.walk(cell, go)
        return ""

    def edited(self, cell: Cell, typed: str) -> Edited:
        """What a cell would change.

        Raises:
            CellError: it cannot be so.
        """
        text, path = self._work.text, self._cells_of
        if path is None:
            return editing.set_head(text, cell.column, typed)
        return editing.set_cell(text, path, cell.column, typed)

    def ready(self) -> None:
        """Show the row that is chosen now, if that is not known here yet."""
        if self._cells_of != self.path:
            self._show_cells()

    def walk(self, cell: Cell, by: int) -> None:
        """Go some cells on; before the first one is the list, after the last one the next row."""
        shown = [one for one in self._cells if one.display]
        at = shown.index(cell) + by if cell in shown else 0
        if by == 0:
            return
        if at < 0:
            self.to_list()
        elif at < len(shown):
            self.to_cell(shown[at])
        else:
            self.page(1, first=True)

    def page(self, by: int, *, first: bool = False) -> None:
        """Go some rows on, to the same cell there, or to the first one."""
        options = self.list
        at = (options.highlighted or 0) + by
        column = next((cell.column for cell in self._cells if cell is self.screen.focused), "")
        if not 0 <= at < options.option_count:
            if first:
                self.to_list()
            return
        options.highlighted = at
        self._show_cells()
        shown = [one for one in self._cells if one.display]
        same = next((one for one in shown if one.column == column and not first), shown[0])
        self.to_cell(same)

    def stand_on(self, column: str, *, open_it: bool = False) -> None:
        """Go to a cell of the row that is chosen."""
        self._show_cells()
        cell = next((one for one in self._cells if one.display and one.column == column), None)
        if cell is not None:
            self.to_cell(cell)
            if open_it:
                cell.open()

    def close_cell(self) -> bool:
        """Leave the open cell as it was; whether there was one."""
        cell = self.open_cell
        if cell is not None:
            cell.close()
            self._show_cells()
        return cell is not None

    def keep_open_cell(self) -> bool:
        """Take in what stands in the open cell; False if it is refused."""
        cell = self.open_cell
        return cell is None or cell.keep()

    def text_so_far(self) -> str:
        """The text with what stands in the open cell, as far as that can be in it."""
        cell = self.open_cell
        if cell is None or cell.field.text == cell.value:
            return self._work.text
        try:
            return self.edited(cell, cell.field.text).apply(self._work.text)
        except CellError:
            return self._work.text

    @on(OptionList.OptionHighlighted)
    def _pointed(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        path = self.path
        if self.open_cell is not None and path != self._cells_of:  # with the mouse
            self._leave_open_cell(path)
        elif self.open_cell is None:
            self._show_cells()
        self.post_message(self.Pointed())

    def _leave_open_cell(self, path: Path | None) -> None:
        """Another row was clicked: go there, unless what is typed cannot be kept."""
        if self.keep_open_cell():
            self.list.stand_on(path)
            self.to_list()
            self._show_cells()
        elif self.open_cell is not None:
            self.list.stand_on(self._cells_of)
            self.screen.set_focus(self.open_cell.field)

    @on(OptionList.OptionSelected)
    def _into(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.open_cell is None:
            self.to_cell()

    def to_list(self) -> None:
        """To the list of steps."""
        self._turn(cells=False)
        self.screen.set_focus(self.list)

    def to_cell(self, cell: Cell | None = None) -> None:
        """To a cell, or to the first one."""
        self._show_cells()
        self._turn(cells=True)
        self.screen.set_focus(cell or self._cells[0])

    def _turn(self, *, cells: bool) -> None:
        """Where there is not room for both, show the list or the cells."""
        small = self.screen.has_class("-small")
        self.list.display = not (small and cells)
        self.query_one("#cells").display = cells or not small

    def press(self, event: events.Key) -> None:
        """Give a key to what has the focus now. See `edit_cells.Keeper`."""
        focused, action = self.screen.focused, form_action(event.key, self.mode)
        if isinstance(focused, Cell | CellField):
            done = focused.press(event)
        else:
            done = focused is self.list and self._press_on_list(event.key)
        if not done and action is not None:
            self._command(action)
            done = True
        if done:
            event.stop()
            event.prevent_default()

    def _press_on_list(self, key: str) -> bool:
        if key in ("enter", "tab", "right"):
            self.to_cell()
        elif key in _MOVES:
            getattr(self.list, f"action_{_MOVES[key]}")()
        else:
            return False
        return True

    def on_paste(self, event: events.Paste) -> None:
        """A table goes to whoever understands it; words go into the cell."""
        event.stop()
        cell = next((one for one in self._cells if one is self.screen.focused), None)
        lines = event.text.strip().splitlines()
        table = any("\t" in line or line.count("|") > 1 for line in lines)
        if cell is None or table:
            self.post_message(self.Pasted(event.text))
        else:
            cell.open(event.text if cell.many_lines else " ".join(event.text.split()))

    def on_resize(self) -> None:
        """The list is set for its width."""
        if self.list.option_count and self.open_cell is None:
            self._turn(cells=self.mode != "list")
            self.show(self.path)


def _line(sign: str, title: str, minutes: str, room: int) -> Content:
    minutes = clip(visible(minutes), room // 2)
    left = clip(f"{sign or ' '} {visible(title)}", room - width(minutes) - 1)
    return Content(left + " " * (room - width(left) - width(minutes)) + minutes)


def _id(path: Path) -> str:
    return ".".join(map(str, path))


def _path(id_: str) -> Path:
    return tuple(int(number) for number in id_.split("."))
