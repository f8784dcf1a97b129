"""What is done to a goal is done to its measurements: a whole goal's baseline is its first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plc_runner.events import Draft
from plc_runner.events import goal as go
from plc_runner.session.fold import apply
from plc_runner.session.goals import AT_THE_START, first_measurement, missing
from plc_runner.session.moment import Moment
from plc_runner.session.state import Goal


def measured(moment: Moment, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of an act, and after them what follows for the measurements of goals."""
    return [*drafts, *(more for draft in drafts for more in _follows(moment, draft))]


def _follows(moment: Moment, draft: Draft) -> Iterator[Draft]:
    state = moment.state
    if isinstance(draft.event, go.GoalSet | go.GoalFixed):
        after = apply(state, draft.subject, draft.event, moment.at).goals[draft.subject]
        yield from _first(moment, after)
    elif isinstance(draft.event, go.GoalWithdrawn):
        for item in state.measurements.values():
            if item.goal == draft.subject and not item.removed:
                yield Draft(item.id, go.MeasurementWithdrawn())


def _first(moment: Moment, goal: Goal) -> Iterator[Draft]:
    """The baseline becomes the first measurement once the goal is whole, and stays the same."""
    state = moment.state
    taken, before = first_measurement(state, goal.id), state.goals.get(goal.id)
    if taken is not None and state.measurements[taken].value != goal.baseline:
        if goal.baseline:
            yield Draft(taken, go.MeasurementFixed(value=goal.baseline))
        else:
            yield Draft(taken, go.MeasurementWithdrawn())
    elif taken is None and not missing(goal) and (before is None or missing(before)):
        event = go.MeasurementTaken(
            goal=goal.id,
            value=goal.baseline,
            day=moment.today.isoformat(),
            note=AT_THE_START,
            team=state.team,
        )
        yield Draft(moment.new_id(), event)
