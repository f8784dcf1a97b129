"""Copies of frozen records with some fields changed."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from dataclasses import replace as by_the_book
from datetime import UTC, datetime

import pytest

from plc_runner.session.copies import replace
from plc_runner.session.state import Change, Gap, Phase, Sitting
from tests.session.rooms import Room

AT = datetime(2026, 3, 12, 15, 15, tzinfo=UTC)


def test_a_copy_is_what_the_standard_library_makes() -> None:
    change = Change("skipped", AT, "step", reason="no time")
    assert replace(change, seconds=60) == by_the_book(change, seconds=60)
    assert replace(Sitting(AT), ended=AT) == by_the_book(Sitting(AT), ended=AT)
    assert replace(Gap(AT, AT)) == Gap(AT, AT)


def test_a_copy_of_a_whole_session_differs_where_it_was_changed_only() -> None:
    state = Room().state
    copied = replace(state, phase=Phase.CLOSED)
    assert copied == by_the_book(state, phase=Phase.CLOSED)
    assert replace(copied, phase=state.phase) == state


def test_what_was_copied_stays_as_it_was_and_frozen() -> None:
    change = Change("skipped", AT)
    copied = replace(change, step="later")
    assert not change.step
    with pytest.raises(FrozenInstanceError):
        copied.step = "other"  # type: ignore[misc]


def test_a_field_that_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError):
        replace(Sitting(AT), colour="blue")
