"""`plc resume`: go on with a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from plc_runner.cli.home import must_have_terminal, open_app
from plc_runner.cli.people import stop_at, time_options
from plc_runner.cli.surroundings import Surroundings, workspace_option
from plc_runner.errors import NotFound

if TYPE_CHECKING:
    from datetime import datetime

    from plc_runner.journal.queries import SessionSummary
    from plc_runner.journal.store import Journal


@click.command()
@click.argument("session", metavar="[ID]", required=False)
@time_options
@click.option("--plain", is_flag=True, help="Without a screen: lines in, lines out.")
@workspace_option()
@click.pass_obj
def resume(
    surroundings: Surroundings,
    session: str | None,
    minutes: int | None,
    until: str | None,
    plain: bool,
) -> None:
    """Go on with a meeting that was left, adjourned, or cut off.

    ID is what "plc sessions" lists; without it, the last meeting that is not closed. The time
    options are for a meeting that was adjourned: when you stop today.
    """
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
