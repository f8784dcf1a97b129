"""`plc check`: is a protocol file right?"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from plc_runner.cli.exits import ExitCode
from plc_runner.cli.streams import harmless, say, tell
from plc_runner.cli.surroundings import Surroundings, workspace_option
from plc_runner.errors import NotFound


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for programs, or for the log of a GitHub action.",
)
@workspace_option()
@click.pass_context
def check(ctx: click.Context, paths: tuple[Path, ...], form: str) -> None:
    """Find all problems in files of protocols and cycles.

    A PATH is a file, or a folder with protocols, or what "plc protocols" lists; without one, your
    own protocols are checked.
    A file in a folder "cycles" is a cycle.
    Exit code 1 means that there are errors. Advice is no error: the file can be run as it is.
    """
    from plc_runner.protocol.check import check as read_all
    from plc_runner.protocol.library import shipped_folder
    from plc_runner.protocol.problems import FORMATS
    from plc_runner.protocol.words import count_of

    where = [_file(ctx.obj, path) for path in paths] or [_own_protocols(ctx.obj)]
    found = list(read_all(where, shipped_folder()))
    problems = [problem for checked in found for problem in checked.reading.problems]
    if problems or form == "json":
        told = FORMATS[form](problems).rstrip("\n")
        tell(harmless(told) if form == "json" else told)
    broken = sum(not checked.ok for checked in found)
    advice = sum(problem.level == "advice" for problem in problems)
    said = f"{count_of(len(found), 'file')} checked, {f'{broken} with' if broken else 'no'} errors"
    say(f"{said}, {count_of(advice, 'piece')} of advice." if advice else f"{said}.")
    if broken:
        ctx.exit(ExitCode.PROBLEMS)


def _file(surroundings: Surroundings, path: Path) -> Path:
    """The file that is meant by an id; any other path as it is."""
    if path.exists() or path.suffix or path.name != str(path):
        return path
    library = surroundings.library()
    for find in (library.find, library.cycle):
        with suppress(NotFound):
            return find(path.name).path
    return path


def _own_protocols(surroundings: Surroundings) -> Path:
    """The folder to check when nobody says which.

    Raises:
        click.UsageError: there is none.
    """
    folder = surroundings.workspace().protocols
    if folder.is_dir():
        return folder
    raise click.UsageError(f"There is no folder {folder}. Say which file to check: plc check PATH")
