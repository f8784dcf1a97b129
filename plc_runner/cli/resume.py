"""`plc resume`: go on with a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plc_runner.cli.home import must_have_terminal, open_app
from plc_runner.cli.people import stop_at, time_options
from plc_runner.cli.streams import say, tell
from plc_runner.cli.surroundings import Surroundings, workspace_option
from plc_runner.errors import NotFound

if TYPE_CHECKING:
    from datetime import datetime

    from plc_runner.journal.queries import SessionSummary
    from plc_runner.journal.store import Journal


@click.command()
@click.argument("session", metavar="[ID]", required=False)
@time_options
@click.option("--ended", metavar="TIME", help="End it instead, as over since then: 4:02, or 16:02.")
@click.option("--plain", is_flag=True, help="Without a screen: lines in, lines out.")
@workspace_option()
@click.pass_obj
def resume(  # noqa: PLR0913, PLR0917 - one argument per option
    surroundings: Surroundings,
    session: str | None,
    minutes: int | None,
    until: str | None,
    ended: str | None,
    plain: bool,
) -> None:
    """Go on with a meeting that was left, adjourned, or cut off.

    ID is what "plc sessions" lists; without it, the last meeting that is not closed. The time
    options are for a meeting that was adjourned: when you stop today. If nobody ended a meeting
    in time, --ended says when it was over, and writes its record.
    """
    if ended is not None:
        with surroundings.journal() as journal:
            _end(surroundings, journal, _find(journal, session), ended)
        return
    stop = stop_at(surroundings, minutes, until)
    if not plain:
        must_have_terminal()
    with surroundings.journal() as journal:
        found = _find(journal, session)
        if plain:
            _hold_plainly(surroundings, journal, found, stop)
            return
    from plc_runner.tui.errands import ResumeRequest

    open_app(surroundings, ResumeRequest(found.id))


def _find(journal: Journal, session: str | None) -> SessionSummary:
    from plc_runner.journal import queries

    if session is not None:
        return queries.session(journal, session)
    open_ones = queries.resumable(journal)
    if not open_ones:
        raise NotFound("There is no open meeting. “plc sessions” lists all, “plc run” starts one.")
    return open_ones[0]


def _end(surroundings: Surroundings, journal: Journal, found: SessionSummary, words: str) -> None:
    """End a meeting that nobody ended, with the time at which it was over."""
    from plc_runner.driver.forgotten import end_forgotten, ended_at
    from plc_runner.driver.records import edited_said, write_records
    from plc_runner.session.words import time_text

    ended = ended_at(words, found.started or found.opened, found.utc_offset)
    state = end_forgotten(journal, found.id, ended, now=surroundings.now)
    written = write_records(journal, surroundings.workspace().sessions, state)
    tell(f"The meeting is ended at {time_text(ended, state.utc_offset)}.")
    tell(f"The record: {written.files.markdown}")
    for said in written.edited:
        say(edited_said(said))


def _hold_plainly(
    surroundings: Surroundings, journal: Journal, found: SessionSummary, stop: datetime | None
) -> None:
    from plc_runner.cli.plain.hold import hold
    from plc_runner.cli.plain.terminal import standard_terminal
    from plc_runner.driver import Driver
    from plc_runner.session import commands as c
    from plc_runner.session.state import Phase

    driver = Driver.resume(journal, found.id, now=surroundings.now)
    with standard_terminal() as terminal:
        if driver.state.phase in (Phase.ADJOURNED, Phase.CLOSED):
            terminal.say(driver.do(c.Reopen(stop_at=stop)).text)
        hold(driver, terminal, surroundings.library(), surroundings.workspace().sessions)
