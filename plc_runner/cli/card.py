"""`plc card`: a plan on paper for whoever facilitates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plc_runner.cli.load import load
from plc_runner.cli.people import people_option, role_option, stop_time, time_options
from plc_runner.cli.streams import tell
from plc_runner.cli.surroundings import Surroundings, workspace_option

if TYPE_CHECKING:
    from plc_runner.cli.load import Loaded
    from plc_runner.protocol.planned import Plan
    from plc_runner.session.opening import Opening


@click.command()
@click.argument("protocol", metavar="ID")
@click.option("--team", metavar="NAME", default="", help="Whose meeting it is.")
@people_option
@role_option
@time_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write it; without it, beside the records.",
)
@workspace_option()
@click.pass_obj
def card(  # noqa: PLR0913, PLR0917 - one argument per option
    surroundings: Surroundings,
    protocol: str,
    team: str,
    people: tuple[str, ...] | int | None,
    roles: Mapping[str, tuple[str, ...]],
    minutes: int | None,
    until: str | None,
    output: Path | None,
) -> None:
    """Write the facilitator's card of a plan: a web page of one file, made to be printed.

    On it are the steps with their times, what to say, what to watch for and the notes, for a room
    where the projector shows what the laptop shows. With --until there are clock times, counted
    back from the end. Prints where the card is.
    """
    from plc_runner.publish.card import Card, write_card, write_card_to

    found = load(surroundings.library(), protocol)
    opening = _opening(surroundings, found, team.strip(), people, roles)
    ends = None if until is None else stop_time(surroundings, until, day_before=True)
    plan = _plan(opening, surroundings.now(), minutes, ends)
    begins = None
    if ends is not None:
        begins = ends.astimezone(surroundings.room_time().tzinfo) - timedelta(seconds=plan.seconds)
    made = Card(opening, plan, begins)
    if output is not None:
        tell(str(write_card_to(output, made)))
    else:
        tell(str(write_card(surroundings.workspace().make_sessions() / "cards", made)))


def _opening(
    surroundings: Surroundings,
    found: Loaded,
    team: str,
    people: tuple[str, ...] | int | None,
    roles: Mapping[str, tuple[str, ...]],
) -> Opening:
    """Who sits down with it: what is not said is taken from the team's last meeting."""
    from plc_runner.driver.starting import Wishes, assign, opening

    if team and surroundings.workspace().journal.is_file():
        wishes = Wishes(team=team, people=people, roles=roles)
        now, offset = surroundings.now(), surroundings.utc_offset()
        with surroundings.journal(read_only=True) as journal:
            return opening(
                journal, wishes, found.protocol, found.digest, now=now, utc_offset=offset
            )[0]
    from plc_runner.cli.show import people_here
    from plc_runner.session.opening import Opening

    here = people_here(people, found.protocol)
    return Opening(
        protocol=found.protocol,
        digest=found.digest,
        people=here,
        roles=assign(found.protocol, here, here[0].id, said=roles, before={}),
        facilitator=here[0].id,
        team_name=team,
    )


def _plan(opening: Opening, now: datetime, minutes: int | None, ends: datetime | None) -> Plan:
    """The plan in the minutes that there are, else in those that are left until the end."""
    stop = ends if minutes is None else now + timedelta(minutes=minutes)
    return replace(opening, stop_at=stop).plan(now)
