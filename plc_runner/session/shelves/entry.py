"""Entries: what was said, cell by cell where they are rows."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.errors import IllegalMove
from plc_runner.events import Event
from plc_runner.events import entry as en
from plc_runner.session.moment import Moment
from plc_runner.session.shelves.shelf import Part, Shelf
from plc_runner.session.state import Entry, SessionState

BETWEEN = " | "
"""Stands between the cells where a row is said in one line."""


def _parts(_: SessionState, entry: Entry) -> tuple[Part, ...]:
    if not entry.cells:
        return (Part("", "Fix", entry.text),)
    return tuple(Part(str(n), cell.name, cell.text) for n, cell in enumerate(entry.cells))


def _fixed(_: Moment, entry: Entry, part: str, text: str) -> Event:
    if not part or not entry.cells:
        return en.EntryFixed(text=text)
    if not part.isdecimal() or int(part) >= len(entry.cells):
        raise IllegalMove(f"This row has no part {part}.")
    cells = tuple(
        cell.model_copy(update={"text": text}) if n == int(part) else cell
        for n, cell in enumerate(entry.cells)
    )
    return en.EntryFixed(text=in_one_line(cells), cells=cells)


def in_one_line(cells: tuple[en.Cell, ...]) -> str:
    """The cells of a row as one text."""
    return BETWEEN.join(cell.text for cell in cells).rstrip(BETWEEN)


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


ENTRIES = Shelf(
    "entries", Entry, lambda entry: entry.text, _parts, _fixed,
    en.EntryRemoved, en.EntryRestored, _undone,
)  # fmt: skip
