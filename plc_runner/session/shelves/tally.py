"""Tallies: what was counted."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.events import Event
from plc_runner.events import tally as ta
from plc_runner.session.kinds import KINDS
from plc_runner.session.moment import Moment
from plc_runner.session.shelves.shelf import Part, Shelf
from plc_runner.session.state import SessionState, Tally


def words(item: Tally) -> str:
    """The counts in the order of the wall: `9 12 6`; or the one word of a rating."""
    return item.word or " ".join(str(one.count) for one in item.counts)


def _parts(_: SessionState, item: Tally) -> tuple[Part, ...]:
    return (Part("", item.of or "Count", words(item)),)


def _fixed(moment: Moment, item: Tally, _: str, text: str) -> Event:
    return KINDS[item.what].counted(moment, item, text)


def _undone(item: Tally, before: Tally) -> Iterator[Event]:
    if (item.counts, item.word, item.of) != (before.counts, before.word, before.of):
        yield ta.TallyFixed(counts=before.counts, word=before.word, of=before.of)


TALLIES = Shelf(
    "tallies", Tally, words, _parts, _fixed, ta.TallyWithdrawn, ta.TallyRestored, _undone
)
