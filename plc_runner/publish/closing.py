"""What was said at the end of a meeting, and of the next one."""

from __future__ import annotations

from dataclasses import dataclass, field

from plc_runner.events.entry import CHECK_OUT, DELTA, PLUS
from plc_runner.memory.happened import After
from plc_runner.publish.captured import CapturedLine, entry_line
from plc_runner.session.state import NextMeeting, SessionState


@dataclass(frozen=True, slots=True)
class AtTheEnd:
    """The closing of a meeting, as its record tells it."""

    words: tuple[CapturedLine, ...] = ()
    plus: tuple[CapturedLine, ...] = ()
    delta: tuple[CapturedLine, ...] = ()
    worth: tuple[int, ...] = field(default=())
    """How many hands showed 1, 2, 3, 4 and 5; empty where nobody asked."""
    next_meeting: NextMeeting | None = None
    """As this meeting left it."""


NOTHING_SAID = AtTheEnd()


def at_the_end(state: SessionState, after: After) -> AtTheEnd:
    """What a session has of it."""

    def lines(slot: str) -> tuple[CapturedLine, ...]:
        entries = (one for one in state.entries.values() if one.slot == slot and one.shown)
        return tuple(entry_line(entry, after) for entry in entries)

    return AtTheEnd(lines(CHECK_OUT), lines(PLUS), lines(DELTA), state.worth, state.next_meeting)
