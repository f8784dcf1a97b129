"""`plc schema`: what an editor needs to help with protocol files."""

from __future__ import annotations

from pathlib import Path

import click

from plc_runner.cli.streams import say, tell
from plc_runner.cli.surroundings import workspace_option
from plc_runner.errors import Refused


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write it to this file.",
)
@click.option("--cycle", is_flag=True, help="The one of cycles.")
@workspace_option()
def schema(output: Path | None, *, cycle: bool) -> None:
    """Print the JSON Schema of protocol files.

    With it, an editor that knows YAML completes and explains a protocol while you type. Lay it
    beside your protocols as protocol.schema.json, and begin each with the line
    "# yaml-language-server: $schema=./protocol.schema.json".
    """
    from plc_runner.protocol.schema import cycle_schema, protocol_schema, schema_text

    text = schema_text(cycle_schema() if cycle else protocol_schema())
    if output is None:
        tell(text.rstrip("\n"))
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise Refused(f"{output} cannot be written: {error.strerror or error}.") from error
    say(f"Written to {output}.")
