"""Taking up what earlier meetings left, and saying when the next one is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plc_runner.errors import IllegalMove
from plc_runner.events import Draft, Event
from plc_runner.events import action as ac
from plc_runner.events import decision as de
from plc_runner.events import goal as go
from plc_runner.events import session as ev
from plc_runner.events.carried import Carried
from plc_runner.events.entry import QuestionSettled
from plc_runner.events.meeting import FacilitatorPassed, MeetingPlanned
from plc_runner.session import commands as c
from plc_runner.session.decide_keeping import words
from plc_runner.session.moment import Moment
from plc_runner.session.state import NextMeeting, TakenUp

_VERDICTS = {
    "action": ("open", "started", "done", "dropped", "moved"),
    "decision": ("keep", "change", "stop"),
    "goal": ("open", "reached", "missed", "dropped"),
    "question": ("open", "answered", "dropped"),
}
_STILL_TO_DO = ("open", "started")


def _call_up(moment: Moment, command: c.CallUp) -> list[Draft]:
    if command.item.id in moment.state.taken_up:
        raise IllegalMove("It is on the table already.")
    return [moment.fact(ev.CalledUp(item=command.item))]


def _settle(moment: Moment, command: c.Settle) -> list[Draft]:
    known = moment.state.taken_up.get(command.id)
    item = known.item if known else command.item
    if item is None:
        raise IllegalMove("No earlier meeting left that.")
    if command.verdict not in _VERDICTS[item.what]:
        can = ", ".join(_VERDICTS[item.what])
        raise IllegalMove(f"That cannot be said of a {item.what}. It can be: {can}.")
    drafts = [] if known else [moment.fact(ev.CalledUp(item=item))]
    event = _event(item, command)
    if isinstance(event, de.DecisionReviewed) and known and _is_said(known, event):
        raise IllegalMove("That is said of it already.")
    if isinstance(event, ac.ActionMoved) and known and known.stands[0] not in _STILL_TO_DO:
        drafts.append(Draft(item.id, ac.ActionSettled(status="open")))
    return [*drafts, Draft(item.id, event)]


def _is_said(known: TakenUp, event: de.DecisionReviewed) -> bool:
    """Whether it would only say again how things stand: a look that no undo could tell apart."""
    due = known.due if event.review is None else event.review
    return (known.verdict, known.reason, known.due) == (event.verdict, event.reason, due)


def _event(item: Carried, command: c.Settle) -> Event:
    reason, verdict = command.reason.strip(), command.verdict
    if item.what == "action" and verdict == "moved":
        if not command.due:
            raise IllegalMove("Until when? Say the day: /moved and the day.")
        return ac.ActionMoved(due=command.due, reason=reason)
    if item.what == "action":
        if verdict == "open" and item.started:  # still open is not: nobody is at it any more
            verdict = "started"
        return ac.ActionSettled.model_validate({"status": verdict, "reason": reason})
    if item.what == "goal":
        return go.GoalSettled.model_validate({"status": verdict, "reason": reason})
    if item.what == "question":
        return QuestionSettled.model_validate({"status": verdict, "answer": reason})
    return de.DecisionReviewed.model_validate(
        {
            "verdict": verdict,
            "asked": item.asked,
            "reason": reason,
            "review": command.due,
            "statement": item.text,
        }
    )


def _reassign(moment: Moment, command: c.Reassign) -> list[Draft]:
    item = _taken_up(moment, command.id)
    if item.item.what != "action":
        raise IllegalMove("Only an action has an owner.")
    event = ac.ActionMoved(owner=command.owner or "", owner_name=command.owner_name)
    return [Draft(item.id, event)]


def _taken_up(moment: Moment, id_: str) -> TakenUp:
    item = moment.state.taken_up.get(id_)
    if item is None:
        raise IllegalMove("No earlier meeting left that.")
    return item


def _answer(moment: Moment, command: c.AnswerObjection) -> list[Draft]:
    state = moment.state
    item = state.decisions.get(command.decision) or state.taken_up.get(command.decision)
    if item is None and command.item is None:
        raise IllegalMove("An objection belongs to a decision.")
    objections = item.objections if item else command.item.objections if command.item else ()
    if not objections:
        raise IllegalMove("Nobody has disagreed with it.")
    newest = command.objection or objections[-1].id
    event = de.ObjectionAnswered(objection=newest, text=words(command.text))
    taken_up = [] if item else [moment.fact(ev.CalledUp(item=command.item))]
    return [*taken_up, Draft(command.decision, event)]


def _plan_meeting(moment: Moment, command: c.PlanMeeting) -> list[Draft]:
    state = moment.state
    before = state.next_meeting or NextMeeting(moment.new_id(), moment.at)
    said = {
        field: getattr(before if getattr(command, field) is None else command, field)
        for field in ("day", "time", "protocol", "title", "facilitator", "facilitator_name")
    }
    said["facilitator"] = said["facilitator"] or None  # "" takes it off
    focus = before.focus if command.focus is None else command.focus
    if said["day"] and said["day"] < moment.today:
        raise IllegalMove("That day is over. Say a day to come: /next-meeting Wednesday 3:15.")
    event = MeetingPlanned(team=state.team, focus=focus, **said)
    return [Draft(before.id, event)]


def _pass_turn(moment: Moment, command: c.PassTurn) -> list[Draft]:
    team = moment.state.team
    if team is None:
        raise IllegalMove("Only in a team somebody has a turn to facilitate.")
    if command.member in moment.state.passed:
        raise IllegalMove("That turn was passed on already.")
    event = FacilitatorPassed(team=team, protocol=command.protocol, reason=command.reason)
    return [Draft(command.member, event)]


def _value(moment: Moment, command: c.ValueTime) -> list[Draft]:
    counts = command.counts
    if len(counts) != 5 or min(counts) < 0 or not sum(counts):
        raise IllegalMove("Say a number from 1 to 5 for each hand: 4 5 5 3.")
    return [moment.fact(ev.TimeValued(counts=counts))]


def _beside(moment: Moment, command: c.SetBeside) -> list[Draft]:
    state = moment.state
    if command.person is not None and command.person not in state.present:
        raise IllegalMove("Nobody of that name is here.")
    if command.person is not None and command.person == state.facilitator:
        raise IllegalMove(f"{state.name(command.person)} facilitates already.")
    return [moment.fact(ev.SideFacilitatorSet(person=command.person))]


PAST: Mapping[type[c.Command], Callable[[Moment, Any], list[Draft]]] = {
    c.CallUp: _call_up,
    c.Settle: _settle,
    c.Reassign: _reassign,
    c.AnswerObjection: _answer,
    c.PlanMeeting: _plan_meeting,
    c.PassTurn: _pass_turn,
    c.ValueTime: _value,
    c.SetBeside: _beside,
}
