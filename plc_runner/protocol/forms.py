"""Roles, rounds, names and versions as a file writes them."""

from __future__ import annotations

import re
from typing import Any

from yaml import MappingNode, Node, ScalarNode

from plc_runner.protocol.model import Items, Role, Round, Step, Times
from plc_runner.protocol.page import Page, quoted
from plc_runner.protocol.parts import NAME, VERSION, Word
from plc_runner.protocol.shape import (
    BROKEN,
    Key,
    is_nothing,
    read_mapping,
    read_text,
    reader,
    words_of,
    wrong,
)

_NUMBER = re.compile(r"\d+(\.\d+)?")
_NAME = re.compile(r"\w[\w-]*")


@reader.reads(NAME)
def read_name(page: Page, node: Node, what: str) -> Any:
    """Read an id that is given: letters, digits, - and _."""
    text = read_text(page, node, what)
    if text is BROKEN or _NAME.fullmatch(text):
        return text
    hint = re.sub(r"[^\w]+", "-", text).strip("-").lower()
    return wrong(page, node, what, "one word of letters, digits, - and _", hint and f"Try {hint}")


@reader.reads(VERSION)
def _read_version(page: Page, node: Node, what: str) -> Any:
    text = read_text(page, node, what)
    plain = isinstance(node, ScalarNode) and not node.style
    if text is not BROKEN and plain and _NUMBER.fullmatch(text):
        page.tell(
            node,
            "A version without quotes is a number to other programs, and 1.10 becomes 1.1.",
            "version-number",
            f"Write it so: {page.instead(node, quoted(text))}",
            "advice",
        )
    return text


@reader.reads(dict[str, Role])
def _read_roles(page: Page, node: Node, what: str) -> Any:
    if not isinstance(node, MappingNode):
        hint = "Write one line per role, such as presenter: {title: Presenting teacher}"
        return wrong(page, node, what, "a list of names with what they are", hint)
    keys: dict[str, Key] = {}
    for key, _ in node.value:
        if read_name(page, key, "a role's name") is not BROKEN:
            keys[key.value] = Key(_read_role)
    named = [
        pair for pair in node.value if isinstance(pair[0].value, str) and pair[0].value in keys
    ]
    known = MappingNode("", named, node.start_mark, node.end_mark)
    found = read_mapping(page, known, "“roles”", keys)
    for name, value in found.at.items():
        if is_nothing(value):
            found[name] = {}
    for name, role in found.items():
        role.setdefault("title", name.replace("_", " ").replace("-", " ").capitalize())
    return found


def _read_role(page: Page, node: Node, what: str) -> Any:
    return read_mapping(page, node, f"The role “{what}”", reader.keys_of(Role))


@reader.reads(Word | Items | Times)
def _read_per(page: Page, node: Node, what: str) -> Any:
    if isinstance(node, ScalarNode):
        if node.value.strip().isdecimal():
            hint = f"Write it so: per: {{times: {node.value.strip()}}}"
            return wrong(page, node, what, "participant, a role, items or times", hint)
        return read_text(page, node, what)
    names = set(words_of(node))
    if len(names & {"items", "times"}) != 1:
        hint = "Write {items: [First question, Second question]} or {times: 3}"
        return wrong(page, node, what, "participant, a role, items or times", hint)
    return read_mapping(page, node, "“per”", reader.keys_of(Items if "items" in names else Times))


@reader.reads(Step | Round)
def _read_part(page: Page, node: Node, what: str) -> Any:  # noqa: ARG001
    """Read a step, or a round of steps."""
    if "round" not in words_of(node):
        return read_mapping(page, node, "This step", reader.keys_of(Step))
    if page.open_rounds == 2:
        message = "This round is in a round in a round; one round inside another is the most."
        page.tell(node, message, "nesting", "Repeat the steps, or use items.")
        return BROKEN
    page.open_rounds += 1
    try:
        return read_mapping(page, node, "This round", reader.keys_of(Round))
    finally:
        page.open_rounds -= 1
