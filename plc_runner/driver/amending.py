"""Putting the past right, outside of a meeting: each time by an event more, so that history stays.

What belongs to a meeting's own words (a typo) is kept with that meeting. What became of it since
(done, moved, replaced) stands for itself. Then the records of all meetings that tell of it are
written again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from plc_runner.driver.records import edited_said, write_anew
from plc_runner.errors import IllegalMove, PlcError
from plc_runner.events import Draft, Event
from plc_runner.events.action import ActionFixed, ActionMoved
from plc_runner.events.base import AMEND
from plc_runner.events.decision import DecisionFixed
from plc_runner.events.entry import PARKING, EntryFixed
from plc_runner.events.goal import GoalFixed, MeasurementFixed
from plc_runner.journal.aftermath import (
    KeptRecord,
    Point,
    has_cells,
    measurements_of,
    people_of,
    row_of,
    told_in,
)
from plc_runner.journal.lock import SessionLock
from plc_runner.journal.rows import moment
from plc_runner.journal.store import Journal
from plc_runner.protocol.words import count_of
from plc_runner.publish.files import RecordFiles
from plc_runner.session.dates import date_said
from plc_runner.session.phrases import is_seen, plain
from plc_runner.session.promises import Known, owner_said
from plc_runner.session.words import day_said

_NOBODY = frozenset({"", "nobody", "no one", "none", "-", "–"})


@dataclass(frozen=True, slots=True)
class Desk:
    """Where somebody sits who puts something right."""

    journal: Journal
    folder: Path
    """Of the records."""
    now: Callable[[], datetime]
    """Aware UTC."""
    utc_offset: int
    """Seconds east of UTC, here."""
    day_first: bool = False
    by: str | None = None
    """The member who does it, if known."""

    @property
    def today(self) -> date:
        """The day here."""
        return self._day(self.now())

    def day_of(self, at: str) -> str:
        """The day of a moment that is kept (ISO 8601), as it was here."""
        return self._day(moment(at)).isoformat()

    def _day(self, at: datetime) -> date:
        return (at + timedelta(seconds=self.utc_offset)).date()


@dataclass(frozen=True, slots=True)
class Amended:
    """What was done."""

    told: str
    """In a sentence."""
    id: str
    """Of the record that says it now: another one, where it was replaced."""
    written: tuple[RecordFiles, ...] = ()
    """Records that were written again."""
    trouble: str = ""
    """Why one could not be."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a record that can be put right."""

    id: str
    """Empty for its words."""
    label: str
    text: str
    is_day: bool = False
    measured: Point | None = None
    """The measurement that it is."""


_PARTS: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "decision": (
        ("", "Words", "statement"),
        ("because", "Because", "because"),
        ("know", "How we will know", "know"),
        ("review", "Look at it again", "review"),
    ),
    "action": (("", "Words", "what"), ("owner", "Who", "owner_name"), ("due", "By", "due")),
    "goal": (
        ("", "Words", "statement"),
        ("measure", "Measure", "measure"),
        ("baseline", "Baseline", "baseline"),
        ("target", "Target", "target"),
        ("by", "By", "by"),
    ),
    "entry": (("", "Words", "text"),),
}
"""(part, what it is called, column), by kind of record."""
_DAYS = frozenset({"review", "due", "by"})
_POINTS = 5
"""Newest measurements of a goal that are parts of it: `measured-1`, `measured-2` ..."""


def is_question(journal: Journal, record: KeptRecord) -> bool:
    """Whether it is a line that was parked."""
    return record.what == "entry" and row_of(journal, record).get("slot") == PARKING


def parts_of(journal: Journal, record: KeptRecord) -> tuple[Part, ...]:
    """What of a record can be put right, as it stands now."""
    row = row_of(journal, record)
    parts = [
        Part(id_, label, str(row.get(column) or ""), id_ in _DAYS)
        for id_, label, column in _PARTS[record.what]
    ]
    points = measurements_of(journal, [record.id])
    for number, point in enumerate(points[: -_POINTS - 1 : -1], 1):
        label = f"Measured {day_said(point.day)}"
        parts.append(Part(f"measured-{number}", label, point.value, measured=point))
    return tuple(parts)


