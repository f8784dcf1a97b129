"""Which column of a table is what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from plc_runner.protocol.editing.reading_tables import Lines
from plc_runner.protocol.editing.table_minutes import minutes_in, minutes_of
from plc_runner.protocol.editing.talking import talk_named
from plc_runner.protocol.vocabulary import slug

_HEADS = {
    "minutes": "minutes|minute|min|mins|time|times|duration|length|how long|timing|time needed"
    "|minutes planned|time in minutes|time min|duration min|zeit|dauer",
    "talk": "who talks|who|talk|talks|speaker|speakers|who speaks|speaking|who may talk|talking"
    "|who is talking|voice",
    "say": "say|prompt|prompts|what to say|instruction|instructions|script|directions|direction"
    "|description|details|detail|how|process|question|questions|what we do|what to do|procedure"
    "|facilitator says|we say|text|explanation",
    "capture": "write down|what to write down|capture|captures|record|recording|notes taken"
    "|output|outputs|outcome|outcomes|product|products|we write down|chart|on chart paper",
    "title": "step|steps|title|titles|what|activity|activities|name|phase|part|agenda|agenda item"
    "|item|topic|task|section|stage|step title|protocol step",
    "number": "#|no|nr|number|step number|step no|n",
}
"""What people call a column."""
_MEANS = {name: column for column, names in _HEADS.items() for name in names.split("|")}
_NUMBER = re.compile(r"(?:step\s*)?\d{1,2}[.)]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """What the columns of a table are."""

    columns: dict[str, int]
    """The form's columns, and which of the table's each is."""
    first: int
    """The first line that is no head."""
    by_heads: bool
    unknown: tuple[str, ...] = ()
    """Heads, or the first cells, of columns that the form has none for."""


def find_columns(lines: Lines) -> Found:
    """The table's columns by their heads in one of the first lines, or else by what they hold."""
    for number, line in enumerate(lines[:3]):
        found = _by_heads(lines, number, line)
        if found is not None:
            return found
    return _by_cells(lines)


def _by_heads(lines: Lines, number: int, line: Sequence[str]) -> Found | None:
    means = [_meaning(cell) for cell in line]
    known = [meaning for meaning in means if meaning]
    words = sum(bool(cell) for cell in line)
    if not known or (len(known) < 2 and words > 1) or any(minutes_of(cell) for cell in line):
        return None
    columns: dict[str, int] = {}
    for at, meaning in enumerate(means):
        if meaning and meaning not in columns:
            columns[meaning] = at
    below = lines[number + 1 :]
    _without_numbers(columns, line, below)
    if "title" not in columns:
        return None
    unknown = tuple(
        " ".join(cell.split())
        for at, cell in enumerate(line)
        if cell and at not in columns.values()
    )
    columns.pop("number", None)
    return Found(columns, number + 1, True, unknown)


def _meaning(cell: str) -> str:
    words = slug(cell).replace("-", " ")
    if cell.strip() == "#":
        return "number"
    return _MEANS.get(words, "") or _MEANS.get(re.sub(r" \w+$", "", words), "")


def _without_numbers(columns: dict[str, int], line: Sequence[str], below: Lines) -> None:
    """If there is no `Step`, or it holds but numbers, the first other words are the titles."""
    at = columns.get("title")
    if at is not None and not _all_numbers(_column(below, at)):
        return
    if at is not None:
        del columns["title"]
        columns.setdefault("number", at)
    others = [i for i, cell in enumerate(line) if _meaning(cell) == "title" and i != at]
    says = [i for i, cell in enumerate(line) if _meaning(cell) == "say"]
    unknown = [i for i, cell in enumerate(line) if cell and i not in columns.values()]
    for i in [*others, *sorted({*unknown, *says})]:
        if any(_column(below, i)):
            if columns.get("say") == i:
                del columns["say"]
                columns |= {"say": says[1]} if len(says) > 1 else {}
            columns["title"] = i
            return
    if at is not None:
        columns["title"] = at


def _column(lines: Lines, at: int) -> list[str]:
    return [line[at] if at < len(line) else "" for line in lines]


def _all_numbers(cells: Sequence[str]) -> bool:
    words = [cell for cell in cells if cell]
    return bool(words) and all(_NUMBER.fullmatch(cell.strip()) for cell in words)


def _says_nothing(cells: Sequence[str]) -> bool:
    """Whether a column but counts rows, or repeats the unit of the times."""
    return _all_numbers(cells) or {slug(cell) for cell in cells if cell} <= {"min", "minutes"}


def _by_cells(lines: Lines) -> Found:
    width = max(len(line) for line in lines)
    columns: dict[str, int] = {}
    cells = {at: _column(lines, at) for at in range(width)}
    counts = {at: _count_of_times(column) for at, column in cells.items()}
    best = max(counts, key=lambda at: (counts[at], at))
    if counts[best] * 2 > len(lines) or (width > 1 and counts[best] * 2 >= len(lines)):
        columns["minutes"] = best
    texts = [
        at
        for at, column in cells.items()
        if at != columns.get("minutes") and any(column) and not _says_nothing(column)
    ]
    for at in texts[1:]:
        words = [cell for cell in cells[at] if cell]
        if words and sum(bool(talk_named(word, {})) for word in words) * 2 > len(words):
            columns.setdefault("talk", at)
    texts = [at for at in texts if at != columns.get("talk")]
    columns |= dict(zip(("title", "say"), texts, strict=False))
    columns.setdefault("title", 0)
    unknown = tuple(next(cell for cell in cells[at] if cell)[:30] for at in texts[2:])
    return Found(columns, 0, False, unknown)


def _count_of_times(column: Sequence[str]) -> int:
    """How many times are in a column; none if it just counts its rows."""
    words = [cell.strip() for cell in column if cell]
    counting = [f"{n}" for n in range(1, len(words) + 1)]
    if len(words) > 1 and [word.strip(".)") for word in words] == counting:
        return 0
    return sum(bool(time) for time in minutes_in(column))
