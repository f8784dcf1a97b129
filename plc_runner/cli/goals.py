"""`plc goals`: what teams work towards, and how it stands."""

from __future__ import annotations

import click

from plc_runner.cli.looking import Narrowed, narrowing, show, states
from plc_runner.cli.surroundings import Surroundings


@click.command()
@narrowing
@states(
    open_="Only those that are still worked for.",
    done="Only those that were reached, missed or let go.",
    due="Only those that are still worked for and whose day has come.",
)
def goals(surroundings: Surroundings, given: Narrowed) -> None:
    """List what teams set themselves, the newest first: baseline, newest value, target."""
    show(surroundings, given, "goal", "No goal has been set yet.")
