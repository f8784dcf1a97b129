"""From a table of standards to standards, and what was odd in it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO

from plc_runner.errors import Refused
from plc_runner.events.framework import StandardItem
from plc_runner.standards.decoding import decode
from plc_runner.standards.heads import Columns, Field, mapped, must_have, recognised

_DELIMITERS = ",;\t|"
_HEAD_WITHIN = 15
"""Rows in which the heads must come: a sheet may begin with its title."""
_LONGEST_CELL = 20_000
"""Letters. A longer one swallowed the rows after it."""
_SHAPED = re.compile(r"\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2}|\d+[.,]\d+E[+-]?\d+|#\w+[?!]")
"""What a spreadsheet makes of a code: 1-Mar, 1.0E+5, #NAME?"""
_SPEC = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file."""

    line: int
    """Where it begins, from 1."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file came to."""

    items: tuple[StandardItem, ...]
    columns: Mapping[Field, tuple[str, ...]]
    """Which columns were read for what, by name."""
    problems: tuple[str, ...] = ()
    """What was left out, or looks odd: each begins with its line."""


def read(data: bytes, file: str, wishes: Mapping[str, str] | None = None) -> Reading:
    """The standards of a CSV file; every cell is text.

    Args:
        data: the bytes of the file.
        file: its name, for what is said of it.
        wishes: columns as somebody named them; see `heads.mapped`.

    Raises:
        Refused: it is no such table; says what would help.
    """
    decoded = decode(data)
    rows = _rows(decoded.text)
    if not rows:
        raise Refused("There is nothing in this file.")
    at = _head(rows, wishes or {})
    heads = rows[at].cells
    columns = mapped(heads, wishes or {})
    must_have(columns, heads, file)
    items, problems = _items(rows[at + 1 :], columns, len(heads))
    if not items:
        why = f" {problems[0]}" if problems else ""
        raise Refused(f"There is no standard in this file, only its heads.{why}")
    read_from = {
        field: tuple(heads[place].strip() for place in places) for field, places in columns.items()
    }
    return Reading(tuple(items), read_from, (*decoded.told, *problems))


def _rows(text: str) -> list[Row]:
    """The rows with something in them.

    Raises:
        Refused: a quotation mark swallows what comes after it; says where.
    """
    first = 1
    spec = _SPEC.match(text)
    if spec:
        text, first = text[spec.end() :], 2
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    delimiter = spec[1] if spec else _delimiter(text)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    rows: list[Row] = []
    begun = line = first
    try:
        for cells in reader:
            if any(len(cell) > _LONGEST_CELL for cell in cells):
                raise csv.Error
            if any(cell.strip() for cell in cells):
                rows.append(Row(line, tuple(cells)))
            begun, line = line, first + reader.line_num
    except csv.Error:
        raise _open_quote(line) from None
    if rows and line - rows[-1].line > 1 and _is_open(text, rows[-1].line - first, delimiter):
        raise _open_quote(begun)
    return rows


def _open_quote(line: int) -> Refused:
    return Refused(
        f"Line {line}: a quotation mark begins a cell there and none ends it, so that the rows "
        "after it would be lost. Put it right in the file."
    )


def _is_open(text: str, line: int, delimiter: str) -> bool:
    """Whether the last cell, which has several lines, was never closed."""
    last = "\n".join(text.split("\n")[line:])
    try:
        list(csv.reader(StringIO(last, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _delimiter(text: str) -> str:
    """The sign between cells: the one that gives the most usual heads, then the most columns."""
    start = "\n".join(text.split("\n", 3 * _HEAD_WITHIN)[: 3 * _HEAD_WITHIN])

    def worth(sign: str) -> tuple[int, int]:
        try:
            rows = list(csv.reader(StringIO(start, newline=""), delimiter=sign))[:_HEAD_WITHIN]
        except csv.Error:
            return 0, 0
        return (
            max((len(recognised(cells)) for cells in rows), default=0),
            max((len(cells) for cells in rows), default=0),
        )

    return max(_DELIMITERS, key=worth)


def _head(rows: Sequence[Row], wishes: Mapping[str, str]) -> int:
    """Where the heads are: the row that has most of the wished and usual names."""
    names = {name.strip().casefold() for name in wishes.values()}

    def known(row: Row) -> tuple[int, int]:
        wished = sum(cell.strip().casefold() in names for cell in row.cells)
        return wished, len(recognised(row.cells))

    among = range(min(len(rows), _HEAD_WITHIN))
    best = max(among, key=lambda n: known(rows[n]))
    return best if any(known(rows[best])) else 0


def _items(
    rows: Sequence[Row], columns: Columns, width: int
) -> tuple[list[StandardItem], list[str]]:
    items: list[StandardItem] = []
    problems: list[str] = []
    seen: dict[str, dict[str, int]] = {}
    for row in rows:
        told, item = _wrong(row, columns, width), _item(row, columns)
        before = seen.setdefault(item.code, {})
        if not told and item.statement in before:
            line = before[item.statement]
            told = f"{item.code} stands in line {line} already, in the same words: left out."
        if told:
            problems.append(f"Line {row.line}: {told}")
            continue
        problems += (f"Line {row.line}: {odd}" for odd in _odd(item, before))
        before[item.statement] = row.line
        items.append(item)
    return items, problems


def _wrong(row: Row, columns: Columns, width: int) -> str:
    """Why a row is left out; nothing where it is not."""
    if any(cell.strip() for cell in row.cells[width:]):
        return (
            f"{len(row.cells)} cells where the heads are {width}: left out. A text with a comma in "
            "it needs quotation marks around it."
        )
    item = _item(row, columns)
    if not item.statement:
        return f"{item.code or 'a row'} has no text: left out."
    if not item.code:
        return f"“{item.statement[:40]}” has no code: left out."
    return ""


def _odd(item: StandardItem, before: Mapping[str, int]) -> Iterator[str]:
    """What is odd about a standard that was kept.

    Args:
        item: the standard.
        before: what was kept under its code, with the lines.
    """
    if before:
        line = next(iter(before.values()))
        yield f"{item.code} stands in line {line} too, in other words. Both were kept."
    if _SHAPED.fullmatch(item.code):
        yield f"“{item.code}” looks like a code that a spreadsheet changed. It was kept as it is."


def _item(row: Row, columns: Columns) -> StandardItem:
    return StandardItem.model_validate({field: _cell(row, columns, field) for field in columns})


def _cell(row: Row, columns: Columns, field: Field) -> str:
    """The first of its columns that has something; lines stay lines."""
    for place in columns[field]:
        text = row.cells[place] if place < len(row.cells) else ""
        lines = (" ".join(line.split()) for line in text.splitlines())
        if said := "\n".join(line for line in lines if line):
            return said if field == "statement" else said.replace("\n", " ")
    return ""
