"""Whatever the order in which events arrive, the tables come out the same."""

from __future__ import annotations

from contextlib import closing

from hypothesis import given, settings
from hypothesis import strategies as st

from plc_runner.events import EVENT_KINDS
from plc_runner.journal.fold.handlers import HANDLERS
from plc_runner.journal.rows import EventRow
from tests.journal.fold.histories import histories, in_memory, partitions
from tests.journal.tables_of import check_index, tables_of

NO_TABLE = {
    "session.called-up",
    "reporting.started",
    "clock.paused",
    "clock.resumed",
    "clock.gap",
    "gap.answered",
    "slot.revealed",
    "turns.ordered",
}
"""Kinds that matter only while a session runs."""


def test_every_kind_of_event_has_a_place_in_the_tables_or_needs_none() -> None:
    assert set(EVENT_KINDS) == set(HANDLERS) | NO_TABLE
    assert not set(HANDLERS) & NO_TABLE


@settings(max_examples=150)
@given(st.data())
def test_any_order_and_partition_of_arrival_gives_equal_tables(data: st.DataObject) -> None:
    rows = data.draw(histories())
    with closing(in_memory()) as whole, closing(in_memory()) as parcelled:
        assert whole.add(rows) == len(rows)
        for parcel in data.draw(partitions(rows)):
            parcelled.add(parcel)
        assert tables_of(parcelled) == tables_of(whole)
        check_index(parcelled)


@settings(max_examples=100)
@given(histories())
def test_folding_in_order_one_by_one_equals_rebuilding(rows: list[EventRow]) -> None:
    with closing(in_memory()) as journal:
        for row in sorted(rows, key=lambda row: (row.lamport, row.id)):
            journal.add([row])
        before = tables_of(journal)
        journal.rebuild()
        assert tables_of(journal) == before
        check_index(journal)


@settings(max_examples=60)
@given(histories())
def test_every_event_is_applied_or_reported(rows: list[EventRow]) -> None:
    with closing(in_memory()) as journal:
        journal.add(rows)
        reported = {row["event"] for row in journal.query("SELECT event FROM unapplied")}
        unread = {it.id for it in journal.events() if it.event is None}
        assert unread <= reported <= {row.id for row in rows}
        assert all(row["reason"] for row in journal.query("SELECT reason FROM unapplied"))
