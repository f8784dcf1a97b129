"""A plan for other people, behind what has run: no step that had the floor is lost or changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from plc_runner.protocol.planned import PlannedStep, RoundPlace
from plc_runner.session.state import SessionState

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
        return tuple(fresh)
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
            kept.append(step.model_copy(update={"key": old[key].key}))
        else:
            kept.append(step.model_copy(update={"key": free_name(step.key, taken)}))
            taken.add(kept[-1].key)
    return tuple(_renumbered(kept))


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
    if not step.turns:
        return step
    progress = state.progress_of(step.key)
    split = max(progress.turn, *progress.turn_spent, 0) + 1
    had = step.turns[:split]
    to_come = fresh.turns if fresh else here
    waiting = [id_ for id_ in step.turns[split:] if id_ in to_come]
    known = {*had, *waiting}
    new = [id_ for id_ in (fresh.turns if fresh else ()) if id_ not in known]
    turns = (*had, *waiting, *new)
    seconds = step.seconds
    if step.each is not None:
        seconds = seconds // len(step.turns) * len(turns)
    return step.model_copy(update={"turns": turns, "seconds": seconds})
