"""From a protocol to a plan: rounds and turns for the people who are here, in the time there is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plc_runner.protocol.fitting import fit
from plc_runner.protocol.grouping import group_sizes
from plc_runner.protocol.model import Items, Protocol, Round, Step, Times
from plc_runner.protocol.own_steps import own_steps
from plc_runner.protocol.planned import Person, Plan, PlannedStep, RoundPlace
from plc_runner.protocol.vocabulary import FACILITATOR, PARTICIPANT, PRESENTER, TALK_WORDS
from plc_runner.protocol.words import count_of, in_minutes

__all__ = ["fit", "plan"]


def plan(  # noqa: PLR0913 - a room is described by this many things
    protocol: Protocol,
    people: Sequence[Person],
    roles: Mapping[str, Sequence[str]],
    *,
    facilitator: str | None = None,
    seconds: int | None = None,
    first_time: bool = True,
    drop: Collection[str] = (),
    since: int = 0,
    closing: int = 0,
) -> Plan:
    """Expand a protocol for a room.

    Args:
        protocol: what to run.
        people: everybody present, in the order in which they take turns.
        roles: role ids to the ids of the people who have them; who is not present is passed over.
        facilitator: the id of the person who facilitates.
        seconds: how long there is; None to leave every step its full time.
        first_time: keep the steps that are for a first time only.
        drop: ids or keys of optional steps to leave out.
        since: seconds for what was left open last time; 0 for no such step.
        closing: seconds for closing the meeting; 0 for no such step.
    """
    room = _seat(protocol, [person.id for person in people], roles, facilitator)
    room = replace(room, first_time=first_time, drop=frozenset(drop))
    steps = tuple(_expand(protocol.steps, room))
    if steps:
        steps = (*own_steps(drop, since=since), *steps, *own_steps(drop, closing=closing))
    if seconds is not None:
        steps = fit(steps, seconds)
    planned = Plan(
        steps=steps,
        asked=seconds,
        droppable=tuple(step.key for step in steps if step.when == "optional"),
    )
    problems = (
        *_group_problems(protocol, room),
        *_role_problems(protocol, room),
        *_turn_problems(steps, protocol),
        *_time_problems(planned),
    )
    return planned.model_copy(update={"problems": problems})


@dataclass(frozen=True)
class _Room:
    """Who is here, seen from one place in the protocol."""

    participants: tuple[str, ...]
    roles: Mapping[str, tuple[str, ...]]
    own_presenter: bool
    """Whether the protocol has a role called presenter."""
    first_time: bool = True
    drop: frozenset[str] = frozenset()
    place: RoundPlace | None = None
    prefix: str = ""
    shift: int = 0
    """By how many people the order of turns has moved on."""

    def holders(self, role: str) -> tuple[str, ...]:
        return self.roles.get(role, ())

    def speakers(self, who: str) -> tuple[str, ...]:
        """Who has a turn, in order."""
        if who in ("everyone", "others"):
            order = _rotated(self.participants, self.shift)
            silent = self.holders(PRESENTER) if who == "others" else ()
            return tuple(person for person in order if person not in silent)
        return _rotated(self.holders(who), self.shift)

    def inside(
        self, round_: Round, number: int, of: int, person: str | None, item: str | None
    ) -> _Room:
        """The same room in one repetition of a round."""
        place = RoundPlace(
            title=round_.round, number=number, of=of, person=person, item=item, outer=self.place
        )
        roles = dict(self.roles)
        if person is not None and isinstance(round_.per, str):
            roles[round_.per] = (person,)
            if round_.per == PARTICIPANT or not self.own_presenter:
                roles[PRESENTER] = (person,)
        return replace(
            self,
            roles=roles,
            place=place,
            prefix=f"{self.prefix}{round_.id}.{number}.",
            shift=self.shift + (number - 1 if round_.rotate_start else 0),
        )


def _seat(
    protocol: Protocol,
    present: list[str],
    roles: Mapping[str, Sequence[str]],
    facilitator: str | None,
) -> _Room:
    """Who takes part, and who has which role of those who are present."""
    outsider = None if protocol.facilitator.takes_part else facilitator
    facilitating = (facilitator,) if facilitator is not None and facilitator in present else ()
    return _Room(
        participants=tuple(who for who in present if who != outsider),
        roles={
            FACILITATOR: facilitating,
            **{role: tuple(who for who in ids if who in present) for role, ids in roles.items()},
        },
        own_presenter=PRESENTER in protocol.roles,
    )


def _rotated(order: tuple[str, ...], shift: int) -> tuple[str, ...]:
    start = shift % len(order) if order else 0
    return order[start:] + order[:start]


def _expand(parts: Sequence[Step | Round], room: _Room) -> Iterator[PlannedStep]:
    for part in parts:
        if isinstance(part, Round):
            for repetition in _repetitions(part, room):
                yield from _expand(part.steps, repetition)
        elif _wanted(part, room):
            yield _planned(part, room)


def _wanted(step: Step, room: _Room) -> bool:
    if step.when == "first-time":
        return room.first_time
    dropped = step.id in room.drop or room.prefix + step.id in room.drop
    return not (step.when == "optional" and dropped)


def _repetitions(round_: Round, room: _Room) -> Iterator[_Room]:
    people: tuple[str | None, ...] = (None,)
    items: tuple[str | None, ...] = (None,)
    if isinstance(round_.per, Items):
        items = round_.per.items
    elif isinstance(round_.per, Times):
        items *= round_.per.times
    elif round_.per == PARTICIPANT:
        people = room.participants or people
    else:
        # With nobody in the role one repetition stays, so that the total is not too small.
        people = room.holders(round_.per) or people
    total = len(people) * len(items)
    pairs = [(person, item) for person in people for item in items]
    for number, (person, item) in enumerate(pairs, start=1):
        yield room.inside(round_, number, total, person, item)


def _planned(step: Step, room: _Room) -> PlannedStep:
    speakers = room.speakers(step.turns.who) if step.turns else ()
    least, full, most = _times(step, len(speakers), len(room.participants))
    by_role = step.talk not in TALK_WORDS
    silent = room.holders(PRESENTER) if step.talk == "listeners" else ()
    return PlannedStep(
        key=room.prefix + step.id,
        step=step.id,
        title=step.title,
        seconds=full,
        full=full,
        least=full if step.keep_full_time else least,
        most=most,
        talk="role" if by_role else step.talk,
        role=step.talk if by_role else None,
        who=room.holders(step.talk) if by_role else silent,
        say=step.say,
        stems=step.stems,
        guard=step.guard,
        notes=step.notes,
        captures=step.capture,
        turns=() if step.groups else speakers,
        each=step.turns.each if step.turns else None,
        until_done=step.until == "done",
        when=step.when,
        keep_full_time=step.keep_full_time,
        group_size=step.groups.size if step.groups else None,
        report=step.groups.report if step.groups else None,
        round=room.place,
    )


def _times(step: Step, speakers: int, participants: int) -> tuple[int, int, int]:
    """The least, planned and most seconds of a step for so many people."""
    each = step.turns.each if step.turns else None
    if each is None:
        assert step.minutes is not None  # noqa: S101 - the model sees to it
        return step.minutes.min, step.minutes.plan, step.minutes.max
    turns = group_sizes(participants, step.groups.size)[0] if step.groups else speakers
    # With nobody to take it one turn stays, so that the total is not too small.
    turns = max(turns, 1)
    return turns * (each - each // 2), turns * each, turns * each


def _group_problems(protocol: Protocol, room: _Room) -> Iterator[str]:
    here, group = len(room.participants), protocol.group
    are_here = f"{here} {'is' if here == 1 else 'are'} here"
    if here == 0:
        yield "Nobody is here yet."
    elif here < group.min:
        yield f"This protocol is for at least {count_of(group.min, 'person')}; {are_here}."
    if group.max is not None and here > group.max:
        yield f"This protocol is for at most {count_of(group.max, 'person')}; {are_here}."


def _role_problems(protocol: Protocol, room: _Room) -> Iterator[str]:
    for role_id, role in protocol.roles.items():
        title = role.title or role_id
        holders = len(room.holders(role_id))
        if holders == 0:
            yield f"Nobody is {title} yet."
        elif holders > 1 and role.count == "one":
            yield f"{title} is one person's role; {holders} people have it."


def _turn_problems(steps: Sequence[PlannedStep], protocol: Protocol) -> Iterator[str]:
    """Tell of turns that nobody would take, once per step of the protocol."""
    wanting = {step.id: step for step in all_steps(protocol.steps) if step.turns}
    told: set[str] = set()
    for step in steps:
        empty = step.step in wanting and not step.turns and step.group_size is None
        if empty and step.step not in told:
            told.add(step.step)
            yield f"Nobody would have a turn in “{step.title}”."


def all_steps(parts: Sequence[Step | Round]) -> Iterator[Step]:
    """The steps of a protocol, those of its rounds once, in their order."""
    for part in parts:
        if isinstance(part, Round):
            yield from all_steps(part.steps)
        else:
            yield part


def _time_problems(planned: Plan) -> Iterator[str]:
    if planned.asked is None or planned.fits:
        return
    text = f"Even at its shortest this takes {in_minutes(planned.least)}"
    text += f"; there are {in_minutes(planned.asked)}."
    optional = [step for step in planned.steps if step.key in planned.droppable]
    if optional:
        titles = ", ".join(dict.fromkeys(f"“{step.title}”" for step in optional))
        rest = planned.least - sum(step.least for step in optional)
        text += f" Without {titles} it would take {in_minutes(rest)}."
    yield text
