"""What earlier meetings left, told line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from plc_runner.cli.plain.prompt import sentence
from plc_runner.session.past import (
    HEADS,
    about,
    asked,
    in_order,
    is_looked_at,
    still_open,
    verdict_said,
)
from plc_runner.session.state import SessionState, TakenUp

_SETTLE: Mapping[str, str] = {
    "action": "/done, /still, /begun, /drop and the number; /moved 1 Friday; /owner 1 Ana.",
    "decision": "/keep, /change, /stop and the number, then why.",
    "goal": "/measure, the number and the value; /reached, /missed, /drop, then why.",
    "question": "/answer and the number, then the answer; /still, /drop.",
}


def left_lines(state: SessionState, today: date, *, names: bool = False) -> Iterator[str]:
    """What was left, numbered, with what is asked of it or what became of it.

    Args:
        state: the meeting.
        today: the day in the room.
        names: whose each promise is, too; else nobody is named before the room.
    """
    items = in_order(state)
    if any(item.item.what == "action" for item in items):
        yield f"{still_open(state)} still open."
    before = ""
    for number, item in enumerate(items, 1):
        if item.item.what != before:
            before = item.item.what
            yield f"{HEADS[before]}: {_SETTLE[before]}"
        yield f"{number} {_owner(item) if names else ''}{_told(state, item, today)}"
        if item.item.more:
            yield f"And {item.item.more} more, for another time."
    if items and all(is_looked_at(state, item) for item in items):
        yield "All looked at."


def _told(state: SessionState, item: TakenUp, today: date) -> str:
    if became := verdict_said(state, item, today):
        return f"{sentence(item.item.text)} {sentence(became[:1].upper() + became[1:])}"
    known = about(item, today).replace(" · ", ", ")
    known = sentence(known[:1].upper() + known[1:]) if known else ""
    return f"{sentence(item.item.text)} {asked(item)} {known}".rstrip()


def _owner(item: TakenUp) -> str:
    return f"{item.owner_name or 'Nobody'}: " if item.item.what == "action" else ""
