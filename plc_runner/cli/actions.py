"""`plc actions`: who does what by when."""

from __future__ import annotations

import click

from plc_runner.cli.looking import Narrowed, narrowing, show, states
from plc_runner.cli.surroundings import Surroundings


@click.command()
@narrowing
@states(
    open_="Only those that are still to be done.",
    done="Only those that are done or dropped.",
    due="Only those that are still to be done and whose day has come.",
)
@click.option(
    "--owner", metavar="NAME", default="", help="Only those of whoever this begins the name of."
)
def actions(surroundings: Surroundings, given: Narrowed) -> None:
    """List what was promised, the newest first, with WORDS or without."""
    show(surroundings, given, "action", "No action has been agreed yet.")
