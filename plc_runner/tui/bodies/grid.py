"""How a table is drawn: the newest row whole, older ones in short or folded, the cell that is
asked for marked.

Where the columns would be too narrow to be read, each row is one text: "explain · fractions ·
Depth 3". Columns are as wide as their kind and the room say, never as their words do: nothing jumps
when a row comes in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from plc_runner.tui.cells import (
    Line,
    Run,
    clip,
    clip_line,
    flat,
    line_width,
    visible,
    width,
    wrap,
    wrap_runs,
)
from plc_runner.tui.themes import Ink

MARK = 2
_GAP = 2
_READABLE = 10
"""Columns (of the screen) under which a column of text is not worth having."""
_ALONE = 14
"""And under which the table wants the whole board."""
_WIDEST = 48
"""Columns that one of text takes at most: the next one is to be seen beside it."""
_IN_SHORT = 2
"""Lines of an older row where not all rows fit whole."""
_WITH_HEADS = 3
"""Rows of the board from which the heads are worth one."""
_HOW = "Cell by cell, or a whole row: one | two. Or paste rows of a spreadsheet."


@dataclass(frozen=True, slots=True)
class Head:
    """A column: what it is called, and what it takes."""

    name: str
    slim: int = 0
    """How wide it is where it holds numbers or short choices; 0 for text."""
    hint: str = "…"
    """What stands in an empty cell that is asked for."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row."""

    text: str = ""
    asked: bool = False
    """The line stands for it."""
    wrong: bool = False
    """It does not fit its column."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row, with its mark at the left."""

    cells: tuple[Cell, ...]
    mark: str = "•"
    newest: bool = False
    held: bool = False


@dataclass(frozen=True, slots=True)
class _Room:
    """Where a table is drawn."""

    width: int
    height: int
    """Of the rows, without the heads."""
    sizes: tuple[int, ...]
    """How wide each column is; nothing where each row is one text."""


@dataclass(frozen=True, slots=True)
class Table:
    """A capture of kind table."""

    heads: tuple[Head, ...]
    shown: tuple[Row, ...] = ()
    """Oldest first: the newest, or those up to the one in hand."""
    earlier: int = 0
    later: int = 0
    """Rows before and after them, not handed over but counted."""

    @property
    def narrowest(self) -> int:
        """Columns (of the screen) under which it stands on the board alone."""
        return MARK + sum((head.slim or _ALONE) + _GAP for head in self.heads) - _GAP

    @property
    def count(self) -> int:
        """Rows, handed over or not."""
        return self.earlier + len(self.shown) + self.later

    def rows(self, width: int, height: int, *, airy: bool) -> Sequence[Line]:
        """The heads, and as many rows as there is room for."""
        if height < 1 or width <= MARK:
            return ()
        heads = 1 if height >= _WITH_HEADS else 0
        room = _Room(width, height - heads, _sizes(self.heads, width))
        blocks, blank = _blocks(self, room, airy=airy)
        out: list[Line] = []
        if heads:
            above = self.earlier + len(self.shown) - len(blocks)
            out.append(_heads(self, room, _folded(above, self.later)))
        for block in blocks:
            out += [()] * blank + block
        if not self.count and heads:
            out += [(Run("  " + text, "muted"),) for text in wrap(_HOW, width - MARK)]
        return [clip_line(line, width) for line in out[:height]]


