"""`plc` alone: the app."""

from __future__ import annotations

from plc_runner.cli.run import must_have_terminal
from plc_runner.cli.surroundings import Surroundings


def open_home(surroundings: Surroundings) -> None:
    """Open the app's first screen."""
    must_have_terminal()
    from plc_runner.tui.app import PlcApp

    PlcApp(surroundings.workspace(), now=surroundings.now).run()
