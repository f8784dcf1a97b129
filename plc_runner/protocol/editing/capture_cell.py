"""Captures put into a file: those that stay keep their text, those that change their options."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from yaml import MappingNode, Node

from plc_runner.protocol.editing import emit
from plc_runner.protocol.editing.capture_words import Said, TableColumn
from plc_runner.protocol.editing.emit import Where, Write, Written
from plc_runner.protocol.editing.keeping import Image, Place
from plc_runner.protocol.editing.layout import comments, end_of, start_of
from plc_runner.protocol.editing.lists import Slot, listed, texts
from plc_runner.protocol.editing.parts import Path
from plc_runner.protocol.editing.rows import said_of
from plc_runner.protocol.editing.sheet import opened
from plc_runner.protocol.editing.splice import lines_of, put
from plc_runner.protocol.reading.capture_forms import KEYS, KINDS

Match = tuple[Said, int | None]
"""A capture as it is to be, and the number of the old one that it comes from."""


def match(wanted: Sequence[Said], old: Sequence[Said]) -> list[Match]:
    """For each capture the old one that it is, or that became it."""
    free = list(range(len(old)))
    found: list[int | None] = [None] * len(wanted)

    def take(same: Callable[[Said, Said], bool]) -> None:
        for place, said in enumerate(wanted):
            if found[place] is None:
                number = next((n for n in free if same(old[n], said)), None)
                if number is not None:
                    found[place] = number
                    free.remove(number)

    take(lambda before, said: before == said)
    take(lambda before, said: before.kind == said.kind)
    return list(zip(wanted, found, strict=True))


def image_of(path: Path, old: Sequence[Said], matches: Sequence[Match]) -> Image:
    """Where captures and slots of a step are after a change of its captures."""
    new = {number: place for place, (_, number) in enumerate(matches) if number is not None}

    def image(place: Place) -> Place | None:
        if place.path != path or place.capture is None:
            return place
        number = new.get(place.capture)
        if number is None:
            return None
        before, after = old[place.capture], matches[number][0]
        if place.slot is None:
            renamed = before.kind == "dots" and before != after
            return None if renamed else Place(path, number)
        slot = _slot(before.items, after.items, place.slot)
        return None if slot is None else Place(path, number, slot)

    return image


def _slot(before: Sequence[str], after: Sequence[str], slot: int) -> int | None:
    """Where a column or pile went."""
    if slot >= len(before):  # A kind with one slot, or the pile for what nobody could place.
        return slot - len(before) + len(after)
    if before[slot] in after:
        return after.index(before[slot])
    return slot if slot < len(after) and after[slot] not in before else None


def write_changed(text: str, path: Path, matches: Sequence[Match]) -> str:
    """The text in which captures that changed say what they are to say, each in its old place."""
    for said, number in matches:
        part = opened(text).part(path)
        old = said_of(part)
        if number is None or old is None or old[number] == said:
            continue
        node = part.at["capture"].value[number]
        first, last = start_of(node), end_of(text, node)
        short = _value(said) is _NOTHING and len(node.value) == 1
        if isinstance(node, MappingNode) and (not short or comments(text, node, first, last)):
            value = next(value for key, value in node.value if key.value == said.kind)
            order = tuple(KEYS[said.kind])
            text = put(text, node, said.kind, _value(said, text, value), order)
        else:
            flow = getattr(part.at["capture"], "flow_style", False)
            where = Where(node.start_mark.column + 2, node.start_mark.column, bool(flow))
            text = text[:first] + "\n".join(_item(said, where)) + text[last:]
    return text


def write_list(text: str, node: Node | None, matches: Sequence[Match]) -> Write:
    """Write the list, in which old captures keep their text."""
    slots: list[Slot] = [
        partial(_item, said) if number is None else number for said, number in matches
    ]
    bare = all(_value(said) is _NOTHING for said, _ in matches)
    return listed(text, node, slots, short=bare)


def _item(said: Said, where: Where) -> list[str]:
    """A new capture, in lines without a margin on the first one."""
    value = _value(said)
    if value is _NOTHING:
        return [emit.scalar(said.kind, as_json=where.json)]
    if where.flow:
        key = emit.scalar(said.kind, as_json=where.json)
        return [f"{{{key}: {value(where).first}}}"]
    column = where.indent + len(said.kind) + 2
    return lines_of("", said.kind, value(Where(where.indent + 2, column)))


def _nothing(where: Where) -> Written:  # noqa: ARG001
    return Written("")


_NOTHING: Write = _nothing


def _value(said: Said, text: str = "", node: Node | None = None) -> Write:
    """Write what stands behind the kind, in the place of a node of the text if there is one."""
    if said.kind == "table":
        return emit.items([_column(column) for column in said.table])
    if KINDS[said.kind].value == "label" or said.kind == "dots":
        return emit.text(said.label) if said.label else _NOTHING
    return texts(text, node, said.items)


def _column(column: TableColumn) -> Write:
    def write(where: Where) -> Written:
        flow = Where(where.indent, 0, True, where.json)
        pairs = [("name", emit.scalar(column.name, flow=True, as_json=where.json))]
        if column.choice:
            words = [
                word if word.isdecimal() else emit.text(word)(flow).first for word in column.choice
            ]
            pairs.append(("choice", f"[{', '.join(words)}]"))
        elif column.type != "text":
            pairs.append(("type", column.type))
        inside = ", ".join(
            f"{emit.scalar(key, as_json=where.json)}: {value}" for key, value in pairs
        )
        return Written(f"{{{inside}}}")

    return write
