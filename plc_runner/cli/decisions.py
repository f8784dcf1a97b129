"""`plc decisions`: what was decided, and why."""

from __future__ import annotations

import click

from plc_runner.cli.looking import Narrowed, narrowing, show, states
from plc_runner.cli.surroundings import Surroundings


@click.command()
@narrowing
@states(
    open_="Only those that stand.",
    done="Only those that were stopped or replaced.",
    due="Only those whose day to be looked at again has come.",
)
def decisions(surroundings: Surroundings, given: Narrowed) -> None:
    """List what was decided, the newest first, with WORDS or without."""
    show(surroundings, given, "decision", "No decision has been kept yet.")
