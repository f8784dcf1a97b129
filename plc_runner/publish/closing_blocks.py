"""The end of a meeting and the next one, laid out as blocks."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.publish import words
from plc_runner.publish.blocks import Block, Heading, Item, Items, Remark
from plc_runner.publish.captured import CapturedLine
from plc_runner.publish.outcome_blocks import lines_block
from plc_runner.publish.record import Record
from plc_runner.session.next_meeting import clock_of
from plc_runner.session.state import NextMeeting
from plc_runner.session.words import worth_text


def next_meeting(record: Record) -> Iterator[Block]:
    """When the team meets next, with what, and who leads."""
    meeting = record.at_the_end.next_meeting
    if meeting is None:
        return
    facts = (
        Item(_when(meeting), "When"),
        Item(meeting.title or meeting.protocol, "Protocol"),
        Item(meeting.focus, "Focus"),
        Item(meeting.facilitator_name, "Facilitator"),
    )
    if told := tuple(fact for fact in facts if fact.text):
        yield Heading(2, "Next meeting")
        yield Items(told)


def _when(meeting: NextMeeting) -> str:
    at = clock_of(meeting.time)
    time = words.clock_at(at) if at else meeting.time
    return ", ".join(part for part in (words.day(meeting.day) if meeting.day else "", time) if part)


def check_out(record: Record) -> Iterator[Block]:
    """A word from everybody, what helped and what to change, and whether it was worth the time."""
    end = record.at_the_end
    if not (end.words or end.plus or end.delta or end.worth):
        return
    yield Heading(2, "Check-out")
    if end.words:
        yield lines_block(end.words)
    yield from _column("Plus", end.plus)
    yield from _column("Delta", end.delta)
    if end.worth:
        hands = ", ".join(
            f"{count} × {fingers}" for fingers, count in enumerate(end.worth, 1) if count
        )
        yield Remark(f"Was this worth our time? {worth_text(end.worth)}: {hands}.")


def _column(label: str, lines: tuple[CapturedLine, ...]) -> Iterator[Block]:
    if lines:
        yield Heading(3, label)
        yield lines_block(lines)
