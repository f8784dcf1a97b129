"""What may follow what: the phases of a session and the commands each allows, as data.

docs/session.md is generated from this table; a test walks it.
"""

from __future__ import annotations

from collections.abc import Mapping

from plc_runner.errors import IllegalMove
from plc_runner.session import commands as c
from plc_runner.session.state import Phase

_KEEPING: tuple[type[c.Command], ...] = (
    c.Decide,
    c.Replace,
    c.AgreeAction,
    c.SetGoal,
    c.Park,
    c.Note,
    c.Mark,
    c.KeepExemplar,
    c.Measure,
    c.Fix,
    c.Remove,
    c.Move,
    c.Star,
    c.Merge,
    c.Object,
    c.AnswerObjection,
    c.CallUp,
    c.Settle,
    c.Reassign,
    c.PlanMeeting,
    c.PassTurn,
    c.ValueTime,
)
_PEOPLE: tuple[type[c.Command], ...] = (
    c.Arrive,
    c.Leave,
    c.NamePeople,
    c.SetRole,
    c.HandOver,
    c.SetBeside,
    c.OrderTurns,
)
_IN_STEP: tuple[type[c.Command], ...] = (
    c.Capture,
    c.CaptureRows,
    c.Count,
    c.Reveal,
    c.MakeGroups,
)
_MOVING: tuple[type[c.Command], ...] = (
    c.Next,
    c.Back,
    c.GoTo,
    c.Skip,
    c.NextTurn,
    c.PreviousTurn,
    c.GiveWord,
    c.SwitchProtocol,
)


def _stay(phase: Phase, *groups: tuple[type[c.Command], ...]) -> dict[type[c.Command], Phase]:
    return {command: phase for group in groups for command in group}


TRANSITIONS: Mapping[Phase, Mapping[type[c.Command], Phase]] = {
    Phase.READY: {
        **_stay(Phase.READY, _KEEPING, _PEOPLE, (c.SwitchProtocol, c.Undo)),
        c.Start: Phase.RUNNING,
        c.Close: Phase.CLOSED,
    },
    Phase.RUNNING: {
        **_stay(Phase.RUNNING, _KEEPING, _PEOPLE, _MOVING),
        **_stay(Phase.RUNNING, _IN_STEP, (c.AddTime, c.CatchUp, c.Undo)),
        c.Pause: Phase.PAUSED,
        c.ReportGap: Phase.AWAY,
        c.Adjourn: Phase.ADJOURNED,
        c.Close: Phase.CLOSED,
    },
    Phase.PAUSED: {
        **_stay(Phase.PAUSED, _KEEPING, _PEOPLE),
        **_stay(Phase.PAUSED, _IN_STEP, (c.AddTime, c.CatchUp, c.Undo)),
        **_stay(Phase.RUNNING, _MOVING),
        c.Resume: Phase.RUNNING,
        c.Adjourn: Phase.ADJOURNED,
        c.Close: Phase.CLOSED,
    },
    Phase.AWAY: {
        **_stay(Phase.AWAY, _KEEPING, _PEOPLE, _IN_STEP),
        c.AnswerGap: Phase.RUNNING,
        c.Adjourn: Phase.ADJOURNED,
        c.Close: Phase.CLOSED,
    },
    Phase.ADJOURNED: {c.Reopen: Phase.PAUSED},
    Phase.CLOSED: {c.Reopen: Phase.PAUSED},
}
"""Phase and command to the phase that follows. `Undo` may also lead back to where the act was
made. The timer starts with the step: a move while the clock is paused lets it run."""

_WHY_NOT: Mapping[Phase, str] = {
    Phase.READY: "The meeting has not started yet. PageDown or /start starts it.",
    Phase.RUNNING: "The clock is running already.",
    Phase.PAUSED: "The clock is paused. F5 or /resume lets it run.",
    Phase.AWAY: "First say whether the time away counts: /away counted or /away not.",
    Phase.ADJOURNED: "This meeting was adjourned. Resume it to go on.",
    Phase.CLOSED: "This meeting is closed. Reopen it to go on.",
}


def following(phase: Phase, command: c.Command) -> Phase:
    """The phase after a command.

    Raises:
        IllegalMove: the phase does not allow it; says what would help.
    """
    try:
        return TRANSITIONS[phase][type(command)]
    except KeyError:
        raise IllegalMove(_WHY_NOT[phase]) from None
