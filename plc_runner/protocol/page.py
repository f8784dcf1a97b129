"""A file's text while it is read, and the problems found so far."""

from __future__ import annotations

from typing import Any, Literal

from yaml import Node, ScalarNode

from plc_runner.protocol.problems import Fix, Problem

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
        hint: str = "",
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
        hint: str = "",
        *,
        length: int = 1,
        level: Literal["error", "advice"] = "error",
        fix: Fix | None = None,
    ) -> None:
        """A problem at a line and column, both from 0. The same is told once per place."""
        if self.full or (line, column, message) in self._told:
            return
        self._told.add((line, column, message))
        line = min(line, len(self.lines) - 1)
        source = self.lines[line]
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
            self.problems.append(Problem(self.path, message, "too-many", *place, "", source))

    @property
    def full(self) -> bool:
        """Whether there are so many problems that nobody would read another."""
        return len(self.problems) >= MOST

    def rest(self, mark: Any) -> str:
        """What follows a mark on its line."""
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""

    def instead(self, node: Node, words: str) -> str:
        """The line of a node with other words in its place, ready to be copied."""
        start, end = node.start_mark, node.end_mark
        if start.line != end.line:
            return words
        line = self.lines[start.line]
        return (line[: start.column] + words + line[end.column :]).strip()


def quoted(text: str) -> str:
    """The text in quotes, as YAML takes it."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'
