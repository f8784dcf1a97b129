"""What a session adds up to at one moment: frozen data, the fold of its events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from plc_runner.events.carried import Carried
from plc_runner.events.clock import Outcome
from plc_runner.events.entry import Cell, Mark
from plc_runner.events.tally import Count, TallyKind
from plc_runner.protocol.planned import Person, PlannedStep, Slot


class Phase(StrEnum):
    """What the whole session is doing. `session.transitions` says what may follow."""

    READY = "ready"
    RUNNING = "running"
    PAUSED = "paused"
    AWAY = "away"
    """The program was away; the room has not yet said whether that time counts."""
    ADJOURNED = "adjourned"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is. Times are seconds; the running visit is not in them (see `timing`)."""

    spent: float = 0.0
    added: int = 0
    outcome: Outcome = "ahead"
    visits: int = 0
    turn: int = 0
    """Index of the turn that has the word."""
    turn_spent: Mapping[str, float] = field(default_factory=dict)
    """By person, so that it is theirs in whatever order turns are taken."""
    turn_added: Mapping[str, int] = field(default_factory=dict)
    reporting: float | None = None
    """How long the small groups have together to tell what they found; None while they talk, and
    where there are none. While they tell it, the step has a turn for each group."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing captured in a slot."""

    id: str
    step: str
    """The key of the planned step."""
    slot: str
    text: str
    at: datetime
    person: str | None = None
    starred: bool = False
    removed: bool = False
    into: str | None = None
    """The entry that stands for this one, if they were merged."""
    history: tuple[str, ...] = ()
    """Earlier wordings, oldest first."""
    cells: tuple[Cell, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def shown(self) -> bool:
        """Whether it stands on the wall and in the record."""
        return not self.removed and self.into is None


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted: a sort, hands, dots, a rating."""

    id: str
    what: TallyKind
    step: str
    slot: str
    of: str
    counts: tuple[Count, ...]
    at: datetime
    word: str = ""
    present: tuple[str, ...] = ()
    before: tuple[Count, ...] = ()
    before_on: str = ""
    removed: bool = False

    def count(self, key: str) -> int:
        """How many there are of one; 0 where nobody counted it."""
        return next((one.count for one in self.counts if one.key == key), 0)

    @property
    def total(self) -> int:
        """All together."""
        return sum(one.count for one in self.counts)


@dataclass(frozen=True, slots=True)
class Objection:
    """A disagreement that stays with a decision."""

    text: str
    name: str = ""
    answer: str = ""
    id: str = ""
    """Of the event that kept it, if that was in an earlier meeting."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the team decided in this session."""

    id: str
    statement: str
    because: str
    at: datetime
    step: str | None = None
    slot: str | None = None
    present: tuple[str, ...] = ()
    objections: tuple[Objection, ...] = ()
    removed: bool = False
    history: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    know: str = ""
    review: str = ""
    replaces: str | None = None
    replaced: str = ""
    replaced_on: str = ""
    tally: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody will do."""

    id: str
    what: str
    owner: str | None
    owner_name: str
    due: str
    at: datetime
    step: str | None = None
    slot: str | None = None
    removed: bool = False
    history: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenUp:
    """Something that an earlier meeting left, and what this one made of it."""

    id: str
    """Of the action, decision, goal or question."""
    item: Carried
    """As it was when it was taken up."""
    at: datetime
    verdict: str = ""
    """Empty as long as nobody spoke of it. An action: open, started, done, dropped, moved; a
    decision: keep, change, stop; a goal: open, reached, missed, dropped; a question: open,
    answered, dropped."""
    reason: str = ""
    """Why; of a question, the answer."""
    due: str = ""
    """By when it is to be done now; of a decision, when it is looked at next."""
    owner: str | None = None
    owner_name: str = ""
    objections: tuple[Objection, ...] = ()
    """Those that were open, then those of this meeting."""
    stands: tuple[str, str] = ("open", "")
    """Its status and the reason, as they are kept beyond this meeting. An action that was done and
    then moved is open."""
    removed: bool = False


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """When the team meets next, with what, and who leads."""

    id: str
    at: datetime
    day: date | None = None
    time: str = ""
    protocol: str = ""
    title: str = ""
    facilitator: str | None = None
    facilitator_name: str = ""
    focus: str = ""
    removed: bool = False
    team: str | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """What the team set itself."""

    id: str
    statement: str
    measure: str
    baseline: str
    target: str
    by: str
    at: datetime
    step: str | None = None
    slot: str | None = None
    removed: bool = False
    history: tuple[str, ...] = ()
    strategies: tuple[str, ...] = ()
    evidence_on: str = ""


@dataclass(frozen=True, slots=True)
class Measurement:
    """How things stood with a goal on one day."""

    id: str
    goal: str
    value: str
    day: str
    note: str
    at: datetime
    removed: bool = False
    of: str = ""
    """The goal's words, where the goal is of an earlier meeting."""


@dataclass(frozen=True, slots=True)
class Exemplar:
    """A sample of work that is worth keeping."""

    id: str
    title: str
    at: datetime
    file: str = ""
    file_name: str = ""
    size: int = 0
    link: str = ""
    standard: str = ""
    level: str = ""
    comment: str = ""
    notes: tuple[str, ...] = ()
    step: str | None = None
    slot: str | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Where the session left the plan (a deviation)."""

    what: str
    """skipped, extended, shortened, repeated, reordered, switched, handed over; or why a plan
    changed."""
    at: datetime
    step: str | None = None
    seconds: int = 0
    reason: str = ""
    before: str = ""
    """The protocol that was left, or the name of who handed over."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting of a session. A session that was adjourned has several."""

    started: datetime
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Stay:
    """How long somebody was there. Who went out and came back has several."""

    person: str
    came: datetime
    left: datetime | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """Time away that nobody has accounted for yet."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class UndoPoint:
    """What the last act was, and the state that it changed."""

    act: str
    at: datetime
    before: SessionState


@dataclass(frozen=True, slots=True)
class SessionState:
    """Everything about one session, at one moment."""

    id: str
    phase: Phase
    protocol: str
    """SHA-256 of the protocol's text."""
    protocol_id: str
    title: str
    version: str
    team: str | None
    team_name: str
    focus: str
    prework_here: bool | None
    opened_at: datetime
    utc_offset: int
    first_time: bool
    dropped: tuple[str, ...]
    people: Mapping[str, Person]
    """Everybody who was there at some time, in order of arrival, by id."""
    present: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    facilitator: str | None
    stop_at: datetime | None
    steps: tuple[PlannedStep, ...]
    day_first: bool = False
    """Whether 12/5 is in May where it is held."""
    role_titles: Mapping[str, str] = field(default_factory=dict)
    """Role id to what the protocol calls it."""
    position: int | None = None
    """Index of the step that has the floor; None before the start."""
    progress: Mapping[str, Progress] = field(default_factory=dict)
    """By key of step."""
    since: datetime | None = None
    """From when the current step's clock runs; None while it does not."""
    planned_end: datetime | None = None
    """When the meeting would have ended had it gone as planned at the start of the sitting."""
    gap: Gap | None = None
    entries: Mapping[str, Entry] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    goals: Mapping[str, Goal] = field(default_factory=dict)
    measurements: Mapping[str, Measurement] = field(default_factory=dict)
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    exemplars: Mapping[str, Exemplar] = field(default_factory=dict)
    taken_up: Mapping[str, TakenUp] = field(default_factory=dict)
    """What earlier meetings left, by id, in the order in which it is looked at."""
    next_meetings: Mapping[str, NextMeeting] = field(default_factory=dict)
    """By id; there is one at most."""
    passed: tuple[str, ...] = ()
    """Ids of the members who passed on their turn to facilitate, in this meeting."""
    worth: tuple[int, ...] = ()
    """How many hands showed 1, 2, 3, 4 and 5 for "was this worth our time"."""
    beside: str | None = None
    """Id of the person who facilitates together with the facilitator, to learn it."""
    groups: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    """By key of step: who is in which small group."""
    ordered: frozenset[str] = frozenset()
    """Keys of the steps whose turns are taken in an order that the room chose."""
    revealed: frozenset[tuple[str, str]] = frozenset()
    """Slots that are no longer locked, and the key of the step; "" for all steps."""
    changes: tuple[Change, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    stays: tuple[Stay, ...] = ()
    undo: tuple[UndoPoint, ...] = ()

    @property
    def step(self) -> PlannedStep | None:
        """The step that has the floor."""
        return None if self.position is None else self.steps[self.position]

    @property
    def next_meeting(self) -> NextMeeting | None:
        """The meeting to come, as far as this one has said."""
        return next((one for one in self.next_meetings.values() if not one.removed), None)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots of the step that has the floor."""
        return () if self.step is None else self.step.slots

    def day_of(self, at: datetime) -> date:
        """The day in the room at a moment."""
        return (at + timedelta(seconds=self.utc_offset)).date()

    def step_of(self, key: str | None) -> PlannedStep | None:
        """The step of a key; None where the plan has none."""
        return next((step for step in self.steps if step.key == key), None)

    def turns_of(self, key: str) -> tuple[str, ...]:
        """Who has a turn in a step, in order."""
        step = self.step_of(key)
        return step.turns if step else ()

    def slot_of(self, step: str | None, slot: str | None) -> Slot | None:
        """A slot of a step, by the step's key and its own id; None where there is none."""
        planned = self.step_of(step)
        return next((one for one in planned.slots if one.id == slot), None) if planned else None

    def entries_in(self, step: str, slot: str) -> tuple[Entry, ...]:
        """What stands in a slot of a step, oldest first."""
        entries = self.entries.values()
        return tuple(e for e in entries if e.slot == slot and e.step == step and e.shown)

    def name(self, person: str | None) -> str:
        """A person's name; empty for nobody."""
        known = self.people.get(person or "")
        return "" if known is None else known.name

    @property
    def holder(self) -> str | None:
        """Id of the person whose turn it is, here or not; None where there are no turns."""
        step = self.step
        if step is None or not step.turns:
            return None
        return step.turns[min(self.progress_of(step.key).turn, len(step.turns) - 1)]

    def progress_of(self, key: str) -> Progress:
        """How far a step is; a fresh one is at nothing."""
        return self.progress.get(key) or Progress()
