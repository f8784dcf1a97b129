"""Actions: who does what by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from plc_runner.events import Event
from plc_runner.events import action as ac
from plc_runner.session.moment import Moment
from plc_runner.session.phrases import split_due, split_owner
from plc_runner.session.shelves.shelf import Part, Shelf
from plc_runner.session.state import Action, SessionState


def _words(item: Action) -> str:
    owner = f"{item.owner_name}: " if item.owner_name else ""
    due = f" by {item.due}" if item.due else ""
    return f"{owner}{item.what}{due}"


def _parts(_: SessionState, item: Action) -> tuple[Part, ...]:
    return (Part("", "Fix", _words(item)),)


def _fixed(moment: Moment, item: Action, _: str, text: str) -> Event:
    owner, rest = split_owner(text, moment.state.people.values())
    today = (moment.at + timedelta(seconds=moment.state.utc_offset)).date()
    what, due = split_due(rest, today)
    return ac.ActionFixed(
        what=what,
        owner=owner.id if owner else item.owner,
        owner_name=owner.name if owner else item.owner_name,
        due=due or item.due,
    )


def _undone(item: Action, before: Action) -> Iterator[Event]:
    promise = before.what, before.owner, before.owner_name, before.due
    if (item.what, item.owner, item.owner_name, item.due) != promise:
        what, owner, owner_name, due = promise
        yield ac.ActionFixed(what=what, owner=owner, owner_name=owner_name, due=due)


ACTIONS = Shelf(
    "actions", Action, _words, _parts, _fixed, ac.ActionWithdrawn, ac.ActionRestored, _undone
)
