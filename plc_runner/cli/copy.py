"""`plc copy`: the team's copy of what is kept here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plc_runner.cli.streams import say, tell, tell_json
from plc_runner.cli.surroundings import Surroundings, workspace_option

if TYPE_CHECKING:
    from plc_runner.driver.copying import Standing


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@workspace_option()
@click.pass_context
def copy(ctx: click.Context, as_json: bool) -> None:
    """Tell where the team's copy of all this lies, and how old it is.

    It is made anew at the end of every meeting: one checked file, a page for each meeting, and the
    samples of work.
    """
    if ctx.invoked_subcommand is not None:
        return
    from plc_runner.driver.copying import standing

    surroundings: Surroundings = ctx.obj
    with surroundings.journal() as journal:
        now = standing(journal)
    if as_json:
        tell_json(
            {
                "folder": str(now.folder) if now.folder else None,
                "at": now.at.isoformat() if now.at else None,
                "trouble": now.trouble,
            }
        )
    else:
        tell(_said(now, surroundings))


@copy.command()
@click.argument("folder")
@workspace_option()
@click.pass_obj
def to(surroundings: Surroundings, folder: str) -> None:
    """Keep the team's copy in FOLDER from now on, and make it at once."""
    from plc_runner.driver import copying

    where = copying.folder_said(folder)
    with surroundings.journal() as journal:
        copying.keep_in(journal, where)
        say(copying.copy(journal, where, surroundings.now()).told)


@copy.command()
@workspace_option()
@click.pass_obj
def now(surroundings: Surroundings) -> None:
    """Make the team's copy now."""
    from plc_runner.driver import copying
    from plc_runner.errors import NotFound

    with surroundings.journal() as journal:
        folder = copying.standing(journal).folder
        if folder is None:
            raise NotFound("Nobody has said where the team's copy lies: plc copy to FOLDER")
        say(copying.copy(journal, folder, surroundings.now()).told)


@copy.command()
@workspace_option()
@click.pass_obj
def off(surroundings: Surroundings) -> None:
    """Keep no copy from now on. The one that is there stays."""
    from plc_runner.driver.copying import keep_in

    with surroundings.journal() as journal:
        keep_in(journal, None)
    say("Only on this laptop from now on. The copy that was made stays where it is.")


@copy.command("open")
@click.argument("folder")
@workspace_option()
@click.pass_obj
def open_(surroundings: Surroundings, folder: str) -> None:
    """Take in the team's copy in FOLDER, where nothing was kept yet."""
    from plc_runner.driver.copying import folder_said, open_copy
    from plc_runner.journal.queries import sessions

    where: Path = folder_said(folder)
    with surroundings.journal() as journal:
        open_copy(journal, where)
        found = len(sessions(journal))
    say(f"Opened: {found} {'meeting' if found == 1 else 'meetings'}. Type plc to go on.")


def _said(now: Standing, surroundings: Surroundings) -> str:
    if now.folder is None:
        return "Only on this laptop. For a copy that the team finds: plc copy to FOLDER"
    if now.at is None:
        return f"Not copied yet to {now.folder}. {now.trouble}".rstrip()
    day = now.at.astimezone(surroundings.room_time().tzinfo)
    trouble = f" {now.trouble}" if now.trouble else ""
    return f"Copied {day:%Y-%m-%d %H:%M} to {now.folder}.{trouble}"
