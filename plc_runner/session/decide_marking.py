"""Marking the words of a standard, which fills the table of skills and concepts."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.errors import IllegalMove
from plc_runner.events import Draft
from plc_runner.events import entry as en
from plc_runner.events.entry import Mark
from plc_runner.session import commands as c
from plc_runner.session.moment import Moment
from plc_runner.session.rows import in_one_line
from plc_runner.session.shelves import find
from plc_runner.session.state import Entry
from plc_runner.session.unpacking import (
    row_cells,
    rows_of,
    says,
    standing_marks,
    table_for,
)


def mark(moment: Moment, command: c.Mark) -> list[Draft]:
    """The marks, and the rows that come and go with them."""
    entry = find(moment.state, command.id)
    if not isinstance(entry, Entry):
        raise IllegalMove("Only words of a standard are marked.")
    return [
        Draft(entry.id, en.EntryMarked(marks=command.marks)),
        *_rows(moment, entry, command.marks),
    ]


def _rows(moment: Moment, entry: Entry, marks: tuple[Mark, ...]) -> Iterator[Draft]:
    """Rows are added; one that the earlier marks made goes if nobody has touched it."""
    table = table_for(moment.state, entry)
    if table is None:
        return
    step, slot, columns = table
    now = {row_cells(columns, *row): None for row in rows_of(marks)}
    before = {row_cells(columns, *row): None for row in rows_of(standing_marks(entry))}
    stay: list[Entry] = []
    for old in moment.state.entries_in(step, slot):
        if old.cells in before and old.cells not in now and not old.history:
            yield Draft(old.id, en.EntryRemoved())
        else:
            stay.append(old)
    for cells in now:
        if any(says(old.cells, cells) for old in stay):
            continue
        said = en.EntryCaptured(step=step, slot=slot, text=in_one_line(cells), cells=cells)
        yield Draft(moment.new_id(), said)
