"""The keys of format 1, and how to read each. A test holds them against the models."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from yaml import MappingNode, Node, ScalarNode

from plc_runner.protocol.reading.capture_forms import read_capture
from plc_runner.protocol.reading.durations import meant_by, read_duration, read_span
from plc_runner.protocol.reading.forms import read_name, read_version
from plc_runner.protocol.reading.meant import meant_by_word, people_meant, size_meant
from plc_runner.protocol.reading.page import Page, bare
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
from plc_runner.protocol.vocabulary import FACILITATOR, RESERVED, WHO_WORDS


def read_protocol(page: Page, node: Node) -> Found | None:
    """Read the whole file; None where it is no protocol at all."""
    if not isinstance(node, MappingNode):
        message = "This is not a protocol yet: a protocol has a title and steps."
        hint = "Begin it so:\ntitle: Our protocol\nsteps:\n  - {title: Talk, minutes: 5}"
        page.tell(node, message, "wrong-type", hint)
        return None
    names = words_of(node)
    if "meetings" in names and "steps" not in names:
        message = "This is a cycle: it has meetings, where a protocol has steps."
        hint = "Put the file into a folder “cycles” beside your protocols."
        page.tell(node.value[names.index("meetings")][0], message, "cycle", hint)
        return None
    found: Found = read_mapping(page, node, "This protocol", PROTOCOL)
    return found


def _read_format(page: Page, node: Node, what: str) -> Any:
    if isinstance(node, ScalarNode) and node.value == "1":
        return 1
    return wrong(page, node, what, "1", "That is the format that this program reads.")


def _read_roles(page: Page, node: Node, what: str) -> Any:
    if not isinstance(node, MappingNode):
        hint = "Write one line per role, such as presenter: {title: Presenting teacher}"
        page.tell(node, f"“{what}” must have one line per role.", "wrong-type", hint)
        return BROKEN
    keys: dict[str, Key] = {}
    for key, _ in node.value:
        if read_name(page, key, "a role's name") is BROKEN:
            continue
        keys[key.value] = Key(_read_role)
        if key.value in RESERVED:
            message = f"“{key.value}” cannot be a role: the word has a meaning of its own."
            hint = "The facilitator is always there; leave the role out."
            if key.value != FACILITATOR:
                hint = "Choose another word for the role."
            page.tell(key, message, "reserved-word", hint)
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
    if isinstance(node, ScalarNode) and not is_nothing(node):
        fix = page.instead(node, f"{{title: {bare(node.value)}}}")
        return wrong(page, node, what, "written with its keys", "Write it so:", fix)
    return read_mapping(page, node, f"The role “{what}”", ROLE)


def _read_facilitator(page: Page, node: Node, what: str) -> Any:
    if isinstance(node, ScalarNode):
        message = f"“{what}” says only whether whoever facilitates takes part."
        hint = "Who that is, is asked at the start. Delete the line, or write it so:"
        fix = page.instead(node, "{takes_part: false}")
        page.tell(node, message, "wrong-type", hint, fix=fix)
        return BROKEN
    return read_mapping(page, node, f"“{what}”", FACILITATOR_KEYS)


def _or_in_short(keys: Mapping[str, Key], meant: Callable[[str], str]) -> Read:
    """A reader of known keys, which shows how to write what somebody wrote without them."""

    def read(page: Page, node: Node, what: str) -> Any:
        words = meant(node.value) if isinstance(node, ScalarNode) else ""
        if not words:
            return read_mapping(page, node, f"“{what}”", keys)
        fix = page.instead(node, words)
        return wrong(page, node, what, "written with its keys", "Write it so:", fix)

    return read


def _turns_meant(text: str) -> str:
    """`1 min each` or `everybody` as turns."""
    time = meant_by(text)
    if time and "-" not in time:
        return f"{{each: {time if time.endswith('s') else f'{time}m'}}}"
    who = text if text in WHO_WORDS else next(meant_by_word(text), "")
    return f"{{who: {who}}}" if who in WHO_WORDS else ""


def _read_per(page: Page, node: Node, what: str) -> Any:
    if isinstance(node, ScalarNode):
        if node.value.strip().isdecimal():
            fix = page.instead(node, f"{{times: {node.value.strip()}}}")
            wanted = "participant, a role, items or times"
            return wrong(page, node, what, wanted, "Write it so:", fix)
        return read_word(page, node, what)
    names = set(words_of(node))
    if len(names & {"items", "times"}) != 1:
        hint = "Write {items: [First question, Second question]} or {times: 3}"
        return wrong(page, node, what, "participant, a role, items or times", hint)
    return read_mapping(page, node, "“per”", ITEMS if "items" in names else TIMES)


def _read_part(page: Page, node: Node, what: str) -> Any:  # noqa: ARG001
    """Read a step, or a round of steps."""
    if "round" not in words_of(node):
        return read_mapping(page, node, "This step", STEP)
    if page.open_rounds == 2:
        message = "This round is in a round in a round; one round inside another is the most."
        page.tell(node, message, "nesting", "Repeat the steps, or use items.")
        return BROKEN
    page.open_rounds += 1
    try:
        return read_mapping(page, node, "This round", ROUND)
    finally:
        page.open_rounds -= 1


_TEXT = Key(read_text)
_WORD = Key(read_word)
_TITLE = Key(read_text, required=True)
_TRUTH = Key(read_truth)
_ID = Key(read_name)
_TEXTS = Key(listing(read_text))
_PARTS = Key(listing(_read_part, 1), required=True)
_PEOPLE = Key(integer(1, 500))

ROLE = {"title": _TEXT, "about": _TEXT, "count": Key(choice("one", "many"))}
GROUP = {"min": _PEOPLE, "max": _PEOPLE}
FACILITATOR_KEYS = {"takes_part": _TRUTH}
ORIGIN = {"name": _TITLE, "adapted": _TRUTH, "url": _TEXT, "licence": _TEXT}
TURNS = {"who": _WORD, "each": Key(read_duration)}
GROUPS = {"size": Key(integer(2, 12), required=True), "report": Key(read_duration)}
ITEMS = {"items": Key(listing(read_text, 1), required=True)}
TIMES = {"times": Key(integer(1, 50), required=True)}
STEP = {
    "title": _TITLE,
    "id": _ID,
    "minutes": Key(read_span),
    "talk": _WORD,
    "say": _TEXT,
    "stems": _TEXTS,
    "guard": _TEXT,
    "notes": _TEXT,
    "capture": Key(listing(read_capture)),
    "turns": Key(_or_in_short(TURNS, _turns_meant)),
    "until": Key(choice("clock", "done")),
    "when": Key(choice("always", "optional", "first-time")),
    "keep_full_time": _TRUTH,
    "groups": Key(_or_in_short(GROUPS, size_meant)),
}
ROUND = {
    "round": _TITLE,
    "id": _ID,
    "per": Key(_read_per, required=True),
    "rotate_start": _TRUTH,
    "steps": _PARTS,
}
PROTOCOL = {
    "format": Key(_read_format),
    "title": _TITLE,
    "purpose": _TEXT,
    "stage": Key(
        choice("identify-design-measure", "align-optimize", "build-capacity", "ignite-growth")
    ),
    "version": Key(read_version),
    "based_on": _WORD,
    "origin": Key(mapping(ORIGIN)),
    "group": Key(_or_in_short(GROUP, people_meant)),
    "facilitator": Key(_read_facilitator),
    "roles": Key(_read_roles),
    "prework": _TEXTS,
    "materials": _TEXTS,
    "norms": _TEXTS,
    "steps": _PARTS,
}
