"""What a handler of an event is, and where handlers are kept.

A handler writes the rows of the event's own subject, and no others. It may read only what earlier
events of that subject have written. So the order in which subjects arrive changes nothing.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from datetime import datetime
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


def _kept(kind: str, table: str, first: str, *more: str) -> str:
    """The question for what a search finds of one record, unless it was taken back.

    Args:
        kind: what it is: a word, or SQL that says one.
        table: where it is.
        first: SQL for its words.
        more: SQL for what else it is found by, each on a line of its own where there is any.
    """
    words = "".join(f" || coalesce(char(10) || nullif({part}, ''), '')" for part in more)
    team = "''" if table == "entries" else "team"
    return (
        f"SELECT {kind}, {first}{words}, at, session, {team} FROM {table} AS x "  # noqa: S608
        "WHERE id = ? AND NOT removed"
    )


def _lines(column: str, table: str, of: str) -> str:
    """SQL for the texts that belong to a record, in one."""
    return (
        f"(SELECT group_concat({column}, char(10)) FROM "  # noqa: S608 - names of ours
        f"(SELECT {column} FROM {table} WHERE {of} = x.id AND {column} != '' ORDER BY 1))"
    )


_SEARCHED = {
    "entry": _kept("iif(slot = 'parking-lot', 'question', 'entry')", "entries", "text", "answer"),
    "decision": _kept(
        "'decision'",
        "decisions",
        "statement",
        "because",
        _lines("text", "options", "decision"),
        "know",
        _lines("text", "objections", "decision"),
        _lines("answer", "objections", "decision"),
        _lines("reason", "reviews", "decision"),
    ),
    "action": _kept("'action'", "actions", "what", "owner_name", "reason"),
    "goal": _kept(
        "'goal'", "goals", "statement", "measure", _lines("text", "strategies", "goal"), "reason"
    ),
    "exemplar": _kept(
        "'exemplar'",
        "exemplars",
        "title",
        "standard",
        "level",
        "comment",
        _lines("text", "exemplar_notes", "exemplar"),
    ),
    "session": "SELECT 'session', title || coalesce(char(10) || nullif(focus, ''), ''), opened, "
    "id, team FROM sessions WHERE id = ?",
}
"""Of each kind: its name, what is searched, when it was said, in which session, by which team."""


def index(db: sqlite3.Connection, what: str, id: str, *, new: bool = False) -> None:  # noqa: A002
    """Bring what a search finds of one record in line with its row.

    Args:
        new: the row was just made, so that nothing is indexed of it.
    """
    found = db.execute(_SEARCHED[what], (id,)).fetchone()
    kind, text, at, session, team = found or ("", "", "", "", "")
    marks = f"{kind} {id_mark(session or '')} {id_mark(team or '')}"
    if not new:
        of_it = "FROM search_text WHERE id = ? AND what = ?"
        before = db.execute(f"SELECT text, marks {of_it}", (id, what)).fetchone()
        if found and before == (text, marks):
            return
        db.execute(f"DELETE {of_it}", (id, what))
    if found:
        db.execute(
            "INSERT INTO search_text (n, what, id, session, text, marks) VALUES (?, ?, ?, ?, ?, ?)",
            (_free_place(db, at), what, id, session, text, marks),
        )


def id_mark(id: str) -> str:  # noqa: A002
    """The word that stands in the search index for a session or a team."""
    return _NO_WORD.sub("", id)


_NO_WORD = re.compile(r"[\W_]+")
_PLACES = 1024
"""Row numbers of the search index in one millisecond."""


def place_at(at: datetime) -> int:
    """The first row number of the search index for what was said at a time.

    They grow with time, so that the index itself finds the newest first, and within some days.
    """
    return round(at.timestamp() * 1000) * _PLACES


def _free_place(db: sqlite3.Connection, at: str) -> int:
    """A row number for what was said at a time, or, where so much was, soon after."""
    first = place_at(datetime.fromisoformat(at))
    for milliseconds in (1, 1000, 1_000_000):
        end = first + milliseconds * _PLACES
        (last,) = db.execute(
            "SELECT max(n) FROM search_text WHERE n >= ? AND n < ?", (first, end)
        ).fetchone()
        if last is None or last + 1 < end:
            break
    return first if last is None else int(last) + 1
