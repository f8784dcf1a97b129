"""Lists changed as a whole: items that stay keep their text and their comments."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from yaml import Node, SequenceNode

from plc_runner.protocol.editing import emit
from plc_runner.protocol.editing.emit import WIDEST, Where, Write, Written
from plc_runner.protocol.editing.layout import comments, items_of
from plc_runner.protocol.editing.splice import flat

NewItem = Callable[[Where], list[str]]
"""Writes an item, in lines; no margin on the first one."""
Slot = NewItem | int
"""A new item, or the number of an old one."""


def text_item(value: str) -> NewItem:
    """An item that is a text."""

    def write(where: Where) -> list[str]:
        written = emit.text(value)(where)
        return [written.first, *written.rest]

    return write


def texts(text: str, node: Node | None, values: Sequence[str], *, wide: bool = False) -> Write:
    """Write a list of texts in the place of another.

    Args:
        text: the file.
        node: the old list in it, if any.
        values: what is to be in it.
        wide: whether a new list has dashes although brackets would do.
    """
    slots: list[Slot] = []
    old = node.value if isinstance(node, SequenceNode) else []
    free = list(range(len(old)))
    for value in values:
        number = next((n for n in free if _is_text(old[n], value)), None)
        if number is None:
            slots.append(text_item(value))
        else:
            free.remove(number)
            slots.append(number)
    return listed(text, node, slots, short=not wide)


def _is_text(node: Node, value: str) -> bool:
    return isinstance(node.value, str) and node.value.strip() == value


def listed(text: str, node: Node | None, slots: Sequence[Slot], *, short: bool) -> Write:
    """Write a list in the place of another.

    Args:
        text: the file.
        node: the old list in it, if any; the new one is written in its style.
        slots: what is to be in it.
        short: whether a new list is in brackets if it fits.
    """
    return lambda where: _listed(text, node, slots, where, short=short)


def _listed(
    text: str, node: Node | None, slots: Sequence[Slot], where: Where, *, short: bool
) -> Written:
    if not isinstance(node, SequenceNode) or not node.value:
        node = None
    if node is not None and not node.flow_style:
        return _lines(text, node, slots)
    old = [flat(text, item) for item in node.value] if node else []
    flow = Where(where.indent, 0, True, where.json)
    line = ", ".join(old[slot] if isinstance(slot, int) else slot(flow)[0] for slot in slots)
    fits = where.column + len(line) + 2 <= WIDEST
    if where.flow or (fits and (short or node is not None)):
        return Written(f"[{line}]")
    margin = " " * where.indent
    block = Where(where.indent + 2, where.indent + 2)
    lines: list[str] = []
    for slot in slots:
        first, *rest = [old[slot]] if isinstance(slot, int) else slot(block)
        lines += [f"{margin}- {first}", *rest]
    return Written("", tuple(lines))


def _lines(text: str, node: SequenceNode, slots: Sequence[Slot]) -> Written:
    """The lines of a list with dashes, each old item with what stands above and below it."""
    lines = text.split("\n")
    items = items_of(text, node)
    column = int(node.start_mark.column)
    offset = max(2, int(node.value[0].start_mark.column) - column)
    where = Where(column + offset, column + offset)
    written: list[str] = []
    kept: list[str] = []
    for slot in slots:
        if not isinstance(slot, int):
            first, *rest = slot(where)
            written += [" " * column + "-" + " " * (offset - 1) + first, *rest]
            continue
        start = items[slot - 1].end if slot else items[0].head
        # What stands below the list is not in what is replaced.
        last = slot == len(items) - 1
        piece = lines[start : items[slot].body_end if last else items[slot].end]
        written += piece
        begin = sum(len(line) + 1 for line in lines[:start])
        end = begin + sum(len(line) + 1 for line in piece)
        kept += [comment.text for comment in comments(text, node, begin, end)]
    return Written("", tuple(written), tuple(kept))
