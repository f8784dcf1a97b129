"""What waits to be stored is called by the words that were typed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from plc_runner.driver.unsaved import Unsaved
from plc_runner.events import Draft, Event
from plc_runner.events.clock import ClockPaused
from plc_runner.events.entry import EntryCaptured
from plc_runner.events.tally import Count, TallyFixed, TallyTaken

HANDS = tuple(Count(key=str(n), label="", count=n) for n in range(3))


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (EntryCaptured(act="entry", step="s", slot="n", text="three of six"), "three of six"),
        (TallyTaken(what="fist_to_five", step="s", slot="h", counts=HANDS), "0 1 2"),
        (TallyTaken(what="rating", step="s", slot="r", word="most"), "most"),
        (TallyFixed(counts=HANDS[1:]), "1 2"),
        (ClockPaused(act="pause"), "pause"),
    ],
)
def test_an_act_is_called_by_what_was_typed(event: Event, words: str) -> None:
    unsaved = Unsaved("session")
    unsaved.add((Draft("id", event),), datetime(2026, 3, 12, tzinfo=UTC), None)
    assert unsaved.words() == (words,)
