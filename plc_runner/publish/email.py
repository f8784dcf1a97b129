"""A record as plain text, to paste into an e-mail. Lines are not broken: mail programs do that."""

from __future__ import annotations

from plc_runner.publish.blocks import NOTHING_SAID, Block, Heading, Item, Items, Remark, Table
from plc_runner.publish.escape import one_line, visible
from plc_runner.publish.page import brief
from plc_runner.publish.record import Record


def to_plain_text(record: Record) -> str:
    """The brief form of the record."""
    return "\n".join(_block(block) for block in brief(record))


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            title = one_line(text) or NOTHING_SAID
            return f"{title.upper() if level == 2 else title}\n"
        case Remark(text):
            return f"{one_line(text)}\n"
        case Items(items, numbered):
            return "".join(_item(item, n if numbered else 0) for n, item in enumerate(items, 1))
        case Table(head, rows):
            return "".join(_row(head, row) for row in rows)


def _row(head: tuple[str, ...], row: tuple[str, ...]) -> str:
    """A row of a table as a line: mail programs do not keep columns."""
    told = [
        f"{one_line(name)}: {one_line(cell)}"
        for name, cell in zip(head[1:], row[1:], strict=True)
        if cell
    ]
    return f"- {one_line(row[0])} ({', '.join(told)})\n" if told else f"- {one_line(row[0])}\n"


def _item(item: Item, number: int = 0, indent: str = "") -> str:
    marker = f"{number}. " if number else "- "
    inside = indent + " " * len(marker)
    text = visible(item.text).replace("\n", f"\n{inside}") or NOTHING_SAID
    label = f"{one_line(item.label)}: " if item.label else ""
    tail = f" ({one_line(item.tail)})" if item.tail else ""
    star = "★ " if item.starred else ""
    details = "".join(_item(detail, indent=inside) for detail in item.details)
    return f"{indent}{marker}{star}{label}{text}{tail}\n{details}"
