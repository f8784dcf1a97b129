"""The shelves of a session: every kind of record, and what can be done with all of them alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from plc_runner.errors import IllegalMove
from plc_runner.events import Event
from plc_runner.session.shelves.action import ACTIONS
from plc_runner.session.shelves.decision import DECISIONS
from plc_runner.session.shelves.entry import ENTRIES
from plc_runner.session.shelves.exemplar import EXEMPLARS
from plc_runner.session.shelves.goal import GOALS, MEASUREMENTS
from plc_runner.session.shelves.next_meeting import NEXT_MEETING
from plc_runner.session.shelves.shelf import Hand, Part, Shelf
from plc_runner.session.shelves.taken_up import TAKEN_UP, untouched
from plc_runner.session.shelves.tally import TALLIES
from plc_runner.session.state import (
    Action,
    Decision,
    Entry,
    Exemplar,
    Goal,
    Measurement,
    NextMeeting,
    SessionState,
    TakenUp,
    Tally,
)

__all__ = [
    "SHELVES", "Hand", "Part", "Record", "Shelf", "called_back", "find", "ids", "next_part",
    "part_of", "parts", "record_in", "shelf_of", "undone", "words",
]  # fmt: skip

Record = Entry | Tally | Decision | Action | Goal | Measurement | Exemplar | TakenUp | NextMeeting

SHELVES: tuple[Shelf, ...] = (
    ENTRIES, TALLIES, DECISIONS, ACTIONS, GOALS, MEASUREMENTS, EXEMPLARS, TAKEN_UP, NEXT_MEETING,
)  # fmt: skip
_BY_TYPE = {shelf.item: shelf for shelf in SHELVES}


def shelf_of(item: Record) -> Shelf:
    """Where a record stands."""
    return _BY_TYPE[type(item)]


def held(state: SessionState, shelf: Shelf) -> Mapping[str, Any]:
    """The records of one shelf, by id."""
    found: Mapping[str, Any] = getattr(state, shelf.name)
    return found


def ids(state: SessionState) -> tuple[str, ...]:
    """The ids of all records, removed ones too."""
    return tuple(id_ for shelf in SHELVES for id_ in held(state, shelf))


def find(state: SessionState, id_: str) -> Record:
    """What stands under an id.

    Raises:
        IllegalMove: nothing does, or it was removed.
    """
    for shelf in SHELVES:
        item = held(state, shelf).get(id_)
        if item is not None and not item.removed and getattr(item, "into", None) is None:
            return item  # type: ignore[no-any-return]
    raise IllegalMove("There is no such entry, or it was removed.")


def record_in(state: SessionState, hand: Hand) -> Record | None:
    """The record that a hand holds; None where it is gone."""
    try:
        return find(state, hand.id)
    except IllegalMove:
        return None


def words(item: Record) -> str:
    """A record in one line, as it is typed; dates as they are kept."""
    return shelf_of(item).words(item)


def parts(state: SessionState, item: Record) -> tuple[Part, ...]:
    """The parts of a record, its main words first."""
    return shelf_of(item).parts(state, item)


def part_of(state: SessionState, hand: Hand) -> Part | None:
    """What a hand holds; None where that is gone."""
    item = record_in(state, hand)
    found = parts(state, item) if item is not None else ()
    return next((part for part in found if part.id == hand.part), None)


def next_part(state: SessionState, id_: str, after: str = "") -> Hand | None:
    """The next part of a record that the line asks for, and that is still empty.

    Args:
        after: id of the part that was asked for last.
    """
    all_parts = parts(state, find(state, id_))
    at = next((n for n, part in enumerate(all_parts) if part.id == after), 0)
    following = (part for part in all_parts[at + 1 :] if part.asked and not part.text)
    return next((Hand(id_, part.id, asked=True) for part in following), None)


def called_back(state: SessionState) -> tuple[tuple[datetime, Hand], ...]:
    """Everything whose words can be put right, oldest first."""
    shown = [
        (item.at, Hand(item.id, parts(state, item)[0].id))
        for shelf in SHELVES
        for item in held(state, shelf).values()
        if not item.removed and getattr(item, "into", None) is None and parts(state, item)
    ]
    return tuple(sorted(shown, key=lambda pair: (pair[0], pair[1].id)))


def undone(state: SessionState, before: SessionState) -> Iterator[tuple[str, Event]]:
    """The events that make all records what they were, with their subjects."""
    for shelf in SHELVES:
        earlier = held(before, shelf)
        for id_, item in held(state, shelf).items():
            was = earlier.get(id_)
            if item is not was:
                yield from ((id_, event) for event in _back(shelf, item, was))


def _back(shelf: Shelf, item: Any, was: Any) -> Iterator[Event]:
    if was is None and isinstance(item, TakenUp):
        was = untouched(item)
    if was is None:
        if not item.removed and shelf.taken_back:
            yield shelf.taken_back()
        return
    if item.removed and not was.removed and shelf.restored:
        yield shelf.restored()
    yield from shelf.undone(item, was)
