"""Exemplars: samples of work for the shelf."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plc_runner.errors import IllegalMove
from plc_runner.events import Event
from plc_runner.events import exemplar as ex
from plc_runner.session.moment import Moment
from plc_runner.session.samples import is_link, link_said
from plc_runner.session.shelves.shelf import Part, Shelf
from plc_runner.session.state import Exemplar, SessionState

_BETWEEN_NOTES = re.compile(r"\s*(?:;\s+|\n)\s*")
_NUMBER = re.compile(r"\(?[0-9]{1,2}[.)]\s+")
"""The number of a note that was typed with it: the wall numbers them itself."""


def _parts(_: SessionState, item: Exemplar) -> tuple[Part, ...]:
    link = (Part("link", "Link", item.link),) if item.link else ()
    return (
        Part("", "Sample", item.title),
        Part("notes", "It shows", "; ".join(item.notes), asked=True, many=True),
        Part("standard", "Standard", item.standard, asked=True),
        Part("level", "Level", item.level, asked=True),
        Part("comment", "A teacher says", item.comment, asked=True),
        *link,
    )


def _fixed(_: Moment, __: Exemplar, part: str, text: str) -> Event:
    if part == "notes":
        said = (_NUMBER.sub("", note.strip(), count=1) for note in _BETWEEN_NOTES.split(text))
        return ex.ExemplarFixed(notes=tuple(note.strip(" ;") for note in said if note.strip(" ;")))
    if part == "link":
        found = link_said(text)
        if found is None or not is_link(found.place):
            raise IllegalMove("A link begins with https:// or www. Copy it from the browser.")
        return ex.ExemplarFixed(link=found.place)
    return ex.ExemplarFixed.model_validate({part or "title": text})


def _all_words(item: Exemplar) -> dict[str, object]:
    return {
        "title": item.title,
        "link": item.link,
        "standard": item.standard,
        "level": item.level,
        "comment": item.comment,
        "notes": item.notes,
    }


def _undone(item: Exemplar, before: Exemplar) -> Iterator[Event]:
    if _all_words(item) != _all_words(before):
        yield ex.ExemplarFixed.model_validate(_all_words(before))


EXEMPLARS = Shelf(
    "exemplars", Exemplar, lambda item: item.title, _parts, _fixed,
    ex.ExemplarWithdrawn, ex.ExemplarRestored, _undone,
)  # fmt: skip
