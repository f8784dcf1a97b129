"""`plc protocols`: what there is to run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from plc_runner.cli.cycles import due_mark, due_row, teams_following
from plc_runner.cli.streams import say, tell, tell_json
from plc_runner.cli.surroundings import Surroundings, workspace_option
from plc_runner.errors import PlcError

if TYPE_CHECKING:
    from plc_runner.driver.cycles import Following


@click.command()
@click.option("--team", metavar="NAME", help="Mark what is due for this team only.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@workspace_option()
@click.pass_obj
def protocols(surroundings: Surroundings, team: str | None, as_json: bool) -> None:
    """List the protocols that there are to run, and which is due for a team.

    A protocol is due where a team follows a cycle: see "plc cycles".
    """
    from plc_runner.publish.escape import one_line

    listed = surroundings.library().all()
    due = _due(surroundings, team)
    if as_json:
        rows = [
            {
                "id": one.id,
                "title": one.title,
                "version": one.reading.protocol.version if one.reading.protocol else None,
                "purpose": one.reading.protocol.purpose if one.reading.protocol else None,
                "path": str(one.path),
                "shipped": one.shipped,
                "ok": one.reading.protocol is not None,
                "due": [row for where in due.get(one.id, ()) if (row := due_row(where))],
            }
            for one in listed
        ]
        tell_json(rows)
        return
    width = max((len(one.id) for one in listed), default=0)
    for one in listed:
        mark = "" if one.shipped else "  (yours)"
        if one.reading.protocol is None:
            mark += f"  has errors: plc check {one.path}"
        mark += "".join(f"  ({due_mark(where)})" for where in due.get(one.id, ()))
        tell(f"{one.id:{width}}  {one_line(one.title + mark)}")
    if not listed:
        say("There are no protocols here.")


def _due(surroundings: Surroundings, team: str | None) -> Mapping[str, Sequence[Following]]:
    """By protocol, where teams stand for whom it comes next.

    The list is there even where the team's file cannot be read.

    Raises:
        PlcError: a team was named, and nothing can be known of it.
    """
    try:
        found = teams_following(surroundings, team)
    except PlcError as problem:
        if team is not None:
            raise
        say(str(problem))
        return {}
    due: dict[str, list[Following]] = {}
    for where in found:
        if where.next is not None:
            due.setdefault(where.next.protocol, []).append(where)
    return due
