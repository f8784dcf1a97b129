"""One thing that became of a record after its meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import Literal

from plc_runner.events import Event, Recorded
from plc_runner.events.base import AMEND

What = Literal[
    "put right", "replaced", "kept", "to change", "stopped", "objection", "answer", "open",
    "started", "done", "dropped", "let go", "moved", "given", "reached", "missed", "answered",
    "measured",
]  # fmt: skip
"""`given`: to another owner. `answer` is one to an objection, `answered` a parked question."""


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened, when, and in which words."""

    what: What
    day: str
    """ISO 8601, as it was where the record's own meeting was held."""
    text: str = ""
    """Why; the new words; the answer; the value; to whom it was given; until when."""
    was: str = ""
    """What was there before."""
    part: str = ""
    """Of what was put right: empty for its words, else what the record calls that part."""
    until: str = ""
    """By when it is to be done now; when to look at it next: a date (ISO 8601), or the words."""
    name: str = ""
    """Who objected; who put it right, if anybody said."""
    id: str = ""
    """Of the decision that stands in its place."""
    session: str | None = None
    """The meeting in which it was said; None for outside of one."""


After = Mapping[str, tuple[Happened, ...]]
"""By id of the record, in the order in which it happened. A record that nothing became of is not
in it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """With its place in the order in which all counts."""

    order: tuple[int, str]
    it: Happened


@dataclass(frozen=True, slots=True)
class Walk:
    """How the events about a record are told."""

    own: str | None
    """The meeting whose own doings its record tells by itself; None to tell everything."""
    utc_offset: int
    """Seconds east of UTC, for days."""
    names: Mapping[str, str]
    """Of members, by id."""

    def day(self, it: Recorded) -> str:
        """The day of an event (ISO 8601)."""
        return (it.at + timedelta(seconds=self.utc_offset)).date().isoformat()

    def is_told(self, it: Recorded) -> bool:
        """Whether the record does not tell it already."""
        return self.own is None or it.session != self.own or is_amended(it)

    def placed(  # noqa: PLR0913 - all that may be said of it
        self,
        it: Recorded,
        what: What,
        text: str = "",
        *,
        was: str = "",
        part: str = "",
        until: str = "",
        name: str = "",
    ) -> Placed:
        """What an event says."""
        if not name and is_amended(it):
            name = self.names.get(it.by or "", "")
        said = Happened(what, self.day(it), text, was, part, until, name, session=it.session)
        return Placed((it.lamport, it.id), said)

    def put_right(
        self, it: Recorded, before: Mapping[str, str], after: Mapping[str, str]
    ) -> Iterator[Placed]:
        """What of a record was put right, by what the record calls its parts."""
        if not self.is_told(it):
            return
        for part, words in after.items():
            if before.get(part, "") != words:
                yield self.placed(it, "put right", words, was=before.get(part, ""), part=part)


def is_amended(it: Recorded) -> bool:
    """Whether it was put right once the meeting was over."""
    return it.event is not None and it.event.act == AMEND


def by_meeting(events: Iterable[Recorded]) -> Iterator[list[Recorded]]:
    """The events that one meeting said in one go; outside of a meeting, one by one.

    A slip that was taken back at once is no news, so what counts is how a meeting left things.
    """
    for _, group in groupby(events, key=lambda it: (it.session or it.id, is_amended(it))):
        yield list(group)


def said_of(event: Event, names: Mapping[str, str]) -> dict[str, str]:
    """The parts that an event says, by what the record calls them; None is not said.

    Args:
        event: of a record.
        names: field of the event to the name of the part.
    """
    values = {part: getattr(event, field) for field, part in names.items()}
    return {
        part: "; ".join(value) if isinstance(value, tuple) else value
        for part, value in values.items()
        if value is not None
    }
