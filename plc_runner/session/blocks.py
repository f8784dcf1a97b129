"""A block of rows, copied from a spreadsheet or another table."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from plc_runner.errors import IllegalMove
from plc_runner.events.entry import Cell
from plc_runner.session.rows import (
    Columns,
    fits,
    fitting,
    head,
    is_heads,
    is_rule,
    one_line,
    split_row,
    trimmed,
)

MOST = 500
"""Rows that one paste may bring."""


@dataclass(frozen=True, slots=True)
class Block:
    """What a paste holds for a table."""

    rows: tuple[tuple[Cell, ...], ...]
    heads: bool = False
    """Whether its first row were the heads."""
    left_out: tuple[str, ...] = ()
    """Heads of columns that the table does not have."""
    wrong: tuple[str, ...] = ()
    """Cells that do not fit; they are kept as they are: `row 3, Depth: “5”`."""


def read_block(text: str, columns: Columns) -> Block:
    """The rows of a paste: cells between tabs, as a spreadsheet copies them, or between bars.

    Under heads that are known the cells go to the columns of that name, wherever they stand.

    Raises:
        IllegalMove: it has no rows, too many, or more columns than the table and no heads.
    """
    table = [cells for cells in _cells(text, columns) if cells]
    heads = bool(table) and is_heads(columns, table[0])
    order = _order(columns, table[0]) if heads else tuple(range(len(columns)))
    body = table[1:] if heads else table
    widest = max((len(cells) for cells in body), default=0)
    if not heads and widest > len(columns):
        names = ", ".join(column.name for column in columns)
        raise IllegalMove(
            f"The block has {widest} columns, the table {len(columns)} ({names}). "
            "Copy only those, or the heads too."
        )
    said = (_row(columns, texts, order) for texts in body)
    rows = tuple(cells for cells in said if any(cell.text for cell in cells))
    if not rows:
        raise IllegalMove("There are no rows in what was pasted.")
    if len(rows) > MOST:
        raise IllegalMove(f"These are {len(rows)} rows. Paste {MOST} at most at a time.")
    known = {head(column.name) for column in columns}
    left_out = tuple(text for text in table[0] if text and head(text) not in known) if heads else ()
    return Block(rows, heads, left_out, wrong_cells(columns, rows))


def wrong_cells(columns: Columns, rows: Sequence[Sequence[Cell]]) -> tuple[str, ...]:
    """The cells that do not fit their columns, in words."""
    return tuple(
        f"row {number}, {cell.name}: “{cell.text}”"
        for number, cells in enumerate(rows, start=1)
        for column, cell in zip(columns, cells, strict=False)
        if not fits(column, cell.text)
    )


def _order(columns: Columns, heads: Sequence[str]) -> tuple[int, ...]:
    """Where the cell of each column stands in the block; -1 where it does not."""
    said = [head(text) for text in heads]
    names = [head(column.name) for column in columns]
    return tuple(said.index(name) if name in said else -1 for name in names)


def _row(columns: Columns, texts: Sequence[str], order: Sequence[int]) -> tuple[Cell, ...]:
    said = [texts[at] if 0 <= at < len(texts) else "" for at in order]
    return tuple(
        Cell(name=column.name, text=fitting(column, text) if fits(column, text) else text)
        for column, text in zip(columns, said, strict=True)
    )


def _cells(text: str, columns: Columns) -> list[tuple[str, ...]]:
    """The cells of a block, row by row."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\t" in text:
        return [trimmed(cells) for cells in _sheet(text)]
    lines = [line for line in text.splitlines() if line.strip() and not is_rule(line)]
    return [split_row(one_line(line), columns) for line in lines]


def _sheet(text: str) -> list[list[str]]:
    """Cells between tabs; one in quotes may have several lines.

    A quote that only begins a word ("so called) must not swallow the rows after it: where a cell
    would hold a tab, or a quote is left open, quotes are letters like all others.
    """
    plain_rows = [line.split("\t") for line in text.split("\n")]
    if text.count('"') % 2:
        return plain_rows
    try:
        quoted = list(csv.reader(StringIO(text, newline=""), delimiter="\t"))
    except csv.Error:
        return plain_rows
    return plain_rows if any("\t" in cell for cells in quoted for cell in cells) else quoted
