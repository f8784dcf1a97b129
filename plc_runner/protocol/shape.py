"""From YAML nodes to plain values, as the models ask for them. Every misfit is told.

What a key may hold is read off the models' annotations, so that the models stay the one place
where the format is said. Scalars mean what YAML 1.2 says: `5:00` and `no` are texts.
"""

from __future__ import annotations

import re
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from yaml import MappingNode, Node, ScalarNode, SequenceNode

from plc_runner.protocol.page import Page, quoted
from plc_runner.protocol.parts import Derived
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

    __slots__ = ("at", "node")

    def __init__(self, node: Node) -> None:
        super().__init__()
        self.node = node
        self.at: dict[str, Node] = {}
        """The node of every key that is there, be its value broken or not."""


@dataclass(frozen=True, slots=True)
class Key:
    """What is known of a key."""

    read: Read
    required: bool = False


def read_mapping(page: Page, node: Node, what: str, keys: Mapping[str, Key]) -> Any:
    """Read a mapping of known keys; `Found` or BROKEN."""
    if not isinstance(node, MappingNode):
        return wrong(page, node, what, "key: value pairs", _example(keys))
    found = Found(node)
    for key_node, value_node in node.value:
        name = key_node.value
        key = keys.get(name) if isinstance(name, str) else None
        if key is None:
            _unknown(page, found, (key_node, value_node), what, keys)
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
        if key.required and name not in found:
            _missing(page, found, what, name)
    return found


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


def _unknown(
    page: Page, found: Found, pair: tuple[Node, Node], what: str, keys: Mapping[str, Key]
) -> None:
    name = pair[0].value
    if not isinstance(name, str):
        page.tell(pair[0], "A key must be a word.", "unknown-key", _example(keys))
        return
    if look_at_key(page, found.node, *pair):
        return
    meant = closest(name, keys)
    hint = f"Did you mean “{meant}”? " if meant else ""
    hint += f"Possible here: {', '.join(keys)}."
    page.tell(pair[0], f"{what} has no key “{name}”.", "unknown-key", hint)


def _example(keys: Mapping[str, Key]) -> str:
    names = [name for name, key in keys.items() if key.required] or list(keys)
    return "Write it as " + ", ".join(f"{name}: …" for name in names[:3])


def wrong(page: Page, node: Node, what: str, wanted: str, hint: str = "") -> Any:
    """Tell that something else is wanted here."""
    if isinstance(node, ScalarNode):
        got = f"“{node.value[:40]}”" if node.value else "nothing"
    else:
        got = "a list" if isinstance(node, SequenceNode) else "key: value pairs"
    page.tell(node, f"“{what}” must be {wanted}, not {got}.", "wrong-type", hint)
    return BROKEN


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
    mark = node.start_mark
    if not isinstance(node, MappingNode) or node.flow_style or len(node.value) > 1:
        return ""
    line = page.lines[mark.line]
    words = quoted(line[mark.column :].strip())
    return f"If it is one text, put it in quotes: {line[: mark.column].strip()} {words}"


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


def read_choice(page: Page, node: Node, what: str, choices: Mapping[str, Any]) -> Any:
    """Read one of a few words."""
    if not isinstance(node, ScalarNode):
        return wrong(page, node, what, listed(choices))
    if node.value in choices:
        return choices[node.value]
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
        words = f"[{node.value}]" if isinstance(node, ScalarNode) else "- …"
        return wrong(page, node, what, "a list", f"Write it so: {what}: {words}")
    look_at_items(page, node, is_text=read is read_text)
    values = [read(page, item, what) for item in node.value]
    if len(values) < least or (most and len(values) > most):
        size = count_of(least, "item") if least == most else f"at least {count_of(least, 'item')}"
        here = len(values)
        page.tell(node, f"“{what}” needs {size}; it has {here or 'none'}.", "list-size")
        return BROKEN
    return [value for value in values if value is not BROKEN]


class Reader:
    """Builds the function that reads a type, once per type."""

    def __init__(self) -> None:
        self._special: list[tuple[Any, Read]] = []
        self._keys: dict[type[BaseModel], dict[str, Key]] = {}

    def reads(self, kind: Any) -> Callable[[Read], Read]:
        """Register how to read a type that a file may write in a form of its own."""

        def register(read: Read) -> Read:
            self._special.append((kind, read))
            return read

        return register

    def keys_of(self, model: type[BaseModel]) -> dict[str, Key]:
        """The keys that a file may write for a model."""
        if model not in self._keys:
            keys = self._keys[model] = {}
            for name, info in model.model_fields.items():
                if not any(isinstance(mark, Derived) for mark in info.metadata):
                    read = self.for_type(info.annotation, info.metadata)
                    keys[name] = Key(read, info.is_required())
        return self._keys[model]

    def for_type(  # noqa: PLR0911 - one return per sort of type
        self, kind: Any, limits: list[Any] | tuple[Any, ...] = ()
    ) -> Read:
        """The function that reads one type."""
        for known, read in self._special:
            if kind == known or known in limits:
                return read
        origin = get_origin(kind)
        if origin is Annotated:
            kind, *more = get_args(kind)
            marks = [
                m
                for mark in more
                for m in (mark.metadata if isinstance(mark, FieldInfo) else [mark])
            ]
            return self.for_type(kind, marks)
        if origin in (Union, types.UnionType):
            (kind,) = (one for one in get_args(kind) if one is not type(None))
            return self.for_type(kind, limits)
        if origin is Literal:
            return partial(_choice, {str(word): word for word in get_args(kind)})
        if origin is tuple:
            least, most = _limit(limits, "min_length", 0), _limit(limits, "max_length", 0)
            return partial(_list, self.for_type(get_args(kind)[0]), (least, most))
        if kind is int:
            return partial(_integer, _limit(limits, "ge", 0), _limit(limits, "le", 1_000_000))
        plain: dict[Any, Read] = {bool: read_truth, str: read_text}
        return plain.get(kind) or self.for_model(kind)

    def for_model(self, model: type[BaseModel]) -> Read:
        """The function that reads a model; its keys are looked up when first needed."""

        def read(page: Page, node: Node, what: str) -> Any:
            return read_mapping(page, node, f"“{what}”", self.keys_of(model))

        return read


def _limits(marks: list[Any]) -> list[Any]:
    """What `Field(...)` inside `Annotated` asks for, one by one."""
    lists = [mark.metadata if isinstance(mark, FieldInfo) else [mark] for mark in marks]
    return [limit for limits in lists for limit in limits]


def _limit(limits: list[Any] | tuple[Any, ...], name: str, default: int) -> int:
    return next((getattr(one, name) for one in limits if hasattr(one, name)), default)


def _choice(choices: Mapping[str, Any], page: Page, node: Node, what: str) -> Any:
    return read_choice(page, node, what, choices)


def _integer(low: int, high: int, page: Page, node: Node, what: str) -> Any:
    return read_integer(page, node, what, low, high)


def _list(read: Read, bounds: tuple[int, int], page: Page, node: Node, what: str) -> Any:
    return read_list(page, node, what, read, bounds)


reader = Reader()
"""Knows every type of the format, once the modules with the special forms are imported."""
