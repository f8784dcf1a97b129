"""Times as a teacher writes them."""

from __future__ import annotations

import re
from typing import Any

from yaml import MappingNode, Node, ScalarNode

from plc_runner.protocol.problems import Fix
from plc_runner.protocol.reading.page import Page
from plc_runner.protocol.reading.shape import BROKEN, Key, is_nothing, read_mapping, wrong

LONGEST = 86_400
_AMOUNT = r"\d{1,5}(?:\.\d{1,3})?"
DURATION = re.compile(rf"({_AMOUNT}) ?(s|m)?")
RANGE = re.compile(
    rf"({_AMOUNT} ?[sm]?) ?[-–] ?({_AMOUNT} ?[sm]?)(?: ?\( ?({_AMOUNT} ?[sm]?) ?\))?"
)
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)")
_SPOKEN = re.compile(
    rf"(?P<low>{_AMOUNT})(?: ?(?:-|–|—|−|to|or|bis) ?(?P<high>{_AMOUNT}))?"
    r" ?(?P<unit>m|mins?\.?|minutes?|'|’|s|secs?\.?|seconds?|\"|”|h|hrs?\.?|hours?)?(?: each)?"
)
_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(_WORDS.split(), start=1)}
_NUMBERS |= {"fifteen": 15, "twenty": 20, "thirty": 30, "half an hour": 30, "an hour": 60}


def seconds_in(text: str) -> int | None:
    """`5` and `5m` are five minutes, `90s` is ninety seconds; None for anything else."""
    match = DURATION.fullmatch(text.strip())
    if match is None:
        return None
    return round(float(match[1]) * (1 if match[2] == "s" else 60))


def read_duration(page: Page, node: Node, what: str) -> Any:
    """Read `5`, `5m` or `90s`; seconds."""
    seconds = seconds_in(node.value) if isinstance(node, ScalarNode) else None
    if seconds is None:
        return wrong(page, node, what, "a time such as 5, 5m or 90s", *_meant(page, node, what))
    return seconds if _is_possible(page, node, what, seconds) else BROKEN


def _is_possible(page: Page, node: Node, what: str, seconds: int) -> bool:
    if 1 <= seconds <= LONGEST:
        return True
    message = f"“{what}” must be more than nothing and at most 24 hours."
    page.tell(node, message, "out-of-range", "A plain number means minutes.")
    return False


def _meant(page: Page, node: Node, what: str) -> tuple[str, Fix | None]:
    """What somebody who wrote `5:30`, `5 min` or `five` meant."""
    words = meant_by(node.value) if isinstance(node, ScalarNode) else ""
    if words:
        return "Write it so:", page.instead(node, words)
    example = "1m" if what == "each" else "5-10"
    return f"Write a number of minutes, or a time with its unit: {what}: {example}", None


def meant_by(text: str) -> str:
    """The way a file writes what a teacher wrote; empty where that cannot be told."""
    text = text.casefold().strip("~≈,;. ").removeprefix("about ").removeprefix("ca. ")
    clock = _CLOCK.fullmatch(text)
    if clock:
        total = int(clock[1]) * 60 + int(clock[2])
        return f"{total // 60 if total % 60 == 0 else f'{total}s'}"
    if text in _NUMBERS:
        return str(_NUMBERS[text])
    match = _SPOKEN.fullmatch(text)
    if match is None:
        return ""
    low, high, unit = match["low"], match["high"], match["unit"] or "m"
    if unit[0] == "h":
        low, high = (value and f"{float(value) * 60:g}" for value in (low, high))
    unit = "s" if unit[0] in 's"”' else ""
    return f"{low}{unit}-{high}{unit}" if high else f"{low}{unit}"


def in_file(seconds: int) -> str:
    """A time as a file writes it: `5`, `2.5`, `45s`."""
    return f"{seconds / 60:g}" if seconds % 30 == 0 else f"{seconds}s"


_SPAN_KEYS = {name: Key(read_duration) for name in ("min", "plan", "max")}


def read_span(page: Page, node: Node, what: str) -> Any:
    """Read `5`, `5-10`, `5-15 (10)`, `90s`, or `{min: 5, plan: 10, max: 15}`."""
    parts: dict[str, int] = {}
    if isinstance(node, MappingNode):
        parts = read_mapping(page, node, f"“{what}”", _SPAN_KEYS)
        empty = [pair[1] for pair in node.value if is_nothing(pair[1])] if node.value else [node]
        for one in empty:
            page.tell(one, f"“{what}” is empty here.", "missing-key", f"Write it as {what}: 5")
        if len(parts) < len(node.value) or not parts:
            return BROKEN
    else:
        text = node.value.strip() if isinstance(node, ScalarNode) else ""
        match = RANGE.fullmatch(text)
        found = match.groups() if match else (None, None, text)
        for name, words in zip(("min", "max", "plan"), found, strict=True):
            seconds = seconds_in(words) if words is not None else None
            if seconds is not None:
                parts[name] = seconds
        if not parts:
            wanted = "minutes such as 5, 5-10 or 5-15 (10)"
            return wrong(page, node, what, wanted, *_meant(page, node, what))
    return _whole_span(page, node, what, parts)


def _whole_span(page: Page, node: Node, what: str, parts: dict[str, int]) -> Any:
    """Fill in what is not said: the plan is the most, the least is half of the plan."""
    plan = parts.get("plan") or parts.get("max") or parts.get("min", 0)
    span = {"min": parts.get("min", plan - plan // 2), "plan": plan, "max": parts.get("max", plan)}
    if not all(_is_possible(page, node, what, seconds) for seconds in span.values()):
        return BROKEN
    if not span["min"] <= plan <= span["max"]:
        low, middle, high = (f"{span[name] / 60:g}" for name in ("min", "plan", "max"))
        planned = f" with {middle} planned" if "plan" in parts else ""
        message = f"“{what}” goes from {low} to {high}{planned}; that is not in order."
        hint = "Write the shortest, the longest, and the planned one in brackets: 5-15 (10)"
        fix = None
        if isinstance(node, ScalarNode) and "plan" not in parts:
            fix = page.instead(node, f"{in_file(parts['max'])}-{in_file(parts['min'])}")
        page.tell(node, message, "time-order", "Write it so:" if fix else hint, fix=fix)
        return BROKEN
    return span
