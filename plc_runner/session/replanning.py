"""A plan for other people, behind what has run: no step that had the floor is lost or changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from plc_runner.protocol.planned import PlannedStep, RoundPlace
from plc_runner.session.state import SessionState

Identity = tuple[str, tuple[str, ...]]


def replanned(state: SessionState, fresh: Sequence[PlannedStep]) -> tuple[PlannedStep, ...]:
    """The steps that ran and the one that has the floor, then what a fresh plan has besides.

    A repetition of a round is known by its person or thing, not by its number: when the first of
    six leaves after three rounds, the three who have not had theirs still do.
    """
    fresh = [_paced(state, step) for step in fresh]
    if state.position is None:
        return tuple(fresh)
    planned = {_identity(step): step for step in fresh}
    split = state.position + 1
    here = state.steps[state.position]
    kept = [
        *state.steps[: state.position],
        _with_turns_of(state, here, planned.get(_identity(here))),
    ]
    old = {_identity(step): step for step in state.steps[split:]}
    ran = {key: step for key, step in old.items() if state.progress_of(step.key).visits}
    kept += [step for key, step in ran.items() if key not in planned]
    passed = {_identity(step) for step in kept}
    taken = {step.key for step in (*kept, *old.values())}
    for key, step in planned.items():
        if key in passed:
            continue
        if key in ran:
            kept.append(ran[key])
        elif key in old:
            kept.append(step.model_copy(update={"key": old[key].key}))
        else:
            kept.append(step.model_copy(update={"key": _free(step.key, taken)}))
            taken.add(kept[-1].key)
    return tuple(_renumbered(kept))


def _identity(step: PlannedStep) -> Identity:
    return step.step, tuple(_places(step.round))


def _places(place: RoundPlace | None) -> Iterator[str]:
    while place is not None:
        yield f"{place.title}/{place.person or ''}/{place.item or ''}"
        if place.person is None and place.item is None:
            yield str(place.number)
        place = place.outer


def _free(key: str, taken: Iterable[str]) -> str:
    number, free = 2, key
    while free in taken:
        free, number = f"{key}-{number}", number + 1
    return free


def _renumbered(steps: Sequence[PlannedStep]) -> Iterator[PlannedStep]:
    """Rounds count their repetitions as they are now."""
    repetitions: dict[str, list[tuple[str, ...]]] = {}
    for step in steps:
        if step.round is not None:
            places = repetitions.setdefault(step.round.title, [])
            if (here := tuple(_places(step.round))) not in places:
                places.append(here)
    for step in steps:
        if step.round is None or step.round.outer is not None:
            yield step
            continue
        places = repetitions[step.round.title]
        number = places.index(tuple(_places(step.round))) + 1
        place = step.round.model_copy(update={"number": number, "of": len(places)})
        yield step.model_copy(update={"round": place})


def _paced(state: SessionState, step: PlannedStep) -> PlannedStep:
    """A step of the new plan at the pace that the old plan had for it."""
    twin = next((old for old in state.steps if old.step == step.step), None)
    if twin is None:
        return step
    if twin.each is None or step.each is None:
        return step.model_copy(update={"seconds": twin.seconds})
    each = twin.seconds // max(1, len(twin.turns))
    return step.model_copy(update={"seconds": each * len(step.turns)})


def _with_turns_of(
    state: SessionState, step: PlannedStep, fresh: PlannedStep | None
) -> PlannedStep:
    """The step that has the floor, with the turns to come of who is here now."""
    if not step.turns or fresh is None or not fresh.turns:
        return step
    turn = state.progress_of(step.key).turn
    had = step.turns[: turn + 1]
    waiting = [id_ for id_ in step.turns[turn + 1 :] if id_ in fresh.turns]
    new = [id_ for id_ in fresh.turns if id_ not in had and id_ not in waiting]
    turns = (*had, *waiting, *new)
    seconds = step.seconds
    if step.each is not None:
        seconds = seconds // len(step.turns) * len(turns)
    return step.model_copy(update={"turns": turns, "seconds": seconds})
