"""Standards in plain mode: which one is meant, and what is marked in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NoReturn

from plc_runner.cli.plain.meeting import Meeting
from plc_runner.driver import Reply
from plc_runner.driver.standards import Choice, Standards, keep
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
from plc_runner.standards.finding import Standard, listed

_TOLD = 7
"""Standards that are told where several may be meant."""


class LookUp:
    """Finds the standard that a line means; where it may be several, the next line may choose."""

    def __init__(self, standards: Standards) -> None:
        self._standards = standards
        self._told: tuple[Standard, ...] = ()
        """Those to choose from, as they were numbered last."""

    def __call__(self, meeting: Meeting, ask: Ask) -> Reply:
        """Keep the standard that a line means.

        Returns:
            the answer; its warning is what the licence wants to be shown.

        Raises:
            IllegalMove: several may be meant, and they have been told.
        """
        answer = self._chosen(meeting, ask) or self._standards.look_up(meeting.driver, ask)
        if isinstance(answer, Choice):
            self._tell(meeting, answer.found)
        self._told = ()
        entry = meeting.state.entries.get(next(iter(answer.ids), ""))
        notice = cell(entry, NOTICE) if entry else ""
        return replace(answer, warning=answer.warning or notice)

    def _chosen(self, meeting: Meeting, ask: Ask) -> Reply | None:
        said = ask.argument.strip()
        numbers = [str(number) for number in range(1, len(self._told) + 1)]
        if said not in numbers:
            return None
        return keep(meeting.driver, ask, self._told[numbers.index(said)])

    def _tell(self, meeting: Meeting, found: tuple[Standard, ...]) -> NoReturn:
        self._told = found[:_TOLD]
        meeting.terminal.say(
            *(
                f"{number}. {one.code}: {one.statement}{f' ({framework})' if framework else ''}"
                for number, (one, framework) in enumerate(listed(self._told), 1)
            ),
            *dict.fromkeys(one.notice for one in self._told),
        )
        more = f" And {len(found) - _TOLD} more." if len(found) > _TOLD else ""
        raise IllegalMove(
            f"Which one?{more} Type its number, or more of its words. To keep words as they are, "
            "put quotation marks around them."
        )


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
