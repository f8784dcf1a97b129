"""Ids and versions as a file writes them."""

from __future__ import annotations

import re
from typing import Any

from yaml import Node, ScalarNode

from plc_runner.protocol.reading.page import Page, quoted
from plc_runner.protocol.reading.shape import BROKEN, read_text, read_word, wrong

_NUMBER = re.compile(r"\d+(\.\d+)?")
_NAME = re.compile(r"\w[\w-]*")


def read_name(page: Page, node: Node, what: str) -> Any:
    """Read an id that is given: letters, digits, - and _."""
    text = read_word(page, node, what)
    if text is BROKEN or _NAME.fullmatch(text):
        return text
    word = re.sub(r"[^\w]+", "-", text).strip("-").lower()
    wanted = "one word of letters, digits, - and _"
    if not word:
        return wrong(page, node, what, wanted, "Choose a word, such as describe.")
    return wrong(page, node, what, wanted, "Write it so:", page.instead(node, word))


def read_version(page: Page, node: Node, what: str) -> Any:
    """Read a version, which is a text although it may look like a number."""
    text = read_text(page, node, what)
    plain = isinstance(node, ScalarNode) and not node.style
    if text is not BROKEN and plain and _NUMBER.fullmatch(text):
        page.tell(
            node,
            "A version without quotes is a number to other programs, and 1.10 becomes 1.1.",
            "version-number",
            "Write it so:",
            level="advice",
            fix=page.instead(node, quoted(text)),
        )
    return text
