"""Folders of made-up teams: three with a school year behind them, or a whole district."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from plc_runner.demo.district import district
from plc_runner.demo.making import Made, make, open_made_up
from plc_runner.demo.script import Team, read_script
from plc_runner.demo.two_processes import make_beside
from plc_runner.errors import Refused
from plc_runner.journal.store import Journal
from plc_runner.memory.chosen import choose_team
from plc_runner.workspace import Workspace

NOW = datetime(2026, 5, 20, 19, 50, tzinfo=UTC)
"""When one looks at the three teams: a Wednesday, ten to three, before a meeting."""
SEED = 1
_WORTH_A_PROCESS = 30
"""Years of teams from which on a second process has begun before the first one is done."""
_SCRIPTS = Path(__file__).parent / "scripts"


def scripts() -> tuple[Team, ...]:
    """The three teams."""
    return tuple(
        read_script(path.read_text(encoding="utf-8")) for path in sorted(_SCRIPTS.glob("*.txt"))
    )


def make_demo(folder: Path) -> Made:
    """Let the three teams have their year in a folder.

    Raises:
        Refused: something is kept there already, or it cannot be written.
    """
    return _make(folder, lambda journal: make(journal, scripts(), SEED))


def make_district(folder: Path, teams: int, years: int) -> Made:
    """As `make_demo`, with a whole district.

    Args:
        years: school years, the last of which began in 2025.
    """
    if teams * years < _WORTH_A_PROCESS:
        return _make(
            folder, lambda journal: make(journal, tuple(district(teams, years, SEED)), SEED)
        )
    return _make(folder, lambda journal: make_beside(journal, teams, years, SEED))


def _make(folder: Path, fill: Callable[[Journal], Made]) -> Made:
    place = Workspace(folder)
    if place.journal.exists():
        raise Refused(f"There are meetings in {folder} already. Name a folder that is empty.")
    place.make_sessions()
    with open_made_up(place.journal, SEED) as journal:
        made = fill(journal)
        choose_team(journal, made.teams[0])
        return made
