"""The meeting to come: said in the closing, part by part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from plc_runner.errors import IllegalMove
from plc_runner.events import Event
from plc_runner.events.meeting import MeetingCalledOff, MeetingPlanned
from plc_runner.session.moment import Moment
from plc_runner.session.shelves.shelf import Part, Shelf
from plc_runner.session.state import NextMeeting, SessionState


def _words(item: NextMeeting) -> str:
    day = item.day.isoformat() if item.day else ""
    return " ".join(part for part in (day, item.time, item.title, item.facilitator_name) if part)


def _no_parts(_: SessionState, __: NextMeeting) -> tuple[Part, ...]:
    return ()


def _not_so(_: Moment, __: NextMeeting, ___: str, ____: str) -> Event:
    raise IllegalMove("Say the next meeting again: /next-meeting and the day.")


def _undone(item: NextMeeting, before: NextMeeting) -> Iterator[Event]:
    if item != before:
        words = asdict(before)
        yield MeetingPlanned.model_validate(words)


NEXT_MEETING = Shelf(
    "next_meetings", NextMeeting, _words, _no_parts, _not_so, MeetingCalledOff, None, _undone
)
