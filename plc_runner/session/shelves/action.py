"""Actions: who does what by when."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.errors import IllegalMove
from plc_runner.events import Event
from plc_runner.events import action as ac
from plc_runner.protocol.planned import Person
from plc_runner.session.moment import Moment
from plc_runner.session.promises import Known, known_to, owner_said, split_action
from plc_runner.session.shelves.shelf import Part, Shelf, day_meant
from plc_runner.session.state import Action, SessionState
from plc_runner.session.words import day_typed


def _words(item: Action) -> str:
    owner = f"{item.owner_name}: " if item.owner_name else ""
    due = f" by {day_typed(item.due)}" if item.due else ""
    return f"{owner}{item.what}{due}"


def _parts(_: SessionState, item: Action) -> tuple[Part, ...]:
    return (
        Part("", "Fix", _words(item)),
        Part("what", "What", item.what),
        Part("owner", "Who", item.owner_name),
        Part("due", "By", day_typed(item.due)),
    )


def _fixed(moment: Moment, item: Action, part: str, text: str) -> Event:
    known = _known(moment, item)
    if part == "what":
        if not text:
            raise IllegalMove("What is to be done? Type it; /remove takes the action off.")
        return _event(item, what=text)
    if part == "owner":
        return _event(item, **_owner(text, known))
    if part == "due":
        return _event(item, due=day_meant(moment, text))
    said = split_action(text, known, moment.today, day_first=moment.state.day_first)
    if said.doubt and said.due != item.due:
        raise IllegalMove(said.doubt)
    return ac.ActionFixed(
        what=said.what,
        owner=said.owner if said.owner_name else item.owner,
        owner_name=said.owner_name or item.owner_name,
        due=said.due or item.due,
    )


def _known(moment: Moment, item: Action) -> Known:
    """Who may own it, whoever does now among them."""
    known = known_to(moment.state, moment.team)
    if not item.owner_name or item.owner_name in {person.name for person in known.all}:
        return known
    return Known(known.here, (*known.others, Person(id=item.owner or "", name=item.owner_name)))


def _event(item: Action, **changed: str | None) -> Event:
    promise = {
        "what": item.what, "owner": item.owner, "owner_name": item.owner_name, "due": item.due,
    }  # fmt: skip
    return ac.ActionFixed.model_validate(promise | changed)


def _owner(text: str, known: Known) -> dict[str, str | None]:
    if not text:
        return {"owner": None, "owner_name": ""}
    owner, name, doubt = owner_said(text.rstrip(": "), known)
    if not name:
        here = ", ".join(person.name for person in known.here)
        raise IllegalMove(doubt or f"The team knows nobody called “{text}”. Here: {here}.")
    return {"owner": owner or None, "owner_name": name}


def _undone(item: Action, before: Action) -> Iterator[Event]:
    promise = before.what, before.owner, before.owner_name, before.due
    if (item.what, item.owner, item.owner_name, item.due) != promise:
        what, owner, owner_name, due = promise
        yield ac.ActionFixed(what=what, owner=owner, owner_name=owner_name, due=due)


ACTIONS = Shelf(
    "actions", Action, _words, _parts, _fixed, ac.ActionWithdrawn, ac.ActionRestored, _undone
)
