"""Steps moved into a round or out of one: their lines are indented as those around them."""

from __future__ import annotations

from yaml import SequenceNode

from plc_runner.protocol.editing.keeping import (
    UNWRITABLE,
    Facts,
    Image,
    Place,
    agree,
    at_path,
    settle,
)
from plc_runner.protocol.editing.layout import items_of
from plc_runner.protocol.editing.parts import CellError, Path
from plc_runner.protocol.editing.sheet import Sheet, opened
from plc_runner.protocol.editing.structure import image_of_insertion, insert_lines


def relocated(before: Sheet, path: Path, to: Path) -> Sheet:
    """The file with a part in another list with dashes.

    Args:
        before: the file.
        path: the part; not the only one in its list.
        to: its place afterwards.
    """
    node = _list(before, path[:-1])
    lines, item = before.text.split("\n"), items_of(before.text, node)[path[-1]]
    taken = lines[item.head : item.end]
    text = without(before.text, node, path[-1])
    target = _list(opened(text), to[:-1])
    by = int(target.start_mark.column) - int(node.start_mark.column)
    text = insert_lines(text, target, to[-1], [_shifted(line, by) for line in taken])
    after = settle(before, text, (_image(path, to),))

    def expected(facts: Facts) -> None:
        part = at_path(facts, path[:-1])["steps"].pop(path[-1])
        at_path(facts, to[:-1])["steps"].insert(to[-1], part)

    agree(before, after, lambda _: None, expected)
    return after


def _list(sheet: Sheet, level: Path) -> SequenceNode:
    node = sheet.list_of(level)
    if node is None:
        raise CellError(UNWRITABLE)
    return node


def _shifted(line: str, by: int) -> str:
    """A line so many columns further right; or left, as far as it can."""
    if not line:
        return line
    space = len(line) - len(line.lstrip(" "))
    return " " * max(0, space + by) + line.lstrip(" ")


def _image(path: Path, to: Path) -> Image:
    out = image_of_insertion(path[:-1], path[-1], -1)
    back = image_of_insertion(to[:-1], to[-1])

    def image(place: Place) -> Place | None:
        if place.path[: len(path)] == path:
            return Place((*to, *place.path[len(path) :]), place.capture, place.slot)
        left = out(place)
        return None if left is None else back(left)

    return image


def without(text: str, node: SequenceNode, number: int) -> str:
    """The text without an item of a list with dashes, and without what belongs to it."""
    lines, items = text.split("\n"), items_of(text, node)
    item = items[number]
    above, below = item.head, item.end
    while below < len(lines) - 1 and not lines[below].strip():
        below += 1
    if number == len(items) - 1:
        # What is blank below the list stays; what is blank above its last item goes.
        below = item.end
        while above > items[number - 1].end and not lines[above - 1].strip():
            above -= 1
    return "\n".join(lines[:above] + lines[below:])
