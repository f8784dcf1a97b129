"""What is captured. The subject is the entry."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from plc_runner.events.base import Event

PARKING = "parking-lot"
NOTE = "note"
"""Slots that every step has: questions kept for later, and the facilitator's notes."""
CHECK_OUT = "check-out"
PLUS = "check-out/plus"
DELTA = "check-out/delta"
"""Slots of the closing step: a word from everybody, or what went well and what to change."""


class Cell(BaseModel):
    """A named part of an entry: a cell of a table's row, the text of a standard ..."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    name: str
    text: str = ""


class Mark(BaseModel):
    """Words of a standard that the team marked: what students do, or what they know."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    what: Literal["skill", "concept"]
    begins: int
    """Letters of the marked text before it."""
    ends: int
    text: str
    """The words."""


class EntryCaptured(Event):
    """Something was said and kept."""

    kind: ClassVar[str] = "entry.captured"
    step: str
    """The key of the planned step."""
    slot: str
    text: str
    person: str | None = None
    """Whose turn it was, if it was somebody's."""
    cells: tuple[Cell, ...] = ()
    """Its parts, where the slot is a table or a standard; `text` says them in one line."""


class EntryFixed(Event):
    """Its words were put right."""

    kind: ClassVar[str] = "entry.fixed"
    text: str
    cells: tuple[Cell, ...] | None = None
    """None: as they were."""


class EntryMarked(Event):
    """The team marked words of a standard; these marks stand in place of the earlier ones."""

    kind: ClassVar[str] = "entry.marked"
    marks: tuple[Mark, ...]


class EntryRemoved(Event):
    """It was taken off; its history stays."""

    kind: ClassVar[str] = "entry.removed"


class EntryRestored(Event):
    """It is back."""

    kind: ClassVar[str] = "entry.restored"


class EntryMoved(Event):
    """It belongs in another slot."""

    kind: ClassVar[str] = "entry.moved"
    slot: str


class EntryStarred(Event):
    """It matters more, or no more than others."""

    kind: ClassVar[str] = "entry.starred"
    starred: bool


class EntryMerged(Event):
    """It says the same as another, which stands for both."""

    kind: ClassVar[str] = "entry.merged"
    into: str
    """An entry's id."""


class SlotRevealed(Event):
    """Text that was locked is shown. The subject is the session."""

    kind: ClassVar[str] = "slot.revealed"
    slot: str
    step: str = ""
    """The key of the planned step whose lines are shown; empty: those of all steps."""


QuestionStatus = Literal["open", "answered", "dropped"]


class QuestionSettled(Event):
    """How things stand with a question in the parking lot."""

    kind: ClassVar[str] = "question.settled"
    status: QuestionStatus
    answer: str = ""
    """What the answer was, or why it was dropped."""
    undoing: bool = False
    """It only takes back a slip of the key."""
