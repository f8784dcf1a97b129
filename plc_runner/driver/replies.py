"""What the room is told about an act, in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from plc_runner.driver.telling import closing as of_closing
from plc_runner.driver.telling import lines as of_lines
from plc_runner.driver.telling import meeting as of_meeting
from plc_runner.driver.telling import past as of_past
from plc_runner.driver.telling import records as of_records
from plc_runner.driver.telling.doubts import doubted
from plc_runner.driver.telling.event_of import event_of
from plc_runner.driver.telling.where import where
from plc_runner.events import Draft, Event
from plc_runner.events import action as ac
from plc_runner.events import clock as ck
from plc_runner.events import decision as de
from plc_runner.events import entry as en
from plc_runner.events import exemplar as ex
from plc_runner.events import goal as go
from plc_runner.events import meeting as me
from plc_runner.events import session as ev
from plc_runner.events import tally as ta
from plc_runner.session.kinds import KINDS
from plc_runner.session.shelves import Hand, next_part
from plc_runner.session.shelves import ids as all_ids
from plc_runner.session.state import SessionState
from plc_runner.session.unpacking import marked_rows


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to an act."""

    text: str
    """One line."""
    ids: tuple[str, ...] = ()
    """Ids of what was kept or changed."""
    saved: bool = True
    """False while it waits to be stored: then nothing is acknowledged."""
    warning: str = ""
    """What the room should know of it, whatever the wall shows."""
    hand: Hand | None = None
    """What the line asks for next: a part of the record that was just made."""
    slot: str | None = None
    """Where lines go next, if that is another slot of the step."""


def reply(state: SessionState, drafts: Sequence[Draft], at: datetime, *, saved: bool) -> Reply:
    """What an act came to. `state` is the one after it."""
    known = set(all_ids(state))
    ids = tuple(dict.fromkeys(draft.subject for draft in drafts if draft.subject in known))
    phrase = _PHRASES.get(type(drafts[0].event))
    text = phrase(state, drafts[0], at) if phrase else where(state, at)
    rows = [draft for draft in drafts if isinstance(draft.event, en.EntryCaptured)]
    if len(rows) > 1 and rows[0] is drafts[0]:
        return Reply(of_lines.rows(state, rows), ids, saved)
    asked = _asked_next(state, drafts[0])
    warning = doubted(state, drafts[0])
    slot = _slot_next(state, drafts)
    return Reply(" ".join(text.splitlines()), ids, saved, warning, asked, slot)


def _asked_next(state: SessionState, first: Draft) -> Hand | None:
    """The first open part of the record that was made; of marks, of all their rows, once their
    table is there."""
    if isinstance(first.event, _ASKING):
        return next_part(state, first.subject)
    if not isinstance(first.event, en.EntryMarked) or state.step is None:
        return None
    rows = (state.entries[id_] for id_ in marked_rows(state, state.entries[first.subject]))
    parts = (next_part(state, row.id) for row in rows if row.step == state.step.key)
    return next((part for part in parts if part), None)


def _slot_next(state: SessionState, drafts: Sequence[Draft]) -> str | None:
    """Where lines go after a count, or after one was undone; called back, it leads nowhere."""
    for draft in drafts:
        tally = state.tallies.get(draft.subject)
        if tally and state.step and tally.step == state.step.key:
            counted = event_of(drafts[0]).act != "fix"
            return KINDS[tally.what].onward(state, state.step, tally) if counted else None
    return None


_ASKING = (en.EntryCaptured, go.GoalSet, ex.ExemplarKept)
"""What makes a record whose parts the line may ask for."""


def _said(text: str) -> Callable[[SessionState, Draft, datetime], str]:
    return lambda _state, _draft, _at: text


_PHRASES: Mapping[type[Event], Callable[[SessionState, Draft, datetime], str]] = {
    en.EntryCaptured: of_lines.captured,
    en.EntryFixed: of_lines.captured,
    en.EntryMoved: of_lines.moved,
    en.EntryRemoved: _said("Removed"),
    en.EntryStarred: of_lines.starred,
    en.EntryMarked: of_lines.marked,
    en.EntryMerged: _said("Merged"),
    en.SlotRevealed: of_lines.shown,
    ta.TallyTaken: of_lines.counted,
    ta.TallyFixed: of_lines.counted,
    ta.TallyWithdrawn: _said("Count removed"),
    de.DecisionMade: of_records.decided,
    de.DecisionFixed: of_records.decision_fixed,
    de.DecisionWithdrawn: _said("Decision removed"),
    de.DecisionObjected: _said("Objection kept with the decision"),
    ac.ActionAgreed: of_records.agreed,
    ac.ActionFixed: of_records.agreed,
    ac.ActionWithdrawn: _said("Action removed"),
    go.GoalSet: of_records.goal,
    go.GoalFixed: of_records.goal,
    go.GoalWithdrawn: _said("Goal removed"),
    ex.ExemplarKept: of_records.sample,
    ex.ExemplarFixed: of_records.sample_fixed,
    ex.ExemplarWithdrawn: _said("Taken off the shelf"),
    go.MeasurementTaken: of_records.measured,
    go.MeasurementFixed: of_records.measured,
    go.MeasurementWithdrawn: _said("Measurement removed"),
    ac.ActionSettled: of_past.settled,
    ac.ActionMoved: of_past.settled,
    de.DecisionReviewed: of_past.settled,
    de.ObjectionAnswered: of_past.settled,
    go.GoalSettled: of_past.settled,
    en.QuestionSettled: of_past.settled,
    ev.CalledUp: of_past.called_up,
    ev.TimeValued: of_closing.valued,
    ev.SideFacilitatorSet: of_closing.beside,
    me.MeetingPlanned: of_closing.planned,
    me.FacilitatorPassed: of_closing.passed,
    ck.ActUndone: of_meeting.undone,
    ck.ClockPaused: _said("Paused"),
    ck.TimeAdded: of_meeting.time,
    ck.ClockGap: of_meeting.gap,
    ev.PlanChanged: of_meeting.replanned,
    ev.ProtocolSwitched: of_meeting.switched,
    ev.PersonArrived: of_meeting.came,
    ev.TurnsOrdered: of_meeting.ordered_or_given,
    ev.GroupsMade: of_meeting.grouped,
    ev.PersonLeft: of_meeting.went,
    ev.PersonNamed: of_meeting.named,
    ev.RoleSet: of_meeting.role,
    ev.SessionHandedOver: of_meeting.handed,
    ev.SessionAdjourned: _said("Adjourned: the rest is kept for next time"),
    ev.SessionClosed: _said("The meeting is closed"),
}
"""What is said of the first event of an act; for all others, where the meeting stands."""
