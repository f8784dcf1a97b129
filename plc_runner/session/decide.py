"""What comes of a command: events, or `IllegalMove` and nothing changed.

Pure: the time, new ids and the protocol are handed in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plc_runner.events import Draft
from plc_runner.events.clock import StepStarted
from plc_runner.events.entry import SlotRevealed
from plc_runner.session import commands as c
from plc_runner.session.decide_groups import GROUPS, made_by
from plc_runner.session.decide_keeping import KEEPING
from plc_runner.session.decide_moves import MOVES
from plc_runner.session.decide_past import PAST
from plc_runner.session.decide_people import PEOPLE
from plc_runner.session.decide_records import RECORDS
from plc_runner.session.decide_turns import TURNS, passed_on
from plc_runner.session.fold import outcome
from plc_runner.session.kinds.prediction import is_locked, shown_in
from plc_runner.session.moment import Moment
from plc_runner.session.state import SessionState
from plc_runner.session.transitions import following

__all__ = ["ACTS", "decide", "outcome"]

_DECIDERS: Mapping[type[c.Command], Callable[[Moment, Any], list[Draft]]] = {
    **MOVES,
    **KEEPING,
    **RECORDS,
    **PEOPLE,
    **TURNS,
    **GROUPS,
    **PAST,
}

ACTS: Mapping[type[c.Command], str] = {
    c.Start: "start",
    c.Next: "next",
    c.Back: "back",
    c.GoTo: "go to",
    c.Skip: "skip",
    c.Pause: "pause",
    c.Resume: "resume",
    c.AddTime: "time",
    c.CatchUp: "shorten later steps",
    c.NextTurn: "next turn",
    c.PreviousTurn: "previous turn",
    c.GiveWord: "turn",
    c.Capture: "entry",
    c.CaptureRows: "rows",
    c.Count: "count",
    c.Mark: "marks",
    c.KeepExemplar: "exemplar",
    c.Measure: "measurement",
    c.OrderTurns: "order of turns",
    c.MakeGroups: "groups",
    c.Fix: "fix",
    c.Remove: "remove",
    c.Move: "move",
    c.Star: "star",
    c.Merge: "merge",
    c.Reveal: "reveal",
    c.Decide: "decision",
    c.Replace: "what a decision replaces",
    c.AgreeAction: "action",
    c.SetGoal: "goal",
    c.Park: "park",
    c.Note: "note",
    c.Object: "objection",
    c.AnswerObjection: "answer",
    c.CallUp: "looking back",
    c.Settle: "what became of it",
    c.Reassign: "owner",
    c.PlanMeeting: "next meeting",
    c.PassTurn: "turn to facilitate",
    c.ValueTime: "worth of the meeting",
    c.SetBeside: "facilitating together",
    c.Arrive: "arrival",
    c.Leave: "departure",
    c.NamePeople: "names",
    c.SetRole: "role",
    c.HandOver: "hand over",
    c.SwitchProtocol: "switch",
    c.ReportGap: "report gap",
    c.AnswerGap: "answer gap",
    c.Adjourn: "adjourn",
    c.Close: "close",
    c.Reopen: "reopen",
    c.Undo: "undo",
}
"""How each command is called when it is taken back: "Undone: next."."""


def decide(moment: Moment, command: c.Command) -> tuple[Draft, ...]:
    """The events that a command makes.

    Raises:
        IllegalMove: the session cannot do that now; the text says what would help.
    """
    following(moment.state.phase, command)
    drafts = _DECIDERS[type(command)](moment, command)
    if not isinstance(command, c.Undo):  # taking back is no act that could be taken back
        first = drafts[0]
        act = {"act": ACTS[type(command)]}
        drafts[0] = Draft(first.subject, first.event.model_copy(update=act))
    if any(isinstance(draft.event, StepStarted) for draft in drafts):
        after = outcome(moment.state, drafts, moment.at)
        for follows in (made_by, passed_on, _shown_by):
            more = follows(moment, after)
            after = outcome(after, more, moment.at)
            drafts += more
    return tuple(drafts)


def _shown_by(moment: Moment, state: SessionState) -> list[Draft]:
    """The predictions that were locked until the step to which a move leads.

    Args:
        state: what the move leads to.
    """
    if state.step is None:
        return []
    hidden = (
        # Of a round, only this repetition: what the next person predicts is locked as well.
        (slot.id, step.key if step.round else "")
        for step, slot in shown_in(state, state.step)
        if is_locked(state, step.key, slot)
    )
    return [
        moment.fact(SlotRevealed(slot=slot_id, step=key)) for slot_id, key in dict.fromkeys(hidden)
    ]
