"""A protocol as a file of format 1 says it, with every short form already spelled out.

The reader (`protocol.source`) fills in what a file leaves out: ids are derived from titles,
`5-15 (10)` becomes a `Span` in seconds, and `capture: [decision]` a `DecisionCapture`.

The docstrings of models and fields are what a teacher reads about the format: in the schema
(`protocol.schema`), which an editor shows while she types, and in docs/protocol-format.md. So they
speak of what a file says; what only code needs to know is in comments.
"""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from plc_runner.protocol.captures import Capture
from plc_runner.protocol.parts import Frozen, Seconds, Text, Word

Stage = Literal["identify-design-measure", "align-optimize", "build-capacity", "ignite-growth"]


class Span(Frozen):
    """How long a step takes: `5`, `5-15`, `5-15 (10)`, `90s`, or the three at length."""

    # All in seconds.
    min: Seconds
    """The shortest it may get when time is scarce; half of the plan if left out."""
    plan: Seconds
    """How long it gets when there is time enough; the longest if left out."""
    max: Seconds
    """The longest it may get; the plan if left out."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.min <= self.plan <= self.max:
            raise ValueError("min, plan and max are not in order")
        return self


class Turns(Frozen):
    """Everybody gets a slice of the step, one after the other."""

    who: Word = "everyone"
    """Who has a turn: `everyone`, `others` (all but the presenter), or a role."""
    each: Seconds | None = None
    """How long each turn is, such as `1m`. Without it the turns share the step's `minutes`."""


class Groups(Frozen):
    """The room splits up for this step; there is one clock for all groups."""

    size: Annotated[int, Field(ge=2, le=12)]
    """How many people are in a group."""
    report: Seconds | None = None
    """How long each group then tells what it found, such as `1m`, within the step's minutes;
    without it, the groups share what is left of them."""


class Step(Frozen):
    """One timed part of the meeting."""

    title: Text
    """What the step is called; up to 30 letters stay large on the wall."""
    id: Word = ""
    """A short name by which other places mean this step; made from the title if left out."""
    # None only where `turns.each` gives the time.
    minutes: Span | None = None
    """How long it takes: `5`, `5-10`, `5-15 (10)`, `90s`. Needed, unless `turns` say `each`."""
    talk: Word = "everyone"
    """Who may speak: `everyone`, `listeners` (all but the presenter), `writing`, `silence`,
    `small-groups`, or a role's short name."""
    say: str = ""
    """What the room reads on the wall: one to three short sentences. Markdown."""
    stems: tuple[Text, ...] = ()
    """Beginnings of sentences that help people to start, such as `I notice ...`."""
    guard: str = ""
    """What to watch for, and what to say then. Only whoever facilitates sees it."""
    notes: str = ""
    """Advice for whoever facilitates this for the first time. Only they see it."""
    capture: tuple[Capture, ...] = ()
    """What is taken down in this step, one after the other."""
    turns: Turns | None = None
    """Everybody gets a slice of the step: `{who: everyone}`, or `{who: others, each: 1m}`."""
    until: Literal["clock", "done"] = "clock"
    """`clock`: the step lasts as long as it says. `done`: it ends when the room is done, and the
    minutes are the most it gets."""
    when: Literal["always", "optional", "first-time"] = "always"
    """`optional`: may be left out when time is short. `first-time`: comes only if the protocol is
    new to the team, or to whoever facilitates."""
    keep_full_time: bool = False
    """`true`: it is not shortened when time is short. Good for the debrief."""
    groups: Groups | None = None
    """The room splits up: `{size: 3}`, or `{size: 3, report: 1m}`."""

    @model_validator(mode="after")
    def _has_one_time(self) -> Self:
        if (self.minutes is None) == (self.turns is None or self.turns.each is None):
            raise ValueError("a step has either minutes or turns with a time for each")
        return self


class Items(Frozen):
    """The round comes once for each of some things, such as questions."""

    items: Annotated[tuple[Text, ...], Field(min_length=1)]
    """The things; the wall shows which one it is."""


class Times(Frozen):
    """The round comes so many times."""

    times: Annotated[int, Field(ge=1, le=50)]
    """How many times."""


class Round(Frozen):
    """Steps that come again and again."""

    round: Text
    """What the wall calls the round."""
    id: Word = ""
    """A short name for the round; made from its title if left out."""
    per: Annotated[Word | Items | Times, Field(union_mode="left_to_right")]
    """How often: once for each `participant`, for each person who has a role (its short name), for
    each of `{items: [...]}`, or so many `{times: 3}`."""
    rotate_start: bool = False
    """`true`: each time somebody else has the first turn."""
    steps: Annotated[tuple["Part", ...], Field(min_length=1)]
    """What comes again. One round may stand inside another, not deeper."""


class Role(Frozen):
    """What somebody does in this protocol besides taking part."""

    title: str = ""
    """What the wall calls whoever has it; the short name if left out."""
    about: str = ""
    """What they do, in one sentence."""
    count: Literal["one", "many"] = "one"
    """Whether `one` person has it, or `many` may."""


class Group(Frozen):
    """For how many people it works."""

    min: Annotated[int, Field(ge=1, le=500)] = 1
    """The fewest people."""
    max: Annotated[int, Field(ge=1, le=500)] | None = None
    """The most people; no limit if left out."""


class Facilitator(Frozen):
    """What is asked of whoever facilitates."""

    takes_part: bool = True
    """`false`: whoever facilitates has no turn. Otherwise they take part like everybody."""


class Origin(Frozen):
    """Where the idea comes from."""

    name: Text
    """Who thought of it: a person, a book, a school."""
    adapted: bool = False
    """`true`: this is not quite how they do it."""
    url: str = ""
    """Where to read more."""
    licence: str = ""
    """Who may use the text, such as `own words`."""


Part = Annotated[Step | Round, Field(union_mode="left_to_right")]
Round.model_rebuild()


class Protocol(Frozen):
    """A protocol: what a team does together in one meeting, step by step."""

    format: Literal[1] = 1
    """Always 1; may be left out."""
    title: Text
    """What the protocol is called, on the wall and in lists."""
    # The name of the file without its ending.
    id: Word = ""
    purpose: str = ""
    """One sentence: why a team would give its time to this."""
    stage: Stage | None = None
    """Where in a year of team work it helps."""
    version: str = ""
    """Yours to count, in quotes: `"1.1"`. Change it when you change the file; records name it."""
    based_on: str = ""
    """The protocol that you started from, and its version: `student-work-analysis@1.0`."""
    origin: Origin | None = None
    """Where the idea comes from."""
    group: Group = Group()
    """For how many people it works: `{min: 3, max: 8}`."""
    facilitator: Facilitator = Facilitator()
    """What is asked of whoever facilitates."""
    roles: dict[str, Role] = Field(default_factory=dict)
    """Who does something special. Each role has a short name, by which steps call it:
    `presenter: {title: Presenting teacher}`."""
    prework: tuple[Text, ...] = ()
    """What people do or bring beforehand."""
    materials: tuple[Text, ...] = ()
    """What has to lie on the table."""
    norms: tuple[Text, ...] = ()
    """How we want to work with each other."""
    steps: Annotated[tuple[Part, ...], Field(min_length=1)]
    """The meeting itself: steps, and rounds of steps, in their order."""
