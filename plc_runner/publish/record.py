"""The record: what the written minutes of a session say, drawn from its final state alone.

No line that was captured carries a name, even if it was somebody's turn: a record travels further
than the room. Names stand with roles, actions and objections, where the team put them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from plc_runner.events.clock import Outcome
from plc_runner.events.entry import NOTE, PARKING
from plc_runner.memory.happened import After
from plc_runner.protocol.planned import PlannedStep
from plc_runner.publish import words
from plc_runner.publish.captured import CapturedLine, Held, entry_line, exemplar_line, held
from plc_runner.publish.closing import NOTHING_SAID as NOTHING_AT_THE_END
from plc_runner.publish.closing import AtTheEnd, at_the_end
from plc_runner.publish.outcomes import (
    ActionLine,
    DecisionLine,
    GoalLine,
    actions,
    decisions,
    goal_line,
    measured_again,
)
from plc_runner.publish.since import Since, since
from plc_runner.session.airtime import EVERYBODY, seconds_by_role
from plc_runner.session.closing import SIGNS
from plc_runner.session.state import Change, Entry, Phase, SessionState, Stay

NOTHING_SINCE: After = {}
NOTHING_LEFT = Since()


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who was there."""

    name: str
    roles: tuple[str, ...] = ()
    came: datetime | None = None
    """None for who was there from the start."""
    left: datetime | None = None
    """None for who stayed to the end."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """How a step went. Times are seconds."""

    title: str
    """With the place in its round."""
    planned: int
    """As planned last, without what was added while it ran."""
    added: int
    spent: float
    outcome: Outcome
    slots: tuple[Held, ...]
    """Only those that hold something."""
    groups: tuple[int, ...] = ()
    """How many people were in each small group."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Where the session left the plan."""

    what: str
    """As in `session.state.Change`."""
    at: datetime
    step: str
    """The step's title; empty where the change is the whole plan's."""
    seconds: int
    reason: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class SittingLine:
    """One meeting of the session."""

    started: datetime
    ended: datetime | None


@dataclass(frozen=True, slots=True)
class Record:
    """The written minutes of a session. All times are in the session's own UTC offset."""

    session: str
    phase: Phase
    title: str
    protocol: str
    """The protocol's id."""
    version: str
    digest: str
    """SHA-256 of the protocol's text."""
    team: str
    focus: str
    prework_here: bool | None
    opened: datetime
    utc_offset: int
    sittings: tuple[SittingLine, ...]
    people: tuple[Attendee, ...]
    decisions: tuple[DecisionLine, ...]
    actions: tuple[ActionLine, ...]
    goals: tuple[GoalLine, ...]
    exemplars: tuple[CapturedLine, ...]
    """Samples for the shelf that no step of the plan asks for."""
    parking: tuple[CapturedLine, ...]
    notes: tuple[CapturedLine, ...]
    steps: tuple[StepLine, ...]
    elsewhere: tuple[CapturedLine, ...]
    """Entries of steps that the plan no longer has."""
    dropped: tuple[str, ...]
    """Optional steps that were left out beforehand."""
    changes: tuple[ChangeLine, ...]
    airtime: tuple[tuple[str, float], ...] = ()
    """(role, seconds) of the turns; never of persons."""
    since: Since = NOTHING_LEFT
    """What became of what earlier meetings had left."""
    at_the_end: AtTheEnd = NOTHING_AT_THE_END
    """What was said at the end, and of the next meeting."""

    @property
    def day(self) -> date:
        """The day of the first sitting."""
        return (self.sittings[0].started if self.sittings else self.opened).date()


