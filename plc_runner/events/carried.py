"""What a meeting takes up from earlier ones, with its words as they were then."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class OpenObjection(BaseModel):
    """A disagreement with a decision that nobody has answered yet."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    id: str
    """Of the event that kept it."""
    text: str
    name: str = ""


class Carried(BaseModel):
    """An open action, a decision to look at again, a goal or a parked question.

    It is kept with the meeting that takes it up, so that the meeting reads the same whatever
    becomes of it later.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    what: Literal["action", "decision", "goal", "question"]
    id: str
    text: str
    """What is to be done, what was decided, the goal, the question."""
    because: str = ""
    owner: str | None = None
    owner_name: str = ""
    due: str = ""
    """By when; of a decision, when to look at it again: a date (ISO 8601), or the words."""
    said_on: str = ""
    """The day on which it was said (ISO 8601)."""
    session: str | None = None
    """The meeting in which it was said."""
    asked: Literal["right", "practised"] = "right"
    """What to ask of a decision."""
    tally: str = ""
    """The hands that were shown for a decision, in words."""
    newest: str = ""
    """Of a goal: the newest measurement."""
    newest_on: str = ""
    """Its day (ISO 8601)."""
    target: str = ""
    started: bool = False
    """Of an action: somebody has begun."""
    reason: str = ""
    """What was said last about where it stands: why it is still open."""
    owner_left: bool = False
    """Of an action: who promised it is in the team no longer."""
    objections: tuple[OpenObjection, ...] = ()
    """Of a decision, the oldest first."""
    more: int = 0
    """On the last of its kind: how many more there are than the meeting looks at."""
