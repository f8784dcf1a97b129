"""Keeping what the room says: entries, decisions, actions, goals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from plc_runner.errors import IllegalMove
from plc_runner.events import Draft, Event
from plc_runner.events import action as ac
from plc_runner.events import decision as de
from plc_runner.events import entry as en
from plc_runner.events import goal as go
from plc_runner.protocol.planned import PlannedStep
from plc_runner.session import commands as c
from plc_runner.session.moment import Moment
from plc_runner.session.phrases import split_because, split_due, split_owner
from plc_runner.session.state import Action, Decision, Entry, Goal, SessionState


def words(text: str) -> str:
    """The text as it is kept: without white space around it.

    Raises:
        IllegalMove: there is nothing in it.
    """
    kept = text.strip()
    if not kept:
        raise IllegalMove("There is nothing to keep: the line is empty.")
    return kept


def _keep(moment: Moment, event: Event) -> list[Draft]:
    return [Draft(moment.new_id(), event)]


def _step_key(moment: Moment) -> str:
    return "" if moment.state.step is None else moment.state.step.key


def _place(moment: Moment, key: str | None, kind: str) -> dict[str, str | None]:
    """The step in which a record was begun, and the slot of that step which asks for it."""
    step = moment.state.step if key is None else _step_of(moment.state, key)
    if step is None:
        return {}
    slot = next((slot.id for slot in step.slots if slot.kind == kind), None)
    return {"step": step.key, "slot": slot}


def speaker(state: SessionState) -> str | None:
    """The id of the person whose turn it is; None where that person has left."""
    step = state.step
    if step is None or not step.turns:
        return None
    person = step.turns[state.progress_of(step.key).turn]
    return person if person in state.present else None


def _capture(moment: Moment, command: c.Capture) -> list[Draft]:
    step = moment.step if command.step is None else _step_of(moment.state, command.step)
    if command.slot not in {slot.id for slot in step.slots} | {en.PARKING, en.NOTE}:
        raise IllegalMove(f"“{step.title}” has no place called “{command.slot}”.")
    person = speaker(moment.state) if step.key == moment.step.key else None
    event = en.EntryCaptured(
        step=step.key, slot=command.slot, text=words(command.text), person=person
    )
    return _keep(moment, event)


def _step_of(state: SessionState, key: str) -> PlannedStep:
    for step in state.steps:
        if step.key == key:
            return step
    raise IllegalMove(f"There is no step “{key}” in this meeting.")


def _park(moment: Moment, command: c.Park) -> list[Draft]:
    event = en.EntryCaptured(step=_step_key(moment), slot=en.PARKING, text=words(command.text))
    return _keep(moment, event)


def _note(moment: Moment, command: c.Note) -> list[Draft]:
    event = en.EntryCaptured(step=_step_key(moment), slot=en.NOTE, text=words(command.text))
    return _keep(moment, event)


def _decide(moment: Moment, command: c.Decide) -> list[Draft]:
    state = moment.state
    event = de.DecisionMade(
        statement=words(command.statement),
        because=command.because.strip(),
        team=state.team,
        **_place(moment, command.step, "decision"),
        present=state.present,
    )
    return _keep(moment, event)


def _agree(moment: Moment, command: c.AgreeAction) -> list[Draft]:
    event = ac.ActionAgreed(
        what=words(command.what),
        owner=command.owner,
        owner_name=command.owner_name or moment.state.name(command.owner),
        due=command.due,
        team=moment.state.team,
        **_place(moment, command.step, "action"),
    )
    return _keep(moment, event)


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
    return _keep(moment, event)


def find(state: SessionState, id_: str) -> Entry | Decision | Action | Goal:
    """What stands under an id.

    Raises:
        IllegalMove: nothing does, or it was removed.
    """
    shelves: tuple[Mapping[str, Any], ...] = (
        state.entries,
        state.decisions,
        state.actions,
        state.goals,
    )
    for shelf in shelves:
        item = shelf.get(id_)
        if item is not None and not item.removed and getattr(item, "into", None) is None:
            return item  # type: ignore[no-any-return]
    raise IllegalMove("There is no such entry, or it was removed.")


def _entry(state: SessionState, id_: str) -> Entry:
    item = find(state, id_)
    if not isinstance(item, Entry):
        raise IllegalMove("That works for entries, not for decisions, actions and goals.")
    return item


def _fix(moment: Moment, command: c.Fix) -> list[Draft]:
    item, text = find(moment.state, command.id), words(command.text)
    return [Draft(item.id, _fixed(moment, item, text))]


def _fixed(moment: Moment, item: Entry | Decision | Action | Goal, text: str) -> Event:
    if isinstance(item, Entry):
        return en.EntryFixed(text=text)
    if isinstance(item, Decision):
        statement, because = split_because(text)
        return de.DecisionFixed(statement=statement, because=because or item.because)
    if isinstance(item, Action):
        owner, rest = split_owner(text, moment.state.people.values())
        today = (moment.at + timedelta(seconds=moment.state.utc_offset)).date()
        what, due = split_due(rest, today)
        return ac.ActionFixed(
            what=what,
            owner=owner.id if owner else item.owner,
            owner_name=owner.name if owner else item.owner_name,
            due=due or item.due,
        )
    return go.GoalFixed(
        statement=text,
        measure=item.measure,
        baseline=item.baseline,
        target=item.target,
        by=item.by,
    )


_REMOVALS: Mapping[type, type[Event]] = {
    Entry: en.EntryRemoved,
    Decision: de.DecisionWithdrawn,
    Action: ac.ActionWithdrawn,
    Goal: go.GoalWithdrawn,
}


def _remove(moment: Moment, command: c.Remove) -> list[Draft]:
    item = find(moment.state, command.id)
    stood_for = [e.id for e in moment.state.entries.values() if e.into == item.id]
    return [
        Draft(item.id, _REMOVALS[type(item)]()),
        *(Draft(id_, en.EntryRestored()) for id_ in stood_for),
    ]


def _move(moment: Moment, command: c.Move) -> list[Draft]:
    entry = _entry(moment.state, command.id)
    slots = {en.PARKING, en.NOTE}
    if entry.step:
        slots |= {slot.id for slot in _step_of(moment.state, entry.step).slots}
    if command.slot not in slots:
        raise IllegalMove(f"The step of that entry has no place called “{command.slot}”.")
    if command.slot == entry.slot:
        raise IllegalMove("It is there already.")
    return [Draft(entry.id, en.EntryMoved(slot=command.slot))]


def _star(moment: Moment, command: c.Star) -> list[Draft]:
    entry = _entry(moment.state, command.id)
    if entry.starred == command.starred:
        raise IllegalMove("It has a star already." if entry.starred else "It has no star.")
    return [Draft(entry.id, en.EntryStarred(starred=command.starred))]


def _merge(moment: Moment, command: c.Merge) -> list[Draft]:
    entry, into = _entry(moment.state, command.id), _entry(moment.state, command.into)
    if entry.id == into.id:
        raise IllegalMove("An entry cannot stand for itself: name two.")
    return [Draft(entry.id, en.EntryMerged(into=into.id))]


def _reveal(moment: Moment, command: c.Reveal) -> list[Draft]:
    known = {slot.id for step in moment.state.steps for slot in step.slots}
    if command.slot not in known:
        raise IllegalMove(f"There is no place called “{command.slot}” in this meeting.")
    if command.slot in moment.state.revealed:
        raise IllegalMove("It is shown already.")
    return [moment.fact(en.SlotRevealed(slot=command.slot))]


def _object(moment: Moment, command: c.Object) -> list[Draft]:
    decision = find(moment.state, command.decision)
    if not isinstance(decision, Decision):
        raise IllegalMove("An objection belongs to a decision.")
    return [Draft(decision.id, de.DecisionObjected(text=words(command.text), name=command.name))]


KEEPING: Mapping[type[c.Command], Callable[[Moment, Any], list[Draft]]] = {
    c.Capture: _capture,
    c.Park: _park,
    c.Note: _note,
    c.Decide: _decide,
    c.AgreeAction: _agree,
    c.SetGoal: _set_goal,
    c.Fix: _fix,
    c.Remove: _remove,
    c.Move: _move,
    c.Star: _star,
    c.Merge: _merge,
    c.Reveal: _reveal,
    c.Object: _object,
}
