"""Steps from a table that somebody pasted, and in words what was understood of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from plc_runner.protocol.editing.adding import NEW_MINUTES, put_steps
from plc_runner.protocol.editing.cells import set_cell
from plc_runner.protocol.editing.parts import CellError, Edited, Path, change
from plc_runner.protocol.editing.reading_tables import Lines, cells_of
from plc_runner.protocol.editing.table_heads import Found, find_columns
from plc_runner.protocol.editing.table_minutes import minutes_in, minutes_of
from plc_runner.protocol.words import count_of

_TOTAL = re.compile(
    r"(?:sub)?(?:total|sum|summe|gesamt|all in all|altogether)\b.*", re.IGNORECASE | re.DOTALL
)
_NUMBERED = re.compile(
    r"(?:(?:step|part|phase)\s*)?\d{1,2}\s*[.):]\s+(?=\S)|step \d{1,2}\s*[-–:]\s+", re.IGNORECASE
)
_BULLET = re.compile(r"[-*•·▪◦–]\s+")
_TIME_BEHIND = re.compile(r"(.*\S)\s*[(\[–:,-]\s*([^()\[\]]+?)\s*[)\]]?\s*$")
_TIME = r"\d[\d\s–-]*(?:m|min|mins|minutes?|sec|seconds?)\b\.?"
_UNIT_BEHIND = re.compile(rf"(.*\S)\s+({_TIME})", re.IGNORECASE)
_UNIT_BEFORE = re.compile(rf"(?P<time>{_TIME})[\s:,)–-]+(?P<title>\S.*)", re.IGNORECASE)
_MOST = 200
"""Rows of a table that are taken."""


@dataclass(slots=True)
class _Told:
    """What is to be said of the table."""

    unread: list[str] = field(default_factory=list)
    """Sentences."""
    no_minutes: list[str] = field(default_factory=list)
    """Titles."""


def paste_table(text: str, after: Path | None, table: str) -> tuple[Edited, str]:
    """The steps of a table put into the file, and what was understood of the table.

    Args:
        text: the file.
        after: the row that the steps follow, as for `add_step`.
        table: with tabs between its cells, or the pipes of Markdown; with or without heads.

    Raises:
        CellError: there are no steps in it.
    """
    lines = cells_of(table, _is_table)
    if not lines:
        raise CellError("There is nothing to paste. Copy the rows of a table first.")
    found = find_columns(lines)
    told = _Told()
    if len(lines) > _MOST:
        told.unread.append(f"Only the first {_MOST} rows were taken.")
    rows = list(_rows(found, lines[found.first : found.first + _MOST], told))
    if not rows:
        raise CellError(
            "No steps were found in this. Copy a table with a row for each step: its title, its"
            " minutes, and what to say."
        )
    first, new = put_steps(text, after, rows)
    for number, row in enumerate(rows, start=first[-1]):
        new = _filled(new, (*first[:-1], number), row, told)
    return change(text, new, first), _words(found, rows, told)


def _is_table(lines: Lines) -> bool:
    found = find_columns(lines)
    return found.by_heads or "minutes" in found.columns


def _filled(text: str, path: Path, row: Mapping[str, str], told: _Told) -> str:
    for column in ("talk", "capture"):
        typed = row.get(column)
        if not typed:
            continue
        try:
            text = set_cell(text, path, column, typed).apply(text)
        except CellError as error:
            what = _NAMES[column]
            reason = str(error).split("\n")[0]
            told.unread.append(f"Left out {what} of “{row['title']}”: {reason}")
    return text


_NAMES = {
    "title": "step",
    "minutes": "minutes",
    "talk": "who talks",
    "say": "what to say",
    "capture": "what to write down",
}


def _rows(found: Found, lines: Sequence[Sequence[str]], told: _Told) -> Iterable[dict[str, str]]:
    """The cells of each step."""
    raw = [
        {column: line[at] if at < len(line) else "" for column, at in found.columns.items()}
        for line in lines
    ]
    if "minutes" in found.columns:
        times = minutes_in([row["minutes"] for row in raw])
        rows = [row | {"minutes": time} for row, time in zip(raw, times, strict=True)]
    else:
        rows = [_with_time_of_title(row) for row in raw]
    kept: list[dict[str, str]] = []
    for row, written in zip(rows, raw, strict=True):
        title = _title(row)
        if not title:
            _continue(kept, row, written, told)
        elif _TOTAL.fullmatch(title):
            told.unread.append(f"The row “{title}” was left out.")
        else:
            if not row.get("minutes"):
                if written.get("minutes"):
                    words = written["minutes"].replace("\n", " ")
                    told.unread.append(f"“{words}” is no time that a step can take.")
                told.no_minutes.append(title)
            kept.append(row | {"title": title})
    return kept


def _title(row: Mapping[str, str]) -> str:
    title = " ".join(row.get("title", "").split())
    title = _BULLET.sub("", title, count=1) or title
    return _NUMBERED.sub("", title, count=1) or title


def _with_time_of_title(row: dict[str, str]) -> dict[str, str]:
    """`Describe (5 min)`, `5 min: Describe`: the time beside a title is the time of the step."""
    words = _BULLET.sub("", " ".join(row.get("title", "").split()), count=1)
    before = _UNIT_BEFORE.fullmatch(words)
    if before and minutes_of(before["time"]):
        return row | {"title": before["title"], "minutes": minutes_of(before["time"])}
    for pattern in (_TIME_BEHIND, _UNIT_BEHIND):
        match = pattern.fullmatch(words)
        minutes = minutes_of(match[2]) if match and not match[2].isdecimal() else ""
        if match and minutes:
            return row | {"title": match[1].rstrip("(–-:, "), "minutes": minutes}
    return row


def _continue(
    kept: list[dict[str, str]], row: Mapping[str, str], written: Mapping[str, str], told: _Told
) -> None:
    """A row without a title goes on with the row above, if it says something."""
    said = row.get("say", "")
    if said and kept and not row.get("minutes"):
        kept[-1]["say"] = f"{kept[-1].get('say', '')}\n{said}".strip()
        return
    words = ", ".join(" ".join(cell.split()) for cell in written.values() if cell)
    if row.get("minutes") and _sum_of(kept) == row["minutes"]:
        told.unread.append(f"The row with the sum ({words[:60]}) was left out.")
    elif words:
        told.unread.append(f"A row without a title was left out ({words[:60]}).")


def _sum_of(rows: Sequence[Mapping[str, str]]) -> str:
    """The minutes of all, where they are plain numbers."""
    numbers = [row.get("minutes", "") for row in rows]
    return str(sum(map(int, numbers))) if all(map(str.isdecimal, numbers)) else ""


def _words(found: Found, rows: Sequence[Mapping[str, str]], told: _Told) -> str:
    """What was understood, and what was not."""
    understood = {column for row in rows for column, cell in row.items() if cell}
    names = [name for column, name in _NAMES.items() if column in understood]
    how = "Read from the headings" if found.by_heads else "Read without headings, so look it over"
    sentences = [f"{count_of(len(rows), 'step')} found. {how}: {', '.join(names)}."]
    if told.no_minutes:
        titles = ", ".join(f"“{title}”" for title in told.no_minutes[:5])
        more = len(told.no_minutes) - 5
        many = f" and {more} more" if more > 0 else ""
        sentences.append(f"No time was given for {titles}{many}: {NEW_MINUTES} minutes each.")
    if found.unknown:
        columns = ", ".join(f"“{name}”" for name in found.unknown)
        sentences.append(f"Left out, because the form has no such column: {columns}.")
    return " ".join([*sentences, *told.unread])
