"""What may be asked of a session: the verbs. `decide` says what comes of them.

Ids and keys are those of the state; a command never carries a time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from plc_runner.events.carried import Carried
from plc_runner.events.entry import Cell
from plc_runner.events.entry import Mark as Marked
from plc_runner.events.tally import Count as Counted
from plc_runner.events.tally import TallyKind
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.planned import Person


class Command:
    """Base of all commands."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Start(Command):
    """Start the clock with the first step."""


@dataclass(frozen=True, slots=True)
class Next(Command):
    """Go to the next step."""

    force: bool = False
    """Go on although a required slot is empty."""


@dataclass(frozen=True, slots=True)
class Back(Command):
    """Return to the step before."""


@dataclass(frozen=True, slots=True)
class GoTo(Command):
    """Go to any step."""

    step: str


@dataclass(frozen=True, slots=True)
class Skip(Command):
    """Leave this step out and go to the next."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pause(Command):
    """Stop the clock."""


@dataclass(frozen=True, slots=True)
class Resume(Command):
    """Let the clock run again."""


@dataclass(frozen=True, slots=True)
class AddTime(Command):
    """Give the current step (and the current turn) more seconds, or take some."""

    seconds: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class CatchUp(Command):
    """Accept the proposal to shorten the steps to come."""


@dataclass(frozen=True, slots=True)
class NextTurn(Command):
    """Give the word to the next person; after small groups, let them tell what they found."""


@dataclass(frozen=True, slots=True)
class PreviousTurn(Command):
    """Give the word back to the person before."""


@dataclass(frozen=True, slots=True)
class GiveWord(Command):
    """Give the word to somebody now; the others follow as they would have."""

    person: str


@dataclass(frozen=True, slots=True)
class Capture(Command):
    """Keep what was said."""

    slot: str
    text: str
    step: str | None = None
    """The step in which the line was begun; None for the current one."""
    cells: tuple[Cell, ...] = ()
    """Its parts, where it is a row or a standard."""


@dataclass(frozen=True, slots=True)
class CaptureRows(Command):
    """Keep several rows of a table at once: a block from a spreadsheet."""

    slot: str
    rows: tuple[tuple[Cell, ...], ...]
    step: str | None = None
    """The step in which they were pasted; None for the current one."""


@dataclass(frozen=True, slots=True)
class Count(Command):
    """Keep what was counted: as a tally of its own, or as the new counts of one."""

    what: TallyKind
    slot: str
    """Of a sort, the id of the capture."""
    counts: tuple[Counted, ...] = ()
    word: str = ""
    of: str = ""
    id: str | None = None
    """The tally that is counted on; None for a new one."""
    before: tuple[Counted, ...] = ()
    """What the same sort came to last time."""
    before_on: str = ""
    step: str | None = None
    """The step in which the line was begun; None for the current one."""


@dataclass(frozen=True, slots=True)
class Mark(Command):
    """Mark words of a standard as skills and concepts, in place of the marks before."""

    id: str
    marks: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class KeepExemplar(Command):
    """Put a sample of work on the shelf. A file has been copied in already."""

    title: str
    file: str = ""
    file_name: str = ""
    size: int = 0
    link: str = ""
    standard: str = ""
    level: str = ""
    comment: str = ""
    notes: tuple[str, ...] = ()
    slot: str | None = None
    """The slot of that step; None for the first that asks for one."""
    step: str | None = None
    """The step in which the line was begun; None for the current one."""


@dataclass(frozen=True, slots=True)
class Measure(Command):
    """Record how things stand with a goal."""

    goal: str
    value: str
    day: str
    """ISO 8601."""
    note: str = ""
    of: str = ""
    """The goal's words, for a goal of an earlier meeting."""


@dataclass(frozen=True, slots=True)
class Fix(Command):
    """Put the words of any record right, or one part of it."""

    id: str
    text: str
    part: str = ""
    """See `shelves.parts`; empty for the main words."""


@dataclass(frozen=True, slots=True)
class Remove(Command):
    """Take any record off. Its history stays."""

    id: str


@dataclass(frozen=True, slots=True)
class Move(Command):
    """Put an entry into another slot."""

    id: str
    slot: str


@dataclass(frozen=True, slots=True)
class Star(Command):
    """Mark an entry, or unmark it."""

    id: str
    starred: bool = True


@dataclass(frozen=True, slots=True)
class Merge(Command):
    """Let one entry stand for another."""

    id: str
    into: str


@dataclass(frozen=True, slots=True)
class Reveal(Command):
    """Show a slot that was locked."""

    slot: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """An earlier decision in whose place another one stands."""

    id: str
    words: str
    day: str
    """On which it was made (ISO 8601)."""


@dataclass(frozen=True, slots=True)
class Decide(Command):
    """Record a decision."""

    statement: str
    because: str = ""
    replaces: Replaced | None = None
    step: str | None = None
    """The step in which it was begun; None for the current one."""


@dataclass(frozen=True, slots=True)
class Replace(Command):
    """Say which earlier decision a decision stands in place of."""

    decision: str
    earlier: Replaced | None
    """None: of none."""


