"""`plc new`: begin a protocol."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from plc_runner.cli.home import must_have_terminal, open_app
from plc_runner.cli.streams import at_terminal, say, tell
from plc_runner.cli.surroundings import Surroundings, workspace_option

if TYPE_CHECKING:
    from plc_runner.protocol.library import Library, Listed


@click.command()
@click.argument("title", nargs=-1, metavar="[TITLE]")
@click.option("--from", "source", metavar="ID", help="Begin with what this protocol says.")
@click.option("--edit/--no-edit", default=None, help="Whether to open it at once.")
@workspace_option()
@click.pass_obj
def new(
    surroundings: Surroundings, title: tuple[str, ...], source: str | None, edit: bool | None
) -> None:
    """Begin a protocol of your own.

    The file is made from the TITLE, and its path printed. At a terminal it opens to be changed.

    ID is what "plc protocols" lists, or the path of a file. Without it you get a small protocol
    that explains itself.
    """
    from plc_runner.authoring import new_document, save
    from plc_runner.protocol.check import read_file
    from plc_runner.protocol.source import protocol_id

    if edit:
        must_have_terminal("Leave --edit out to make the file only.")
    opens = at_terminal() if edit is None else edit
    library = surroundings.library()
    based_on = _source(library, source) if source else None
    document = new_document(surroundings.workspace(), library, " ".join(title), based_on)
    save(document, document.text)
    tell(str(document.path))
    if opens:
        from plc_runner.tui.errands import EditRequest

        open_app(surroundings, EditRequest(str(document.path)))
    id_ = protocol_id(document.path.name)
    say(f"To change it{' again' if opens else ''}: plc edit {id_}")
    if read_file(document.path).errors:
        say(f"It has errors. To see them: plc check {id_}")
        return
    say(f"To try it at sixty times the speed: plc rehearse {id_}")
    say(f"To hold the meeting: plc run {id_}")


def _source(library: Library, name: str) -> Listed:
    """What to begin with.

    Raises:
        NotFound: there is none of that name.
    """
    from plc_runner.protocol.check import SUFFIXES, read_file
    from plc_runner.protocol.library import Listed
    from plc_runner.protocol.source import protocol_id

    path = Path(name)
    if path.suffix.lower() in SUFFIXES and path.is_file():
        return Listed(protocol_id(path.name) or "protocol", path, False, read_file(path))
    return library.find(name)
