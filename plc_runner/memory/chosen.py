"""Whose past Home shows: the team that was chosen on this machine."""

from __future__ import annotations

from plc_runner.journal.home import is_team, last_team
from plc_runner.journal.store import Journal

_TEAM = "team"


def chosen_team(journal: Journal) -> str | None:
    """The id of the team that was chosen here, else of the one that met last; None without any."""
    chosen = journal.setting(_TEAM)
    return chosen if chosen and is_team(journal, chosen) else last_team(journal)


def choose_team(journal: Journal, team: str) -> None:
    """Choose a team by its id, until another one is chosen or meets here.

    Raises:
        NotSaved: it was not stored; says why.
    """
    journal.set(_TEAM, team)
