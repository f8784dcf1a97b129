"""A record as Markdown: what the files keep, and what the web page is made from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from plc_runner.publish.blocks import NOTHING_SAID, Block, Heading, Item, Items, Remark, Table
from plc_runner.publish.escape import markdown, one_line
from plc_runner.publish.page import page
from plc_runner.publish.record import Record
from plc_runner.publish.seal import seal

_FRONT_MATTER = re.compile(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_SESSION = re.compile(r'^session: "([^"\n]*)"$', re.MULTILINE)


def to_markdown(record: Record) -> str:
    """The record as Markdown, with front matter and a seal."""
    blocks = (_block(block) for block in page(record))
    return seal("\n".join((_front_matter(record), *blocks, "")))


def body_of(text: str) -> str:
    """A Markdown record without its front matter."""
    return _FRONT_MATTER.sub("", text.replace("\r\n", "\n"), count=1)


def session_of(text: str) -> str | None:
    """The id of the session that a Markdown record belongs to; None if it is no record."""
    front = _FRONT_MATTER.match(text.replace("\r\n", "\n"))
    found = _SESSION.search(front[0]) if front else None
    return found[1] if found else None


def _front_matter(record: Record) -> str:
    facts = {
        "session": record.session,
        "team": record.team,
        "protocol": f"{record.protocol}@{record.version}" if record.version else record.protocol,
        "date": record.day.isoformat(),
    }
    # A JSON text is a YAML text, once nothing in it acts.
    lines = (f"{key}: {json.dumps(one_line(v), ensure_ascii=False)}\n" for key, v in facts.items())
    return f"---\n{''.join(lines)}---\n"


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {markdown(text) or NOTHING_SAID}\n"
        case Remark(text):
            return f"*{markdown(text)}*\n"
        case Items(items, numbered):
            return "".join(_item(item, n if numbered else 0) for n, item in enumerate(items, 1))
        case Table(head, rows, numbers):
            return "".join(f"| {' | '.join(cells)} |\n" for cells in _cells(head, rows, numbers))


def _item(item: Item, number: int = 0, indent: str = "") -> str:
    marker = f"{number}. " if number else "- "
    inside = indent + " " * len(marker)
    begins = not (item.starred or item.label or item.strong)
    text = markdown(item.text, line_end=f"\\\n{inside}", begins=begins) or NOTHING_SAID
    line = "".join(
        (
            "★ " if item.starred else "",
            f"**{markdown(item.label)}:** " if item.label else "",
            f"**{text}**" if item.strong else text,
            f" — *{markdown(item.tail)}*" if item.tail else "",
        )
    )
    details = "".join(_item(detail, indent=inside) for detail in item.details)
    return f"{indent}{marker}{line}\n{details}"


def _cells(
    head: tuple[str, ...], rows: tuple[tuple[str, ...], ...], numbers: tuple[int, ...]
) -> Iterator[list[str]]:
    yield [markdown(cell) for cell in head]
    yield ["--:" if place in numbers else "---" for place in range(len(head))]
    for row in rows:
        yield [markdown(cell) for cell in row]
