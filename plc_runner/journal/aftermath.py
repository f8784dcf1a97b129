"""What was said of records after their own meeting, and which meetings tell of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from plc_runner.errors import NotFound
from plc_runner.events import Recorded
from plc_runner.journal.ids import SHORTEST
from plc_runner.journal.rows import COLUMNS, EventRow, canonical, moment, recorded
from plc_runner.journal.store import Journal
from plc_runner.protocol.planned import Person

RecordKind = Literal["decision", "action", "goal", "entry"]

_TABLES: dict[RecordKind, str] = {
    "decision": "decisions",
    "action": "actions",
    "goal": "goals",
    "entry": "entries",
}
_AMONG = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class KeptRecord:
    """A decision, an action, a goal or an entry, whichever meeting it is of."""

    what: RecordKind
    id: str
    session: str | None
    """None where it was said outside of a meeting."""
    team: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Replacing:
    """A decision that stands in place of an earlier one."""

    id: str
    replaces: str
    """The earlier one's id."""
    statement: str
    because: str
    session: str | None
    at: datetime
    lamport: int


@dataclass(frozen=True, slots=True)
class Point:
    """How things stood with a goal on one day."""

    id: str
    goal: str
    value: str
    day: str
    """ISO 8601."""
    session: str | None
    lamport: int


def events_about(journal: Journal, subjects: Collection[str]) -> tuple[Recorded, ...]:
    """All events about these subjects, in the order in which they count."""
    rows = journal.query(
        f"SELECT n, {COLUMNS} FROM events WHERE subject {_AMONG} "  # noqa: S608 - names of ours
        "ORDER BY lamport, id",
        _listed(subjects),
    )
    return tuple(recorded(row[0], EventRow(*row[1:]))[0] for row in rows)


def in_place_of(journal: Journal, decisions: Collection[str]) -> tuple[Replacing, ...]:
    """What stands in place of these decisions, the oldest first."""
    rows = journal.query(
        "SELECT id, replaces, statement, because, session, at, lamport FROM decisions "  # noqa: S608
        f"WHERE replaces {_AMONG} AND NOT removed ORDER BY lamport, id",
        _listed(decisions),
    )
    return tuple(Replacing(**{**dict(row), "at": moment(row["at"])}) for row in rows)


def measurements_of(journal: Journal, goals: Collection[str]) -> tuple[Point, ...]:
    """How things stood with these goals, by day."""
    rows = journal.query(
        "SELECT id, goal, value, day, session, lamport FROM measurements "  # noqa: S608
        f"WHERE goal {_AMONG} AND NOT removed ORDER BY day, lamport, id",
        _listed(goals),
    )
    return tuple(Point(**dict(row)) for row in rows)


def names_of(journal: Journal, members: Collection[str]) -> dict[str, str]:
    """What members are called, by id."""
    rows = journal.query(
        f"SELECT id, name FROM members WHERE id {_AMONG}",  # noqa: S608
        _listed(members),
    )
    return {row["id"]: row["name"] for row in rows}


def kept_record(journal: Journal, id_or_tail: str) -> KeptRecord:
    """The record with this id, or the only one whose id ends like this.

    Raises:
        NotFound: none does, or several do.
    """
    tail = id_or_tail.strip().casefold()
    found = _among_all(journal, "id = ?", tail)
    if not found and len(tail) >= SHORTEST:
        found = _among_all(journal, "substr(id, -length(?1)) = ?1", tail)
    if len(found) == 1:
        return found[0]
    ends = f"code that ends with “{id_or_tail}”"
    raise NotFound(
        f"More than one has a {ends}. Type more of it."
        if found
        else f"No decision, action, goal or line has a {ends}. “plc search” finds them by words."
    )


def row_of(journal: Journal, record: KeptRecord) -> dict[str, Any]:
    """All that the tables say of a record itself; nothing of one that is not there."""
    found = journal.query(
        f"SELECT * FROM {_TABLES[record.what]} WHERE id = ?",  # noqa: S608 - names of ours
        record.id,
    )
    return dict(found[0]) if found else {}


def has_cells(journal: Journal, entry: str) -> bool:
    """Whether an entry is a row of a table, or a standard."""
    return bool(journal.query("SELECT 1 FROM cells WHERE entry = ? LIMIT 1", entry))


def people_of(journal: Journal, record: KeptRecord) -> tuple[Person, ...]:
    """Who may own a record: the team's members, and who was in its meeting."""
    rows = journal.query(
        "SELECT id, name FROM members WHERE team = ?1 AND left IS NULL "
        "UNION SELECT person, name FROM session_people WHERE session = ?2 AND person NOT IN "
        "(SELECT id FROM members WHERE team = ?1) ORDER BY name, id",
        record.team,
        record.session,
    )
    return tuple(Person(id=row["id"], name=row["name"]) for row in rows)


def _among_all(journal: Journal, where: str, tail: str) -> list[KeptRecord]:
    rows = journal.query(
        f"""
        SELECT * FROM (
            SELECT 'decision' AS what, id, session, team, statement AS text FROM decisions
                WHERE NOT removed
            UNION ALL SELECT 'action', id, session, team, what FROM actions WHERE NOT removed
            UNION ALL SELECT 'goal', id, session, team, statement FROM goals WHERE NOT removed
            UNION ALL SELECT 'entry', e.id, e.session, s.team, e.text FROM entries AS e
                LEFT JOIN sessions AS s ON s.id = e.session WHERE NOT e.removed
        ) WHERE {where} LIMIT 2
        """,  # noqa: S608 - signs of ours
        tail,
    )
    return [KeptRecord(**dict(row)) for row in rows]


def touched(journal: Journal, session: str) -> tuple[str, ...]:
    """The other meetings of whose records this one has said something, the oldest first."""
    said = " UNION ".join(
        f"SELECT r.session FROM events AS e JOIN {table} AS r ON r.id = e.subject "  # noqa: S608
        "WHERE e.session = ?1"
        for table in _TABLES.values()
    )
    rows = journal.query(
        f"""
        SELECT s.id FROM sessions AS s WHERE s.id != ?1 AND s.id IN (
            {said}
            UNION SELECT d.session FROM events AS e
                JOIN decisions AS d ON d.id = json_extract(e.body, '$.replaces')
                WHERE e.session = ?1 AND e.kind IN ('decision.made', 'decision.fixed')
            UNION SELECT g.session FROM events AS e
                JOIN goals AS g ON g.id = json_extract(e.body, '$.goal')
                WHERE e.session = ?1 AND e.kind = 'measurement.taken'
        ) ORDER BY s.opened, s.lamport, s.id
        """,  # noqa: S608 - names of ours
        session,
    )
    return tuple(row["id"] for row in rows)


def told_in(journal: Journal, record: str) -> tuple[str, ...]:
    """The meetings whose records tell of one record: its own, and that of what it replaces."""
    rows = journal.query(
        """
        SELECT session FROM (
            SELECT session FROM decisions WHERE id = ?1
            UNION SELECT session FROM actions WHERE id = ?1
            UNION SELECT session FROM goals WHERE id = ?1
            UNION SELECT session FROM entries WHERE id = ?1
            UNION SELECT m.session FROM measurements AS m WHERE m.id = ?1
            UNION SELECT o.session FROM decisions AS d JOIN decisions AS o ON o.id = d.replaces
                WHERE d.id = ?1
        ) WHERE session IS NOT NULL ORDER BY session
        """,
        record,
    )
    return tuple(row["session"] for row in rows)


def _listed(ids: Collection[str]) -> str:
    return canonical(sorted(ids))
