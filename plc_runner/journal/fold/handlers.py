"""What a handler of an event is, and where handlers are kept.

A handler writes the rows of the event's own subject, and no others. It may read only what earlier
events of that subject have written. So the order in which subjects arrive changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any, TypeVar

from plc_runner.events import Event, Recorded

Handler = Callable[[sqlite3.Connection, Recorded, Any], None]
HANDLERS: dict[str, Handler] = {}
"""By kind of event. A kind that is not here changes no table."""

E = TypeVar("E", bound=Event)


class CannotApply(Exception):
    """The event does not fit what its subject adds up to; says why, in words."""


def folds(
    event: type[E],
) -> Callable[
    [Callable[[sqlite3.Connection, Recorded, E], None]],
    Callable[[sqlite3.Connection, Recorded, E], None],
]:
    """Let a function handle one kind of event."""

    def register(
        handler: Callable[[sqlite3.Connection, Recorded, E], None],
    ) -> Callable[[sqlite3.Connection, Recorded, E], None]:
        HANDLERS[event.kind] = handler
        return handler

    return register


def added(cursor: sqlite3.Cursor) -> None:
    """Complain if an INSERT OR IGNORE found its row there already."""
    if not cursor.rowcount:
        raise CannotApply("it was there already")


def changed(cursor: sqlite3.Cursor) -> None:
    """Complain if an UPDATE found no row."""
    if not cursor.rowcount:
        raise CannotApply("it comes before what it changes")


def must_be_open(db: sqlite3.Connection, it: Recorded) -> None:
    """Complain if the event's session was never opened."""
    if not db.execute("SELECT 1 FROM sessions WHERE id = ?", (it.subject,)).fetchone():
        raise CannotApply("it comes before what it changes")


_SEARCHED = {
    "entry": "SELECT text FROM entries WHERE id = ? AND NOT removed",
    "decision": "SELECT trim(statement || char(10) || because, char(10)) FROM decisions "
    "WHERE id = ? AND NOT removed",
    "action": "SELECT trim(what || char(10) || owner_name, char(10)) FROM actions "
    "WHERE id = ? AND NOT removed",
    "goal": "SELECT trim(statement || char(10) || measure, char(10)) FROM goals "
    "WHERE id = ? AND NOT removed",
    "exemplar": "SELECT trim(title || char(10) || standard || char(10) || comment, char(10)) "
    "FROM exemplars WHERE id = ? AND NOT removed",
    "session": "SELECT trim(title || char(10) || focus, char(10)) FROM sessions WHERE id = ?",
}


def index(db: sqlite3.Connection, what: str, id: str, *, new: bool = False) -> None:  # noqa: A002
    """Bring what a search finds of one record in line with its row.

    Args:
        new: the row was just made, so that nothing is indexed of it.
    """
    if not new:
        db.execute("DELETE FROM search_text WHERE id = ? AND what = ?", (id, what))
    found = db.execute(_SEARCHED[what], (id,)).fetchone()
    if found:
        db.execute("INSERT INTO search_text (what, id, text) VALUES (?, ?, ?)", (what, id, *found))
