"""Samples of work in plain mode: taken in, opened, looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plc_runner.cli.plain.meeting import Meeting
from plc_runner.driver.exemplars import chosen, folder, show
from plc_runner.driver.shelved import holds, told
from plc_runner.journal.exemplars import shelved
from plc_runner.publish.escape import one_line

_MOST = 20
"""Samples that are told at once."""


def open_one(meeting: Meeting, said: str, viewer: Callable[[str], None]) -> None:
    """Open the newest sample, or the one that is named.

    Raises:
        NotFound, Refused: says why not, and where the file is.
    """
    item = chosen(meeting.state, said)
    meeting.terminal.say(show(folder(meeting.driver.journal), viewer, item))


def shelf(meeting: Meeting, words: str) -> None:
    """Tell what is on the shelf, or what of it holds the words."""
    meeting.terminal.say(*_lines(meeting, words))


def _lines(meeting: Meeting, words: str) -> Iterator[str]:
    kept = shelved(meeting.driver.journal)
    found = [one for one in kept if holds(one, words)]
    for one in found[:_MOST]:
        yield from map(one_line, told(one))
    if len(found) > _MOST:
        yield f"{len(found) - _MOST} more: say a word of it, /shelf WORDS."
    if not found:
        yield "No sample is like that." if kept else "Nothing is on the shelf yet."
