"""Keys put into, changed in and taken out of a mapping, wherever and however it is written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yaml import MappingNode, Node, ScalarNode

from plc_runner.protocol.editing.emit import Where, Write, Written, scalar
from plc_runner.protocol.editing.layout import (
    comments,
    end_of,
    line_end,
    line_start,
    start_of,
)
from plc_runner.protocol.editing.parts import CellError

_COLON = re.compile(r"\s*:")
_TOO_ODD = "This place is written in a way that the form cannot change. Change it in the text."


def put(text: str, node: MappingNode, key: str, write: Write, order: Sequence[str]) -> str:
    """The text with another value for a key, which is added where it is usual if it is missing.

    Args:
        text: the file.
        node: the mapping in it.
        key: which.
        write: writes the value.
        order: the keys that may be in this mapping, as they usually follow each other.
    """
    for key_node, value in node.value:
        if key_node.value == key:
            return _change(text, node, key_node, value, write)
    return _add(text, node, key, write, order)


def drop(text: str, node: MappingNode, key: str) -> str:
    """The text without a key. A comment behind it stays."""
    for number, (key_node, _) in enumerate(node.value):
        if key_node.value == key:
            if len(node.value) == 1:
                raise CellError(_TOO_ODD)
            return _cut_in_flow(text, node, number) if node.flow_style else _cut(text, node, number)
    return text


def _change(text: str, node: MappingNode, key: ScalarNode, value: Node, write: Write) -> str:
    after_key = int(key.end_mark.index)
    colon = _COLON.match(text, after_key)
    stop = max(end_of(text, value), colon.end() if colon else after_key)
    start = colon.end() if colon else after_key
    written = write(_where(text, node, key))
    first = written.first and f" {written.first}"
    if not colon:
        first = f":{first}"
    kept = list(written.comments)
    lost: list[str] = []
    for comment in comments(text, value, start, stop):
        kept.remove(comment.text) if comment.text in kept else lost.append(comment.text)
    if node.flow_style:
        first = first or " "
        return _with_lines_above(text[:start] + first + text[stop:], start_of(node), lost)
    end = line_end(text, stop)
    tail = "" if text[stop:end].strip() in kept else text[stop:end]
    if lost and not tail.strip():
        tail = f"  {lost.pop(0)}"
    new = text[:start] + "\n".join([first + tail, *written.rest]) + text[end:]
    return _with_lines_above(new, start_of(key), lost)


def _with_lines_above(text: str, at: int, lost: list[str]) -> str:
    """The text with comments on lines of their own above a place."""
    line = line_start(text, at)
    before = text[line:at]
    margin = before[: len(before) - len(before.lstrip(" "))]
    return text[:line] + "".join(f"{margin}{comment}\n" for comment in lost) + text[line:]


def _where(text: str, node: MappingNode, key: ScalarNode | None, name: str = "") -> Where:
    first = node.value[0][0]
    indent = int(first.start_mark.column)
    column = indent + len(name) + 2
    if key is not None:
        column = int(key.start_mark.column) + end_of(text, key) - start_of(key) + 2
    as_json = bool(node.flow_style) and first.style == '"'
    return Where(indent + 2, column, bool(node.flow_style), as_json)


def _add(text: str, node: MappingNode, key: str, write: Write, order: Sequence[str]) -> str:
    if not node.value:
        raise CellError(_TOO_ODD)
    where = _where(text, node, None, key)
    written = write(where)
    name = f'"{key}"' if where.json else key
    margin = " " * (where.indent - 2)
    before = order[: order.index(key)]
    numbers = [n for n, (other, _) in enumerate(node.value) if other.value in before]
    if not numbers:
        at = start_of(node.value[0][0])
        if where.flow:
            return f"{text[:at]}{name}: {written.first}, {text[at:]}"
        lines = "\n".join(lines_of(margin, key, written))
        return f"{text[:at]}{lines[len(margin) :]}\n{margin}{text[at:]}"
    after_key, after_value = node.value[numbers[-1]]
    at = max(end_of(text, after_value), end_of(text, after_key))
    if where.flow:
        return f"{text[:at]}, {name}: {written.first}{text[at:]}"
    at = line_end(text, at)
    return text[:at] + "\n" + "\n".join(lines_of(margin, key, written)) + text[at:]


def lines_of(margin: str, key: str, written: Written) -> list[str]:
    """A key with its value, in lines."""
    return [f"{margin}{key}: {written.first}".rstrip(" "), *written.rest]


def _cut(text: str, node: MappingNode, number: int) -> str:
    key, value = node.value[number]
    stop = line_end(text, max(end_of(text, value), end_of(text, key)))
    lost = [comment.text for comment in comments(text, value, int(key.end_mark.index), stop)]
    start = line_start(text, start_of(key))
    if text[start : start_of(key)].strip():
        # It stands behind a dash: the next key goes there.
        following = start_of(node.value[number + 1][0])
        lost += [comment.text for comment in comments(text, value, stop, following)]
        cut = text[: start_of(key)] + text[following:]
        return _with_lines_above(cut, start_of(key), lost)
    margin = " " * key.start_mark.column
    kept = "".join(f"{margin}{comment}\n" for comment in lost)
    return text[:start] + kept + text[stop + 1 :]


def _cut_in_flow(text: str, node: MappingNode, number: int) -> str:
    key, value = node.value[number]
    start, stop = start_of(key), max(end_of(text, value), end_of(text, key))
    behind = re.compile(r"\s*,[ \t]*").match(text, stop)
    if behind:
        return text[:start] + text[behind.end() :]
    before = max(end_of(text, part) for part in node.value[number - 1])
    comma = text.find(",", before)
    if not number or not before <= comma < start:
        raise CellError(_TOO_ODD)
    return text[:comma] + text[comma + 1 : start].rstrip(" ") + text[stop:]


def unfold(text: str, node: MappingNode) -> str:
    """The text with `- {a: 1, b: 2}` in lines of their own. Its comments go above the keys."""
    margin = " " * node.start_mark.column
    lines: list[str] = []
    at = start_of(node) + 1
    for key, value in node.value:
        lines += [margin + comment.text for comment in comments(text, key, at, start_of(key))]
        last = end_of(text, value)
        name = text[start_of(key) : end_of(text, key)]
        between = comments(text, value, end_of(text, key), last)
        lines += [margin + comment.text for comment in between]
        lines.append(f"{margin}{name}: {flat(text, value)}".rstrip(" "))
        at = last
    stop = end_of(text, node)
    lines += [margin + comment.text for comment in comments(text, node, at, stop)]
    lines[0] = lines[0].lstrip(" ")
    return text[: start_of(node)] + "\n".join(lines) + text[stop:]


def flat(text: str, node: Node) -> str:
    """What is written of a node in brackets, on one line and without the comments in it."""
    start, end = start_of(node), end_of(text, node)
    if "\n" not in text[start:end]:
        return text[start:end]
    if isinstance(node, ScalarNode):
        return scalar(node.value, flow=True, as_json=node.style == '"')
    if isinstance(node, MappingNode):
        pairs = (f"{flat(text, key)}: {flat(text, value)}" for key, value in node.value)
        return f"{{{', '.join(pairs)}}}"
    return f"[{', '.join(flat(text, item) for item in node.value)}]"


def width(text: str, node: Node) -> int:
    """Columns of the widest line that what is written in brackets is on."""
    start, end = line_start(text, start_of(node)), line_end(text, end_of(text, node))
    return max(len(line) for line in text[start:end].split("\n"))
