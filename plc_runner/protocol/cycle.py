"""Cycles: protocols in order, over some weeks. And which meeting of one is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from plc_runner.protocol.model import Origin
from plc_runner.protocol.parts import Frozen, Text, Word


class Meeting(Frozen):
    """One meeting of a cycle."""

    # Events keep it: fields are only added, with a default.
    model_config = ConfigDict(extra="ignore")

    week: Annotated[int, Field(ge=1, le=104)]
    """The week of the cycle in which it is planned; the first is 1."""
    protocol: Word
    """The protocol: what `plc protocols` calls it, without a version."""
    purpose: str = ""
    """One sentence: why this meeting, here."""


class Cycle(Frozen):
    """A cycle: meetings in order over some weeks, which any team can follow."""

    format: Literal[1] = 1
    """Always 1; may be left out."""
    title: Text
    """What the cycle is called."""
    # The name of the file without its ending.
    id: Word = ""
    purpose: str = ""
    """One sentence: what a team has at its end."""
    version: str = ""
    """Yours to count, in quotes: `"1.1"`."""
    origin: Origin | None = None
    """Where the idea comes from."""
    meetings: Annotated[tuple[Meeting, ...], Field(min_length=1)]
    """In the order in which they are to be held; several may be in one week."""


@dataclass(frozen=True, slots=True)
class Held:
    """A session of a team that follows a cycle."""

    day: date
    counts_as: tuple[str, ...]
    """Ids of protocols: the one that it ran, the one that this is a variant of, and so on."""
    early: bool = False
    """Whether it was held before the team said that it follows the cycle."""


@dataclass(frozen=True, slots=True)
class Due:
    """Where a team stands in a cycle."""

    held: tuple[date | None, ...]
    """For each meeting the day on which it was held last; None if it was not."""
    next: int | None
    """Index of the meeting that comes next; None once the cycle is complete."""
    weeks: int = 0
    """Calendar weeks from today's to the one in which it is due: 0 this week, 1 next week; below 0
    it has been waiting."""

    @property
    def complete(self) -> bool:
        """Whether its last meeting was held."""
        return self.next is None


def due(meetings: Sequence[Meeting], first_day: date, held: Sequence[Held], today: date) -> Due:
    """Which meeting comes next, and when.

    The next is the first after the last that was held, so a team that skipped one goes on. It is
    due in its own week; for a team that is late, as long after the last one held as was planned.

    A protocol that comes twice counts for the later meeting only if that one is next, or its week
    has come: a team may well need a second session for the first. Nor does an early session take a
    team further: in the week in which it held the last meeting, it may begin the cycle once more.

    Args:
        meetings: in order.
        first_day: a day of the first week.
        held: the team's sessions since it follows the cycle, in order of time.
        today: the day in the room.
    """
    days: list[date | None] = [None] * len(meetings)
    last, shift = -1, 0
    for session in held:
        place = _place(meetings, session, last, _week(session.day, first_day) - shift)
        if place is None:
            continue
        days[place] = session.day
        if place > last:
            last = place
            shift = max(0, _week(session.day, first_day) - meetings[place].week)
    if last + 1 >= len(meetings):
        return Due(tuple(days), None)
    planned = meetings[last + 1].week + shift
    return Due(tuple(days), last + 1, planned - _week(today, first_day))


def _place(meetings: Sequence[Meeting], session: Held, last: int, week: int) -> int | None:
    """Which meeting of the cycle a session was.

    Args:
        last: the last meeting held before.
        week: the session's, in the weeks of the cycle as this team follows it.
    """
    for protocol in session.counts_as:
        places = [n for n, meeting in enumerate(meetings) if meeting.protocol == protocol]
        if not places:
            continue
        before = [n for n in places if n <= last]
        after = [n for n in places if n > last]
        skips = not before and not session.early
        if after and (skips or after[0] == last + 1 or meetings[after[0]].week <= week):
            return after[0]
        if before:
            return before[-1]
    return None


def _week(day: date, first_day: date) -> int:
    """The week of the cycle in which a day lies; the first is 1, weeks begin on Monday."""
    return (monday_of(day) - monday_of(first_day)).days // 7 + 1


def monday_of(day: date) -> date:
    """The first day of its week."""
    return day - timedelta(days=day.weekday())
