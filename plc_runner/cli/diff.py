"""`plc diff`: what is different between two protocols."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from plc_runner.cli.load import load
from plc_runner.cli.streams import tell, tell_json
from plc_runner.cli.surroundings import Surroundings, workspace_option

if TYPE_CHECKING:
    from plc_runner.protocol.comparing.diff import Difference
    from plc_runner.protocol.model import Protocol

_ONE_LINE = 96
"""Letters up to which the changes of a step stand on one line."""


@click.command()
@click.argument("old", metavar="A")
@click.argument("new", metavar="B")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@workspace_option()
@click.pass_obj
def diff(surroundings: Surroundings, old: str, new: str, as_json: bool) -> None:
    """Show step by step what is different between protocol A and protocol B.

    A and B are what "plc protocols" lists, or the paths of files.
    """
    from plc_runner.protocol.comparing.diff import diff as compare
    from plc_runner.publish.escape import one_line

    library = surroundings.library()
    before, after = load(library, old).protocol, load(library, new).protocol
    found = compare(before, after)
    if as_json:
        tell_json(_data(before, after, found))
        return
    for depth, line in _lines(before, after, found):
        tell("  " * depth + one_line(line))


def _lines(before: Protocol, after: Protocol, found: Difference) -> Iterator[tuple[int, str]]:
    """What to print, each line with its depth."""
    from plc_runner.protocol.comparing.diff import PEOPLE
    from plc_runner.protocol.in_words import time_in_words

    old, new = (f"{each.title} {each.version}".rstrip() for each in (before, after))
    yield 0, f"{old} → {new}"
    if not found:
        yield 0, "Nothing is different."
        return
    for place in found.places:
        told = [change.text for change in place.changes]
        line = f"{place.title}: {'; '.join(told)}"
        if not place.title:
            yield from ((1, text[:1].upper() + text[1:]) for text in told)
        elif len(line) <= _ONE_LINE:
            yield 1, line
        else:
            yield 1, f"{place.title}:"
            yield from ((2, text) for text in told)
    totals = f"{time_in_words(found.before)} → {time_in_words(found.after)}"
    if found.before == found.after:
        totals = f"{time_in_words(found.after)} as before"
    yield 0, f"In all for {PEOPLE} people: {totals}"


def _data(before: Protocol, after: Protocol, found: Difference) -> dict[str, Any]:
    from plc_runner.protocol.comparing.diff import PEOPLE

    return {
        "old": {"id": before.id, "title": before.title, "version": before.version},
        "new": {"id": after.id, "title": after.title, "version": after.version},
        "places": [asdict(place) for place in found.places],
        "people": PEOPLE,
        "seconds": {"old": found.before, "new": found.after},
    }
