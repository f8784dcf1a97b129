"""How often each protocol was run, when last, and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plc_runner.journal.rows import moment
from plc_runner.journal.store import Journal


@dataclass(frozen=True, slots=True)
class RunsBy:
    """The runs of one team with one facilitator."""

    team_name: str
    """Empty for people who met without a team."""
    facilitator_name: str
    """Empty where nobody was named."""
    times: int
    last: datetime


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs of one protocol, in any version."""

    by: tuple[RunsBy, ...]
    """Who ran it last comes first."""

    @property
    def times(self) -> int:
        """How often in all."""
        return sum(each.times for each in self.by)

    @property
    def last(self) -> RunsBy:
        """Who ran it last, and when."""
        return self.by[0]


def runs(journal: Journal) -> dict[str, Runs]:
    """By protocol id; one that was never started is not there.

    A meeting that switched protocols counts for the one that it ended with.
    """
    found: dict[str, list[RunsBy]] = {}
    for row in journal.query(
        "SELECT s.protocol_id, s.team_name, coalesce(p.name, '') AS facilitator_name, "
        "count(*) AS times, max(s.started) AS last "
        "FROM sessions AS s "
        "LEFT JOIN session_people AS p ON p.session = s.id AND p.person = s.facilitator "
        "WHERE s.started IS NOT NULL "
        "GROUP BY s.protocol_id, s.team_name, facilitator_name "
        "ORDER BY last DESC, s.team_name, facilitator_name"
    ):
        by = RunsBy(row["team_name"], row["facilitator_name"], row["times"], moment(row["last"]))
        found.setdefault(row["protocol_id"], []).append(by)
    return {id_: Runs(tuple(by)) for id_, by in found.items()}
