"""All that Home shows of what is kept: what a team decided, promised and aims at, and what is next.

It costs the same for one team as for one of hundreds, after a month or after years.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plc_runner.journal import home
from plc_runner.journal.home import Counts, GoalNow, GoingOn, Planned
from plc_runner.journal.queries import Action, Decision, Team
from plc_runner.journal.store import Journal
from plc_runner.memory.team import agree_again, team_now

_DECIDED = 3
_PROMISED = 3
_GOALS = 3
_GOING_ON = 3


@dataclass(frozen=True, slots=True)
class TeamToday:
    """One team as it stands today."""

    team: Team
    norms_again: str
    """Why it should agree on its norms again, in a sentence; empty where it need not."""
    met: tuple[str, date] | None
    """The last meeting: its id, and its day where it was held. None if there was none."""
    decided: tuple[Decision, ...]
    """What was decided last and stands, the newest first."""
    promised: tuple[Action, ...]
    """The oldest of what is still to be done."""
    still_open: int
    """How much that is in all, counted up to `home.MOST`."""
    goals: tuple[GoalNow, ...]
    """What it works on, the newest first."""
    to_look_at: tuple[Decision, ...]
    """Decisions whose review day has come, the longest due first."""
    parked: int
    """Questions that nobody has answered yet."""
    planned: Planned | None
    """What the team said comes next."""

    @property
    def has_a_past(self) -> bool:
        """Whether there is anything to tell of it."""
        return bool(self.met or self.decided or self.promised or self.goals)


@dataclass(frozen=True, slots=True)
class Today:
    """What Home shows of what is kept."""

    ours: TeamToday | None
    """None where there is no team yet."""
    several: bool
    """Whether there is another team to choose."""
    going_on: tuple[GoingOn, ...]
    """Meetings of any team that can go on, the newest first."""
    is_new: bool
    """Whether no meeting was ever opened here."""
    samples: int
    """On the shelf, counted up to `home.MOST`."""


def today(journal: Journal, team_id: str | None, day: date) -> Today:
    """Everything that Home shows.

    Args:
        team_id: whose past, see `chosen_team`; None where there is no team.
        day: the day in the room.
    """
    counts = home.counts(journal, team_id)
    return Today(
        ours=None if team_id is None else _team_today(journal, team_id, day, counts),
        several=counts.teams > 1,
        going_on=home.going_on(journal, _GOING_ON),
        is_new=not counts.sessions,
        samples=counts.samples,
    )


def _team_today(journal: Journal, id_: str, day: date, counts: Counts) -> TeamToday:
    now = team_now(journal, id_)
    return TeamToday(
        team=now.team,
        norms_again=agree_again(now, day),
        met=home.last_met(journal, id_),
        decided=home.decided(journal, id_, _DECIDED),
        promised=home.promised(journal, id_, _PROMISED) if counts.still_open else (),
        still_open=counts.still_open,
        goals=home.goals_now(journal, id_, _GOALS),
        to_look_at=home.to_look_at(journal, id_, day),
        parked=counts.parked,
        planned=home.planned(journal, id_),
    )
