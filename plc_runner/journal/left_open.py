"""What the meetings of a team left open: actions, decisions to look at again, goals, questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plc_runner.events.entry import PARKING
from plc_runner.journal.rows import moment
from plc_runner.journal.store import Journal


@dataclass(frozen=True, slots=True)
class StandingDecision:
    """A decision that was neither stopped nor replaced."""

    id: str
    statement: str
    because: str
    review: str
    """When to look at it again: a date (ISO 8601), or the words; empty where nobody said."""
    session: str | None
    at: datetime
    looked_at: datetime | None
    """When the team looked at it last; None if it never did."""
    tally: str | None
    """Id of the fist to five that it came from."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that was parked and not answered yet."""

    id: str
    text: str
    session: str | None
    at: datetime


def standing(journal: Journal, team: str) -> tuple[StandingDecision, ...]:
    """The decisions of a team that stand, the oldest first."""
    rows = journal.query(
        "SELECT d.id, d.statement, d.because, d.review, d.session, d.at, d.tally, "
        "(SELECT max(r.at) FROM reviews AS r WHERE r.decision = d.id) AS looked_at "
        "FROM decisions AS d WHERE d.team = ? AND NOT d.removed AND d.stopped IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM decisions AS n WHERE n.replaces = d.id AND NOT n.removed) "
        "ORDER BY d.lamport, d.id",
        team,
    )
    return tuple(StandingDecision(**_moments(dict(row), "at", "looked_at")) for row in rows)


def open_questions(journal: Journal, team: str) -> tuple[OpenQuestion, ...]:
    """The questions that a team parked and has not answered, the oldest first."""
    rows = journal.query(
        "SELECT e.id, e.text, e.session, e.at FROM sessions AS s "
        "JOIN entries AS e ON e.session = s.id AND e.slot = ? "
        "WHERE s.team = ? AND e.status = 'open' AND NOT e.removed AND e.merged_into IS NULL "
        "ORDER BY e.lamport, e.id",
        PARKING,
        team,
    )
    return tuple(OpenQuestion(**_moments(dict(row), "at")) for row in rows)


def _moments(values: dict[str, Any], *names: str) -> dict[str, Any]:
    return values | {name: values[name] and moment(values[name]) for name in names}
