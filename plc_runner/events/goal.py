"""What the team works towards. The subject is the goal."""

from __future__ import annotations

from typing import ClassVar, Literal

from plc_runner.events.base import Event


class GoalSet(Event):
    """The team set itself a goal."""

    kind: ClassVar[str] = "goal.set"
    statement: str
    measure: str = ""
    baseline: str = ""
    target: str = ""
    by: str = ""
    """A date (ISO 8601), or the words that were said."""
    strategies: tuple[str, ...] = ()
    """What the team will do for it."""
    evidence_on: str = ""
    """When the team looks at evidence next: a date (ISO 8601), or the words that were said."""
    team: str | None = None
    step: str | None = None
    slot: str | None = None


class GoalFixed(Event):
    """Its words were put right."""

    kind: ClassVar[str] = "goal.fixed"
    statement: str
    measure: str = ""
    baseline: str = ""
    target: str = ""
    by: str = ""
    strategies: tuple[str, ...] | None = None
    evidence_on: str | None = None
    """Of these two, None stays as it was."""


class GoalWithdrawn(Event):
    """It was taken back in the same meeting."""

    kind: ClassVar[str] = "goal.withdrawn"


class GoalRestored(Event):
    """The taking back was itself taken back."""

    kind: ClassVar[str] = "goal.restored"


class MeasurementTaken(Event):
    """How things stood with a goal on one day. The subject is the measurement."""

    kind: ClassVar[str] = "measurement.taken"
    goal: str
    """The goal's id."""
    value: str
    """As it was said: "9 of 27", "33 %"."""
    day: str
    """ISO 8601."""
    note: str = ""
    of: str = ""
    """The goal's words as they were then, for a goal of an earlier meeting."""
    team: str | None = None


class MeasurementFixed(Event):
    """Its value was put right: a slip of the key, not another measurement."""

    kind: ClassVar[str] = "measurement.fixed"
    value: str


class MeasurementWithdrawn(Event):
    """It was taken back in the same meeting."""

    kind: ClassVar[str] = "measurement.withdrawn"


class MeasurementRestored(Event):
    """The taking back was itself taken back."""

    kind: ClassVar[str] = "measurement.restored"


GoalStatus = Literal["open", "reached", "missed", "dropped"]


class GoalSettled(Event):
    """The team works towards it no longer, or again."""

    kind: ClassVar[str] = "goal.settled"
    status: GoalStatus
    reason: str = ""
    undoing: bool = False
    """It only takes back a slip of the key."""
