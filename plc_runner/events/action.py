"""What somebody promises to do. The subject is the action."""

from __future__ import annotations

from typing import ClassVar, Literal

from plc_runner.events.base import Event


class ActionAgreed(Event):
    """The team agreed that something is to be done."""

    kind: ClassVar[str] = "action.agreed"
    what: str
    owner: str | None = None
    """A person's id; None is allowed, and shows."""
    owner_name: str = ""
    due: str = ""
    """A date (ISO 8601), or the words that were said ("next meeting")."""
    team: str | None = None
    step: str | None = None
    slot: str | None = None


class ActionFixed(Event):
    """Its words, owner or date were put right."""

    kind: ClassVar[str] = "action.fixed"
    what: str
    owner: str | None = None
    owner_name: str = ""
    due: str = ""
    only_words: bool = False
    """Owner and day stay as they are."""


class ActionWithdrawn(Event):
    """It was taken back in the same meeting."""

    kind: ClassVar[str] = "action.withdrawn"


class ActionRestored(Event):
    """The taking back was itself taken back."""

    kind: ClassVar[str] = "action.restored"


ActionStatus = Literal["open", "started", "done", "dropped"]


class ActionSettled(Event):
    """How things stand with it."""

    kind: ClassVar[str] = "action.settled"
    status: ActionStatus
    reason: str = ""
    undoing: bool = False
    """It only takes back a slip of the key."""


class ActionMoved(Event):
    """It is to be done by another day, or somebody else does it. What is None stays as it was."""

    kind: ClassVar[str] = "action.moved"
    due: str | None = None
    """A date (ISO 8601), or the words that were said."""
    owner: str | None = None
    """A person's id; empty for nobody."""
    owner_name: str | None = None
    reason: str = ""
    undoing: bool = False
    """It only takes back a slip of the key."""
