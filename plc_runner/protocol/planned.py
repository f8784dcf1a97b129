"""A protocol expanded for one room: what a session follows, and what its events keep.

These are stored for good, so a field is only ever added, and with a default.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict

from plc_runner.protocol.captures import Capture
from plc_runner.protocol.parts import CaptureKind, Slot

__all__ = ["CaptureKind", "Person", "Plan", "PlannedStep", "RoundPlace", "Slot", "Talk"]

Talk = Literal["everyone", "listeners", "writing", "silence", "small-groups", "role"]


class _Stored(BaseModel):
    """Frozen; fields that a newer version added are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Person(_Stored):
    """Somebody in the room."""

    id: str
    name: str
    """`Person 1` ... where only the head-count is known."""


class RoundPlace(_Stored):
    """Which repetition of a round this is."""

    title: str
    number: int
    """From 1."""
    of: int
    person: str | None = None
    """Id of the person whose round it is."""
    item: str | None = None
    """The thing that the round is about."""
    outer: "RoundPlace | None" = None
    """The round that this one is nested in."""


class PlannedStep(_Stored):
    """A step in its place in the meeting. Times are seconds."""

    key: str
    """Unique: the step's id, or `round-id.2.step-id` inside a round."""
    step: str
    """The step's id in the protocol."""
    title: str
    seconds: int
    """As planned now."""
    full: int
    """Before fitting."""
    least: int
    """The shortest that still makes sense."""
    most: int
    talk: Talk = "everyone"
    role: str | None = None
    """The role that speaks, where `talk` is role."""
    who: tuple[str, ...] = ()
    """Person ids: who speaks for `role`, who is silent for `listeners`."""
    say: str = ""
    stems: tuple[str, ...] = ()
    guard: str = ""
    notes: str = ""
    captures: tuple[Capture, ...] = ()
    turns: tuple[str, ...] = ()
    """Person ids in order; empty where the step has no turns."""
    each: int | None = None
    """Seconds per turn where the protocol gives them; None shares out `seconds`."""
    until_done: bool = False
    when: str = "always"
    keep_full_time: bool = False
    group_size: int | None = None
    report: int | None = None
    """Seconds for which each small group tells what it found; None shares out what is left."""
    round: RoundPlace | None = None
    own: Literal["", "since", "closing"] = ""
    """A step that every meeting of a team has, whatever its protocol: `since` last time, or its
    closing. Empty for a step of the protocol."""

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The places for entries, in order."""
        return tuple(slot for capture in self.captures for slot in capture.slots())


class Plan(_Stored):
    """All steps of a meeting in order."""

    steps: tuple[PlannedStep, ...]
    asked: int | None = None
    """Seconds that there are; None where nobody said."""
    problems: tuple[str, ...] = ()
    """What to settle before the start, as sentences."""
    droppable: tuple[str, ...] = ()
    """Keys of optional steps that are in the plan."""

    @property
    def seconds(self) -> int:
        """As planned now."""
        return sum(step.seconds for step in self.steps)

    @property
    def full(self) -> int:
        """Before fitting."""
        return sum(step.full for step in self.steps)

    @property
    def least(self) -> int:
        """The least that would do."""
        return sum(step.least for step in self.steps)

    @property
    def fits(self) -> bool:
        """Whether it ends in the time there is."""
        return self.asked is None or self.seconds <= self.asked
