"""`plc rehearse`: see a protocol run before a room does."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from plc_runner.cli.home import must_have_terminal, open_app
from plc_runner.cli.load import load
from plc_runner.cli.people import people_option, role_option, seconds_there_are, time_options
from plc_runner.cli.surroundings import Surroundings, workspace_option


@click.command()
@click.argument("protocol", metavar="ID")
@click.option(
    "--speed",
    type=click.IntRange(1, 600),
    default=60,
    show_default=True,
    metavar="N",
    help="So many times as fast as a meeting: at 60, a minute takes a second.",
)
@click.option("--by-hand", is_flag=True, help="Nothing goes on by itself: you press the keys.")
@people_option
@role_option
@time_options
@workspace_option()
@click.pass_obj
def rehearse(  # noqa: PLR0913, PLR0917 - one argument per option
    surroundings: Surroundings,
    protocol: str,
    speed: int,
    by_hand: bool,
    people: tuple[str, ...] | int | None,
    roles: Mapping[str, tuple[str, ...]],
    minutes: int | None,
    until: str | None,
) -> None:
    """See a protocol run on the wall at speed, with made-up people. Nothing of it is kept.

    ID is what "plc protocols" lists, or the path of a file. The next turn and the next step begin
    when the time is up; the rehearsal waits while you type or read a menu.
    """
    found = load(surroundings.library(), protocol)
    seconds = seconds_there_are(surroundings, minutes, until)
    from plc_runner.driver.starting import assign, usual_count
    from plc_runner.journal.store import Journal
    from plc_runner.protocol.planned import Person
    from plc_runner.tui.errands import RehearseRequest
    from plc_runner.tui.made_up import made_up
    from plc_runner.tui.rehearsal import throw_away_folder

    here = usual_count(found.protocol) if people is None else people
    names = made_up(here) if isinstance(here, int) else here
    # Told here, where a slip in a name can be put right at once.
    assign(found.protocol, [Person(id=name, name=name) for name in names], None,
           said=roles, before={})  # fmt: skip
    must_have_terminal("To read the plan without one: plc show")
    request = RehearseRequest(
        found.protocol, found.text, names, roles, seconds, speed, by_itself=not by_hand
    )
    with throw_away_folder() as folder:
        # The app wants a journal even before the rehearsal has made its own: not the team's.
        open_app(surroundings, request, journal=lambda: Journal.open(Path(folder) / "plc.db"))
