"""A protocol as a file of format 1 says it, with every short form already spelled out.

The reader (`protocol.source`) fills in what a file leaves out: ids are derived from titles,
`5-15 (10)` becomes a `Span` in seconds, and `capture: [decision]` a `DecisionCapture`.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from plc_runner.protocol.captures import Capture
from plc_runner.protocol.parts import Frozen, Seconds, Text, Word

Stage = Literal["identify-design-measure", "align-optimize", "build-capacity", "ignite-growth"]


class Span(Frozen):
    """How long a step may be. All in seconds; in a file in minutes."""

    min: Seconds
    plan: Seconds
    max: Seconds

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.min <= self.plan <= self.max:
            raise ValueError("min, plan and max are not in order")
        return self


class Turns(Frozen):
    """Slices of a step, one per person."""

    who: Word = "everyone"
    """everyone, others (all but the presenter), or a role."""
    each: Seconds | None = None
    """Seconds for each person; None shares out the step's minutes."""


class Groups(Frozen):
    """The room splits up for a step, on one clock."""

    size: Annotated[int, Field(ge=2, le=12)]


class Step(Frozen):
    """One timed part."""

    title: Text
    id: Word = ""
    minutes: Span | None = None
    """None only where `turns.each` gives the time."""
    talk: Word = "everyone"
    """Who may speak: everyone, listeners, writing, silence, small-groups, or a role."""
    say: str = ""
    """The prompt on the wall, Markdown."""
    stems: tuple[Text, ...] = ()
    """Beginnings of sentences that help people to start."""
    guard: str = ""
    """What to watch for; console only."""
    notes: str = ""
    """For whoever facilitates; console only."""
    capture: tuple[Capture, ...] = ()
    turns: Turns | None = None
    until: Literal["clock", "done"] = "clock"
    """done: the step ends when the room is done, the minutes are a cap."""
    when: Literal["always", "optional", "first-time"] = "always"
    """first-time: only if it is new to this team or this facilitator."""
    keep_full_time: bool = False
    """Fitting the plan to the clock does not shorten it."""
    groups: Groups | None = None

    @model_validator(mode="after")
    def _has_one_time(self) -> Self:
        if (self.minutes is None) == (self.turns is None or self.turns.each is None):
            raise ValueError("a step has either minutes or turns with a time for each")
        return self


class Items(Frozen):
    """A round for each of some things, such as questions."""

    items: Annotated[tuple[Text, ...], Field(min_length=1)]


class Times(Frozen):
    """A round that is simply repeated."""

    times: Annotated[int, Field(ge=1, le=50)]


class Round(Frozen):
    """Steps that are repeated."""

    round: Text
    """Its title."""
    id: Word = ""
    per: Annotated[Word | Items | Times, Field(union_mode="left_to_right")]
    """participant, a role, things, or a number of times."""
    rotate_start: bool = False
    """Each repetition starts its turns one person further."""
    steps: Annotated[tuple["Part", ...], Field(min_length=1)]
    """A round inside is fine, another one inside that is not."""


class Role(Frozen):
    """What somebody does in this protocol besides taking part."""

    title: str = ""
    about: str = ""
    count: Literal["one", "many"] = "one"


class Group(Frozen):
    """For how many people it works."""

    min: Annotated[int, Field(ge=1, le=500)] = 1
    max: Annotated[int, Field(ge=1, le=500)] | None = None


class Facilitator(Frozen):
    """What is asked of whoever facilitates."""

    takes_part: bool = True
    """Counts as a participant: has turns and a say."""


class Origin(Frozen):
    """Where the idea comes from."""

    name: Text
    adapted: bool = False
    url: str = ""
    licence: str = ""


Part = Annotated[Step | Round, Field(union_mode="left_to_right")]
Round.model_rebuild()


class Protocol(Frozen):
    """A protocol file, whole."""

    format: Literal[1] = 1
    title: Text
    id: Word = ""
    """The file's name without its ending."""
    purpose: str = ""
    stage: Stage | None = None
    version: str = ""
    based_on: str = ""
    """`id@version` of the protocol that this one varies."""
    origin: Origin | None = None
    group: Group = Group()
    facilitator: Facilitator = Facilitator()
    roles: dict[str, Role] = Field(default_factory=dict)
    prework: tuple[Text, ...] = ()
    """What people do or bring beforehand."""
    materials: tuple[Text, ...] = ()
    norms: tuple[Text, ...] = ()
    steps: Annotated[tuple[Part, ...], Field(min_length=1)]
