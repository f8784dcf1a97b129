"""New steps and rounds put among the others, written as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from yaml import MappingNode, Node, SequenceNode

from plc_runner.protocol.editing import emit
from plc_runner.protocol.editing.emit import WIDEST, Where, Write
from plc_runner.protocol.editing.keeping import Facts, Image, Place, agree, at_path, settle
from plc_runner.protocol.editing.layout import Item, end_of, items_of, start_of
from plc_runner.protocol.editing.parts import Path
from plc_runner.protocol.editing.sheet import Sheet, mapping_of, opened
from plc_runner.protocol.editing.splice import lines_of, put
from plc_runner.protocol.reading.shape import words_of

Pairs = Sequence[tuple[str, Write]]
"""A new mapping: its keys and what writes their values."""


def insert(text: str, level: Path, number: int, pairs: Pairs) -> str:
    """The text with a new part as the one of that number on a level."""
    sheet = opened(text)
    node = sheet.list_of(level)
    if node is None or not node.value:
        return _first(sheet, level, pairs)
    if node.flow_style:
        return _insert_in_flow(text, node, number, pairs)
    items = items_of(text, node)
    beside = node.value[max(0, number - 1)]
    column = node.start_mark.column
    offset = _offset(items[max(0, number - 1)], beside, column)
    in_braces = _is_in_braces(beside) and pairs[0][0] != "round"
    return insert_lines(text, node, number, _part_lines(pairs, column, offset, in_braces=in_braces))


def insert_lines(text: str, node: SequenceNode, number: int, new: Sequence[str]) -> str:
    """The text with the lines of an item as the one of that number in a list with dashes."""
    lines, items = text.split("\n"), items_of(text, node)
    gap = gap_beside(lines, items, max(0, number - 1))
    if number == 0:
        at = items[0].head
        return "\n".join([*lines[:at], *new, *gap, *lines[at:]])
    at = items[number - 1].end
    return "\n".join([*lines[:at], *gap, *new, *lines[at:]])


def _offset(item: Item, node: Node, column: int) -> int:
    """Columns from a dash to the first key behind it."""
    if node.start_mark.line == item.dash and isinstance(node, MappingNode):
        return int(node.start_mark.column) - column
    return 2


def _is_in_braces(node: Node) -> bool:
    return isinstance(node, MappingNode) and bool(node.flow_style)


def gap_beside(lines: list[str], items: Sequence[Item], number: int) -> list[str]:
    """The blank lines that are usual between the parts there."""
    gaps = []
    for before, after in pairwise(items):
        gap = "".join("#" if line.strip() else "." for line in lines[before.end : after.head])
        gaps.append(len(gap) - gap.rfind("#") - 1)
    if not gaps:
        return [""] if items[number].body_end - items[number].dash > 1 else []
    return [""] * min(2, Counter(gaps).most_common(1)[0][0])


def _part_lines(pairs: Pairs, column: int, offset: int, *, in_braces: bool) -> list[str]:
    """A new part behind a dash, in braces if its neighbour is and it fits."""
    if in_braces:
        line = " " * column + "- " + emit.braces(pairs)(Where(0, 0, True)).first
        if len(line) <= WIDEST and "\\n" not in line:
            return [line]
    inside = column + offset
    lines: list[str] = []
    for key, write in pairs:
        where = Where(inside + 2, inside + len(key) + 2)
        lines += lines_of(" " * inside, key, write(where))
    lines[0] = " " * column + "-" + " " * (offset - 1) + lines[0].lstrip(" ")
    return lines


def _insert_in_flow(text: str, node: SequenceNode, number: int, pairs: Pairs) -> str:
    beside = node.value[max(0, number - 1)]
    as_json = isinstance(beside, MappingNode) and any(k.style == '"' for k, _ in beside.value)
    words = emit.braces(pairs)(Where(0, 0, True, as_json)).first
    if number == 0:
        at = start_of(node.value[0])
        return f"{text[:at]}{words}, {text[at:]}"
    at = end_of(text, beside)
    return f"{text[:at]}, {words}{text[at:]}"


def _first(sheet: Sheet, level: Path, pairs: Pairs) -> str:
    """The text with the first part of a level that has none yet."""
    holder = sheet.part(level) if level else sheet.found
    node = mapping_of(holder)
    column = node.value[0][0].start_mark.column + 2

    def write(where: Where) -> emit.Written:
        if where.flow:
            return emit.Written(f"[{emit.braces(pairs)(where).first}]")
        return emit.Written("", tuple(_part_lines(pairs, column, 2, in_braces=False)))

    order = [word for word in words_of(node) if word != "steps"]
    return put(sheet.text, node, "steps", write, (*order, "steps"))


def image_of_insertion(level: Path, number: int, count: int = 1) -> Image:
    """Where things are after so many parts were put in (or, less than 0, taken out)."""

    def image(place: Place) -> Place | None:
        path = place.path
        if path[: len(level)] != level or len(path) == len(level):
            return place
        here = path[len(level)]
        if here < number:
            return place
        if count < 0 and here < number - count:
            return None
        moved = (*level, here + count, *path[len(level) + 1 :])
        return Place(moved, place.capture, place.slot)

    return image


def inserted(before: Sheet, text: str, level: Path, number: int, count: int) -> Sheet:
    """The text, if so many parts were put in there and nothing else differs."""
    after = settle(before, text, (image_of_insertion(level, number, count),))
    new = slice(number, number + count)

    def expected(facts: Facts) -> None:
        at_path(facts, level).setdefault("steps", [])[number:number] = [None] * count

    def leave_out(facts: Facts) -> None:
        at_path(facts, level)["steps"][new] = [None] * count

    agree(before, after, leave_out, expected)
    return after
