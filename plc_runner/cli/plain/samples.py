"""Samples of work in plain mode: taken in, opened, looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from plc_runner.cli.plain.meeting import Meeting
from plc_runner.driver.exemplars import chosen, folder, show
from plc_runner.journal.exemplars import Shelved, shelved
from plc_runner.publish.escape import one_line
from plc_runner.session.samples import matching, sort_of

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
    found = [one for one in kept if matching(words, *_texts(one))]
    for one in found[:_MOST]:
        what = sort_of(one.file_name) or ("Link" if one.link else "")
        about = ", ".join(part for part in (one.standard, one.level, what) if part)
        yield one_line(f"{one.title} ({about})" if about else one.title)
        yield from (f"{n}. {one_line(note)}" for n, note in enumerate(one.notes, 1))
        if one.comment:
            yield f"“{one_line(one.comment)}”"
    if len(found) > _MOST:
        yield f"{len(found) - _MOST} more: say a word of it, /shelf WORDS."
    if not found:
        yield "No sample is like that." if kept else "Nothing is on the shelf yet."


def _texts(one: Shelved) -> tuple[str, ...]:
    return (one.title, one.standard, one.level, one.comment, one.team, *one.notes)