@dataclass(frozen=True, slots=True)
class AgreeAction(Command):
    """Record who will do what."""

    what: str
    owner: str | None = None
    owner_name: str = ""
    due: str = ""
    step: str | None = None
    """The step in which it was begun; None for the current one."""


@dataclass(frozen=True, slots=True)
class SetGoal(Command):
    """Record a goal."""

    statement: str
    measure: str = ""
    baseline: str = ""
    target: str = ""
    by: str = ""
    step: str | None = None
    """The step in which it was begun; None for the current one."""


@dataclass(frozen=True, slots=True)
class Park(Command):
    """Keep a question for later."""

    text: str


@dataclass(frozen=True, slots=True)
class Note(Command):
    """Keep a note that belongs to no slot."""

    text: str


@dataclass(frozen=True, slots=True)
class Object(Command):
    """Record a disagreement with a decision."""

    decision: str
    text: str
    name: str = ""
    item: Carried | None = None
    """The decision, where it is of an earlier meeting and this one has not taken it up yet."""


@dataclass(frozen=True, slots=True)
class AnswerObjection(Command):
    """Say what the team answers to the newest disagreement with a decision."""

    decision: str
    text: str
    objection: str = ""
    """Id of that disagreement, if it is of an earlier meeting; empty for the newest."""
    item: Carried | None = None
    """As of `Object`."""


@dataclass(frozen=True, slots=True)
class CallUp(Command):
    """Take up something that an earlier meeting left."""

    item: Carried


@dataclass(frozen=True, slots=True)
class Settle(Command):
    """Say what became of something that an earlier meeting left."""

    id: str
    verdict: str
    """See `state.TakenUp.verdict`."""
    reason: str = ""
    """Why; of a question, the answer."""
    due: str | None = None
    """Of an action that is moved, by when; of a decision, when to look next. None: as it was."""
    item: Carried | None = None
    """What it is, where this meeting has not taken it up yet."""


@dataclass(frozen=True, slots=True)
class Reassign(Command):
    """Give an action of an earlier meeting to somebody else, or to nobody."""

    id: str
    owner: str | None
    owner_name: str


@dataclass(frozen=True, slots=True)
class PlanMeeting(Command):
    """Say when the team meets next, with what, and who leads. What is None stays as it was."""

    day: date | None = None
    time: str | None = None
    protocol: str | None = None
    title: str | None = None
    facilitator: str | None = None
    facilitator_name: str | None = None
    focus: str | None = None


@dataclass(frozen=True, slots=True)
class PassTurn(Command):
    """Let the turn of somebody to facilitate go by: they are asked again last."""

    member: str
    """A member's id."""
    protocol: str = ""
    """Id of the one that was to be run."""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ValueTime(Command):
    """Say whether the meeting was worth its time: how many hands showed 1, 2, 3, 4 and 5."""

    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SetBeside(Command):
    """Let somebody facilitate together with the facilitator, or nobody."""

    person: str | None


@dataclass(frozen=True, slots=True)
class Arrive(Command):
    """Somebody came. A person who had left may come back under the same id."""

    person: Person


@dataclass(frozen=True, slots=True)
class Leave(Command):
    """Somebody goes."""

    person: str


@dataclass(frozen=True, slots=True)
class NamePeople(Command):
    """Name the people of whom only the head-count was known, in order."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetRole(Command):
    """Give a role to people."""

    role: str
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderTurns(Command):
    """Let people take their turns in another order; those who have spoken keep their place.

    It is for the current step, or for the next one that has turns.
    """

    how: Literal["seated", "shuffled", "hand"]
    turns: tuple[str, ...] = ()
    """By hand: who comes next, in that order; the others follow as they were."""


@dataclass(frozen=True, slots=True)
class MakeGroups(Command):
    """Put the people who are here into small groups for the current step."""

    how: Literal["size", "random", "role", "hand"] = "size"
    size: int | None = None
    """How many in a group; None for as many groups as there are, or what the step asks for."""
    role: str = ""
    """One of those who have it is in each group."""
    groups: tuple[tuple[str, ...], ...] = ()
    """By hand: all of them."""


@dataclass(frozen=True, slots=True)
class HandOver(Command):
    """Let somebody else facilitate."""

    to: str


@dataclass(frozen=True, slots=True)
class SwitchProtocol(Command):
    """Follow another protocol from here; people, clock and entries stay."""

    protocol: Protocol
    digest: str
    """SHA-256 of its text."""
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class ReportGap(Command):
    """Say that the program was away. The room is then asked whether that time counts."""

    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class AnswerGap(Command):
    """Say whether the time away counts."""

    counted: bool


@dataclass(frozen=True, slots=True)
class Adjourn(Command):
    """Stop here and keep the rest for next time."""

    reason: str = ""


@dataclass(frozen=True, slots=True)
class Close(Command):
    """End the meeting."""

    ended: datetime | None = None
    """When it was over, if that was before now."""


@dataclass(frozen=True, slots=True)
class Reopen(Command):
    """Sit down again to an adjourned or closed session; the clock stands until resumed."""

    stop_at: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Undo(Command):
    """Take back the last act."""
