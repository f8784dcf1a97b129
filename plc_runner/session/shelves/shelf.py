"""What all records of a session have: words, parts, and how they are taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from plc_runner.errors import IllegalMove
from plc_runner.events import Event
from plc_runner.session.dates import date_said
from plc_runner.session.moment import Moment
from plc_runner.session.state import SessionState


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a record, such as a goal's baseline, that can be put right on its own."""

    id: str
    """Empty for the main words."""
    label: str
    """What stands in front of the line: "Baseline"."""
    text: str
    """As it is typed; empty where nothing was said yet."""
    asked: bool = False
    """Whether the line asks for it once the record is made, one part after the other."""
    many: bool = False
    """Whether it takes one line after the other until an empty one."""


@dataclass(frozen=True, slots=True)
class Hand:
    """What the line works on: a part of a record."""

    id: str
    part: str = ""
    asked: bool = False
    """The line asks for it, and it is not something that was called back to be put right."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of record."""

    name: str
    """The field of `SessionState` that holds them by id."""
    item: type
    words: Callable[[Any], str]
    """A record in one line, dates as they are kept."""
    parts: Callable[[SessionState, Any], tuple[Part, ...]]
    """The main words first."""
    fixed: Callable[[Moment, Any, str, str], Event]
    """The event that puts a part right: moment, record, id of the part, new text.

    Raises:
        IllegalMove: the text will not do; says why.
    """
    taken_back: type[Event] | None
    """None where it cannot be: it is of an earlier meeting."""
    restored: type[Event] | None
    undone: Callable[[Any, Any], Iterator[Event]]
    """The events that make a record what it was: as it is, as it was."""


def day_meant(moment: Moment, text: str) -> str:
    """What is kept of a day that was said: the date (ISO 8601), or the words.

    Raises:
        IllegalMove: that day can hardly be meant.
    """
    said = date_said(text, moment.today, day_first=moment.state.day_first)
    if said and said.doubt:
        raise IllegalMove(said.doubt)
    return said.kept if said else text
