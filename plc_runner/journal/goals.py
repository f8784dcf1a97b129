"""What screens and commands ask about the goals of teams, and how things stood with them."""

from __future__ import annotations

from dataclasses import dataclass

from plc_runner.journal.store import Journal


@dataclass(frozen=True, slots=True)
class Measured:
    """How things stood with a goal on one day."""

    value: str
    day: str
    """ISO 8601."""
    note: str


@dataclass(frozen=True, slots=True)
class TeamGoal:
    """What a team set itself."""

    id: str
    statement: str
    measure: str
    baseline: str
    target: str
    by: str
    measured: tuple[Measured, ...]
    """Oldest first."""


def goals(journal: Journal, team: str | None, session: str, limit: int = 9) -> tuple[TeamGoal, ...]:
    """The goals of a team, the newest first.

    Args:
        team: its id; where it has none, those of the session alone.
        limit: at most so many.
    """
    rows = journal.query(
        "SELECT * FROM goals WHERE NOT removed AND status = 'open' AND (team = ?1 OR session = ?2) "
        "ORDER BY lamport DESC, id DESC LIMIT ?3",
        team,
        session,
        limit,
    )
    return tuple(
        TeamGoal(
            row["id"],
            row["statement"],
            row["measure"],
            row["baseline"],
            row["target"],
            row["by"],
            measured(journal, row["id"]),
        )
        for row in rows
    )


def measured(journal: Journal, goal: str) -> tuple[Measured, ...]:
    """How things stood with a goal, whichever meeting measured it, the oldest first."""
    rows = journal.query(
        "SELECT value, day, note FROM measurements WHERE goal = ? AND NOT removed "
        "ORDER BY day, lamport, id",
        goal,
    )
    return tuple(Measured(row["value"], row["day"], row["note"]) for row in rows)
