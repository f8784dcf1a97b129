"""The command `plc` and its subcommands, each loaded when it is called for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from importlib import import_module

# Third-party plugins of pydantic are not wanted here, and looking for them takes longer than all
# the rest of the start.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

import click

from plc_runner import __version__
from plc_runner.cli import streams
from plc_runner.cli.exits import guarded
from plc_runner.cli.surroundings import Surroundings, workspace_option

COMMANDS = (
    "run",
    "resume",
    "rehearse",
    "protocols",
    "cycles",
    "show",
    "check",
    "new",
    "edit",
    "schema",
    "diff",
    "card",
    "standards",
    "sessions",
    "record",
    "why",
    "search",
    "decisions",
    "actions",
    "goals",
    "amend",
    "exemplars",
    "team",
    "copy",
    "demo",
)
"""In the order in which help lists them. Each is a function in the module of its name."""


class _Commands(click.Group):
    """A group that loads a command when it is called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return load(cmd_name) if cmd_name in COMMANDS else None


def load(name: str) -> click.Command:
    """One of the `COMMANDS`."""
    command: click.Command = getattr(import_module(f"plc_runner.cli.{name}"), name)
    return command


@click.group(cls=_Commands, invoke_without_command=True)
@workspace_option(hidden=False)
@click.version_option(__version__, "--version", prog_name="plc", message="%(prog)s %(version)s")
@click.pass_context
def plc(ctx: click.Context) -> None:
    """Run a team's meeting protocol on the wall, against the clock, and keep what was decided.

    Alone, plc opens the app.
    """
    ctx.obj = ctx.obj or Surroundings()
    if ctx.invoked_subcommand is None:
        from plc_runner.cli.home import must_have_terminal, open_app

        must_have_terminal("“plc run --plain” needs none.")
        open_app(ctx.obj)


def run(arguments: Sequence[str]) -> int:
    """Run the command line.

    Returns:
        the exit code.
    """
    streams.prepare()
    return guarded(
        lambda: plc.main(list(arguments), prog_name="plc", standalone_mode=False),
        Surroundings().now,
    )
