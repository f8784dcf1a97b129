"""What is written down of a step when it loses the floor."""

from __future__ import annotations

from dataclasses import replace

from plc_runner.events import Draft
from plc_runner.events import clock as ck
from plc_runner.session import timing
from plc_runner.session.moment import Moment
from plc_runner.session.rewinding import settled
from plc_runner.session.turns import turn_times


def left_step(moment: Moment, outcome: ck.Outcome, reason: str = "") -> Draft:
    """The end of the step that has the floor, with the time that it and its turns have had."""
    state, key = moment.state, moment.step.key
    counted = replace(state, progress=settled(state, moment.at))
    return moment.fact(
        ck.StepEnded(
            step=key,
            spent=timing.spent(state, key, moment.at),
            outcome=outcome,
            reason=reason,
            turns=turn_times(counted, key),
        )
    )
