"""Standards in plain mode: which one is meant, and what is marked in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from plc_runner.cli.plain.meeting import Meeting
from plc_runner.driver import Reply
from plc_runner.driver.standards import Choice, Standards
from plc_runner.errors import IllegalMove
from plc_runner.session.grammar import Ask
from plc_runner.session.state import Entry
from plc_runner.session.unpacking import (
    CODE,
    NOTICE,
    TEXT,
    cell,
    rows_of,
    standard_at_hand,
    standing_marks,
)
from plc_runner.standards.finding import listed

_TOLD = 7
"""Standards that are told where several may be meant."""


def look_up(meeting: Meeting, standards: Standards, ask: Ask) -> Reply:
    """Keep the standard that a line means.

    Returns:
        the answer; its warning is what the licence wants to be shown.

    Raises:
        IllegalMove: several may be meant, and they have been told.
    """
    answer = standards.look_up(meeting.driver, ask)
    if isinstance(answer, Choice):
        found = answer.found
        meeting.terminal.say(
            *(
                f"{one.code}: {one.statement}{f' ({framework})' if framework else ''}"
                for one, framework in listed(found[:_TOLD])
            ),
            *dict.fromkeys(one.notice for one in found[:_TOLD]),
        )
        more = f" And {len(found) - _TOLD} more." if len(found) > _TOLD else ""
        raise IllegalMove(
            f"Which one?{more} Type its code. To keep words as they are, put quotation marks "
            "around them."
        )
    entry = meeting.state.entries.get(next(iter(answer.ids), ""))
    notice = cell(entry, NOTICE) if entry else ""
    return replace(answer, warning=answer.warning or notice)


def tell_marks(meeting: Meeting, _: str) -> None:
    """The standard, and what is marked in it.

    Raises:
        IllegalMove: none was kept yet.
    """
    meeting.terminal.say(*_marks(standard_at_hand(meeting.state)))


def _marks(entry: Entry) -> Iterator[str]:
    yield f"{cell(entry, CODE)} {cell(entry, TEXT)}".strip()
    yield cell(entry, NOTICE)
    marks = standing_marks(entry)
    for what, title in (("skill", "Skills"), ("concept", "Concepts")):
        words = [mark.text for mark in marks if mark.what == what]
        yield f"{title}: {', '.join(words) or 'none yet'}."
    for skill, concept in rows_of(marks):
        yield f"Row: {skill or '...'} | {concept or '...'}"
    yield "To mark words of it: /mark skill WORDS, /mark concept WORDS, /mark clear WORDS."
