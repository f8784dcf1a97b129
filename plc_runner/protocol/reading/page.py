"""A file's text while it is read, and the problems found so far."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Any, Literal

from yaml import Node, ScalarNode

from plc_runner.protocol.problems import WIDEST, Fix, Problem

_NOT_BARE = re.compile(r"^[^\w(]|[\[\]{},:#\"“”]|[?\s]$")
MOST = 200
"""Problems of one file that are told."""


class Page:
    """Collects problems, each at its place in the text."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        """What is being read: in the end with the slips repaired that were told."""
        self.lines = text.split("\n")
        """As they are in the file."""
        self.problems: list[Problem] = []
        self.open_rounds = 0
        """How many rounds are around what is being read."""
        self._told: set[tuple[int, int, str]] = set()

    def tell(  # noqa: PLR0913 - a problem is made of this many things
        self,
        node: Node,
        message: str,
        rule: str,
        hint: str,
        *,
        level: Literal["error", "advice"] = "error",
        fix: Fix | None = None,
    ) -> None:
        """A problem with what a node holds."""
        start, end = node.start_mark, node.end_mark
        length = end.index - start.index if isinstance(node, ScalarNode) else 1
        self.tell_at(
            start.line, start.column, message, rule, hint, length=length, level=level, fix=fix
        )

    def tell_at(  # noqa: PLR0913 - a problem is made of this many things
        self,
        line: int,
        column: int,
        message: str,
        rule: str,
        hint: str,
        *,
        length: int = 1,
        level: Literal["error", "advice"] = "error",
        fix: Fix | None = None,
    ) -> None:
        """A problem at a line and column, both from 0. The same is told once per place.

        The fixed lines follow a hint that ends with a colon.
        """
        if self.full or (line, column, message) in self._told:
            return
        self._told.add((line, column, message))
        line = min(line, len(self.lines) - 1)
        source = self.lines[line]
        if fix is not None and hint.endswith(":"):
            hint += f"\n{fix.text}" if "\n" in fix.text else f" {_shown(fix.text, source)}"
        column = min(column, len(source))
        length = max(1, min(length, len(source) - column))
        self.problems.append(
            Problem(
                *(self.path, message, rule, line + 1, column + 1, length, hint, source, level, fix)
            )
        )
        if self.full:
            message = f"Only the first {MOST} problems are told; there may be more."
            place = (line + 1, column + 1, length)
            hint = "Put these right, and check again."
            self.problems.append(Problem(self.path, message, "too-many", *place, hint, source))

    def become(self, other: Page) -> None:
        """Take over what was told of another reading of the same file."""
        self.text, self.problems, self._told = other.text, other.problems, other._told

    @property
    def has_errors(self) -> bool:
        """Whether anything told keeps the file from being used."""
        return any(problem.level == "error" for problem in self.problems)

    @property
    def full(self) -> bool:
        """Whether there are so many problems that nobody would read another."""
        return len(self.problems) >= MOST

    def rest(self, mark: Any) -> str:
        """What follows a mark on its line."""
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""

    def instead(self, node: Node, words: str, until: Node | None = None) -> Fix:
        """The lines of a text, or of all from it to another, with other words in their place."""
        start, end = node.start_mark, (until or node).end_mark
        lines = self.text.split("\n")
        text = lines[start.line][: start.column] + words + lines[end.line][end.column :]
        return Fix(start.line + 1, end.line + 1, text)

    def beside(self, node: Node, value: Node, entry: str) -> Fix:
        """One more key of a mapping, behind the key that has this value in one text."""
        number, column = value.end_mark.line + 1, value.end_mark.column
        if not is_flow(node):
            number -= column == 0  # behind a text in lines below a |
            return Fix(number + 1, number, " " * node.start_mark.column + entry)
        line = self.text.split("\n")[number - 1]
        return Fix(number, number, f"{line[:column]}, {entry}{line[column:]}")

    def at_the_end(self, node: Node, item: str) -> Fix:
        """One more item of a list that has some."""
        last = node.value[-1]
        number, column = last.end_mark.line + 1, last.end_mark.column
        lines = self.text.split("\n")
        if is_flow(node):
            line = lines[number - 1]
            return Fix(number, number, f"{line[:column]}, {item}{line[column:]}")
        indent = node.start_mark.column
        number = min(node.end_mark.line, len(lines))
        # A comment that stands as far left as the dashes belongs to what follows the list.
        comment = re.compile(rf"\s*$| {{0,{indent}}}#")
        while number > last.start_mark.line + 1 and comment.match(lines[number - 1]):
            number -= 1
        return Fix(number + 1, number, f"{' ' * indent}- {item}")


def is_flow(node: Node) -> bool:
    """Whether it is written in brackets."""
    return bool(getattr(node, "flow_style", False))


def _shown(line: str, before: str) -> str:
    """A fixed line; of a long one the part that changed."""
    if len(line) <= WIDEST:
        return line.strip()
    same = sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(line, before, strict=False)))
    start = max(0, same - WIDEST // 3)
    end = start + WIDEST
    return f"{'…' * (start > 0)}{line[start:end]}{'…' * (end < len(line))}"


def bare(text: str) -> str:
    """The text as it may stand between brackets: in quotes if it needs them."""
    return quoted(text) if _NOT_BARE.search(text) else text


def quoted(text: str) -> str:
    """The text in quotes, as YAML takes it."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
