"""The prompt's Markdown as rows for the wall: paragraphs, lists, bold and emphasis.

A prompt is bold as a whole, so **bold** is underlined and *emphasis* is slanted. What has no
place on a wall (HTML, pictures, rules) shows as its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from plc_runner.tui.cells import Line, Run, visible, width, wrap_runs
from plc_runner.tui.themes import Ink

_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")


class Block(NamedTuple):
    """A paragraph or the item of a list."""

    mark: str
    """What stands in front: "", "• ", "2. ", with the indent of a nested list."""
    runs: tuple[Run, ...]


@lru_cache(maxsize=256)
def prompt_rows(text: str, room: int) -> tuple[Line, ...]:
    """The rows of a prompt in `room` columns; items hang under their mark."""
    rows: list[Line] = []
    for mark, runs in blocks(text):
        indent = width(mark)
        if indent > room - 8:  # too narrow to hang
            front = (Run(f"{mark.strip()} ", "strong"),) if mark.strip() else ()
            rows += wrap_runs((*front, *runs), room)
            continue
        for number, row in enumerate(wrap_runs(runs, room - indent)):
            front = (Run(mark if number == 0 else " " * indent, "strong"),) if indent else ()
            rows.append((*front, *row))
    return tuple(rows)


def as_it_is(text: str) -> str:
    """A text that somebody typed as Markdown that shows it as it is."""
    return _SIGNS.sub(r"\\\1", " ".join(text.split()))


def in_one_row(text: str) -> str:
    """The words of a prompt without its markup."""
    return " ".join("".join(run.text for run in block.runs) for block in blocks(text))


@lru_cache(maxsize=64)
def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a Markdown text. Any text is Markdown; this does not fail."""
    reader = _Reader()
    for token in _markdown().parse(text):
        reader.take(token)
    return tuple(reader.found)


@dataclass
class _Reader:
    found: list[Block] = field(default_factory=list)
    _lists: list[int | None] = field(default_factory=list)
    """For each open list the number of its next item, None for bullets."""
    _mark: str = ""

    def take(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self._lists.append(None)
            case "ordered_list_open":
                self._lists.append(int(token.attrGet("start") or 1))
            case "bullet_list_close" | "ordered_list_close":
                self._lists.pop()
            case "list_item_open":
                self._mark = self._next_mark()
            case "inline":
                self._add(tuple(_runs(token.children or [])))
            case "fence" | "code_block":
                self._add((Run(visible(token.content.rstrip("\n")), "strong"),))

    def _next_mark(self) -> str:
        indent = "  " * (len(self._lists) - 1)
        number = self._lists[-1]
        if number is None:
            return f"{indent}• "
        self._lists[-1] = number + 1
        return f"{indent}{number}. "

    def _add(self, runs: tuple[Run, ...]) -> None:
        # A second paragraph of an item stands under its text.
        self.found.append(Block(self._mark if self._lists else "", runs))
        self._mark = " " * len(self._mark)


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    strong = slant = 0
    for token in tokens:
        ink: Ink = "stress" if strong else "slant" if slant else "strong"
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                slant += token.nesting
            case "softbreak":
                yield Run(" ", ink)
            case "hardbreak":
                yield Run("\n", ink)
            case _ if token.content:
                yield Run(visible(token.content), ink)


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False})
