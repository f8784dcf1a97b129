"""From YAML nodes to plain values. Every misfit is told.

Scalars mean what YAML 1.2 says: `5:00` and `no` are texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from plc_runner.protocol.problems import Fix
from plc_runner.protocol.reading.page import Page, bare, quoted
from plc_runner.protocol.reading.traps import look_at_items, look_at_key, look_at_text
from plc_runner.protocol.words import closest, count_of, listed

BROKEN: Any = object()
"""Stands for a value whose problem has been told."""

Read = Callable[[Page, Node, str], Any]
"""Takes the page, a node, and what the node is called in messages."""

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
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
    shown = listed(f"“{name}”" for name in list(keys)[:3])
    message = f"{what} must have keys of its own, such as {shown}, not {kind_of(node)}."
    hint, fix = f"Write it as {{{inside}}}", None
    if is_nothing(node):
        hint += ", or delete the line."
    elif isinstance(node, ScalarNode) and len(names) == 1:
        time = ", minutes: 5" if "minutes" in keys else ""
        words = f"{{{names[0]}: {bare(node.value)}{time}}}"
        hint, fix = "Write it so:", page.instead(node, words)
    page.tell(node, message, "wrong-type", hint, fix=fix)
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
        page.tell(
            value, f"“{name}” is empty.", "missing-key", f"Write it behind the colon: {name}: …"
        )


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
    hint, fix = f"Possible here: {', '.join(keys)}.", None
    if meant:
        found.meant.add(meant)
        hint = f"Did you mean “{meant}”?\n{hint}"
        fix = page.instead(pairs[index][0], meant)
    page.tell(pairs[index][0], f"{what} has no key “{name}”.", "unknown-key", hint, fix=fix)


def _example(keys: Mapping[str, Key]) -> str:
    names = [name for name, key in keys.items() if key.required] or list(keys)
    return "Write it as " + ", ".join(f"{name}: …" for name in names[:3])


def wrong(  # noqa: PLR0913, PLR0917 - a problem is made of this many things
    page: Page, node: Node, what: str, wanted: str, hint: str, fix: Fix | None = None
) -> Any:
    """Tell that something else is wanted here."""
    message = f"“{what}” must be {wanted}, not {kind_of(node)}."
    page.tell(node, message, "wrong-type", hint, fix=fix)
    return BROKEN


def kind_of(node: Node) -> str:
    """What somebody wrote, in a message."""
    if isinstance(node, ScalarNode):
        return f"“{node.value[:40]}”" if node.value else "nothing"
    return "a list" if isinstance(node, SequenceNode) else "“key: value”"


def read_text(page: Page, node: Node, what: str) -> Any:
    """Read a text; a number or a yes is one too."""
    if not isinstance(node, ScalarNode):
        return wrong(page, node, what, "a text", *_meant_as_text(page, node))
    look_at_text(page, node)
    return _not_empty(page, node, what)


def read_word(page: Page, node: Node, what: str) -> Any:
    """Read a name, behind which a comment needs no advice."""
    if not isinstance(node, ScalarNode):
        return wrong(page, node, what, "one word", *_meant_as_text(page, node))
    return _not_empty(page, node, what)


def _not_empty(page: Page, node: ScalarNode, what: str) -> Any:
    text: str = node.value.strip()
    if not text:
        page.tell(node, f"“{what}” is empty.", "missing-key", "Write something, or delete it.")
        return BROKEN
    return text


def _meant_as_text(page: Page, node: Node) -> tuple[str, Fix | None]:
    """For `- Notice: what you see`, where the colon made a key: the line in quotes."""
    start, end = node.start_mark, node.end_mark
    words = page.text[start.index : end.index].strip()
    single = node.value and isinstance(node, MappingNode) and len(node.value) == 1
    if not words or "\n" in words or not (single or words[0] in "[{"):
        return "Write the text itself, without dashes, brackets or “key:”.", None
    if words[0] in "[{":
        whole = isinstance(node, SequenceNode) and all(map(_is_scalar, node.value))
        text = ", ".join(item.value for item in node.value) if whole else words
        return "If it is one text, write it so:", page.instead(node, bare(text))
    key, value = node.value[0]
    return "If it is one text, put it in quotes:", page.instead(key, quoted(words), value)


def _is_scalar(node: Node) -> bool:
    return isinstance(node, ScalarNode)


def read_integer(page: Page, node: Node, what: str, low: int, high: int) -> Any:
    """Read a whole number from low to high."""
    wanted = f"a whole number from {low} to {high}"
    if not isinstance(node, ScalarNode) or not _INTEGER.fullmatch(node.value):
        return wrong(page, node, what, wanted, f"Write a number, such as {what}: {low}")
    number = int(node.value)
    if not low <= number <= high:
        message = f"“{what}” must be {wanted}, not {number}."
        fix = page.instead(node, str(low if number < low else high))
        page.tell(node, message, "out-of-range", "The nearest is:", fix=fix)
        return BROKEN
    return number


def read_truth(page: Page, node: Node, what: str) -> Any:
    """Read true or false."""
    value = _TRUTH.get(node.value) if isinstance(node, ScalarNode) else None
    if value is None:
        word = node.value.casefold() if isinstance(node, ScalarNode) else ""
        meant = "true" if word in _YES else "false" if word in _NO else None
        if meant is None:
            return wrong(page, node, what, "true or false", f"Write {what}: true, or leave it out.")
        return wrong(page, node, what, "true or false", "Write it so:", page.instead(node, meant))
    return value


def read_choice(page: Page, node: Node, what: str, choices: Collection[str]) -> Any:
    """Read one of a few words."""
    first = next(iter(choices))
    if not isinstance(node, ScalarNode):
        return wrong(page, node, what, listed(choices), f"Write one word: {what}: {first}")
    if node.value in choices:
        return node.value
    meant = closest(node.value.strip("“”‘’'\""), choices)
    hint = f"Did you mean “{meant}”?" if meant else f"Write one of them: {what}: {first}"
    message = f"“{what}” must be {listed(choices)}, not “{node.value[:40]}”."
    page.tell(node, message, "choice", hint, fix=page.instead(node, meant) if meant else None)
    return BROKEN


def read_list(
    page: Page, node: Node, what: str, read: Read, bounds: tuple[int, int] = (0, 0)
) -> Any:
    """Read a list of at least and at most so many items (0 for any); broken items are left out."""
    least, most = bounds
    if not isinstance(node, SequenceNode):
        return wrong(page, node, what, "a list", *_as_list(page, node, what))
    look_at_items(page, node, is_text=read is read_text)
    values = [read(page, item, f"{what}, item {n}") for n, item in enumerate(node.value, start=1)]
    if len(values) < least or (most and len(values) > most):
        size = count_of(least, "item") if least == most else f"at least {count_of(least, 'item')}"
        here = len(values) or "none"
        hint = f"Separate them with commas: {what}: [{', '.join(_ORDINALS[:least])}]"
        if what == "steps":
            hint = "Write each step as - {title: Talk, minutes: 5}"
        page.tell(node, f"“{what}” needs {size}; it has {here}.", "list-size", hint)
        return BROKEN
    return [value for value in values if value is not BROKEN]


def _as_list(page: Page, node: Node, what: str) -> tuple[str, Fix | None]:
    """How to write what was not written as a list."""
    if not isinstance(node, ScalarNode):
        item = "{title: Talk, minutes: 5}" if what == "steps" else "…"
        return f"Write it in lines that begin with a dash: - {item}", None
    words = node.value.strip()
    if words.startswith("-") and not node.style:
        first, last = node.start_mark.line, node.end_mark.line
        lines = page.text.split("\n")[first : last + 1]
        fixed = "\n".join(re.sub(r"^(.*?)-(?=\S)", r"\1- ", line) for line in lines)
        return "A space is missing after the dash:", Fix(first + 1, last + 1, fixed)
    if what == "steps":
        words = f"{{title: {bare(words)}, minutes: 5}}"
        return "Write each step so:", page.instead(node, f"[{words}]")
    return "Write it so:", page.instead(node, f"[{bare(words)}]")


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
