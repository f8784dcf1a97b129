"""From YAML nodes to plain values. Every misfit is told.

Scalars mean what YAML 1.2 says: `5:00` and `no` are texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from plc_runner.protocol.page import Page, quoted
from plc_runner.protocol.traps import look_at_items, look_at_key, look_at_text
from plc_runner.protocol.words import closest, count_of, listed

BROKEN: Any = object()
"""Stands for a value whose problem has been told."""

Read = Callable[[Page, Node, str], Any]
"""Takes the page, a node, and what the node is called in messages."""

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_INTEGER = re.compile(r"[-+]?\d{1,12}")
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_YES = frozenset({"yes", "on", "y", "1", "ja", "si", "oui"})
_NO = frozenset({"no", "off", "n", "0"})


class Found(dict[str, Any]):
    """A mapping as it was read, with where each value stands."""

    __slots__ = ("at", "meant", "node")

    def __init__(self, node: Node) -> None:
        super().__init__()
        self.node = node
        self.at: dict[str, Node] = {}
        """The node of every key that is there, be its value broken or not."""
        self.meant: set[str] = set()
        """Keys that somebody seems to have misspelt."""


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of a key."""

    read: Read
    required: bool = False


def read_mapping(page: Page, node: Node, what: str, keys: Mapping[str, Key]) -> Any:
    """Read a mapping of known keys; `Found` or BROKEN."""
    if not isinstance(node, MappingNode):
        return _no_mapping(page, node, what, keys)
    found = Found(node)
    for index, (key_node, value_node) in enumerate(node.value):
        if page.full:
            break
        name = key_node.value
        key = keys.get(name) if isinstance(name, str) else None
        if key is None:
            _unknown(page, found, index, what, keys)
        elif name in found.at:
            line = found.at[name].start_mark.line + 1
            message = f"“{name}” is here twice; the first is in line {line}."
            page.tell(key_node, message, "duplicate-key", "Keep one of the two.")
        else:
            found.at[name] = value_node
            if not is_nothing(value_node):
                value = key.read(page, value_node, name)
                if value is not BROKEN:
                    found[name] = value
    for name, key in keys.items():
        if key.required and name not in found and name not in found.meant:
            _missing(page, found, what, name)
    return found


def _no_mapping(page: Page, node: Node, what: str, keys: Mapping[str, Key]) -> Any:
    """Tell that keys are missing, and show them around what is there if there is but one place."""
    names = [name for name, key in keys.items() if key.required] or list(keys)
    inside = ", ".join(f"{name}: …" for name in names[:3])
    if isinstance(node, ScalarNode) and len(names) == 1:
        inside = f"{names[0]}: {node.value[:40]}"
    shown = listed(f"“{name}”" for name in list(keys)[:3])
    message = f"{what} must have keys of its own, such as {shown}, not {kind_of(node)}."
    page.tell(node, message, "wrong-type", f"Write it so: {{{inside}}}")
    return BROKEN


def is_nothing(node: Node) -> bool:
    """Whether a key has no value."""
    return isinstance(node, ScalarNode) and not node.style and node.value in _NOTHING


def words_of(node: Node) -> list[str]:
    """The keys of a mapping in order; empty for what is no mapping or no word."""
    if not isinstance(node, MappingNode):
        return []
    return [key.value if isinstance(key, ScalarNode) else "" for key, _ in node.value]


def _missing(page: Page, found: Found, what: str, name: str) -> None:
    value = found.at.get(name)
    if value is None:
        page.tell(found.node, f"{what} has no “{name}”.", "missing-key", f"Add a line: {name}: …")
    elif is_nothing(value):
        page.tell(value, f"“{name}” is empty.", "missing-key", f"Write something after {name}:")


def _unknown(page: Page, found: Found, index: int, what: str, keys: Mapping[str, Key]) -> None:
    pairs = found.node.value
    name = pairs[index][0].value
    if not isinstance(name, str):
        page.tell(pairs[index][0], "A key must be a word.", "unknown-key", _example(keys))
        return
    if look_at_key(page, found.node, index):
        return
    meant = closest(name, keys)
    if meant is not None and meant in words_of(found.node):
        meant = None
    hint = f"Possible here: {', '.join(keys)}."
    if meant:
        found.meant.add(meant)
        hint = f"Did you mean “{meant}”?\n{hint}"
    page.tell(pairs[index][0], f"{what} has no key “{name}”.", "unknown-key", hint)


def _example(keys: Mapping[str, Key]) -> str:
    names = [name for name, key in keys.items() if key.required] or list(keys)
    return "Write it as " + ", ".join(f"{name}: …" for name in names[:3])


def wrong(page: Page, node: Node, what: str, wanted: str, hint: str = "") -> Any:
    """Tell that something else is wanted here."""
    page.tell(node, f"“{what}” must be {wanted}, not {kind_of(node)}.", "wrong-type", hint)
    return BROKEN


