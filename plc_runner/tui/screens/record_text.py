"""A record as a text of the screen: the same blocks as on paper."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from plc_runner.publish.blocks import Block, Heading, Item, Items, Remark, Table
from plc_runner.publish.page import page
from plc_runner.publish.record import Record
from plc_runner.tui.cells import visible


def record_text(minutes: Record) -> Content:
    """The record of a session, to be read on the screen."""
    return Content("\n").join([line for block in page(minutes) for line in _lines(block)])


def _lines(block: Block) -> Iterator[Content]:
    match block:
        case Heading(level, text):
            if level > 1:
                yield Content("")
            shown = visible(text)
            yield Content.styled(shown.upper() if level == 2 else shown, "bold $wall-sky")
        case Remark(text):
            yield Content.styled(visible(text), "$wall-muted")
        case Items(items, numbered):
            for number, item in enumerate(items, 1):
                yield from _item(item, f"{number}. " if numbered else "• ")
        case Table(head, rows, _):
            for first, *rest in rows:
                told = ", ".join(
                    f"{name} {cell}" for name, cell in zip(head[1:], rest, strict=True) if cell
                )
                yield Content.assemble("• ", (visible(first), "bold"), f"  {visible(told)}")


def _item(item: Item, mark: str) -> Iterator[Content]:
    yield Content.assemble(
        mark,
        "★ " if item.starred else "",
        (f"{visible(item.label)}: " if item.label else "", "$wall-muted"),
        (visible(item.text), "bold" if item.strong else ""),
        (f" ({visible(item.tail)})" if item.tail else "", "$wall-muted"),
    )
    for detail in item.details:
        yield from _item(detail, " " * len(mark) + "– ")
