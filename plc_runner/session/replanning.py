"""A plan for other people, behind what has run: no step that had the floor is lost or changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from plc_runner.protocol.plan import plan
from plc_runner.protocol.planned import Person, PlannedStep, RoundPlace
from plc_runner.session.moment import Moment
from plc_runner.session.state import SessionState
from plc_runner.session.turns import SLIP

Identity = tuple[str, str, tuple[str, ...]]


def replanned(
    state: SessionState, fresh: Sequence[PlannedStep], here: Collection[str]
) -> tuple[PlannedStep, ...]:
    """The steps that ran and the one that has the floor, then what a fresh plan has besides.

    A repetition of a round is known by its person or thing, not by its number: when the first of
    six leaves after three rounds, the three who have not had theirs still do.

    Args:
        state: the session before.
        fresh: the plan for who is here now, its keys beginning as those of its part do.
        here: ids of who is here now.
    """
    fresh = [_paced(state, step) for step in fresh]
    if state.position is None:
        before = {step.key: step for step in state.steps}
        return tuple(_as_chosen(state, before.get(step.key, step), step) for step in fresh)
    planned = {_identity(step): step for step in fresh}
    split = state.position + 1
    floor = state.steps[state.position]
    kept = [
        *state.steps[: state.position],
        _as_now(state, floor, planned.get(_identity(floor)), here),
    ]
    old = {_identity(step): step for step in state.steps[split:]}
    ran = {key: step for key, step in old.items() if state.progress_of(step.key).visits}
    kept += [step for key, step in ran.items() if key not in planned]
    passed = {_identity(step) for step in kept}
    taken = {step.key for step in (*kept, *old.values())}
    held = {_round(step) for step in kept if step.round and step.round.person}
    for key, step in planned.items():
        if key in passed or (step.round and not step.round.person and _round(step) in held):
            continue  # it ran; or nobody has the role now, and a round without anybody helps nobody
        if key in ran:
            kept.append(_as_now(state, ran[key], step, here))
        elif key in old:
            kept.append(_as_chosen(state, old[key], step))
        else:
            kept.append(step.model_copy(update={"key": free_name(step.key, taken)}))
            taken.add(kept[-1].key)
    return tuple(_renumbered(kept))


def fresh_plan(
    moment: Moment,
    present: Sequence[Person],
    roles: Mapping[str, Sequence[str]],
    facilitator: str | None,
) -> list[PlannedStep]:
    """The protocol expanded for other people, its keys beginning as those of its part do."""
    state = moment.state
    part = part_of(state.steps[-1]) if state.steps else ""
    own = seconds_of_own(state)
    fresh = plan(
        moment.protocol,
        present,
        roles,
        facilitator=facilitator,
        first_time=state.first_time,
        drop=state.dropped,
        # The protocol that was switched to came after the look back.
        since=0 if part else own.get("since", 0),
        closing=own.get("closing", 0),
    ).steps
    return [in_part(step, part) for step in fresh]


def seconds_of_own(state: SessionState) -> dict[str, int]:
    """The full seconds of the steps that are not the protocol's, by what they are."""
    return {step.own: step.full for step in state.steps if step.own}


def fresh_twin(moment: Moment, step: PlannedStep) -> PlannedStep:
    """A step as the protocol has it for who is here now, whatever has become of it since."""
    state = moment.state
    present = [state.people[id_] for id_ in state.present]
    fresh = fresh_plan(moment, present, state.roles, state.facilitator)
    return next((one for one in fresh if _identity(one) == _identity(step)), step)


def part_of(step: PlannedStep) -> str:
    """What tells the steps of one protocol of a meeting from those of another; first has none."""
    return step.key.rpartition("/")[0]


def in_part(step: PlannedStep, part: str) -> PlannedStep:
    """The step with the key that it has in a part of the meeting."""
    return step.model_copy(update={"key": f"{part}/{step.key}"}) if part else step


def free_name(name: str, taken: Iterable[str]) -> str:
    """The name, numbered if it is taken."""
    number, free = 2, name
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    return free