def kind_of(node: Node) -> str:
    """What somebody wrote, in a message."""
    if isinstance(node, ScalarNode):
        return f"“{node.value[:40]}”" if node.value else "nothing"
    return "a list" if isinstance(node, SequenceNode) else "“key: value”"


def read_text(page: Page, node: Node, what: str) -> Any:
    """Read a text; a number or a yes is one too."""
    if not isinstance(node, ScalarNode):
        return wrong(page, node, what, "a text", _meant_as_text(page, node))
    look_at_text(page, node)
    text: str = node.value.strip()
    if not text:
        page.tell(node, f"“{what}” is empty.", "missing-key", "Write something, or delete it.")
        return BROKEN
    return text


def _meant_as_text(page: Page, node: Node) -> str:
    """For `- Notice: what you see`, where the colon made a key: the line in quotes."""
    start, end = node.start_mark, node.end_mark
    words = page.text[start.index : end.index].strip()
    one = isinstance(node, MappingNode) and len(node.value) == 1 and "\n" not in words
    if not one or words.startswith("{"):
        return ""
    line = page.lines[start.line]
    rest = line[start.column + len(words) :]
    return (
        f"If it is one text, put it in quotes: {line[: start.column].lstrip()}{quoted(words)}{rest}"
    )


def read_integer(page: Page, node: Node, what: str, low: int, high: int) -> Any:
    """Read a whole number from low to high."""
    wanted = f"a whole number from {low} to {high}"
    if not isinstance(node, ScalarNode) or not _INTEGER.fullmatch(node.value):
        return wrong(page, node, what, wanted)
    number = int(node.value)
    if not low <= number <= high:
        page.tell(node, f"“{what}” must be {wanted}, not {number}.", "out-of-range")
        return BROKEN
    return number


def read_truth(page: Page, node: Node, what: str) -> Any:
    """Read true or false."""
    value = _TRUTH.get(node.value) if isinstance(node, ScalarNode) else None
    if value is None:
        word = node.value.casefold() if isinstance(node, ScalarNode) else ""
        meant = "true" if word in _YES else "false" if word in _NO else None
        hint = f"Write it so: {what}: {meant}" if meant else ""
        return wrong(page, node, what, "true or false", hint)
    return value


def read_choice(page: Page, node: Node, what: str, choices: Collection[str]) -> Any:
    """Read one of a few words."""
    if not isinstance(node, ScalarNode):
        return wrong(page, node, what, listed(choices))
    if node.value in choices:
        return node.value
    meant = closest(node.value.strip("“”‘’'\""), choices)
    hint = f"Did you mean “{meant}”?" if meant else ""
    message = f"“{what}” must be {listed(choices)}, not “{node.value[:40]}”."
    page.tell(node, message, "choice", hint)
    return BROKEN


def read_list(
    page: Page, node: Node, what: str, read: Read, bounds: tuple[int, int] = (0, 0)
) -> Any:
    """Read a list of at least and at most so many items (0 for any); broken items are left out."""
    least, most = bounds
    if not isinstance(node, SequenceNode):
        return wrong(page, node, what, "a list", _as_list(node, what))
    look_at_items(page, node, is_text=read is read_text)
    values = [read(page, item, f"{what}, item {n}") for n, item in enumerate(node.value, start=1)]
    if len(values) < least or (most and len(values) > most):
        size = count_of(least, "item") if least == most else f"at least {count_of(least, 'item')}"
        here = len(values) or "none"
        hint = "Write each step as - {title: Talk, minutes: 5}" if what == "steps" else ""
        page.tell(node, f"“{what}” needs {size}; it has {here}.", "list-size", hint)
        return BROKEN
    return [value for value in values if value is not BROKEN]


def _as_list(node: Node, what: str) -> str:
    """How to write what was not written as a list."""
    if not isinstance(node, ScalarNode):
        return "Write it in lines that begin with a dash: - …"
    words = node.value.strip()
    if words.startswith("-"):
        return f"A space is missing after the dash: - {words.lstrip('-').split(' -')[0]}"
    return f"Write it so: {what}: [{words}]"


def choice(*words: str) -> Read:
    """A reader of one of a few words."""
    choices = dict.fromkeys(words)
    return lambda page, node, what: read_choice(page, node, what, choices)


def integer(low: int, high: int) -> Read:
    """A reader of a whole number from low to high."""
    return lambda page, node, what: read_integer(page, node, what, low, high)


def listing(read: Read, least: int = 0, most: int = 0) -> Read:
    """A reader of a list of at least and at most so many items, 0 for any."""
    return lambda page, node, what: read_list(page, node, what, read, (least, most))


def mapping(keys: Mapping[str, Key]) -> Read:
    """A reader of known keys."""
    return lambda page, node, what: read_mapping(page, node, f"“{what}”", keys)
