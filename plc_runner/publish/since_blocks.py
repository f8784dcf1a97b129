"""The look back of a meeting, laid out as blocks."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.publish.blocks import Block, Heading, Item, Items
from plc_runner.publish.record import Record
from plc_runner.publish.since import SinceLine


def looked_back(record: Record) -> Iterator[Block]:
    """What became of each thing that an earlier meeting had left."""
    since = record.since
    if not since.looked_at:
        return
    yield Heading(2, "Since last time")
    items = [_item(line) for line in since.looked_at]
    if since.not_looked_at:
        items.append(Item("; ".join(since.not_looked_at), "Not looked at"))
    yield Items(tuple(items))


def _item(line: SinceLine) -> Item:
    details = tuple(Item(text, label) for label, text in line.details)
    return Item(line.text, line.outcome, line.owner, details=details)
