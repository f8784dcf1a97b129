"""A protocol file opened for editing: its text, its nodes, and what they mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from yaml import MappingNode, Node, SequenceNode

from plc_runner.protocol.editing.parts import CellError, Path
from plc_runner.protocol.problems import Problem
from plc_runner.protocol.reading.composing import compose
from plc_runner.protocol.reading.decoding import decode
from plc_runner.protocol.reading.keys import read_protocol
from plc_runner.protocol.reading.naming import derive_ids
from plc_runner.protocol.reading.page import Page
from plc_runner.protocol.reading.references import check_references
from plc_runner.protocol.reading.shape import Found, is_nothing

_NAME = "protocol.yaml"


class Sheet:
    """A text that is understood well enough to be changed at the places of its nodes."""

    def __init__(self, text: str, node: MappingNode, found: Found, page: Page) -> None:
        self.text = text
        self.node = node
        self.found = found
        self.page = page

    @classmethod
    def open(cls, text: str) -> Sheet | None:
        """None where YAML cannot be read, or steps are no steps."""
        try:
            decoded, problems = decode(text.encode(), _NAME)
        except UnicodeEncodeError:
            return None
        if problems or decoded != text:
            return None
        page = Page(_NAME, text)
        node = compose(page)
        if not isinstance(node, MappingNode) or page.text != text:
            return None
        found = read_protocol(page, node)
        if found is None or not _whole(found):
            return None
        derive_ids(page, found)
        check_references(page, found)
        return cls(text, node, found, page)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps the file from being run."""
        return tuple(problem for problem in self.page.problems if problem.level == "error")

    def new_errors(self, before: Sheet) -> list[Problem]:
        """Errors that another text did not have; those of a kind that it had are not told apart."""
        had = Counter(problem.rule for problem in before.errors)
        here = Counter(problem.rule for problem in self.errors)
        return [problem for problem in self.errors if here[problem.rule] > had[problem.rule]]

    def part(self, path: Path) -> Found:
        """The step or round there."""
        level = self.parts(path[:-1])
        if not path or not 0 <= path[-1] < len(level):
            raise CellError("There is no such row any more. Choose another one.")
        return level[path[-1]]

    def parts(self, level: Path) -> list[Found]:
        """The parts of the protocol, or of the round there."""
        holder = self.part(level) if level else self.found
        if level and "round" not in holder.at:
            raise CellError("A step has no steps in it; only a round has.")
        parts: list[Found] = holder.get("steps", [])
        return parts

    def list_of(self, level: Path) -> SequenceNode | None:
        """The node of the parts there; None where there are none yet."""
        node = (self.part(level) if level else self.found).at.get("steps")
        return node if isinstance(node, SequenceNode) else None

    def walk(self, level: Path = ()) -> Iterator[tuple[Path, Found]]:
        """All parts with their places, each round before what is in it."""
        for number, part in enumerate(self.parts(level)):
            yield (*level, number), part
            if "round" in part.at:
                yield from self.walk((*level, number))


def opened(text: str) -> Sheet:
    """The text, ready to be changed; CellError if it cannot be understood."""
    sheet = Sheet.open(text)
    if sheet is None:
        raise CellError(
            "This file cannot be shown as a form as it is now. Put right in the text what is listed"
            " below it."
        )
    return sheet


def _whole(found: Found) -> bool:
    """Whether every item of `steps` was read, so that places can be counted."""
    node = found.at.get("steps")
    parts: list[Any] = found.get("steps", [])
    if node is None or (is_nothing(node) and not parts):
        return True
    if not isinstance(node, SequenceNode) or len(node.value) != len(parts):
        return False
    return all(_whole(part) for part in parts if "round" in part.at)


def mapping_of(found: Found) -> MappingNode:
    """The node of what was read as keys and values."""
    if not isinstance(found.node, MappingNode):
        raise CellError("This has no keys of its own. Change it in the text.")
    return found.node


def value_of(node: Node | None) -> str:
    """The text of a node; empty where there is none."""
    value = "" if node is None or is_nothing(node) else node.value
    return value.strip() if isinstance(value, str) else ""
