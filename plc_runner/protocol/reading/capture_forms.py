"""What a step takes down, as a file writes it: one key names the kind, the rest are options."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from yaml import MappingNode, Node, ScalarNode

from plc_runner.protocol.reading.forms import read_name
from plc_runner.protocol.reading.page import Page, bare, is_flow
from plc_runner.protocol.reading.shape import (
    BROKEN,
    Found,
    Key,
    Read,
    choice,
    integer,
    is_nothing,
    listing,
    mapping,
    read_mapping,
    read_text,
    read_truth,
    read_word,
    words_of,
    wrong,
)
from plc_runner.protocol.vocabulary import BARE
from plc_runner.protocol.words import closest, listed

_TEXTS = listing(read_text, 1)
COLUMN = {
    "name": Key(read_text, required=True),
    "type": Key(choice("text", "number", "choice")),
    "choice": Key(listing(read_text)),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """How a file writes a capture kind."""

    example: str
    """What could follow its name."""
    read: Read = read_text
    """Reads what follows its name."""
    value: str = "label"
    """The model's field that this goes to."""
    options: dict[str, Key] = field(default_factory=dict)


KINDS = {
    "columns": Kind("[Notice, Wonder]", _TEXTS, "columns"),
    "sort": Kind("[High, Expected, Low]", _TEXTS, "piles", {"unsure": Key(read_truth)}),
    "table": Kind("[{name: Skill}, {name: Level}]", listing(mapping(COLUMN), 1), "columns"),
    "rating": Kind(
        "[few, some, many, most]", listing(read_text, 2), "scale", {"of": Key(listing(read_text))}
    ),
    "fist_to_five": Kind(
        "The proposal",
        options={"threshold": Key(integer(0, 5)), "levels": Key(listing(read_text, 6, 6))},
    ),
    "dots": Kind("notice", read_word, "slot", {"per_person": Key(integer(1, 20))}),
    "prediction": Kind("What we expect", options={"reveal_at": Key(read_word)}),
    "text": Kind("Focus question", options={"restates": Key(read_word)}),
    "standard": Kind("The standard"),
    "exemplar": Kind("A sample to keep"),
    "decision": Kind("What we will do"),
    "action": Kind("Who does what"),
    "goal": Kind("Our goal"),
}


def read_capture(page: Page, node: Node, what: str) -> Any:
    """Read `decision`, or a mapping of which one key names the kind."""
    if isinstance(node, ScalarNode):
        return _bare_capture(page, node)
    if not isinstance(node, MappingNode):
        wanted = "a kind such as decision or {columns: [Notice, Wonder]}"
        return wrong(page, node, what, wanted, "Write one kind for each item of the list.")
    words = words_of(node)
    kinds = [pair for word, pair in zip(words, node.value, strict=True) if word in KINDS]
    if len(kinds) != 1:
        return _which_kind(page, node, [key for key, _ in kinds])
    kind = kinds[0][0].value
    if _options_behind(page, node, *kinds[0]):
        return BROKEN
    found = read_mapping(page, node, f"“{kind}”", KEYS[kind])
    if kind in found:
        found[KINDS[kind].value] = found.pop(kind)
    elif is_nothing(kinds[0][1]) and not _may_be_bare(kind):
        page.tell(kinds[0][0], *_needs_value(kind))
    found["kind"] = kind
    return found


def _keys_of(kind: str) -> dict[str, Key]:
    form = KINDS[kind]
    common = {"id": Key(read_name), "required": Key(read_truth)}
    if form.value != "label":
        common["label"] = Key(read_text)
    return {kind: Key(form.read), **common, **form.options}


KEYS = {kind: _keys_of(kind) for kind in KINDS}


def _options_behind(page: Page, node: MappingNode, key: Node, value: Node) -> bool:
    """Tell of `decision: {required: true}`, where the option should stand beside the kind."""
    inside, possible = set(words_of(value)), KEYS[key.value].keys() - {key.value}
    if not inside or not inside <= possible or not _may_be_bare(key.value):
        return False
    options = [page.text[one.start_mark.index : two.end_mark.index] for one, two in value.value]
    kind, between = f"{key.value}:", "\n" + " " * key.start_mark.column
    if is_flow(node):
        kind, between = f"{kind} ", ", "
    words = between.join([kind, *options])
    message = f"The options of “{key.value}” stand beside it, not behind it."
    fix = page.instead(key, words, until=value if is_flow(value) else value.value[-1][1])
    page.tell(value, message, "wrong-type", "Write it so:", fix=fix)
    return True


def _bare_capture(page: Page, node: ScalarNode) -> Any:
    word = node.value.strip()
    if word not in KINDS:
        _tell_unknown(page, node, word)
        return BROKEN
    if not _may_be_bare(word):
        page.tell(node, *_needs_value(word))
        return BROKEN
    found = Found(node)
    found["kind"] = word
    return found


def _tell_unknown(page: Page, node: ScalarNode, word: str) -> None:
    """Tell of `- decisions`, or of `- Notice`, where a heading stands for what is taken down."""
    meant = closest(word, KINDS) or "columns"
    heading = meant == "columns" and word.casefold() not in ("column", "columns")
    hint, words = f"Did you mean “{meant}”?", f"{{{meant}: {KINDS[meant].example}}}"
    if heading:
        hint = f"Possible: {', '.join(KINDS)}.\nLines under a heading are written so:"
        words = f"{{columns: [{bare(word)}]}}"
    elif _may_be_bare(meant):
        words = meant
    message = f"“{word[:40]}” is nothing that can be captured."
    page.tell(node, message, "choice", hint, fix=page.instead(node, words))


def _may_be_bare(kind: str) -> bool:
    return kind in BARE and KINDS[kind].value == "label"


def _needs_value(kind: str) -> tuple[str, str, str]:
    message = f"“{kind}” needs something after it."
    return message, "missing-key", f"For example: {{{kind}: {KINDS[kind].example}}}"


def _which_kind(page: Page, node: MappingNode, kinds: list[Node]) -> Any:
    if kinds:
        names = listed(f"“{key.value}”" for key in kinds)
        hint = "Write two list items, one for each:\n" + "\n".join(
            f"- {{{key.value}: …}}" for key in kinds
        )
        page.tell(kinds[1], f"A capture is one thing; this is {names}.", "two-kinds", hint)
        return BROKEN
    hint = f"Possible: {', '.join(KINDS)}."
    at, fix = node.value[0][0] if node.value else node, None
    for key, _ in node.value:
        meant = closest(key.value, KINDS) if isinstance(key.value, str) else None
        if meant:
            at, fix = key, page.instead(key, meant)
            hint = f"Did you mean “{meant}”? {hint}"
            break
    message = "This capture does not say what it takes down."
    page.tell(at, message, "unknown-key", hint, fix=fix)
    return BROKEN
