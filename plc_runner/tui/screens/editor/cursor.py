"""Where somebody is in the form: in the list, on a cell or in it; and the ways between them."""

from __future__ import annotations

import re
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll

from plc_runner.protocol import editing
from plc_runner.protocol.editing import Path, Row
from plc_runner.tui.cells import visible
from plc_runner.tui.screens.editor.cells import Cell
from plc_runner.tui.screens.editor.fields import HEAD, ROUND, STEP, Field
from plc_runner.tui.screens.editor.keys import Mode
from plc_runner.tui.screens.editor.step_list import StepList
from plc_runner.tui.screens.editor.work import Work

_LIST = 25
"""Columns of the list beside the cells; the style sheet says so too."""


class FormCursor(Horizontal):
    """The list, and the cells of the row that is chosen in it."""

    def __init__(self, work: Work, *, id: str) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._work = work
        self._rows: dict[Path, Row] = {}
        self._cells_of: Path | None = None
        self._cells: list[Cell] = []

    def keep(self, cell: Cell, typed: str, go: int) -> str:
        """See `cells.Keeper`."""
        raise NotImplementedError

    def press(self, event: events.Key) -> None:
        """See `cells.Keeper`."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """As many cells as the longest row has; those that a row has not are hidden."""
        yield StepList(self.press, id="steps")
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
    def is_half_typed(self) -> bool:
        """Whether something stands in the open cell that is not in the text."""
        cell = self.open_cell
        return cell is not None and cell.field.text != cell.value

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

    def ready(self) -> None:
        """Show the row that is chosen now, if that is not known here yet."""
        if self._cells_of != self.path:
            self._show_cells()

    def possible(self, field: Field) -> str:
        """See `cells.Keeper`."""
        if field.column != "talk" or not field.possible:
            return field.possible
        head = editing.head(self._work.text)
        roles = head.roles if head is not None else ""
        return visible(" · ".join([field.possible, *re.split(r"\s*[,;]\s*", roles)]).rstrip(" ·"))

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

    def on_resize(self) -> None:
        """The list is set for its width."""
        if self.list.option_count and self.open_cell is None:
            self._turn(cells=self.mode != "list")
            self.show(self.path)
