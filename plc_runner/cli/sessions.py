"""`plc sessions`: the meetings that were held."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import click

from plc_runner.cli.streams import say, tell, tell_json
from plc_runner.cli.surroundings import Surroundings, workspace_option
from plc_runner.errors import NotFound

if TYPE_CHECKING:
    from plc_runner.journal.queries import SessionSummary


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@workspace_option()
@click.pass_obj
def sessions(surroundings: Surroundings, as_json: bool) -> None:
    """List the meetings that were held, the newest first."""
    from plc_runner.journal.ids import short_id
    from plc_runner.publish.escape import one_line

    found = _sessions(surroundings)
    if as_json:
        tell_json([_data(one) for one in found])
        return
    ids = [one.id for one in found]
    for one in found:
        about = ", ".join(part for part in (one.title, one.team_name, one.focus) if part)
        tell(f"{short_id(one.id, ids)}  {_when(one)}  {one.phase:9}  {one_line(about)}")
    for one, ended in _forgotten(surroundings, found):
        code = short_id(one.id, ids)
        say(f"{code} seems to have ended at {ended}: plc resume {code} --ended {ended}")
    if not found:
        say("No meeting was held here yet. “plc run” starts one.")


def _sessions(surroundings: Surroundings) -> tuple[SessionSummary, ...]:
    from plc_runner.journal import queries

    try:
        journal = surroundings.journal(read_only=True)
    except NotFound:
        surroundings.workspace()  # a folder that was named and is not there is an error
        return ()
    with journal:
        return queries.sessions(journal)


def _forgotten(
    surroundings: Surroundings, found: tuple[SessionSummary, ...]
) -> Iterator[tuple[SessionSummary, str]]:
    """Meetings that nobody ended, and when each seems to have been over."""
    from plc_runner.memory.forgotten import forgotten
    from plc_runner.session.words import time_text

    if not any(one.phase == "open" for one in found):
        return
    with surroundings.journal(read_only=True) as journal:
        over = {one.session: one for one in forgotten(journal, surroundings.now(), limit=-1)}
    for one in found:
        if one.id in over:
            yield one, time_text(over[one.id].ended, one.utc_offset)


def _when(session: SessionSummary) -> str:
    zone = timezone(timedelta(seconds=session.utc_offset))
    return f"{(session.started or session.opened).astimezone(zone):%Y-%m-%d %H:%M}"


def _data(session: SessionSummary) -> dict[str, object]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(session).items()
    }
