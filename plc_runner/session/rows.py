"""Rows of a table: how a line becomes cells, and what a cell may hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plc_runner.errors import IllegalMove
from plc_runner.events.entry import Cell
from plc_runner.protocol.captures import TableCapture, TableColumn
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.amounts import is_number
from plc_runner.session.phrases import plain
from plc_runner.session.words import either

Columns = tuple[TableColumn, ...]

BETWEEN = " | "
"""Stands between the cells where a row is said in one line."""
_BAR = re.compile(r"(?:^|(?<=\s))\|(?=\s|$)")
_RULE = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*")
"""The line under the heads of a table in Markdown."""


def columns_of(steps: Iterable[PlannedStep], step: str, slot: str) -> Columns:
    """The columns of the table that a slot is; none where it is something else."""
    for planned in steps:
        if planned.key == step:
            for capture in planned.captures:
                if isinstance(capture, TableCapture) and slot in {s.id for s in capture.slots()}:
                    return capture.columns
    return ()


def split_row(text: str, columns: Columns) -> tuple[str, ...]:
    """The cells of a row said in one line: between tabs, or between bars with space around."""
    if "\t" in text:
        parts = text.split("\t")
    elif len(columns) > 1:
        parts = _BAR.split(text)
        if len(parts) > 2 and not parts[0].strip() and not parts[-1].strip():
            parts = parts[1:-1]  # a row of Markdown
    else:
        parts = [text]
    return trimmed(parts)


def trimmed(parts: Iterable[str]) -> tuple[str, ...]:
    """Cells without the space around them, and without the empty ones at the end."""
    cells = [one_line(part) for part in parts]
    while cells and not cells[-1]:
        cells.pop()
    return tuple(cells)


def one_line(text: str) -> str:
    """The lines of a cell as one, a semicolon between those that no other sign ends."""
    lines = [" ".join(line.split()) for line in text.splitlines()]
    out = ""
    for line in filter(None, lines):
        out += f"{'' if not out else ' ' if out[-1] in ',;:.!?…-' else '; '}{line}"
    return out


def row(columns: Columns, texts: Sequence[str]) -> tuple[Cell, ...]:
    """The cells of a row under their columns; those that were not said are empty.

    Raises:
        IllegalMove: these are more cells than columns, or a cell does not fit; says what does.
    """
    if len(texts) > len(columns):
        names = ", ".join(column.name for column in columns)
        raise IllegalMove(
            f"The table has {len(columns)} columns ({names}), this row {len(texts)} cells."
        )
    if is_heads(columns, texts):
        raise IllegalMove("These are the heads of the table, which stand there. Type a row.")
    said = (*texts, *[""] * (len(columns) - len(texts)))
    return tuple(
        Cell(name=column.name, text=fitting(column, text))
        for column, text in zip(columns, said, strict=True)
    )


def fitting(column: TableColumn, text: str) -> str:
    """The text of a cell as it is kept; a choice as the protocol writes it.

    Raises:
        IllegalMove: it does not fit; says what does.
    """
    text = text.strip()
    if not text:
        return ""
    if column.choice:
        return _chosen(column, text)
    if column.type == "number" and not is_number(text):
        raise IllegalMove(f"“{text}” is no number: {column.name} takes one, such as 12 or 3.5.")
    return text


def fits(column: TableColumn, text: str) -> bool:
    """Whether a cell may hold this."""
    try:
        fitting(column, text)
    except IllegalMove:
        return False
    return True


def _chosen(column: TableColumn, text: str) -> str:
    name = plain(column.name)
    said = plain(text)
    bare = said.removeprefix(name).lstrip(" :=") if said.startswith(name) else said
    for way in (said, bare):
        found = [one for one in column.choice if plain(one) == way] or [
            one for one in column.choice if way and plain(one).startswith(way)
        ]
        if len(found) == 1:
            return found[0]
    raise IllegalMove(f"{column.name} is {either(column.choice)}, not “{text}”.")


def asked_as(column: TableColumn) -> str:
    """What stands in front of the line for a cell: `Depth 1-4`, `And now: keep or let go`."""
    if not column.choice:
        return column.name
    span = choices(column)
    return f"{column.name} {span}" if "-" in span else f"{column.name}: {either(column.choice)}"


def choices(column: TableColumn) -> str:
    """What one may choose from, in short: `1-4`, `keep / let go`."""
    if all(one.isdecimal() and one.isascii() for one in column.choice):
        numbers = [int(one[:6]) for one in column.choice]
        if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
            return f"{numbers[0]}-{numbers[-1]}"
    return " / ".join(column.choice)


def is_heads(columns: Columns, texts: Sequence[str]) -> bool:
    """Whether these cells are names of the columns and no row: all, or two and more of them."""
    names = {plain(column.name) for column in columns}
    said = [head(text) for text in texts if text.strip()]
    known = [text for text in said if text in names]
    return (
        bool(known)
        and len(set(known)) == len(known)
        and (len(known) == len(said) == len(columns) or len(known) > 1)
    )


def head(text: str) -> str:
    """The name of a column as it is compared."""
    return plain(text).rstrip(" :*")


def is_rule(text: str) -> bool:
    """Whether a line is the rule under the heads of a table in Markdown."""
    return "-" in text and "|" in text and _RULE.fullmatch(text.strip()) is not None


def in_one_line(cells: Iterable[Cell]) -> str:
    """The cells of a row as one text, without the empty ones at the end."""
    texts = [cell.text for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return BETWEEN.join(texts)


def filled(columns: Columns, cells: tuple[Cell, ...], at: int, text: str) -> tuple[Cell, ...]:
    """A row with one more cell said, or with several from there on: "b | c".

    Args:
        columns: none where the cells are not those of a table.
        at: the place of the cell.

    Raises:
        IllegalMove: it does not fit, or would write over what stands there.
    """
    if not columns:
        new = [text]
    elif BETWEEN in text or "\t" in text:
        new = list(split_row(text, columns)) or [""]
    else:
        new = [one_line(text)]
    if at + len(new) > len(cells):
        raise IllegalMove(f"From here on the row has {len(cells) - at} of {len(new)} cells.")
    over = [cell.name for cell in cells[at + 1 : at + len(new)] if cell.text]
    if over:
        raise IllegalMove(f"That would write over {either(over)}. One cell at a time, please.")
    if len(columns) == len(cells):
        new = [fitting(column, one) for column, one in zip(columns[at:], new, strict=False)]
    put = dict(enumerate(new, start=at))
    out = tuple(
        cell.model_copy(update={"text": put[n]}) if n in put else cell
        for n, cell in enumerate(cells)
    )
    if not any(cell.text for cell in out):
        raise IllegalMove("The row would be empty. /remove takes it off.")
    return out
