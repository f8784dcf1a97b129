"""`plc edit`: change a protocol."""

from __future__ import annotations

import click

from plc_runner.cli.exits import ExitCode
from plc_runner.cli.home import must_have_terminal, open_app
from plc_runner.cli.surroundings import Surroundings, workspace_option
from plc_runner.errors import Refused


@click.command()
@click.argument("protocol", metavar="ID")
@click.option("--editor", is_flag=True, help="In your own editor: VISUAL or EDITOR names it.")
@workspace_option()
@click.pass_context
def edit(ctx: click.Context, protocol: str, editor: bool) -> None:
    """Change a protocol.

    ID is what "plc protocols" lists, or the path of a file. One that came with the program stays
    as it is: you change a copy, which becomes your own when it is saved.

    With --editor the file is checked when you come back. Exit code 1 means that it has errors.
    """
    from plc_runner.authoring import open_document
    from plc_runner.protocol.check import is_cycle

    surroundings: Surroundings = ctx.obj
    if not editor:
        must_have_terminal("Add --editor to change it in an editor of your own.")
    document = open_document(surroundings.workspace(), surroundings.library(), protocol)
    if is_cycle(document.path) and not editor:
        raise Refused(
            f"{protocol} is a cycle. Add --editor to change it in an editor of your own; "
            "“plc check” tells whether it is right."
        )
    if editor:
        from plc_runner.cli.edit_elsewhere import edit_elsewhere

        if not edit_elsewhere(document):
            ctx.exit(ExitCode.PROBLEMS)
        return
    from plc_runner.tui.errands import EditRequest

    open_app(surroundings, EditRequest(protocol))
