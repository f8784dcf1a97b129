"""What Home asks of the tables. It costs the same however many teams and meetings are kept.

Every query reads one team by an index and stops at its limit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from sqlite3 import Row
from typing import Any

from plc_runner.journal.queries import Action, Decision, action_of, decision_of
from plc_runner.journal.rows import moment
from plc_runner.journal.store import Journal

MOST = 100
"""Things are counted up to here."""


@dataclass(frozen=True, slots=True)
class GoalNow:
    """A goal, and how things stood with it last."""

    id: str
    statement: str
    target: str
    by: str
    newest: str
    """The newest measurement, else the baseline; empty where there is neither."""
    newest_on: str
    """Its day (ISO 8601); empty for a baseline."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of Home, each counted up to `MOST`."""

    teams: int
    """Up to 2."""
    sessions: int
    """1 if any meeting was ever opened here."""
    samples: int
    """On the shelf."""
    still_open: int
    """Of what the team promised."""
    parked: int
    """Questions of the team that nobody has answered."""


@dataclass(frozen=True, slots=True)
class Planned:
    """The meeting that a team said comes next."""

    id: str
    day: date | None
    time: str
    """As the room says it: "15:15"."""
    protocol: str
    """Its id; empty where that is open."""
    title: str
    facilitator: str | None
    """A member's id."""
    facilitator_name: str
    focus: str
    session: str | None
    """In which it was said."""


@dataclass(frozen=True, slots=True)
class GoingOn:
    """A meeting that can go on, and where it stopped."""

    session: str
    title: str
    team_name: str
    adjourned: bool
    at: datetime
    """When it started, or was opened."""
    position: int | None
    """The step, from 1; None if it has not started."""
    steps: int


def last_team(journal: Journal) -> str | None:
    """The id of the team that met last; of the newest where none has."""
    rows = journal.query(
        "SELECT team FROM sessions WHERE team IS NOT NULL AND started IS NOT NULL "
        "ORDER BY opened DESC, lamport DESC LIMIT 1"
    ) or journal.query("SELECT id AS team FROM teams ORDER BY id DESC LIMIT 1")
    return str(rows[0]["team"]) if rows else None


def is_team(journal: Journal, id_: str) -> bool:
    """Whether there is such a team."""
    return bool(journal.query("SELECT 1 FROM teams WHERE id = ?", id_))


def teams_named(journal: Journal, part: str, limit: int) -> tuple[tuple[str, str], ...]:
    """Id and name of the teams in whose name this part is, by name."""
    rows = journal.query(
        "SELECT id, name FROM teams WHERE instr(lower(name), lower(?)) ORDER BY name, id LIMIT ?",
        part,
        limit,
    )
    return tuple((row["id"], row["name"]) for row in rows)


def last_met(journal: Journal, team: str) -> tuple[str, date] | None:
    """The last meeting of a team that does not go on now: its id, and its day where it was held."""
    rows = journal.query(
        "SELECT id, date(started, utc_offset || ' seconds') AS day FROM sessions "
        "WHERE team = ? AND started IS NOT NULL AND phase != 'open' "
        "ORDER BY opened DESC, lamport DESC LIMIT 1",
        team,
    )
    return (rows[0]["id"], date.fromisoformat(rows[0]["day"])) if rows else None


def decided(journal: Journal, team: str, limit: int) -> tuple[Decision, ...]:
    """What a team decided last and stands by, the newest first."""
    rows = journal.query(
        "SELECT d.id, d.statement, d.because, d.session, d.at FROM decisions AS d "
        "WHERE d.team = ? AND NOT d.removed AND d.stopped IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM decisions AS n WHERE n.replaces = d.id AND NOT n.removed) "
        "ORDER BY d.lamport DESC, d.id DESC LIMIT ?",
        team,
        limit,
    )
    return tuple(decision_of(row) for row in rows)


def to_look_at(journal: Journal, team: str, today: date) -> tuple[Decision, ...]:
    """Decisions whose review day has come and that nobody has looked at since, the longest due
    first."""
    rows = journal.query(
        "SELECT d.id, d.statement, d.because, d.session, d.at FROM decisions AS d "
        "WHERE d.team = ?1 AND d.review > '0' AND d.review <= ?2 "
        "AND d.review GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' "
        "AND NOT d.removed AND d.stopped IS NULL AND NOT EXISTS "
        "(SELECT 1 FROM decisions AS n WHERE n.replaces = d.id AND NOT n.removed) "
        "AND NOT EXISTS (SELECT 1 FROM reviews AS r WHERE r.decision = d.id AND r.at >= d.review) "
        "ORDER BY d.review, d.lamport, d.id LIMIT ?3",
        team,
        today.isoformat(),
        MOST,
    )
    return tuple(decision_of(row) for row in rows)


