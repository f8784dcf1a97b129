"""What the team works towards. The subject is the goal."""

from __future__ import annotations

from typing import ClassVar

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


class GoalWithdrawn(Event):
    """It was taken back in the same meeting."""

    kind: ClassVar[str] = "goal.withdrawn"


class GoalRestored(Event):
    """The taking back was itself taken back."""

    kind: ClassVar[str] = "goal.restored"
