"""The minutes cell: spans as a file writes them, times of turns, and what a round is per."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from yaml import MappingNode, Mark, Node, ScalarNode

from plc_runner.protocol.editing.capture_words import joined, split_items
from plc_runner.protocol.editing.parts import CellError
from plc_runner.protocol.editing.sheet import value_of
from plc_runner.protocol.editing.talking import role_named
from plc_runner.protocol.reading.durations import meant_by, read_duration, read_span
from plc_runner.protocol.reading.page import Page
from plc_runner.protocol.reading.shape import BROKEN, Found
from plc_runner.protocol.vocabulary import PARTICIPANT

_EACH = re.compile(r"(?P<time>.*\S)\s+each", re.IGNORECASE)
_TIMES = re.compile(r"(\d+)\s*(?:times?|x|×)", re.IGNORECASE)
_PER = re.compile(r"(?:each|every|per|for each)\s+(?P<who>.+)", re.IGNORECASE | re.DOTALL)
_OF = re.compile(r"of:?\s+(?P<items>.+)", re.IGNORECASE | re.DOTALL)
_PEOPLE = ("participant", "person", "member", "one", "of us", "participants", "people")


def minutes_of_step(step: Found) -> str:
    """How the form shows a step's time."""
    node = step.at.get("minutes")
    span = step.get("minutes")
    if isinstance(node, MappingNode):
        return span_in_words(span) if isinstance(span, dict) else ""
    written = value_of(node)
    if written:
        return written
    turns = step.at.get("turns")
    each = step["turns"].at.get("each") if isinstance(step.get("turns"), Found) else None
    return f"{value_of(each)} each" if turns is not None and value_of(each) else ""


def span_in_words(span: Mapping[str, int]) -> str:
    """`5`, `5-10` or `5-15 (10)` as a file writes a span that is in seconds."""
    low, plan, high = (_amount(span[name]) for name in ("min", "plan", "max"))
    half = span["plan"] - span["plan"] // 2
    if span["plan"] == span["max"]:
        return plan if span["min"] == half else f"{low}-{high}"
    return f"{low}-{high} ({plan})"


def _amount(seconds: int) -> str:
    return f"{seconds}s" if seconds % 60 else str(seconds // 60)


def read_minutes(typed: str) -> tuple[str, str]:
    """What a step's cell says: its minutes and the time of each turn; one of them is empty.

    Raises:
        CellError: with what the reader of files says of it.
    """
    each = _EACH.fullmatch(typed)
    if each:
        return "", _checked(each["time"], read_duration, "each")
    return _checked(typed, read_span, "minutes"), ""


def _checked(typed: str, read: Any, what: str) -> str:
    words = " ".join(typed.split())
    page, right = _tried(words, read, what)
    meant = "" if right else meant_by(words)
    if meant and _tried(meant, read, what)[1]:
        return meant
    if not right:
        problem = page.problems[0]
        hint = problem.hint.replace("Write it so: " + what + ": ", "Write it so: ")
        raise CellError(" ".join(filter(None, (problem.message, hint))))
    return words


def _tried(words: str, read: Any, what: str) -> tuple[Page, bool]:
    """What the reader of files says of words, and whether it takes them."""
    page, end = Page("", words), len(words)
    node = ScalarNode("", words, Mark("", 0, 0, 0, None, 0), Mark("", end, 0, end, None, 0))
    return page, read(page, node, what) is not BROKEN


def per_in_words(node: Node | None) -> str:
    """How the form shows what a round is per: `each presenter`, `3 times`, `each of A; B`."""
    if isinstance(node, ScalarNode):
        return f"each {value_of(node)}" if value_of(node) else ""
    for key, value in node.value if isinstance(node, MappingNode) else ():
        if key.value == "times":
            return f"{value_of(value)} times"
        if key.value == "items" and isinstance(value.value, list):
            return "each of " + joined([value_of(item) for item in value.value], ";")
    return ""


def per_from_words(typed: str, roles: Mapping[str, Any]) -> str | int | tuple[str, ...]:
    """A role or participant, how many times, or the things; CellError where it is none of them."""
    times = _TIMES.fullmatch(typed.strip())
    if times:
        return int(times[1])
    match = _PER.fullmatch(typed.strip())
    who = match["who"].strip() if match else typed.strip()
    things = _OF.fullmatch(who)
    if things and who.casefold() not in _PEOPLE:
        return split_items(things["items"], ";")
    if who.casefold() in _PEOPLE:
        return PARTICIPANT
    role = role_named(who, roles)
    if role:
        return role
    raise CellError(
        f"A round is repeated for somebody or something, and “{typed}” is no role here."
        " Write: each participant, each presenter, 3 times, or each of First question; Second one"
    )