def put_right(desk: Desk, record: KeptRecord, part: str, said: str) -> Amended:
    """Put a part of a record right; for an action, also give it to somebody or move its day.

    Args:
        desk: where.
        record: which.
        part: as in `parts_of`.
        said: the new words.

    Raises:
        IllegalMove: the words will not do; nothing has changed.
        Refused: the meeting is running in another window.
        NotSaved: nothing was stored; says why.
    """
    before = next((one for one in parts_of(desk.journal, record) if one.id == part), None)
    if before is None:
        raise IllegalMove(f"{_A[record.what]} has no such part.")
    said = said.strip()
    if part == "owner":
        return _give(desk, record, before, said)
    if (not part or before.measured) and not is_seen(said):
        raise IllegalMove("It cannot be empty. Type what it should say.")
    words = _day(desk, said) if before.is_day else said
    if words == before.text:
        raise IllegalMove("That is what it says already.")
    told = f"{before.label}: {_quoted(words)}. Before: {_quoted(before.text)}."
    if record.what == "action" and part == "due":
        return keep(desk, record, ActionMoved(due=words, act=AMEND), told)
    if point := before.measured:
        fixed = MeasurementFixed(value=words, act=AMEND)
        return keep(desk, record, fixed, told, subject=point.id, session=point.session)
    return keep(desk, record, _fixed(desk, record, part, words), told, session=record.session)


_A = {"decision": "A decision", "action": "An action", "goal": "A goal", "entry": "A line"}


def _fixed(desk: Desk, record: KeptRecord, part: str, words: str) -> Event:
    """The event that puts words right: it says all that it must say again, as it stands."""
    row: dict[str, Any] = row_of(desk.journal, record)
    if record.what == "action":
        return ActionFixed(what=words, only_words=True, act=AMEND)
    if record.what == "entry":
        if has_cells(desk.journal, record.id):
            raise IllegalMove(
                "A row of a table, or a standard, is put right in its meeting: go on with that one."
            )
        return EntryFixed(text=words, act=AMEND)
    field = part or "statement"
    said = {"statement": row["statement"], "act": AMEND}
    if record.what == "decision":
        return DecisionFixed(**said | {"because": row["because"]} | {field: words})
    aim = {name: row[name] for name in ("measure", "baseline", "target", "by")}
    return GoalFixed(**said | aim | {field: words})


def _give(desk: Desk, record: KeptRecord, before: Part, said: str) -> Amended:
    people = people_of(desk.journal, record)
    owner, name, doubt = owner_said(said, Known(people))
    if doubt:
        raise IllegalMove(doubt)
    if not name and plain(said) not in _NOBODY:
        known = ", ".join(person.name for person in people) or "nobody is known"
        raise IllegalMove(f"Nobody in the team is called “{said}”. In it: {known}.")
    if name == before.text:
        raise IllegalMove("That is whose it is already.")
    event = ActionMoved(owner=owner or "", owner_name=name, act=AMEND)
    told = f"Given to {name or 'nobody'}. Before: {before.text or 'nobody'}."
    return keep(desk, record, event, told)


def _day(desk: Desk, said: str) -> str:
    if plain(said) in _NOBODY:
        return ""
    found = date_said(said, desk.today, day_first=desk.day_first)
    if found is None:
        raise IllegalMove(f"“{said}” is no day. Type 27 Nov, Friday, or next meeting.")
    return found.kept


def keep(  # noqa: PLR0913 - what, of what, in which words, where
    desk: Desk,
    record: KeptRecord,
    event: Event,
    told: str,
    *,
    subject: str = "",
    session: str | None = None,
) -> Amended:
    """Keep what was put right, and write the records that tell of it again.

    Args:
        desk: where.
        record: what it is about.
        event: what is kept.
        told: what was done, in a sentence.
        subject: what the event is about, if not the record.
        session: the meeting of whose own words it is one; None for what was said since.

    Raises:
        Refused: that meeting is running in another window.
        NotSaved: nothing was stored; says why.
    """
    subject, journal = subject or record.id, desk.journal
    before = told_in(journal, subject)
    with SessionLock.take(journal.path, session) if session else nullcontext():
        journal.append([Draft(subject, event)], at=desk.now(), by=desk.by, session=session)
    meetings = dict.fromkeys((*before, *told_in(journal, record.id), *told_in(journal, subject)))
    try:
        return Amended(told, subject, write_anew(journal, desk.folder, meetings))
    except PlcError as problem:
        return Amended(told, subject, trouble=str(problem))


def _quoted(text: str) -> str:
    if not text:
        return "nothing"
    said = day_said(text)
    # A day that was said without its year may be another one's: all of it is told.
    return f"“{said}”" if said == text else f"“{said} {text[:4]}”"


def said_of(amended: Amended) -> Iterator[str]:
    """What is told afterwards, sentence by sentence."""
    yield amended.told
    if amended.written:
        yield f"{count_of(len(amended.written), 'record')} written again."
        yield from filter(None, map(edited_said, amended.written))
    if amended.trouble:
        yield amended.trouble
