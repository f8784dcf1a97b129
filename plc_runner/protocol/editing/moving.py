"""Steps and rounds removed, moved and copied, with the comments that belong to them."""

from __future__ import annotations

import re
from copy import deepcopy

from yaml import SequenceNode

from plc_runner.protocol.editing.keeping import Facts, Image, Place, agree, at_path, settle
from plc_runner.protocol.editing.layout import end_of, items_of, start_of
from plc_runner.protocol.editing.nesting import relocated, without
from plc_runner.protocol.editing.parts import CellError, Edited, Path, change
from plc_runner.protocol.editing.sheet import Sheet, mapping_of, opened
from plc_runner.protocol.editing.splice import drop
from plc_runner.protocol.editing.structure import gap_beside, image_of_insertion

_COMMA = re.compile(r"\s*,[ \t]*")


def remove(text: str, path: Path) -> Edited:
    """The file without a step or round. The comment lines directly above it go with it.

    Raises:
        CellError: it is the last one there, or something else refers to it.
    """
    before = opened(text)
    node, level, number = _found(before, path)
    if len(node.value) == 1:
        where = "its round; remove the round" if level else "the protocol; change it"
        raise CellError(f"This is the only step of {where} instead.")
    new = _without_in_flow(text, node, number) if node.flow_style else without(text, node, number)
    after = settle(before, new, (image_of_insertion(level, number, -1),))

    def expected(facts: Facts) -> None:
        del at_path(facts, level)["steps"][number]

    agree(before, after, _nothing, expected)
    return change(text, after.text, (*level, min(number, len(node.value) - 2)))


def move(text: str, path: Path, by: int) -> Edited:
    """The file with a step or round one row up (-1) or down (1).

    A step moves into a round that it meets and out of it at the other end; a round moves past it.

    Raises:
        CellError: there is no place further up or down, or something refers to it that must come
            before or after it.
    """
    before = opened(text)
    node, level, number = _found(before, path)
    other = number + (1 if by > 0 else -1)
    if 0 <= other < len(node.value):
        met = before.part((*level, other))
        inner = before.list_of((*level, other)) if "round" in met.at else None
        if "round" in before.part(path).at or inner is None or node.flow_style or inner.flow_style:
            return _swap(before, path, other)
        # Its place in the round, as the rows are numbered when it has left its own.
        to = (*level, number, 0) if by > 0 else (*level, other, len(inner.value))
        return change(text, relocated(before, path, to).text, to)
    outer = before.list_of(level[:-1]) if level else None
    end = "first" if by < 0 else "last"
    if outer is None or outer.flow_style or node.flow_style:
        raise CellError(f"It is the {end} {'in its round' if level else 'already'}.")
    if len(node.value) == 1:
        raise CellError("This is the only step of its round, which needs one. Remove the round.")
    to = (*level[:-1], level[-1] + (1 if by > 0 else 0))
    return change(text, relocated(before, path, to).text, to)


def _swap(before: Sheet, path: Path, other: int) -> Edited:
    """The file in which a part and the one beside it have each other's place."""
    text, (node, level, number) = before.text, _found(before, path)
    low = min(number, other)
    new = _swapped_in_flow(text, node, low) if node.flow_style else _swapped(text, node, low)
    after = settle(before, new, (_image_of_swap(level, low),))

    def expected(facts: Facts) -> None:
        parts = at_path(facts, level)["steps"]
        parts[low], parts[low + 1] = parts[low + 1], parts[low]

    agree(before, after, _nothing, expected)
    return change(text, after.text, (*level, other))


def copy(text: str, path: Path) -> Edited:
    """The file with a step or round once more below itself, without the ids that were given.

    What it holds that refers to itself refers to the copy there.
    """
    before = opened(text)
    node, level, number = _found(before, path)
    new = _doubled_in_flow(text, node, number) if node.flow_style else _doubled(text, node, number)
    to = (*level, number + 1)
    new = _without_ids(new, to)

    def in_copy(place: Place) -> Place | None:
        if place.path[: len(path)] != path:
            return None
        return Place((*to, *place.path[len(path) :]), place.capture, place.slot)

    after = settle(before, new, (image_of_insertion(level, number + 1), in_copy))

    def expected(facts: Facts) -> None:
        parts = at_path(facts, level)["steps"]
        parts.insert(number + 1, _nameless(deepcopy(parts[number])))

    agree(before, after, _nothing, expected)
    return change(text, after.text, to)


def _nothing(facts: Facts) -> None:
    pass


def _found(sheet: Sheet, path: Path) -> tuple[SequenceNode, Path, int]:
    """The list that a part is in, the level of the list, and the part's number there."""
    sheet.part(path)
    node = sheet.list_of(path[:-1])
    if node is None:
        raise CellError("There is no such row any more. Choose another one.")
    return node, path[:-1], path[-1]


def _nameless(facts: Facts) -> Facts:
    facts.pop("id", None)
    for inner in (*facts.get("steps", ()), *facts.get("capture", ())):
        _nameless(inner)
    return facts


def _without_ids(text: str, path: Path) -> str:
    """The text in which the part, and everything in it, gives itself no id."""
    while True:
        sheet = opened(text)
        named = [
            found
            for place, part in sheet.walk()
            if place[: len(path)] == path
            for found in (part, *part.get("capture", ()))
            if "id" in found.at
        ]
        if not named:
            return text
        text = drop(text, mapping_of(named[0]), "id")


def _image_of_swap(level: Path, low: int) -> Image:
    def image(place: Place) -> Place | None:
        path = place.path
        if path[: len(level)] != level or len(path) == len(level):
            return place
        here = path[len(level)]
        if here in (low, low + 1):
            here = 2 * low + 1 - here
        moved = (*level, here, *path[len(level) + 1 :])
        return Place(moved, place.capture, place.slot)

    return image


def _swapped(text: str, node: SequenceNode, low: int) -> str:
    lines, items = text.split("\n"), items_of(text, node)
    first, second = items[low], items[low + 1]
    return "\n".join(
        [
            *lines[: first.head],
            *lines[second.head : second.end],
            *lines[first.end : second.head],
            *lines[first.head : first.end],
            *lines[second.end :],
        ]
    )


def _doubled(text: str, node: SequenceNode, number: int) -> str:
    lines, items = text.split("\n"), items_of(text, node)
    item = items[number]
    twin = [*gap_beside(lines, items, number), *lines[item.dash : item.body_end]]
    return "\n".join([*lines[: item.end], *twin, *lines[item.end :]])


def _without_in_flow(text: str, node: SequenceNode, number: int) -> str:
    start, stop = start_of(node.value[number]), end_of(text, node.value[number])
    behind = _COMMA.match(text, stop)
    if behind:
        return text[:start] + text[behind.end() :]
    before = end_of(text, node.value[number - 1])
    comma = text.find(",", before)
    if not number or not before <= comma < start:
        raise CellError("This place is written in a way that the form cannot change. Use the text.")
    return text[:comma] + text[comma + 1 : start].rstrip(" ") + text[stop:]


def _swapped_in_flow(text: str, node: SequenceNode, low: int) -> str:
    (a, b), (c, d) = ((start_of(item), end_of(text, item)) for item in node.value[low : low + 2])
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def _doubled_in_flow(text: str, node: SequenceNode, number: int) -> str:
    item = node.value[number]
    start, end = start_of(item), end_of(text, item)
    return f"{text[:end]}, {text[start:end]}{text[end:]}"
