"""What was counted: a sort, hands from fist to five, dots, a rating. The subject is the tally."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from plc_runner.events.base import Event

TallyKind = Literal["sort", "fist_to_five", "dots", "rating"]


class Count(BaseModel):
    """How many lie on one pile, show one number of fingers, stand on one entry ..."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    key: str
    """The pile's slot, "0" to "5", the entry's id, the place of the scale's word from "0"."""
    label: str
    """What the room calls it."""
    count: int


class TallyTaken(Event):
    """Something was counted by one operator for the room."""

    kind: ClassVar[str] = "tally.taken"
    what: TallyKind
    step: str
    """The key of the planned step."""
    slot: str
    """The slot; for a sort, whose piles are slots of their own, the id of the capture."""
    of: str = ""
    """What was asked: the proposal as it was read, the statement that was rated."""
    counts: tuple[Count, ...] = ()
    """In the order of the wall; those of nothing too, once they were said."""
    word: str = ""
    """The one word that the room agreed on, where a rating is no count."""
    team: str | None = None
    present: tuple[str, ...] = ()
    """Ids of the people who were there when it was taken."""
    before: tuple[Count, ...] = ()
    """What the same sort came to last time; nothing where there was none."""
    before_on: str = ""
    """The day of that (ISO 8601)."""


class TallyFixed(Event):
    """It was counted on, or put right. What is None stays as it was."""

    kind: ClassVar[str] = "tally.fixed"
    counts: tuple[Count, ...] | None = None
    word: str | None = None
    of: str | None = None


class TallyWithdrawn(Event):
    """It was taken back."""

    kind: ClassVar[str] = "tally.withdrawn"


class TallyRestored(Event):
    """The taking back was itself taken back."""

    kind: ClassVar[str] = "tally.restored"
