"""`plc record`: what came of a meeting."""

from __future__ import annotations

import click

from plc_runner.cli.streams import tell
from plc_runner.cli.surroundings import Surroundings, workspace_option
from plc_runner.errors import NotFound


@click.command()
@click.argument("session", metavar="ID")
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "text"]),
    default="md",
    show_default=True,
    help="Markdown, a web page, or plain text for an e-mail.",
)
@workspace_option()
@click.pass_obj
def record(surroundings: Surroundings, session: str, form: str) -> None:
    """Print the record of a meeting.

    ID is what "plc sessions" lists.
    """
    from plc_runner.journal import queries
    from plc_runner.publish.email import to_plain_text
    from plc_runner.publish.html import to_html
    from plc_runner.publish.markdown import to_markdown
    from plc_runner.publish.record import record as record_of
    from plc_runner.session.fold import replay

    with surroundings.journal(read_only=True) as journal:
        found = queries.session(journal, session)
        state = replay(journal.events(session=found.id))
    if state is None:
        raise NotFound(f"Nothing of the meeting {session} can be read.")
    minutes = record_of(state)
    text = to_plain_text(minutes) if form == "text" else to_markdown(minutes)
    tell((to_html(text) if form == "html" else text).rstrip("\n"))
