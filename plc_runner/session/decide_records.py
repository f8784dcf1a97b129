"""Making records of their own: decisions, actions, goals, measurements, samples for the shelf."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from plc_runner.errors import IllegalMove
from plc_runner.events import Draft
from plc_runner.events import action as ac
from plc_runner.events import decision as de
from plc_runner.events import exemplar as ex
from plc_runner.events import goal as go
from plc_runner.events.session import CalledUp
from plc_runner.session import commands as c
from plc_runner.session.decide_keeping import words
from plc_runner.session.kinds.hands import hands_for
from plc_runner.session.measuring import measured
from plc_runner.session.moment import Moment
from plc_runner.session.shelves import find
from plc_runner.session.state import Decision, TakenUp
from plc_runner.session.unpacking import the_code


def _place(moment: Moment, key: str | None, kind: str) -> dict[str, str | None]:
    """The step in which a record was begun, and the slot of that step which asks for it."""
    step = moment.state.step if key is None else moment.step_of(key)
    if step is None:
        return {}
    slot = next((slot.id for slot in step.slots if slot.kind == kind), None)
    return {"step": step.key, "slot": slot}


def _exemplar(moment: Moment, command: c.KeepExemplar) -> list[Draft]:
    place = _place(moment, command.step, "exemplar")
    event = ex.ExemplarKept(
        title=words(command.title),
        file=command.file,
        file_name=command.file_name,
        size=command.size,
        link=command.link,
        standard=command.standard or the_code(moment.state),
        level=command.level,
        comment=command.comment,
        notes=command.notes,
        team=moment.state.team,
        **{**place, "slot": command.slot or place.get("slot")},
    )
    return [moment.record(event)]


def _measure(moment: Moment, command: c.Measure) -> list[Draft]:
    event = go.MeasurementTaken(
        goal=command.goal,
        value=words(command.value),
        day=command.day,
        note=command.note,
        of=command.of,
        team=moment.state.team,
    )
    return [moment.record(event)]


def _decide(moment: Moment, command: c.Decide) -> list[Draft]:
    state = moment.state
    place = _place(moment, command.step, "decision")
    statement, because = words(command.statement), command.because.strip()
    tally = hands_for(state, statement, because, place["step"] if place.get("slot") else None)
    event = de.DecisionMade(
        statement=statement,
        because=because,
        **_replaced(command.replaces),
        team=state.team,
        **place,
        # Those who showed their hands made it, whoever has come or gone since.
        present=tally.present if tally else state.present,
        tally=tally.id if tally else None,
    )
    return [moment.record(event)]


def _replace(moment: Moment, command: c.Replace) -> list[Draft]:
    item = find(moment.state, command.decision)
    if not isinstance(item, Decision):
        raise IllegalMove("Only a decision stands in place of another one.")
    if command.earlier and command.earlier.id == item.id:
        raise IllegalMove("A decision cannot stand in place of itself.")
    said = {"statement": item.statement, "because": item.because}
    earlier = command.earlier or c.Replaced("", "", "")
    event = de.DecisionFixed(**said, **_replaced(earlier))
    return [Draft(item.id, event)]


def _replaced(earlier: c.Replaced | None) -> dict[str, str]:
    if earlier is None:
        return {}
    return {"replaces": earlier.id, "replaced": earlier.words, "replaced_on": earlier.day}


def _agree(moment: Moment, command: c.AgreeAction) -> list[Draft]:
    event = ac.ActionAgreed(
        what=words(command.what),
        owner=command.owner,
        owner_name=command.owner_name or moment.state.name(command.owner),
        due=command.due,
        team=moment.state.team,
        **_place(moment, command.step, "action"),
    )
    return [moment.record(event)]


def _set_goal(moment: Moment, command: c.SetGoal) -> list[Draft]:
    event = go.GoalSet(
        statement=words(command.statement),
        measure=command.measure,
        baseline=command.baseline,
        target=command.target,
        by=command.by,
        team=moment.state.team,
        **_place(moment, command.step, "goal"),
    )
    return measured(moment, [moment.record(event)])


def _object(moment: Moment, command: c.Object) -> list[Draft]:
    new = None if command.decision in moment.state.taken_up else command.item
    known = None if new else find(moment.state, command.decision)
    earlier = known.item if isinstance(known, TakenUp) else new
    if not isinstance(known, Decision) and (earlier is None or earlier.what != "decision"):
        raise IllegalMove("An objection belongs to a decision.")
    event = de.DecisionObjected(text=words(command.text), name=command.name)
    taken_up = [moment.fact(CalledUp(item=new))] if new else []
    return [*taken_up, Draft(command.decision, event)]


RECORDS: Mapping[type[c.Command], Callable[[Moment, Any], list[Draft]]] = {
    c.KeepExemplar: _exemplar,
    c.Measure: _measure,
    c.Decide: _decide,
    c.Replace: _replace,
    c.AgreeAction: _agree,
    c.SetGoal: _set_goal,
    c.Object: _object,
}
