"""What earlier meetings left: what became of it can be taken back, its words are not ours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from plc_runner.errors import IllegalMove
from plc_runner.events import Event
from plc_runner.events import action as ac
from plc_runner.events import decision as de
from plc_runner.events import goal as go
from plc_runner.events.carried import Carried
from plc_runner.events.entry import QuestionSettled
from plc_runner.session.moment import Moment
from plc_runner.session.shelves.decision import objections_back
from plc_runner.session.shelves.shelf import Part, Shelf
from plc_runner.session.state import Objection, SessionState, TakenUp


def untouched(item: TakenUp) -> TakenUp:
    """As it was before anybody spoke of it."""
    return new(item.item, item.at)


def new(item: Carried, at: datetime) -> TakenUp:
    """Something that is taken up now."""
    return TakenUp(
        item.id,
        item,
        at,
        due=item.due,
        owner=item.owner,
        owner_name=item.owner_name,
        objections=tuple(Objection(o.text, o.name, id=o.id) for o in item.objections),
        stands=("started" if item.started else "open", item.reason),
    )


def _no_parts(_: SessionState, __: TakenUp) -> tuple[Part, ...]:
    return ()


def _not_ours(_: Moment, __: TakenUp, ___: str, ____: str) -> Event:
    raise IllegalMove("It is of an earlier meeting: its words are put right where it was said.")


def _undone(item: TakenUp, before: TakenUp) -> Iterator[Event]:
    yield from _BACK[item.item.what](item, before)


def _action_back(item: TakenUp, before: TakenUp) -> Iterator[Event]:
    promise = before.due, before.owner, before.owner_name
    if (item.due, item.owner, item.owner_name) != promise:
        due, owner, name = promise
        yield ac.ActionMoved(due=due, owner=owner or "", owner_name=name, undoing=True)
    if item.stands != before.stands:
        yield ac.ActionSettled.model_validate(_stood(before, "reason"))


def _stood(before: TakenUp, said: str) -> dict[str, object]:
    """How it stood, as an event says it."""
    status, reason = before.stands
    return {"status": status, said: reason, "undoing": True}


def _decision_back(item: TakenUp, before: TakenUp) -> Iterator[Event]:
    if (item.verdict, item.reason, item.due) != (before.verdict, before.reason, before.due):
        yield de.ReviewWithdrawn(review=before.due)
    yield from objections_back(item.objections, before.objections)


def _goal_back(item: TakenUp, before: TakenUp) -> Iterator[Event]:
    if item.stands != before.stands:
        yield go.GoalSettled.model_validate(_stood(before, "reason"))


def _question_back(item: TakenUp, before: TakenUp) -> Iterator[Event]:
    if item.stands != before.stands:
        yield QuestionSettled.model_validate(_stood(before, "answer"))


_BACK = {
    "action": _action_back,
    "decision": _decision_back,
    "goal": _goal_back,
    "question": _question_back,
}

TAKEN_UP = Shelf(
    "taken_up", TakenUp, lambda item: item.item.text, _no_parts, _not_ours, None, None, _undone
)
