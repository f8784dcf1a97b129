"""Whether a prompt fits a small wall: what the screen's layout would say, as plain arithmetic.

The truth is `tui.layout`, which the protocol room may not ask. A test holds the two against each
other: over all shipped prompts and over made-up ones they never differ by more than a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plc_runner.protocol.problems import cells

COLUMNS, ROWS = 60, 18
"""The wall that everything must fit: a projector at the size that the last row can read."""
ROOM = 6
"""Rows for the prompt: 18, less header, title, clock, rule, line, keys and two rows to write on."""
_WIDE = COLUMNS - 4
"""Columns for the prompt, between the edge and the bar before it."""
_SURE = 150
"""So few letters in one paragraph always fit: a row that breaks early is half full at least."""
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,9}[.)])\s+")
_MARKS = re.compile(r"\*\*|__|`+|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_HEADING = re.compile(r" {0,3}#{1,6}\s+(.*)")
_INTERRUPTS = frozenset({"-", "*", "+", "1.", "1)"})
"""Marks of items that end a paragraph without a blank line between; any other number is text."""
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")


def rows_of(prompt: str) -> int:
    """How many rows the wall needs for a prompt."""
    if len(prompt) <= _SURE and "\n" not in prompt:
        return 1
    return sum(_wrapped(text, _WIDE - indent) for indent, text in _blocks(prompt))


def what_fits(prompt: str) -> str:
    """As many whole sentences from its beginning as the wall has rows for; perhaps none."""
    kept = ""
    for end in re.finditer(r"[.!?…][\"”’)]?(?=\s|$)|\n", prompt):
        if rows_of(prompt[: end.end()]) > ROOM:
            break
        kept = prompt[: end.end()]
    return kept.strip()


def _blocks(prompt: str) -> Iterator[tuple[int, str]]:
    """Paragraphs, headings and items, each with its indent."""
    indent, words, edge = 0, "", -1
    for source in [*prompt.split("\n"), ""]:
        line, item = source, _ITEM.match(source)
        if item and words and not indent and item[2] not in _INTERRUPTS:
            item = None
        heading = _HEADING.match(line)
        if words and (item or heading or not line.strip()):
            yield indent, words
            indent, words = (indent if item else 0), ""
        if heading:
            yield 0, _plain(heading[1])
            continue
        if item:
            lead = len(item[1])
            edge = lead if edge < 0 else edge
            indent = max(0, lead - edge) // 2 * 2 + len(item[2]) + 1
            line = line[item.end() :]
        if line.strip():
            words += _plain(line) + ("\n" if line.endswith(("  ", "\\")) else " ")


def _plain(line: str) -> str:
    """What the wall shows of a line of Markdown."""
    return _MARKS.sub("", _LINK.sub(r"\1", line.strip().removesuffix("\\")))


def _wrapped(text: str, wide: int) -> int:
    """Rows of a text that is broken at its spaces."""
    rows = 0
    for line in text.strip().split("\n"):
        used = 0
        rows += 1
        for word in line.split():
            size = cells(word)
            if used and used + 1 + size <= wide:
                used += 1 + size
                continue
            rows += bool(used)
            rows += max(0, size - 1) // wide
            used = size - max(0, size - 1) // wide * wide
    return rows