def promised(journal: Journal, team: str, limit: int) -> tuple[Action, ...]:
    """What is still to be done, the oldest first."""
    rows = journal.query(
        "SELECT * FROM actions WHERE team = ? AND NOT removed AND status IN ('open', 'started') "
        "ORDER BY lamport, id LIMIT ?",
        team,
        limit,
    )
    return tuple(action_of(row) for row in rows)


def counts(journal: Journal, team: str | None) -> Counts:
    """How much there is of what Home tells as a number.

    The slot of parked questions is written out, as the index has it: `PARKING` of `events.entry`.
    """
    (row,) = journal.query(
        "SELECT "
        "(SELECT count(*) FROM (SELECT 1 FROM teams LIMIT 2)) AS teams, "
        "EXISTS (SELECT 1 FROM sessions) AS sessions, "
        "(SELECT count(*) FROM (SELECT 1 FROM exemplars WHERE NOT removed LIMIT ?2)) AS samples, "
        "(SELECT count(*) FROM (SELECT 1 FROM actions WHERE team = ?1 AND NOT removed "
        "AND status IN ('open', 'started') LIMIT ?2)) AS still_open, "
        "(SELECT count(*) FROM (SELECT 1 FROM sessions AS s CROSS JOIN entries AS e "
        "ON e.session = s.id AND e.slot = 'parking-lot' AND e.status = 'open' "
        "AND NOT e.removed AND e.merged_into IS NULL WHERE s.team = ?1 LIMIT ?2)) AS parked",
        team,
        MOST,
    )
    return Counts(*row)


def goals_now(journal: Journal, team: str, limit: int) -> tuple[GoalNow, ...]:
    """The goals that a team works on, the newest first."""
    rows = journal.query(
        "SELECT g.id, g.statement, g.target, g.by, g.baseline, "
        "(SELECT m.id FROM measurements AS m WHERE m.goal = g.id AND NOT m.removed "
        "ORDER BY m.day DESC, m.lamport DESC, m.id DESC LIMIT 1) AS newest "
        "FROM goals AS g WHERE g.team = ? AND g.status = 'open' AND NOT g.removed "
        "ORDER BY g.lamport DESC, g.id DESC LIMIT ?",
        team,
        limit,
    )
    return tuple(_goal(journal, row) for row in rows)


def planned(journal: Journal, team: str) -> Planned | None:
    """The meeting that is planned and was not held yet.

    It was held if the team has met since it was said: on its day or later, or with its protocol.
    """
    rows = journal.query(
        "SELECT m.* FROM meetings AS m WHERE m.id = (SELECT n.id FROM meetings AS n "
        "WHERE n.team = ? AND NOT n.removed ORDER BY n.lamport DESC, n.id DESC LIMIT 1) "
        "AND NOT EXISTS (SELECT 1 FROM sessions AS s WHERE s.team = m.team "
        "AND s.opened > m.at AND s.started IS NOT NULL AND (m.day IS NULL "
        "OR s.protocol_id = m.protocol OR date(s.started, s.utc_offset || ' seconds') >= m.day))",
        team,
    )
    return _planned(rows[0]) if rows else None


def going_on(journal: Journal, limit: int) -> tuple[GoingOn, ...]:
    """Meetings that can go on, the newest first, and where they stopped."""
    rows = journal.query(
        "SELECT s.id, s.title, s.team_name, s.phase, coalesce(s.started, s.opened) AS at, "
        "(SELECT count(*) FROM steps AS t WHERE t.session = s.id AND t.in_plan) AS steps, "
        "(SELECT t.place + 1 FROM steps AS t WHERE t.session = s.id AND t.in_plan AND t.visits "
        "ORDER BY t.ended IS NULL DESC, t.ended DESC LIMIT 1) AS position "
        "FROM sessions AS s WHERE s.phase != 'closed' ORDER BY s.opened DESC, s.lamport DESC "
        "LIMIT ?",
        limit,
    )
    return tuple(
        GoingOn(
            row["id"],
            row["title"],
            row["team_name"],
            row["phase"] == "adjourned",
            moment(row["at"]),
            row["position"],
            row["steps"],
        )
        for row in rows
    )


def _goal(journal: Journal, row: Row) -> GoalNow:
    value, day = row["baseline"], ""
    if row["newest"]:
        (newest,) = journal.query("SELECT value, day FROM measurements WHERE id = ?", row["newest"])
        value, day = newest["value"], newest["day"]
    return GoalNow(row["id"], row["statement"], row["target"], row["by"], value, day)


def _planned(row: Row) -> Planned:
    values: dict[str, Any] = {name: row[name] for name in Planned.__dataclass_fields__}
    return Planned(**values | {"day": row["day"] and date.fromisoformat(row["day"])})
