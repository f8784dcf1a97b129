"""Entries: what was said, cell by cell where they are rows."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.errors import IllegalMove
from plc_runner.events import Event
from plc_runner.events import entry as en
from plc_runner.session.moment import Moment
from plc_runner.session.rows import asked_as, columns_of, filled, in_one_line, row, split_row
from plc_runner.session.shelves.shelf import Part, Shelf
from plc_runner.session.shelves.standard import fixed_standard, standard_parts
from plc_runner.session.state import Entry, SessionState
from plc_runner.session.unpacking import is_standard


def _parts(state: SessionState, entry: Entry) -> tuple[Part, ...]:
    if not entry.cells:
        return (Part("", "Fix", entry.text),)
    if is_standard(state, entry):
        return standard_parts(entry)
    columns = columns_of(state.steps, entry.step, entry.slot)
    asks = {column.name: asked_as(column) for column in columns}
    # A cell that was left empty in the middle of a row was meant to be.
    said = max((n for n, cell in enumerate(entry.cells) if cell.text), default=0)
    return tuple(
        Part(str(n), asks.get(cell.name, cell.name), cell.text, cell.name in asks and n > said)
        for n, cell in enumerate(entry.cells)
    )


def _fixed(moment: Moment, entry: Entry, part: str, text: str) -> Event:
    if not entry.cells:
        return en.EntryFixed(text=text)
    if is_standard(moment.state, entry):
        return fixed_standard(entry, part, text)
    columns = columns_of(moment.state.steps, entry.step, entry.slot)
    if not part:
        if not columns:
            return en.EntryFixed(text=text)
        cells = row(columns, split_row(text, columns))
        return en.EntryFixed(text=in_one_line(cells), cells=cells)
    if not part.isdecimal() or int(part) >= len(entry.cells):
        raise IllegalMove(f"This row has no part {part}.")
    cells = filled(columns, entry.cells, int(part), text)
    return en.EntryFixed(text=in_one_line(cells), cells=cells)


def _undone(item: Entry, before: Entry) -> Iterator[Event]:
    if item.into and not before.into and not item.removed:
        yield en.EntryRestored()
    if before.into and before.into != item.into:
        yield en.EntryMerged(into=before.into)
    if (item.text, item.cells) != (before.text, before.cells):
        cells = before.cells if item.cells != before.cells else None
        yield en.EntryFixed(text=before.text, cells=cells)
    if item.slot != before.slot:
        yield en.EntryMoved(slot=before.slot)
    if item.starred != before.starred:
        yield en.EntryStarred(starred=before.starred)
    if item.marks != before.marks:
        yield en.EntryMarked(marks=before.marks)


_OF_LINES = ("columns", "text", "prediction", "sort")
"""Kinds of slots that hold lines as they are."""


def columns_for(state: SessionState, entry: Entry) -> tuple[str, ...]:
    """Ids of the slots of its step that a line can be moved to: a decision or a row is no line."""
    step = state.step_of(entry.step)
    return tuple(slot.id for slot in step.slots if slot.kind in _OF_LINES) if step else ()


ENTRIES = Shelf(
    "entries", Entry, lambda entry: entry.text, _parts, _fixed,
    en.EntryRemoved, en.EntryRestored, _undone,
)  # fmt: skip
