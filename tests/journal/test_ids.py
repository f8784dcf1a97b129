from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plc_runner.journal import ids
from plc_runner.journal.ids import SHORTEST, new_id, short_id

AT = datetime(2026, 1, 1, 12, 0, 0, 123000, tzinfo=UTC)


@pytest.fixture(autouse=True)
def as_if_none_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids never go back within a process: begin anew, and leave no trace for other tests."""
    monkeypatch.setattr(ids.new_id, "_last", 0)


def test_an_id_is_a_uuid_of_version_7_that_begins_with_its_time() -> None:
    made = uuid.UUID(new_id(AT + timedelta(days=1)))
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert made.int >> 80 == int((AT + timedelta(days=1)).timestamp() * 1000)


def test_ids_grow_within_a_millisecond_and_when_the_clock_goes_back() -> None:
    late = AT + timedelta(days=2)
    made = [new_id(late) for _ in range(2000)] + [new_id(late - timedelta(hours=1))]
    assert made == sorted(set(made))
    assert all(uuid.UUID(id_).version == 7 for id_ in made)


def test_ids_made_in_one_millisecond_differ_in_their_tails() -> None:
    made = [new_id(AT + timedelta(days=3)) for _ in range(50)]
    assert len({id_[-8:] for id_ in made}) == 50


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.uuids(version=4).map(str), min_size=1, max_size=40, unique=True))
def test_a_short_id_is_the_shortest_tail_that_is_nobody_elses(all_ids: list[str]) -> None:
    for id_ in all_ids:
        tail = short_id(id_, all_ids)
        others = [other for other in all_ids if other != id_]
        assert id_.endswith(tail)
        assert len(tail) >= SHORTEST
        assert not any(other.endswith(tail) for other in others)
        if len(tail) > SHORTEST:
            assert any(other.endswith(tail[1:]) for other in others)


def test_a_short_id_grows_with_what_others_share() -> None:
    assert short_id("aaaa-123456", ["aaaa-123456"]) == "3456"
    assert short_id("aaaa-123456", ["aaaa-123456", "bbbb-923456"]) == "123456"
