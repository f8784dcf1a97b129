"""`plc run`: hold a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from plc_runner.cli.home import must_have_terminal, open_app
from plc_runner.cli.people import people_option, role_option, stop_at, time_options
from plc_runner.cli.surroundings import Surroundings, workspace_option

if TYPE_CHECKING:
    from plc_runner.driver import Wishes


@click.command()
@click.argument("protocol", metavar="ID")
@click.option("--team", metavar="NAME", help="Whose meeting it is.")
@people_option
@role_option
@click.option("--facilitator", metavar="NAME", help="Who runs the meeting.")
@click.option("--beside", metavar="NAME", help="Who runs it beside them, to learn it.")
@time_options
@click.option("--focus", metavar="TEXT", help="What it is about this time.")
@click.option("--plain", is_flag=True, help="Without a screen: lines in, lines out.")
@workspace_option()
@click.pass_obj
def run(  # noqa: PLR0913, PLR0917 - one argument per option
    surroundings: Surroundings,
    protocol: str,
    team: str | None,
    people: tuple[str, ...] | int | None,
    roles: Mapping[str, tuple[str, ...]],
    facilitator: str | None,
    beside: str | None,
    minutes: int | None,
    until: str | None,
    focus: str | None,
    plain: bool,
) -> None:
    """Hold a meeting.

    ID is what "plc protocols" lists. What you leave out is asked, with what you said last time
    as the answer that Enter gives. With --plain and no terminal nothing is asked.
    """
    stop = stop_at(surroundings, minutes, until)
    if plain:
        from plc_runner.driver import Wishes

        wishes = Wishes(
            protocol, team, people, roles, facilitator, stop, focus, beside=beside or ""
        )
        _hold_plainly(surroundings, wishes)
        return
    must_have_terminal()
    from plc_runner.tui.errands import StartRequest

    start = StartRequest(
        protocol=surroundings.library().find(protocol).id,
        team=team or "",
        people=people,
        roles=roles,
        minutes=minutes,
        until=until or "",
        focus=focus or "",
        facilitator=facilitator or "",
        beside=beside or "",
    )
    open_app(surroundings, start)


def _hold_plainly(surroundings: Surroundings, wishes: Wishes) -> None:
    from plc_runner.cli.load import load
    from plc_runner.cli.plain.hold import hold
    from plc_runner.cli.plain.start import ask_for_the_rest, of_team
    from plc_runner.cli.plain.terminal import standard_terminal
    from plc_runner.driver import Driver, opening

    library = surroundings.library()
    found = load(library, wishes.protocol)
    with surroundings.journal() as journal, standard_terminal() as terminal:
        wishes = ask_for_the_rest(terminal, journal, wishes, found.protocol, surroundings)
        now = surroundings.now()
        opened, seated = opening(
            journal,
            wishes,
            found.protocol,
            found.digest,
            now=now,
            utc_offset=surroundings.utc_offset(),
        )
        opened = replace(opened, day_first=surroundings.day_first())
        told = (*of_team(journal, seated, surroundings), *opened.plan(now).problems)
        terminal.say(*(f"Before you start: {problem}" for problem in told))
        driver = Driver.open(
            journal, opened, found.text, now=surroundings.now, seated=seated.drafts
        )
        hold(driver, terminal, library, surroundings.workspace().sessions)
