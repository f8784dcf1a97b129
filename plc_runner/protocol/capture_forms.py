"""What a step takes down, as a file writes it: one key names the kind, the rest are options."""

from __future__ import annotations

from functools import cache
from typing import Any, get_args

from yaml import MappingNode, Node, ScalarNode

from plc_runner.protocol.captures import Capture
from plc_runner.protocol.page import Page
from plc_runner.protocol.shape import (
    BROKEN,
    Found,
    Key,
    is_nothing,
    read_mapping,
    reader,
    words_of,
    wrong,
)
from plc_runner.protocol.words import closest, listed

CAPTURES: dict[str, Any] = {
    get_args(model.model_fields["kind"].annotation)[0]: model
    for model in get_args(get_args(Capture)[0])
}
"""Capture kinds and their models."""


@reader.reads(Capture)
def _read_capture(page: Page, node: Node, what: str) -> Any:
    """Read `decision`, or a mapping of which one key names the kind."""
    if isinstance(node, ScalarNode):
        return _bare_capture(page, node)
    if not isinstance(node, MappingNode):
        return wrong(page, node, what, "a kind such as decision or {columns: [Notice, Wonder]}")
    words = words_of(node)
    kinds = [pair for word, pair in zip(words, node.value, strict=True) if word in CAPTURES]
    if len(kinds) != 1:
        return _which_kind(page, node, [key for key, _ in kinds])
    kind = kinds[0][0].value
    model = CAPTURES[kind]
    found = read_mapping(page, node, f"“{kind}”", _capture_keys(kind))
    if kind in found:
        found[model.value] = found.pop(kind)
    elif is_nothing(kinds[0][1]) and not model.bare:
        page.tell(kinds[0][0], *_needs_value(kind))
    found["kind"] = kind
    return found


@cache
def _capture_keys(kind: str) -> dict[str, Key]:
    model = CAPTURES[kind]
    options = {name: key for name, key in reader.keys_of(model).items() if name != "kind"}
    value = options.pop(model.value)
    return {kind: Key(value.read), **options}


def _bare_capture(page: Page, node: ScalarNode) -> Any:
    word = node.value.strip()
    if word not in CAPTURES:
        meant = closest(word, CAPTURES)
        hint = f"Did you mean “{meant}”?" if meant else f"Possible: {', '.join(CAPTURES)}."
        page.tell(node, f"“{word[:40]}” is nothing that can be captured.", "choice", hint)
        return BROKEN
    if not CAPTURES[word].bare or CAPTURES[word].value != "label":
        page.tell(node, *_needs_value(word))
        return BROKEN
    found = Found(node)
    found["kind"] = word
    return found


_EXAMPLES = {
    "columns": "[Notice, Wonder]",
    "sort": "[High, Expected, Low]",
    "table": "[{name: Skill}, {name: Level, choice: [1, 2, 3]}]",
    "rating": "[few, some, many, most]",
    "dots": "notice",
    "fist_to_five": "What we propose",
    "standard": "The standard",
    "exemplar": "A sample to keep",
    "text": "Focus question",
    "prediction": "I predict",
}


def _needs_value(kind: str) -> tuple[str, str, str]:
    message = f"“{kind}” needs something after it."
    return message, "missing-key", f"For example: {{{kind}: {_EXAMPLES[kind]}}}"


def _which_kind(page: Page, node: MappingNode, kinds: list[Node]) -> Any:
    if kinds:
        names = listed(f"“{key.value}”" for key in kinds)
        hint = "Write two list items, one for each:\n" + "\n".join(
            f"- {{{key.value}: …}}" for key in kinds
        )
        page.tell(kinds[1], f"A capture is one thing; this is {names}.", "two-kinds", hint)
        return BROKEN
    meant = next(filter(None, (closest(word, CAPTURES) for word in words_of(node))), None)
    hint = f"Did you mean “{meant}”? " if meant else ""
    hint += f"Possible: {', '.join(CAPTURES)}."
    at = node.value[0][0] if node.value else node
    page.tell(at, "This capture does not say what it takes down.", "unknown-key", hint)
    return BROKEN
