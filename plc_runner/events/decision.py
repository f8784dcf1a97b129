"""What the team decides. The subject is the decision."""

from __future__ import annotations

from typing import ClassVar, Literal

from plc_runner.events.base import Event


class DecisionMade(Event):
    """The team decided."""

    kind: ClassVar[str] = "decision.made"
    statement: str
    because: str = ""
    team: str | None = None
    step: str | None = None
    """The key of the step in which it was made."""
    slot: str | None = None
    present: tuple[str, ...] = ()
    """Ids of the people who were there when it was made."""
    options: tuple[str, ...] = ()
    """What else was considered."""
    know: str = ""
    """How we will know that it was right."""
    review: str = ""
    """When to look at it again: a date (ISO 8601), or the words that were said."""
    replaces: str | None = None
    """Id of the earlier decision in whose place it stands."""
    replaced: str = ""
    """That one's words."""
    replaced_on: str = ""
    """The day on which it was made (ISO 8601)."""
    tally: str | None = None
    """Id of the fist to five that it came from."""


class DecisionFixed(Event):
    """Its words were put right."""

    kind: ClassVar[str] = "decision.fixed"
    statement: str
    because: str = ""
    options: tuple[str, ...] | None = None
    know: str | None = None
    review: str | None = None
    replaces: str | None = None
    replaced: str | None = None
    replaced_on: str | None = None
    """Of these, None stays as it was; an empty text is none."""


class DecisionWithdrawn(Event):
    """It was taken back in the same meeting: a slip of the key, not a change of mind."""

    kind: ClassVar[str] = "decision.withdrawn"


class DecisionRestored(Event):
    """The taking back was itself taken back."""

    kind: ClassVar[str] = "decision.restored"


class DecisionObjected(Event):
    """Somebody disagrees, and it stays with the decision."""

    kind: ClassVar[str] = "decision.objected"
    text: str
    name: str = ""


class ObjectionWithdrawn(Event):
    """The newest objection was a slip and is taken back."""

    kind: ClassVar[str] = "objection.withdrawn"


class ObjectionAnswered(Event):
    """A disagreement was taken up; it stays with the decision, with its answer."""

    kind: ClassVar[str] = "objection.answered"
    objection: str
    """Id of the event that kept it; empty for the newest that is open."""
    text: str
    """The answer; empty to open it again."""


Verdict = Literal["keep", "change", "stop"]


class DecisionReviewed(Event):
    """The team looked at it again."""

    kind: ClassVar[str] = "decision.reviewed"
    verdict: Verdict
    """`stop`: it stands no longer. `change`: another decision is to replace it."""
    asked: Literal["right", "practised"] = "right"
    """What was asked: is it still right, is it still practised."""
    reason: str = ""
    review: str | None = None
    """When to look at it next: a date (ISO 8601), or the words; None stays as it was."""
    statement: str = ""
    """Its words as they were then, for a decision of an earlier meeting."""


class ReviewWithdrawn(Event):
    """The newest look at it was a slip and is taken back."""

    kind: ClassVar[str] = "review.withdrawn"
    review: str = ""
    """When it was to be looked at before."""
