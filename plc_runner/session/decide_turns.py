"""Turns: who has the word, in which order, and the report of each small group."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from plc_runner.errors import IllegalMove
from plc_runner.events import Draft
from plc_runner.events import clock as ck
from plc_runner.events import session as ev
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session import commands as c
from plc_runner.session import timing
from plc_runner.session.fold import outcome
from plc_runner.session.moment import Moment
from plc_runner.session.replanning import fresh_twin
from plc_runner.session.state import Phase, SessionState
from plc_runner.session.turns import shuffled, spoken

LEAST_REPORT = 30
"""Seconds that a group has at least to tell what it found, also when the time is used up."""


def _next_turn(moment: Moment, _: c.NextTurn) -> list[Draft]:
    step, state = moment.step, moment.state
    if not step.turns and state.groups.get(step.key):
        return _report(moment)
    to = _beside(state, step, 1)
    if to is None:
        raise IllegalMove("That was the last turn. PageDown or /next goes to the next step.")
    return [_word(moment, state, to)]


def _previous_turn(moment: Moment, _: c.PreviousTurn) -> list[Draft]:
    to = _beside(moment.state, moment.step, -1)
    if to is None:
        raise IllegalMove("This is the first turn.")
    return [_word(moment, moment.state, to)]


def _beside(state: SessionState, step: PlannedStep, by: int) -> int | None:
    """The next turn of somebody who is here; None where there is none."""
    if not step.turns:
        raise IllegalMove(f"“{step.title}” has no turns.")
    to = state.progress_of(step.key).turn + by
    while 0 <= to < len(step.turns):
        if step.turns[to] in state.present:
            return to
        to += by
    return None


def _word(moment: Moment, state: SessionState, to: int) -> Draft:
    """Give the word to a turn. `state` is the one in which that is decided."""
    step = state.step or moment.step
    here = state.progress_of(step.key).turn
    return moment.fact(
        ck.TurnStarted(
            step=step.key,
            turn=to,
            person=step.turns[to],
            previous=here,
            spent=timing.turn_spent(state, step, here, moment.at),
            before=step.turns[here],
        )
    )


def _report(moment: Moment) -> list[Draft]:
    """Let the groups tell what they found: the first of each, as long as the protocol says, else in
    what is left of the step."""
    step, state = moment.step, moment.state
    groups = state.groups[step.key]
    left = timing.allowance(state, step) - timing.spent(state, step.key, moment.at)
    given = None if step.report is None else float(step.report * len(groups))
    seconds = given or max(left, float(LEAST_REPORT * len(groups)))
    event = ck.ReportingStarted(
        step=step.key, turns=tuple(group[0] for group in groups), seconds=round(seconds, 3)
    )
    return [moment.fact(event)]


def _give_word(moment: Moment, command: c.GiveWord) -> list[Draft]:
    step, state, person = moment.step, moment.state, command.person
    if not step.turns:
        groups = " F8 or /turn lets the groups tell." if state.groups.get(step.key) else ""
        raise IllegalMove(f"“{step.title}” has no turns.{groups}")
    if person not in state.present:
        raise IllegalMove("Nobody of that name is here.")
    if person == state.holder:
        raise IllegalMove(f"{state.name(person)} has the word.")
    drafts: list[Draft] = []
    if person not in step.turns:
        drafts = _instead(moment, person)
        state = outcome(moment.state, drafts, moment.at)
        if person == state.holder:
            return drafts
        step = state.step or step
    had = [id_ for id_ in spoken(state, step, moment.at) if id_ != person]
    rest = [id_ for id_ in step.turns if id_ not in had and id_ != person]
    drafts += _reordered(moment, state, (*had, person, *rest))
    state = outcome(moment.state, drafts, moment.at)
    return [*drafts, _word(moment, state, len(had))]


def _instead(moment: Moment, person: str) -> list[Draft]:
    """Somebody of a group tells in place of the one who was to."""
    step, state = moment.step, moment.state
    group = next((one for one in state.groups.get(step.key, ()) if person in one), ())
    teller = next((id_ for id_ in (state.holder, *step.turns) if id_ in group), None)
    if state.progress_of(step.key).reporting is None or teller is None:
        raise IllegalMove(f"{state.name(person)} has no turn in “{step.title}”.")
    turns = tuple(person if id_ == teller else id_ for id_ in step.turns)
    return [moment.fact(ev.TurnsOrdered(step=step.key, turns=turns, how="hand"))]


def _order(moment: Moment, command: c.OrderTurns) -> list[Draft]:
    state = moment.state
    step = _to_be_ordered(moment)
    had = spoken(state, step, moment.at)
    keeps = state.phase is Phase.AWAY or command.how == "hand"
    if keeps and state.step is step and state.holder not in command.turns:
        had = tuple(id_ for id_ in step.turns if id_ in (*had, state.holder))
    waiting = [id_ for id_ in step.turns if id_ not in had]
    if command.how == "shuffled":
        order: Sequence[str] = shuffled(waiting, moment.new_id())
    elif command.how == "seated":
        seats = _seats(moment, step)
        order = sorted(waiting, key=lambda id_: seats.index(id_) if id_ in seats else len(seats))
    else:
        order = _by_hand(state, step, command.turns, waiting)
    event = ev.TurnsOrdered(step=step.key, turns=(*had, *order), how=command.how)
    drafts = [moment.fact(event)]
    after = outcome(moment.state, drafts, moment.at)
    if state.step is step and after.holder in waiting and after.holder != order[0]:
        drafts += _passed_to(moment, after, len(had))
    return drafts


def _to_be_ordered(moment: Moment) -> PlannedStep:
    """The step that has the floor, or the next one with turns that are still to come."""
    state = moment.state
    for step in state.steps[state.position or 0 :]:
        if len(step.turns) > len(spoken(state, step, moment.at)):
            return step
    if state.step is not None and state.step.turns:
        raise IllegalMove(f"Everybody has had the word in “{state.step.title}”.")
    raise IllegalMove("No step from here on has turns.")


def _seats(moment: Moment, step: PlannedStep) -> tuple[str, ...]:
    """The order that the plan has for a step, that of the groups where they tell."""
    if moment.state.progress_of(step.key).reporting is not None:
        return tuple(id_ for group in moment.state.groups.get(step.key, ()) for id_ in group)
    return fresh_twin(moment, step).turns


def _by_hand(
    state: SessionState, step: PlannedStep, named: Sequence[str], waiting: Sequence[str]
) -> list[str]:
    """Who was named, in that order, and then the others as they were."""
    for id_ in named:
        if id_ not in step.turns:
            raise IllegalMove(f"{state.name(id_)} has no turn in “{step.title}”.")
    first = [id_ for id_ in dict.fromkeys(named) if id_ in waiting]
    if not first:
        raise IllegalMove("Whoever you named has had the word: they keep their place.")
    return [*first, *(id_ for id_ in waiting if id_ not in first)]


def _reordered(moment: Moment, state: SessionState, turns: tuple[str, ...]) -> list[Draft]:
    step = state.step or moment.step
    if turns == step.turns:
        return []
    return [moment.fact(ev.TurnsOrdered(step=step.key, turns=turns, how="hand"))]


def passed_on(moment: Moment, state: SessionState) -> list[Draft]:
    """The word for the next person, where what is drafted takes away whoever has it.

    Args:
        state: what is drafted so far leads to.
    """
    if state.step is None or not state.step.turns or state.holder in state.present:
        return []
    to = _beside(state, state.step, 1)
    return [] if to is None else _passed_to(moment, state, to)


def _passed_to(moment: Moment, state: SessionState, to: int) -> list[Draft]:
    """The word for a turn by the way: a clock that stands goes on standing."""
    if state.phase not in (Phase.RUNNING, Phase.PAUSED):
        return []
    paused = [moment.fact(ck.ClockPaused())] if state.phase is Phase.PAUSED else []
    return [_word(moment, state, to), *paused]


TURNS: Mapping[type[c.Command], Callable[[Moment, Any], list[Draft]]] = {
    c.NextTurn: _next_turn,
    c.PreviousTurn: _previous_turn,
    c.GiveWord: _give_word,
    c.OrderTurns: _order,
}
