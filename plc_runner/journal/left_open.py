"""What the meetings of a team left open: actions, decisions to look at again, goals, questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row
from typing import Any, Literal

from plc_runner.events.entry import PARKING
from plc_runner.journal.rows import moment
from plc_runner.journal.store import Journal

Kind = Literal["action", "decision", "goal", "question"]


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """One thing that was left."""

    what: Kind
    id: str
    text: str
    session: str | None
    at: datetime
    due: str = ""
    """By when; of a decision, when to look at it again: a date (ISO 8601), or the words."""
    reason: str = ""
    """What was said last about how it stands."""
    because: str = ""
    owner: str | None = None
    owner_name: str = ""
    owner_left: bool = False
    """Its owner has left the team."""
    started: bool = False
    tally: str = ""
    """Id of the hands that were shown for a decision."""
    looked_at: datetime | None = None
    """When the team looked at a decision last; None if it never did."""
    verdict: str = ""
    """Of that look: keep, change, stop."""
    target: str = ""
    newest: str = ""
    """How it stood with a goal when it was measured last, else at its beginning."""
    newest_on: str = ""
    """Day of that measurement (ISO 8601)."""


_SELECT: dict[Kind, str] = {
    "action": (
        "SELECT i.id, i.what AS text, i.session, i.at, i.due, i.reason, i.owner, i.owner_name, "
        "i.status = 'started' AS started, i.owner IS NOT NULL AND EXISTS (SELECT 1 FROM members "
        "AS m WHERE m.id = i.owner AND m.team = i.team AND m.left IS NOT NULL) AS owner_left "
        "FROM actions AS i"
    ),
    "decision": (
        "SELECT i.id, i.statement AS text, i.session, i.at, i.review AS due, i.because, "
        "coalesce(i.tally, '') AS tally, r.at AS looked_at, coalesce(r.verdict, '') AS verdict, "
        "coalesce(r.reason, '') AS reason FROM decisions AS i LEFT JOIN reviews AS r ON r.id = "
        "(SELECT id FROM reviews WHERE decision = i.id ORDER BY lamport DESC, id DESC LIMIT 1)"
    ),
    "goal": (
        "SELECT i.id, i.statement AS text, i.session, i.at, i.by AS due, i.reason, i.target, "
        "coalesce(n.value, i.baseline) AS newest, coalesce(n.day, '') AS newest_on "
        "FROM goals AS i LEFT JOIN measurements AS n ON n.id = (SELECT id FROM measurements "
        "WHERE goal = i.id AND NOT removed ORDER BY day DESC, lamport DESC, id DESC LIMIT 1)"
    ),
    "question": (
        "SELECT i.id, i.text, i.session, i.at, i.answer AS reason "
        "FROM sessions AS s JOIN entries AS i ON i.session = s.id"
    ),
}
_IS_OPEN: dict[Kind, str] = {
    "action": "i.team = ? AND i.status IN ('open', 'started')",
    "decision": (
        "i.team = ? AND i.stopped IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM decisions AS n WHERE n.replaces = i.id AND NOT n.removed)"
    ),
    "goal": "i.team = ? AND i.status = 'open'",
    "question": (
        f"s.team = ? AND i.slot = '{PARKING}' AND i.status = 'open' AND i.merged_into IS NULL"
    ),
}


def left_open(journal: Journal, team: str, what: Kind) -> tuple[LeftOpen, ...]:
    """All of one kind that a team left open, the oldest first; of decisions, those that stand."""
    rows = journal.query(
        f"{_SELECT[what]} WHERE {_IS_OPEN[what]} AND NOT i.removed ORDER BY i.lamport, i.id",
        team,
    )
    return tuple(_of(what, row) for row in rows)


def left(journal: Journal, what: Kind, id_: str) -> LeftOpen | None:
    """One thing, whatever became of it; None where there is none."""
    rows = journal.query(f"{_SELECT[what]} WHERE i.id = ? AND NOT i.removed", id_)
    return next((_of(what, row) for row in rows), None)


def _of(what: Kind, row: Row) -> LeftOpen:
    values = {name: _READ.get(name, _as_is)(value) for name, value in dict(row).items()}
    return LeftOpen(what, **values)


def _as_is(value: Any) -> Any:
    return value


_READ: dict[str, Callable[[Any], Any]] = {
    "at": moment,
    "looked_at": lambda at: at and moment(at),
    "started": bool,
    "owner_left": bool,
}
"""By column: what it is in Python."""


def open_objections(journal: Journal, decision: str) -> tuple[tuple[str, str, str], ...]:
    """(id, words, name or nothing) of the disagreements that nobody has answered, oldest first."""
    rows = journal.query(
        "SELECT id, text, name FROM objections WHERE decision = ? AND answer = '' "
        "ORDER BY lamport, id",
        decision,
    )
    return tuple((row["id"], row["text"], row["name"]) for row in rows)


def hands_shown(journal: Journal, tally: str) -> tuple[tuple[int, int], ...]:
    """(fingers, how many hands) of a fist to five, the most fingers first."""
    rows = journal.query(
        "SELECT key, count FROM tally_counts WHERE tally = ? AND count > 0 ORDER BY key DESC",
        tally,
    )
    return tuple((int(row["key"]), row["count"]) for row in rows if row["key"].isdecimal())
