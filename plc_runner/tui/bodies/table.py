"""A table on the board: its rows, the newest and the one in hand marked."""

from __future__ import annotations

from collections.abc import Sequence

from plc_runner.protocol.captures import Capture, TableCapture, TableColumn
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.rows import choices, fits
from plc_runner.session.state import Entry, SessionState
from plc_runner.tui.bodies.grid import MARK, Cell, Head, Row, Table
from plc_runner.tui.cells import width
from plc_runner.tui.look import Look

_HANDED_OVER = 60
"""Rows that the wall is given; it draws fewer."""
_SLIM = 14
"""Columns that a column of numbers or choices takes at most."""
_NUMBER = 6


def table(state: SessionState, step: PlannedStep, capture: Capture, look: Look) -> Table | None:
    """The rows that a capture holds."""
    if not isinstance(capture, TableCapture):
        return None
    (slot,) = capture.slots()
    entries = [
        entry
        for entry in state.entries.values()
        if entry.shown and (entry.step, entry.slot) == (step.key, slot.id)
    ]
    held = next((n for n, one in enumerate(entries) if look.holds(one.id)), len(entries) - 1)
    last = min(held + 1, len(entries))
    first = max(0, last - _HANDED_OVER)
    newest = entries[-1].id if entries else ""
    rows = tuple(_row(one, capture.columns, look, newest) for one in entries[first:last])
    return Table(tuple(map(_head, capture.columns)), rows, first, len(entries) - last)


def _head(column: TableColumn) -> Head:
    if column.choice:
        size = max(width(column.name), width(choices(column)) + MARK)
        slim = size if size <= _SLIM else 0
        return Head(column.name, slim, choices(column))
    if column.type == "number":
        return Head(column.name, min(_SLIM, max(_NUMBER, width(column.name))))
    return Head(column.name)


def _row(entry: Entry, columns: Sequence[TableColumn], look: Look, newest: str) -> Row:
    said = {cell.name: cell.text for cell in entry.cells} or {columns[0].name: entry.text}
    asked = look.hand.part if look.hand is not None and look.holds(entry.id) else None
    cells = tuple(
        Cell(text := said.get(column.name, ""), asked == str(n), not fits(column, text))
        for n, column in enumerate(columns)
    )
    held = look.holds(entry.id)
    mark = "★" if entry.starred else "•"
    if entry.text in look.unsaved:
        mark = "▲"
    elif look.joining == entry.id:
        mark = "="
    elif held and (cells[0].asked or not any(cell.asked for cell in cells)):
        mark = "▸"  # the one sign of that kind: else it stands in the cell
    return Row(cells, mark, entry.id == newest, held)