def _sizes(heads: Sequence[Head], room: int) -> tuple[int, ...]:
    """How wide each column is; nothing where they would be too narrow to be read."""
    free = room - MARK - _GAP * (len(heads) - 1) - sum(head.slim for head in heads)
    wide = [n for n, head in enumerate(heads) if not head.slim]
    if free < _READABLE * len(wide):
        return ()
    sizes = [head.slim for head in heads]
    for left, n in enumerate(wide):
        sizes[n] = min(_WIDEST, free // (len(wide) - left))
        free -= sizes[n]
    return tuple(sizes)


def _blocks(table: Table, room: _Room, *, airy: bool) -> tuple[list[list[Line]], int]:
    """The rows that are seen, each with its lines, and how many blank lines stand before each."""
    for blank in (1, 0) if airy else (0,):
        whole = _backwards(table, room, blank, None)
        if len(whole) == len(table.shown) and not table.earlier:
            return whole, blank
    return _backwards(table, room, 0, _IN_SHORT), 0


def _backwards(table: Table, room: _Room, blank: int, limit: int | None) -> list[list[Line]]:
    """As many rows as there is room for, from the last backwards; the last as whole as can be."""
    out: list[list[Line]] = []
    left = room.height
    for row in reversed(table.shown):
        block = _lines(table, row, room, limit if out else room.height)
        left -= len(block) + blank
        if left < 0 and (out or limit is None):
            break
        out.append(block)
    return out[::-1]


def _lines(table: Table, row: Row, room: _Room, limit: int | None) -> list[Line]:
    """The lines of one row, its mark before the first."""
    body = list(_in_columns(table, row, room) if room.sizes else _in_one(table, row, room))
    if limit is not None and len(body) > limit:
        body = _cut(table, row, room, limit) if room.sizes else _cut_off(body, room, limit)
    ink: Ink = "last" if row.mark == "▲" else "sky-strong" if row.mark in "▸=" else "text"
    if row.mark == "★":
        ink = "sky"
    return [(Run(f"{row.mark} " if n == 0 else "  ", ink), *line) for n, line in enumerate(body)]


def _cut(table: Table, row: Row, room: _Room, limit: int) -> list[Line]:
    """So many lines of a row, a sign in every cell where more would follow."""
    cells = zip(table.heads, row.cells, room.sizes, strict=True)
    columns = [_short(_said(head, cell, row), size, limit) for head, cell, size in cells]
    return list(_side_by_side(columns, [_ink(row, cell) for cell in row.cells], room.sizes))


def _short(text: str, size: int, limit: int) -> Sequence[str]:
    lines = wrap(text, size)
    if len(lines) <= limit:
        return lines
    return (*lines[: limit - 1], clip(f"{lines[limit - 1]} …", size))


def _cut_off(body: list[Line], room: _Room, limit: int) -> list[Line]:
    """So many lines of a row that is one text, a sign where more would follow."""
    *before, last = body[limit - 1] or (Run(""),)
    end = clip(f"{last.text} …", room.width - MARK - line_width(before))
    return [*body[: limit - 1], (*before, Run(end, last.ink))]


def _said(head: Head, cell: Cell, row: Row) -> str:
    if cell.asked:
        sign = "" if row.mark == "▸" else "▸ "
        return f"{sign}{cell.text or head.hint}"
    return f"▲ {cell.text}" if cell.wrong else cell.text


def _ink(row: Row, cell: Cell) -> Ink:
    if cell.asked:
        return "sky-strong"
    if cell.wrong:
        return "last"
    return "strong" if row.newest or row.held else "text"


def _in_columns(table: Table, row: Row, room: _Room) -> Iterator[Line]:
    cells = zip(table.heads, row.cells, room.sizes, strict=True)
    columns = [wrap(_said(head, cell, row), size) for head, cell, size in cells]
    yield from _side_by_side(columns, [_ink(row, cell) for cell in row.cells], room.sizes)


def _side_by_side(
    columns: Sequence[Sequence[str]], inks: Sequence[Ink], sizes: Sequence[int]
) -> Iterator[Line]:
    for y in range(max(1, *map(len, columns))):
        line: list[Run] = []
        for column, ink, size in zip(columns, inks, sizes, strict=True):
            text = column[y] if y < len(column) else ""
            line += [Run(text, ink), Run(" " * (size + _GAP - width(text)))]
        yield tuple(run for run in line[:-1] if run.text)


def _in_one(table: Table, row: Row, room: _Room) -> Iterator[Line]:
    """The cells as one text; a number or a choice with the name of its column."""
    last = max((n for n, cell in enumerate(row.cells) if cell.text or cell.asked), default=0)
    runs: list[Run] = []
    for n, (head, cell) in enumerate(zip(table.heads, row.cells, strict=True)):
        if n > last:
            break
        named = f"{head.name} " if head.slim and not cell.asked else ""
        said = _said(replace(head, hint=f"{head.name}?"), cell, row)
        runs += [Run(" · ", "muted")] if n else []
        runs.append(Run(visible(f"{named}{said}" if said else "–"), _ink(row, cell)))
    yield from wrap_runs(runs, room.width - MARK)


def _heads(table: Table, room: _Room, folded: str) -> Line:
    """The names of the columns, with how much is folded away beside the first wide one."""
    names = [flat(head.name) for head in table.heads]
    asked = {n for row in table.shown for n, cell in enumerate(row.cells) if cell.asked}
    extra = f" {folded}" if folded else ""
    if not room.sizes:
        text = clip(" · ".join(names), room.width - MARK - width(extra))
        return (Run("  "), Run(text, "muted"), Run(extra, "sky"))
    wide = next((n for n, head in enumerate(table.heads) if not head.slim), 0)
    line = [Run("  ")]
    for n, (name, size) in enumerate(zip(names, room.sizes, strict=True)):
        more = extra if n == wide else ""
        text = clip(name, size - width(more))
        line += [Run(text, "sky-strong" if n in asked else "muted"), Run(more, "sky")]
        line.append(Run(" " * (size + _GAP - width(text) - width(more))))
    return tuple(run for run in line[:-1] if run.text)


def _folded(above: int, below: int) -> str:
    return " ".join((*[f"↑{above}"] * bool(above), *[f"↓{below}"] * bool(below)))
