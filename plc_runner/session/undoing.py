"""Taking back the last act: what it made is withdrawn, and the clock is as it was."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.errors import IllegalMove
from plc_runner.events import Draft
from plc_runner.events import clock as ck
from plc_runner.events.meeting import FacilitatorPassed
from plc_runner.session.moment import Moment
from plc_runner.session.rewinding import undone
from plc_runner.session.shelves import undone as back
from plc_runner.session.state import SessionState
from plc_runner.session.turns import turn_times


def undo_drafts(moment: Moment) -> list[Draft]:
    """The events that take back the last act.

    Raises:
        IllegalMove: nothing is left to take back.
    """
    state = moment.state
    if not state.undo:
        raise IllegalMove("There is nothing to undo.")
    point = state.undo[-1]
    marks = _marks(state, undone(state, moment.at))
    drafts = [moment.fact(ck.ActUndone(undone=point.act, steps=marks))]
    drafts += [Draft(id_, event) for id_, event in back(state, point.before)]
    drafts += _turns_back(state, point.before)
    return drafts


def _turns_back(state: SessionState, before: SessionState) -> Iterator[Draft]:
    """Whose turn to facilitate was passed on has it again."""
    for member in state.passed:
        if member not in before.passed and state.team is not None:
            yield Draft(member, FacilitatorPassed(team=state.team, undoing=True))


def _marks(state: SessionState, restored: SessionState) -> dict[str, ck.StepMark]:
    marks = {}
    for key in sorted({*state.progress, *restored.progress}):
        now = restored.progress_of(key)
        if now != state.progress_of(key):
            marks[key] = ck.StepMark(
                spent=now.spent,
                outcome=now.outcome,
                added=now.added,
                visits=now.visits,
                turns=turn_times(restored, key),
            )
    return marks
