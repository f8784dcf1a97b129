"""Where things stand in a file's text: ends, comments, the lines of list items."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from yaml import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

_HEADER = re.compile(r"[|>][-+\d]*")


def start_of(node: Node) -> int:
    """Where it begins, in characters."""
    return int(node.start_mark.index)


def end_of(text: str, node: Node) -> int:
    """Where what is written of it ends: without the comments and blank lines behind it."""
    start, end = start_of(node), int(node.end_mark.index)
    if isinstance(node, ScalarNode):
        if node.style not in ("|", ">"):
            return end
        return line_end(text, start + len(text[start:end].rstrip()))
    if not isinstance(node, CollectionNode) or node.flow_style or not node.value:
        return end
    last = node.value[-1]
    return max(end_of(text, part) for part in (last if isinstance(last, tuple) else (last,)))


def line_start(text: str, at: int) -> int:
    """Where the line begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Where the line ends, before its line feed."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def scalars(node: Node) -> Iterator[ScalarNode]:
    """All texts in it, in order."""
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for pair in node.value:
            for part in pair:
                yield from scalars(part)
    elif isinstance(node, SequenceNode):
        for part in node.value:
            yield from scalars(part)


@dataclass(frozen=True, slots=True)
class Comment:
    """`# ...` up to the end of its line."""

    start: int
    text: str


def comments(text: str, node: Node, start: int, end: int) -> list[Comment]:
    """The comments between two places.

    Args:
        text: the whole file.
        node: all texts between the two places are in it.
        start: where to begin, outside of any text.
        end: where to stop.
    """
    found: list[Comment] = []
    at = start
    for part in scalars(node):
        first, last = start_of(part), end_of(text, part)
        if first >= end:
            break
        if last <= start:
            continue
        found += _comments_between(text, at, first)
        at = max(at, last)
        if part.style in ("|", ">"):
            header = _HEADER.match(text, first)
            stop = line_end(text, first)
            found += _comments_between(text, header.end() if header else first, stop)
    return [*found, *_comments_between(text, at, end)]


def _comments_between(text: str, start: int, end: int) -> Iterator[Comment]:
    for match in re.finditer(r"#[^\n]*", text[start:end]):
        yield Comment(start + match.start(), match.group().rstrip())


@dataclass(frozen=True, slots=True)
class Item:
    """The lines of an item in a list with dashes, from 0, the last one not included."""

    head: int
    """The comments directly above it begin here."""
    dash: int
    body_end: int
    end: int
    """After the comments below it that are indented deeper than its dash."""


def items_of(text: str, node: SequenceNode) -> list[Item]:
    """The lines of every item in a list with dashes."""
    lines = text.split("\n")
    column = node.start_mark.column
    dash = re.compile(" " * column + r"-(?:\s|$)")
    found: list[Item] = []
    for number, item in enumerate(node.value):
        line = node.start_mark.line if number == 0 else item.start_mark.line
        while not dash.match(lines[line]):
            line -= 1
        last = text.count("\n", 0, max(end_of(text, item), start_of(item)))
        above = found[-1].end if found else 0
        end = last + 1
        for below in range(last + 1, len(lines)):
            bare = lines[below].lstrip(" ")
            if bare.startswith("#") and len(lines[below]) - len(bare) > column:
                end = below + 1
            elif bare.strip():
                break
        head = line
        while head > above and lines[head - 1].lstrip().startswith("#"):
            head -= 1
        found.append(Item(head, line, last + 1, end))
    return found
