"""What happens to steps, turns and the clock. The subject is the session."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from plc_runner.events.base import Event

Outcome = Literal["ahead", "running", "done", "skipped", "left"]
"""A step is `left` when the room went elsewhere and may come back."""


class TurnTime(BaseModel):
    """How long somebody has had the word in a step."""

    model_config = ConfigDict(frozen=True)

    person: str
    seconds: float


class StepStarted(Event):
    """A step has the floor. Its clock runs from here."""

    kind: ClassVar[str] = "step.started"
    step: str
    """The key of the planned step."""
    how: Literal["next", "back", "go to", "skip", "start", "switch", "reopen"] = "next"


class StepEnded(Event):
    """A step lost the floor."""

    kind: ClassVar[str] = "step.ended"
    step: str
    spent: float
    """Seconds spent in it so far, all visits together."""
    outcome: Outcome
    reason: str = ""
    turns: tuple[TurnTime, ...] = ()
    """Who has had the word in it so far, all visits together, in the order of turns."""


class TurnStarted(Event):
    """A person has the word."""

    kind: ClassVar[str] = "turn.started"
    step: str
    turn: int
    """Index into the step's turns."""
    person: str | None = None
    previous: int
    """The turn that had the word before."""
    spent: float
    """Seconds that the previous turn has had, all visits together."""
    before: str | None = None
    """The person who had the word before."""


class ReportingStarted(Event):
    """The small groups tell the room what they found: one turn for each of them."""

    kind: ClassVar[str] = "reporting.started"
    step: str
    turns: tuple[str, ...]
    """Ids of people: one of each group, in the order of the groups."""
    seconds: float
    """How long they have together."""


class ClockPaused(Event):
    """Nobody's time runs."""

    kind: ClassVar[str] = "clock.paused"


class ClockResumed(Event):
    """Time runs again."""

    kind: ClassVar[str] = "clock.resumed"


class ClockGap(Event):
    """The program was away (closed lid, crash) for longer than goes without saying."""

    kind: ClassVar[str] = "clock.gap"
    since: datetime
    until: datetime


class GapAnswered(Event):
    """The room said whether the time away counts."""

    kind: ClassVar[str] = "gap.answered"
    counted: bool
    since: datetime
    until: datetime


class TimeAdded(Event):
    """A step has more time, or less."""

    kind: ClassVar[str] = "time.added"
    step: str
    seconds: int
    turn: int | None = None
    """The turn that gets it, in a step with turns."""
    reason: str = ""


class StepMark(BaseModel):
    """Where a step stands."""

    model_config = ConfigDict(frozen=True)

    spent: float
    outcome: Outcome
    added: int = 0
    visits: int = 0
    """How often it has had the floor."""
    turns: tuple[TurnTime, ...] = ()
    """Who has had the word in it, in the order of turns."""


class ActUndone(Event):
    """The last act was taken back. Records that it made are withdrawn by events of their own."""

    kind: ClassVar[str] = "act.undone"
    undone: str
    """The act that was taken back: "next", "pause" ..."""
    steps: dict[str, StepMark] = {}
    """Where the steps stand now whose time or outcome the undoing changed, by key."""
