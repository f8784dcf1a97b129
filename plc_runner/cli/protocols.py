"""`plc protocols`: what there is to run."""

from __future__ import annotations

import json

import click

from plc_runner.cli.streams import say, tell
from plc_runner.cli.surroundings import Surroundings, workspace_option


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@workspace_option()
@click.pass_obj
def protocols(surroundings: Surroundings, as_json: bool) -> None:
    """List the protocols that there are to run."""
    from plc_runner.publish.escape import one_line

    listed = surroundings.library().all()
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
            }
            for one in listed
        ]
        tell(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max((len(one.id) for one in listed), default=0)
    for one in listed:
        mark = "" if one.shipped else "  (yours)"
        if one.reading.protocol is None:
            mark += f"  has errors: plc check {one.path}"
        tell(f"{one.id:{width}}  {one_line(one.title + mark)}")
    if not listed:
        say("There are no protocols here.")
