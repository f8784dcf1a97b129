"""A table from a word processor or a spreadsheet, cut into lines of cells."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

from plc_runner.protocol.editing.emit import clean

_QUOTED = re.compile(r'"((?:[^"\t]|"")*)"(?=\t|\n|$)')
_RULE = re.compile(r"\s*:?-+:?\s*")
_PIPE = re.compile(r"(?<!\\)\|")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)

Lines = list[list[str]]


def cells_of(table: str, is_table: Callable[[Lines], bool]) -> Lines:
    """The cells, line by line; lines without a word are left out.

    Args:
        table: with tabs between its cells, or else the pipes of Markdown, or else commas or
            semicolons if every line has as many of them.
        is_table: whether lines cut at commas look like a table, and not like text with commas.
    """
    text = table.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if "\t" in text:
        lines = _tabbed(text)
    elif sum("|" in line for line in text.split("\n")) * 2 > len(text.split("\n")):
        lines = _piped(text)
    else:
        separated = _separated(text)
        cut = separated is not None and is_table(separated)
        lines = separated if separated and cut else [[line] for line in text.split("\n")]
    cleaned = [[clean(cell) for cell in line] for line in lines]
    return [line for line in cleaned if any(line)]


def _tabbed(text: str) -> Lines:
    """A cell in quotes may have several lines; a quote that does not close a cell is a quote."""
    lines: Lines = [[]]
    at = 0
    while at <= len(text):
        quoted = _QUOTED.match(text, at)
        if quoted:
            lines[-1].append(quoted[1].replace('""', '"'))
            at = quoted.end()
        else:
            end = next((i for i in range(at, len(text)) if text[i] in "\t\n"), len(text))
            lines[-1].append(text[at:end])
            at = end
        if text[at : at + 1] == "\n":
            lines.append([])
        at += 1
    return lines


def _piped(text: str) -> Lines:
    lines: Lines = []
    for line in text.split("\n"):
        bare = line.strip().removeprefix("|")
        if bare.endswith("|") and not bare.endswith("\\|"):
            bare = bare[:-1]
        cells = _PIPE.split(bare)
        if not all(_RULE.fullmatch(cell) for cell in cells):
            lines.append([_BREAK.sub("\n", cell.replace("\\|", "|")) for cell in cells])
    return lines


def _separated(text: str) -> Lines | None:
    """Lines as a spreadsheet saves them; None if they are just lines with commas."""
    for sign in ";,":
        lines = list(csv.reader(text.split("\n"), delimiter=sign))
        sizes = {len(line) for line in lines if line}
        if len(lines) > 1 and len(sizes) == 1 and sizes.pop() > 1:
            return lines
    return None
