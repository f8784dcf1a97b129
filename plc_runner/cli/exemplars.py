"""`plc exemplars`: the samples of work on the shelf."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plc_runner.cli.streams import say, tell, tell_json
from plc_runner.cli.surroundings import Surroundings, workspace_option
from plc_runner.errors import NotFound, Refused

if TYPE_CHECKING:
    from plc_runner.journal.exemplars import Shelved


@click.command()
@click.argument("words", nargs=-1)
@click.option("--standard", metavar="CODE", default="", help="Only those of this standard.")
@click.option("--level", metavar="NAME", default="", help="Only those of this level.")
@click.option("--json", "as_json", is_flag=True, help="For programs, with where each file lies.")
@workspace_option()
@click.pass_obj
def exemplars(
    surroundings: Surroundings, words: tuple[str, ...], standard: str, level: str, as_json: bool
) -> None:
    """List the samples of work on the shelf, the newest first.

    With WORDS, only those that hold all of them, in a title, a note or anywhere else.
    """
    from plc_runner.driver.shelved import holds, told
    from plc_runner.publish.escape import one_line
    from plc_runner.session.phrases import plain
    from plc_runner.standards.codes import is_asked

    kept = _shelved(surroundings)
    found = [
        one
        for one in kept
        if (plain(standard) in ("", plain(one.standard)) or is_asked(one.standard, standard))
        and plain(level) in ("", plain(one.level))
        and holds(one, " ".join(words))
    ]
    folder = surroundings.workspace().sessions
    if as_json:
        tell_json([_data(one, folder) for one in found])
        return
    for one in found:
        for number, line in enumerate(told(one)):
            tell(f"{'  ' if number else ''}{one_line(line)}")
        path, stands = _where(one, folder)
        if place := path or one.link:
            trouble = f" ({stands})" if stands not in ("", "there") else ""
            tell(f"  {one_line(place)}{trouble}")
    if not found:
        say("No sample is like that." if kept else "Nothing is on the shelf yet.")


def _shelved(surroundings: Surroundings) -> tuple[Shelved, ...]:
    from plc_runner.journal.exemplars import shelved

    try:
        journal = surroundings.journal(read_only=True)
    except NotFound:
        surroundings.workspace()  # a folder that was named and is not there is an error
        return ()
    with journal:
        return shelved(journal)


def _where(one: Shelved, sessions: Path) -> tuple[str, str]:
    """The path of the file, and whether it is there as it was kept; empty without a file."""
    from plc_runner.exemplars.keeping import FOLDER, standing, where

    if not one.file:
        return "", ""
    try:
        path = where(sessions / FOLDER, one.file, one.file_name)
    except Refused:
        return "", "unknown"
    return str(path), standing(path, one.size) or "there"


def _data(one: Shelved, sessions: Path) -> dict[str, object]:
    path, stands = _where(one, sessions)
    return {**asdict(one), "at": one.at.isoformat(), "path": path, "stands": stands}
