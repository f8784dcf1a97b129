"""Reading a cycle's file: from bytes to a cycle, or to all its problems at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from plc_runner.protocol.reading.composing import compose
from plc_runner.protocol.reading.keys import PROTOCOL
from plc_runner.protocol.reading.page import Page
from plc_runner.protocol.reading.shape import (
    BROKEN,
    Found,
    Key,
    kind_of,
    read_integer,
    read_list,
    read_mapping,
    read_word,
    words_of,
    wrong,
)
from plc_runner.protocol.source import FileReading, read_page
from plc_runner.protocol.vocabulary import slug
from plc_runner.protocol.words import closest

if TYPE_CHECKING:
    from plc_runner.protocol.cycle import Cycle

FOLDER = "cycles"
"""A file in a folder of this name is a cycle."""
LONGEST = 104
"""Weeks."""
_BEGIN = (
    "Begin it so:\ntitle: Our cycle\nmeetings:\n"
    "  - {week: 1, protocol: consultancy, purpose: Why this one}"
)


@dataclass(frozen=True)
class CycleReading(FileReading):
    """What came of reading a cycle's file."""

    @cached_property
    def cycle(self) -> Cycle | None:
        """None where there are errors; advice alone does no harm."""
        if self._said is None:
            return None
        from plc_runner.protocol.cycle import Cycle  # noqa: PLC0415 - as in `Reading.protocol`

        return Cycle.model_validate(self._said)


def read_cycle(data: bytes, name: str, known: Collection[str] | None = None) -> CycleReading:
    """Read a cycle's file.

    Args:
        data: any bytes at all; none of them raise.
        name: the file's path, for messages; its stem is the cycle's id.
        known: ids of the protocols that there are; None where nobody knows.
    """
    problems, text, said = read_page(data, name, lambda page: _read(page, known))
    told = tuple(
        replace(problem, hint=_BEGIN) if problem.rule == "empty-file" else problem
        for problem in problems
    )
    return CycleReading(told, text, said)


def _read(page: Page, known: Collection[str] | None) -> Found | None:
    node = compose(page)
    if node is None:
        return None
    if not isinstance(node, MappingNode):
        message = "This is not a cycle yet: a cycle has a title and meetings."
        page.tell(node, message, "wrong-type", _BEGIN)
        return None
    names = words_of(node)
    if "steps" in names and "meetings" not in names:
        message = "This is a protocol: it has steps, where a cycle has meetings."
        hint = f"Put the file beside the folder “{FOLDER}”, not into it."
        page.tell(node.value[names.index("steps")][0], message, "protocol", hint)
        return None
    found: Found = read_mapping(page, node, "This cycle", CYCLE)
    meetings = [one for one in found.get("meetings", ()) if isinstance(one, Found)]
    _check_order(page, meetings)
    if known is not None:
        _check_protocols(page, meetings, known)
    return found


def _check_order(page: Page, meetings: list[Found]) -> None:
    with_week = [one for one in meetings if "week" in one]
    for before, meeting in pairwise(with_week):
        if meeting["week"] < before["week"]:
            message = f"Week {meeting['week']} comes after week {before['week']}."
            hint = "Put the meetings in the order of their weeks, or change the number."
            page.tell(meeting.at["week"], message, "week-order", hint)


def _check_protocols(page: Page, meetings: list[Found], known: Collection[str]) -> None:
    for meeting in meetings:
        name = meeting.get("protocol")
        if name is None or name in known:
            continue
        meant = closest(name, known)
        node = meeting.at["protocol"]
        message = f"There is no protocol “{node.value}”."
        hint = "“plc protocols” lists those that there are."
        fix = None
        if meant:
            hint += f"\nDid you mean “{meant}”? Write it so:"
            fix = page.instead(node, meant)
        page.tell(node, message, "unknown-protocol", hint, fix=fix)


def _read_meetings(page: Page, node: Node, what: str) -> Any:
    if not isinstance(node, SequenceNode) or not node.value:
        message = f"“{what}” must have one line per meeting."
        hint = "Write each as - {week: 1, protocol: consultancy, purpose: Why this one}"
        page.tell(node, message, "list-size", hint)
        return BROKEN
    return read_list(page, node, what, _read_meeting)


def _read_meeting(page: Page, node: Node, what: str) -> Any:
    if isinstance(node, ScalarNode):
        fix = page.instead(node, f"{{week: 1, protocol: {slug(node.value) or 'consultancy'}}}")
        return wrong(page, node, what, "a week and a protocol", "Write it so:", fix)
    return read_mapping(page, node, "This meeting", MEETING)


def _read_week(page: Page, node: Node, what: str) -> Any:
    said = node.value if isinstance(node, ScalarNode) else ""
    number = said.casefold().removeprefix("week").strip()
    if number.isdecimal() and number != said:
        wanted = f"a whole number from 1 to {LONGEST}"
        return wrong(page, node, what, wanted, "Write it so:", page.instead(node, number))
    return read_integer(page, node, what, 1, LONGEST)


def _read_protocol(page: Page, node: Node, what: str) -> Any:
    """Read the id of a protocol; its title or its file will do too."""
    if not isinstance(node, ScalarNode):
        message = f"“{what}” must be the id of one protocol, not {kind_of(node)}."
        page.tell(node, message, "wrong-type", "Write one meeting for each protocol.")
        return BROKEN
    text = read_word(page, node, what)
    if text is BROKEN:
        return BROKEN
    name, at, _ = text.partition("@")
    if at:
        message = "A cycle names a protocol without its version."
        fix = page.instead(node, name.strip())
        page.tell(node, message, "version-here", "Write it so:", fix=fix)
        return BROKEN
    path = PurePath(name)
    return slug(path.stem if path.suffix.lower() in (".yaml", ".yml") else name)


_TITLE = PROTOCOL["title"]
_TEXT = PROTOCOL["purpose"]

MEETING = {
    "week": Key(_read_week, required=True),
    "protocol": Key(_read_protocol, required=True),
    "purpose": _TEXT,
}
CYCLE = {
    "format": PROTOCOL["format"],
    "title": _TITLE,
    "purpose": _TEXT,
    "version": PROTOCOL["version"],
    "origin": PROTOCOL["origin"],
    "meetings": Key(_read_meetings, required=True),
}