def _identity(step: PlannedStep) -> Identity:
    return part_of(step), step.step, tuple(_places(step.round))


def _round(step: PlannedStep) -> tuple[str, str]:
    return part_of(step), step.round.title if step.round else ""


def _places(place: RoundPlace | None) -> Iterator[str]:
    while place is not None:
        yield f"{place.title}/{place.person or ''}/{place.item or ''}"
        if place.person is None and place.item is None:
            yield str(place.number)
        place = place.outer


def _renumbered(steps: Sequence[PlannedStep]) -> Iterator[PlannedStep]:
    """Rounds count their repetitions as they are now, those within rounds too."""
    repetitions: dict[Identity, list[tuple[str, ...]]] = {}

    def of_its_kind(part: str, place: RoundPlace) -> list[tuple[str, ...]]:
        return repetitions.setdefault((part, place.title, tuple(_places(place.outer))), [])

    def numbered(part: str, place: RoundPlace) -> RoundPlace:
        outer = None if place.outer is None else numbered(part, place.outer)
        known = of_its_kind(part, place)
        number = known.index(tuple(_places(place))) + 1
        return place.model_copy(update={"number": number, "of": len(known), "outer": outer})

    for step in steps:
        place = step.round
        while place is not None:
            known = of_its_kind(part_of(step), place)
            if (here := tuple(_places(place))) not in known:
                known.append(here)
            place = place.outer
    for step in steps:
        place = step.round
        yield (step.model_copy(update={"round": numbered(part_of(step), place)}) if place else step)


def _paced(state: SessionState, step: PlannedStep) -> PlannedStep:
    """A step of the new plan at the pace that the old plan had for it, or last for one like it."""
    like = [old for old in state.steps if _identity(old)[:2] == _identity(step)[:2]]
    if not like:
        return step
    twin = next((old for old in like if _identity(old) == _identity(step)), like[-1])
    if twin.each is None or step.each is None:
        return step.model_copy(update={"seconds": twin.seconds})
    each = twin.seconds // max(1, len(twin.turns))
    return step.model_copy(update={"seconds": each * len(step.turns), "each": each})


def _as_now(
    state: SessionState, step: PlannedStep, fresh: PlannedStep | None, here: Collection[str]
) -> PlannedStep:
    """A step that has had the floor, with the roles and the turns to come of who is here now.

    Every turn that was had keeps its place, also where the room went back to one before it.
    """
    who = fresh.who if fresh else tuple(id_ for id_ in step.who if id_ in here)
    step = step.model_copy(update={"who": who})
    progress = state.progress_of(step.key)
    if not step.turns or progress.reporting is not None:
        return step
    turns = _still_taken(state, step, fresh.turns if fresh else here)
    known = set(turns)
    turns += tuple(id_ for id_ in (fresh.turns if fresh else ()) if id_ not in known)
    seconds = step.seconds
    if step.each is not None:
        seconds = seconds // len(step.turns) * len(turns)
    return step.model_copy(update={"turns": turns, "seconds": seconds})


def _still_taken(
    state: SessionState, step: PlannedStep, to_come: Collection[str]
) -> tuple[str, ...]:
    """The turns that were had, and those that are still to come, in their order."""
    progress = state.progress_of(step.key)
    last = progress.turn if progress.visits else -1
    return tuple(
        person
        for turn, person in enumerate(step.turns)
        if turn <= last or progress.turn_spent.get(person, 0.0) >= SLIP or person in to_come
    )


def _as_chosen(state: SessionState, old: PlannedStep, fresh: PlannedStep) -> PlannedStep:
    """A step to come, its turns in the order that the room chose, if it did."""
    if old.key in state.ordered:
        turns = _still_taken(state, old, fresh.turns)
        turns += tuple(id_ for id_ in fresh.turns if id_ not in turns)
        fresh = fresh.model_copy(update={"turns": turns})
    return fresh.model_copy(update={"key": old.key})
