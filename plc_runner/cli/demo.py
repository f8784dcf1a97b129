"""`plc demo`: look around in made-up teams, or make a district to measure with."""

from __future__ import annotations

from pathlib import Path

import click

from plc_runner.cli.home import must_have_terminal, open_app
from plc_runner.cli.streams import say
from plc_runner.cli.surroundings import Surroundings, workspace_option


@click.command()
@click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Make it in this folder and leave it there, instead of opening it.",
)
@click.option(
    "--teams",
    type=click.IntRange(1, 2000),
    metavar="N",
    help="Instead of the three teams, a district of so many. Needs --to.",
)
@click.option(
    "--years",
    type=click.IntRange(1, 20),
    metavar="N",
    help="How many school years the district has behind it; 1 if nothing is said.",
)
@workspace_option()
@click.pass_obj
def demo(
    surroundings: Surroundings, folder: Path | None, teams: int | None, years: int | None
) -> None:
    """Look around in three made-up teams, in May, with a school year behind them.

    Everybody in it is invented, all of it can be tried, and it is thrown away at the end. Your own
    meetings are not touched.
    """
    if folder is None and (teams or years):
        raise click.UsageError("A district is big: say with --to in which folder to make it.")
    if years and not teams:
        raise click.UsageError("--years is for a district: say with --teams of how many teams.")
    if folder is not None:
        _make(folder, teams, years or 1)
        return
    must_have_terminal("“plc demo --to DIR” makes it in a folder.")
    from plc_runner.journal.store import Journal
    from plc_runner.tui.demo import DemoRequest
    from plc_runner.tui.rehearsal import throw_away_folder

    with throw_away_folder() as mine:
        # The app wants a journal even before the made-up one is there: not the team's.
        open_app(surroundings, DemoRequest(), journal=lambda: Journal.open(Path(mine) / "plc.db"))


def _make(folder: Path, teams: int | None, years: int) -> None:
    from plc_runner.demo import make_demo, make_district

    made = make_district(folder, teams, years) if teams else make_demo(folder)
    count = len(made.teams)
    say(f"Made {count} made-up team{'' if count == 1 else 's'}, {made.events} events.")
    say(f'To look around in it: plc --workspace "{folder}"')
