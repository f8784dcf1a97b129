"""The app on the wall: `plc` alone, and what the other commands open it with."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from plc_runner.cli.exits import ExitCode
from plc_runner.cli.streams import at_terminal
from plc_runner.cli.surroundings import Surroundings

if TYPE_CHECKING:
    from plc_runner.journal.store import Journal
    from plc_runner.tui.errands import Errand


def must_have_terminal(instead: str = "Add --plain for lines only.") -> None:
    """Refuse to draw where there is no terminal.

    Args:
        instead: what to do without one, as a sentence.

    Raises:
        click.UsageError: there is none.
    """
    if not at_terminal():
        raise click.UsageError(f"There is no terminal to draw on. {instead}")


def open_app(
    surroundings: Surroundings,
    first: Errand | None = None,
    *,
    journal: Callable[[], Journal] | None = None,
) -> None:
    """Open the app, at its Home if nothing else is said.

    Args:
        first: where to go.
        journal: opens another journal than the team's.
    """
    from plc_runner.cli.own_editor import own_editor, run_editor
    from plc_runner.cli.viewer import viewer
    from plc_runner.tui.app import PlcApp

    app = PlcApp(
        surroundings.workspace(),
        open_journal=journal or surroundings.journal,
        now=surroundings.now,
        first=first,
        day_first=surroundings.day_first(),
        other_editor=lambda path: run_editor(
            own_editor(os.environ, in_app=True), path, in_app=True
        ),
        viewer=viewer(os.environ),
    )
    app.run()
    if app.return_code:
        click.get_current_context().exit(ExitCode.BROKEN)
