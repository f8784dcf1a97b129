"""`plc search`: find words in everything that was kept."""

from __future__ import annotations

import click

from plc_runner.cli.looking import Narrowed, narrowing, show
from plc_runner.cli.surroundings import Surroundings


@click.command()
@narrowing
def search(surroundings: Surroundings, given: Narrowed) -> None:
    """Find words in all that was kept: decisions, actions, goals, then meetings and lines.

    All WORDS must stand there; the last may be just begun. Words in quotation marks follow each
    other. Without WORDS, all but the lines is listed.
    """
    show(surroundings, given, None, "Nothing has been kept here yet. “plc run” starts a meeting.")
