"""`plc record`: what came of a meeting, and of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plc_runner.cli.exits import ExitCode
from plc_runner.cli.streams import say, tell
from plc_runner.cli.surroundings import Surroundings, workspace_option

if TYPE_CHECKING:
    from plc_runner.publish.files import RecordFiles


@click.command()
@click.argument("session", metavar="[ID]", default="")
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "text"]),
    default="md",
    show_default=True,
    help="Markdown, a web page, or plain text for an e-mail.",
)
@click.option(
    "--all", "every", is_flag=True, help="Write the records of all meetings anew, as files."
)
@click.option("--check", is_flag=True, help="With --all: write nothing, say which would change.")
@workspace_option()
@click.pass_obj
def record(
    surroundings: Surroundings, session: str, form: str, *, every: bool, check: bool
) -> ExitCode:
    """Print the record of a meeting, with what became of it since.

    ID is what "plc sessions" lists. A record that was edited by hand is never written over: what
    is saved goes beside it, under a name with "new".
    """
    if every == bool(session):
        raise click.UsageError("Say which meeting, or --all. “plc sessions” lists them.")
    if check and not every:
        raise click.UsageError("--check goes with --all.")
    if every:
        return _write_all(surroundings, dry=check)
    _print(surroundings, session, form)
    return ExitCode.OK


def _print(surroundings: Surroundings, session: str, form: str) -> None:
    from plc_runner.driver.records import edited_by_hand, minutes_kept
    from plc_runner.journal import queries
    from plc_runner.publish.email import to_plain_text
    from plc_runner.publish.html import to_html
    from plc_runner.publish.markdown import to_markdown

    with surroundings.journal(read_only=True) as journal:
        minutes = minutes_kept(journal, queries.session(journal, session).id)
    text = to_plain_text(minutes) if form == "text" else to_markdown(minutes)
    tell((to_html(text) if form == "html" else text).rstrip("\n"))
    if edited := edited_by_hand(surroundings.workspace().sessions, minutes):
        say(edited)


def _write_all(surroundings: Surroundings, *, dry: bool) -> ExitCode:
    from plc_runner.driver.records import all_records
    from plc_runner.journal import queries
    from plc_runner.journal.ids import short_id

    found = changed = 0
    with surroundings.journal(read_only=True) as journal:
        ids = [one.id for one in queries.sessions(journal)]
        folder = surroundings.workspace().sessions
        for minutes, files in all_records(journal, folder, dry=dry):
            found, changed = found + 1, changed + files.changed
            tell(f"{short_id(minutes.session, ids)}  {_outcome(files, dry=dry)}")
    if not found:
        say("No meeting has ended here yet.")
    return ExitCode.PROBLEMS if dry and changed else ExitCode.OK


def _outcome(files: RecordFiles, *, dry: bool) -> str:
    """What was done with the files of one record."""
    written = "would be written" if dry else "written"
    done = f"{written if files.changed else 'same'}: {files.markdown.name}"
    if files.edited is None:
        return done
    beside = "" if files.edited.suffix == ".md" else f", {files.html.name}"
    return f"{done}{beside} (edited by hand, kept: {files.edited.name})"