def record(state: SessionState, after: After = NOTHING_SINCE) -> Record:
    """The record of a session as it stands.

    Args:
        state: of the session.
        after: what became of it since; see `memory.aftermath`.
    """
    zone = timezone(timedelta(seconds=state.utc_offset))
    shown = [entry for entry in state.entries.values() if entry.shown]
    places = {(step.key, slot.id) for step in state.steps for slot in step.slots}
    loose = [
        entry
        for entry in shown
        # What belongs to a part of a slot, as a proposal does, is told with the slot.
        if entry.slot not in (PARKING, NOTE, *SIGNS)
        and not places & {(entry.step, entry.slot), (entry.step, entry.slot.rpartition("/")[0])}
    ]
    return Record(
        session=state.id,
        phase=state.phase,
        title=state.title,
        protocol=state.protocol_id,
        version=state.version,
        digest=state.protocol,
        team=state.team_name,
        focus=state.focus,
        prework_here=state.prework_here,
        opened=state.opened_at.astimezone(zone),
        utc_offset=state.utc_offset,
        sittings=tuple(
            SittingLine(s.started.astimezone(zone), s.ended.astimezone(zone) if s.ended else None)
            for s in state.sittings
        ),
        people=_attendees(state, zone),
        decisions=decisions(state, after),
        actions=actions(state, after),
        goals=(
            *(goal_line(state, goal, after) for goal in state.goals.values() if not goal.removed),
            *measured_again(state),
        ),
        exemplars=tuple(
            exemplar_line(item)
            for item in state.exemplars.values()
            if not item.removed and (item.step, item.slot) not in places
        ),
        parking=_lines((e for e in shown if e.slot == PARKING), after),
        notes=_lines((e for e in shown if e.slot == NOTE), after),
        steps=tuple(_step(state, step, after) for step in state.steps),
        elsewhere=_lines(loose, after),
        dropped=tuple(words.spoken(step) for step in state.dropped),
        changes=tuple(_change(state, change, zone) for change in state.changes),
        airtime=_airtime(state),
        at_the_end=at_the_end(state, after),
        since=since(state),
    )


def _airtime(state: SessionState) -> tuple[tuple[str, float], ...]:
    """How long each role had the word, where some role had it and others too."""
    ended = [sitting.ended for sitting in state.sittings if sitting.ended]
    spoken = seconds_by_role(state, max(ended, default=state.opened_at))
    if len([seconds for seconds in spoken.values() if seconds >= 1]) < 2:
        return ()
    return tuple(
        ("everybody else" if role == EVERYBODY else _role_title(state, role), seconds)
        for role, seconds in spoken.items()
        if seconds >= 1
    )


def _role_title(state: SessionState, role: str) -> str:
    return state.role_titles.get(role) or words.spoken(role)


def _lines(entries: Iterable[Entry], after: After) -> tuple[CapturedLine, ...]:
    return tuple(entry_line(entry, after) for entry in entries)


def _attendees(state: SessionState, zone: timezone) -> tuple[Attendee, ...]:
    started = state.sittings[0].started if state.sittings else None
    people = []
    for person in state.people.values():
        stays = [stay for stay in state.stays if stay.person == person.id]
        if stays and not any(_attended(stay, started) for stay in stays):
            continue
        came = stays[0].came if stays and started and stays[0].came > started else None
        left = stays[-1].left if stays else None
        people.append(
            Attendee(
                name=person.name,
                roles=_roles(state, person.id),
                came=came.astimezone(zone) if came else None,
                left=left.astimezone(zone) if left else None,
            )
        )
    return tuple(people)


def _attended(stay: Stay, started: datetime | None) -> bool:
    """Whether somebody was there while it ran, and not only on the list beforehand."""
    return stay.left is None or (started is not None and stay.left > started)


def _roles(state: SessionState, person: str) -> tuple[str, ...]:
    held = [_role_title(state, role) for role, holders in state.roles.items() if person in holders]
    if person == state.facilitator:
        return ("facilitator", *held)
    return ("beside the facilitator", *held) if person == state.beside else tuple(held)


def _step(state: SessionState, step: PlannedStep, after: After) -> StepLine:
    progress = state.progress_of(step.key)
    return StepLine(
        title=_title(state, step),
        planned=step.seconds,
        added=progress.added,
        spent=progress.spent,
        outcome=progress.outcome,
        slots=held(state, step, after),
        groups=tuple(len(group) for group in state.groups.get(step.key, ())),
    )


def _title(state: SessionState, step: PlannedStep) -> str:
    """The step's title with what tells it from its like in the other rounds."""
    places: list[str] = []
    place = step.round
    while place is not None:
        number = f"{place.title} {place.number} of {place.of}"
        places.insert(0, place.item or state.name(place.person) or number)
        place = place.outer
    return " · ".join((step.title, *places))


def _change(state: SessionState, change: Change, zone: timezone) -> ChangeLine:
    titles = {step.key: _title(state, step) for step in state.steps}
    return ChangeLine(
        what=change.what,
        at=change.at.astimezone(zone),
        step=titles.get(change.step or "", change.step or ""),
        seconds=change.seconds,
        reason=change.reason,
        before=change.before,
    )
