"""Exemplars: samples of work for the shelf."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.events import Event
from plc_runner.events import exemplar as ex
from plc_runner.session.moment import Moment
from plc_runner.session.shelves.shelf import Part, Shelf
from plc_runner.session.state import Exemplar, SessionState


def _parts(_: SessionState, item: Exemplar) -> tuple[Part, ...]:
    return (
        Part("", "Exemplar", item.title),
        Part("notes", "It shows", "; ".join(item.notes), asked=True, many=True),
        Part("standard", "Standard", item.standard, asked=True),
        Part("level", "Level", item.level, asked=True),
        Part("comment", "Comment", item.comment, asked=True),
    )


def _fixed(_: Moment, __: Exemplar, part: str, text: str) -> Event:
    if part == "notes":
        notes = tuple(note.strip() for note in text.split(";") if note.strip())
        return ex.ExemplarFixed(notes=notes)
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
