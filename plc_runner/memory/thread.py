"""Everything that ever happened to one decision, action or goal, in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from plc_runner.journal.aftermath import events_about, in_place_of, kept_record
from plc_runner.journal.store import Journal
from plc_runner.journal.thread import Met, decision, left_because, met
from plc_runner.memory.aftermath import history
from plc_runner.memory.happened import Happened


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened, and the meeting in which it was said."""

    it: Happened
    meeting: Met | None
    """None where it was said outside of a meeting."""


@dataclass(frozen=True, slots=True)
class Link:
    """A decision in a line of decisions of which each stands in place of the one before."""

    id: str
    statement: str
    because: str
    day: str
    """ISO 8601."""
    meeting: Met | None
    left_because: str = ""
    """Why the team stopped it or wanted it changed, if it said so."""


@dataclass(frozen=True, slots=True)
class Thread:
    """One decision, action or goal from its first words to now."""

    what: str
    """decision, action, goal or entry."""
    id: str
    words: str
    """As it was said first."""
    now: str
    """As it reads now."""
    day: str
    """On which it was said (ISO 8601)."""
    meeting: Met | None
    told: tuple[Told, ...]
    """What happened since, in order."""
    earlier: tuple[Link, ...]
    """The decisions in whose place it stands, all the way back, the newest first."""
    later: tuple[Link, ...]
    """What stands in its place now, the oldest first."""


def thread(journal: Journal, id_: str, utc_offset: int) -> Thread:
    """Everything that ever happened to it.

    Args:
        journal: where all is kept.
        id_: of a decision, an action, a goal or a line; a clear end of it will do.
        utc_offset: seconds east of UTC, for the days of what no meeting said.

    Raises:
        NotFound: there is none.
    """
    record = kept_record(journal, id_)
    here = met(journal, [record.session] if record.session else []).get(record.session or "")
    offset = here.utc_offset if here else utc_offset
    told = history(journal, record.id, offset)
    meetings = met(journal, {it.session for it in told if it.session})
    first = events_about(journal, [record.id])[0]
    words = next((one.was for one in told if one.what == "put right" and not one.part), record.text)
    is_decision = record.what == "decision"
    return Thread(
        record.what,
        record.id,
        words,
        record.text,
        day_in(first.at, here, utc_offset),
        here,
        tuple(Told(it, meetings.get(it.session or "")) for it in told),
        earlier(journal, record.id, utc_offset) if is_decision else (),
        later(journal, record.id, utc_offset) if is_decision else (),
    )


def day_in(at: datetime, meeting: Met | None, utc_offset: int) -> str:
    """The day of a moment (ISO 8601) where the meeting was held; here, if there was none."""
    offset = meeting.utc_offset if meeting else utc_offset
    return (at + timedelta(seconds=offset)).date().isoformat()


def earlier(journal: Journal, id_: str, utc_offset: int) -> tuple[Link, ...]:
    """The decisions in whose place one stands, all the way back, the newest first.

    Two laptops that are brought together may say of two decisions that each replaced the other:
    none is told twice.
    """
    line = [id_]
    while (one := decision(journal, line[-1])) and one.replaces and one.replaces not in line:
        line.append(one.replaces)
    return _links(journal, line[1:], utc_offset)


def later(journal: Journal, id_: str, utc_offset: int) -> tuple[Link, ...]:
    """What stands in its place, and in the place of that, the oldest first; each once."""
    line, begun = [id_], [id_]
    while begun:
        begun = list(
            dict.fromkeys(one.id for one in in_place_of(journal, begun) if one.id not in line)
        )
        line += begun
    return _links(journal, line[1:], utc_offset)


def _links(journal: Journal, ids: Iterable[str], utc_offset: int) -> tuple[Link, ...]:
    found = [one for one in (decision(journal, id_) for id_ in ids) if one is not None]
    meetings = met(journal, {one.session for one in found if one.session})
    reasons = left_because(journal, [one.id for one in found])
    return tuple(
        Link(
            one.id,
            one.statement,
            one.because,
            day_in(one.at, meetings.get(one.session or ""), utc_offset),
            meetings.get(one.session or ""),
            reasons.get(one.id, ""),
        )
        for one in found
    )
