"""Endings that were forgotten: offered later, with the right time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from plc_runner.driver import Driver
from plc_runner.driver.forgotten import end_forgotten, ended_at
from plc_runner.driver.records import minutes_kept
from plc_runner.errors import IllegalMove, Refused
from plc_runner.journal.queries import session
from plc_runner.journal.store import Journal
from plc_runner.memory.forgotten import forgotten
from plc_runner.publish.markdown import to_markdown
from plc_runner.session import commands as c
from plc_runner.session.state import Phase
from tests.driver.conftest import Clock, sit_down
from tests.session.rooms import NOON


@pytest.fixture
def left(journal: Journal, clock: Clock) -> str:
    """A meeting that began at noon and had a bell at 12:30; at 12:20 the laptop was shut."""
    driver = sit_down(journal, clock)
    driver.do(c.Start())
    clock.wait(20 * 60)
    driver.line("the last word")
    driver.release()
    return driver.state.id


def test_it_is_offered_once_it_is_long_over(journal: Journal, clock: Clock, left: str) -> None:
    clock.at = NOON + timedelta(hours=3)
    assert forgotten(journal, clock()) == ()
    clock.at = NOON + timedelta(hours=3, minutes=30)
    (one,) = forgotten(journal, clock())
    assert one.session == left
    assert one.ended == NOON + timedelta(minutes=30)
    assert one.last == NOON + timedelta(minutes=20)
    clock.wait(24 * 3600)
    (one,) = forgotten(journal, clock())
    assert one.said == "End the meeting of Thu 12 Mar: it seems to have ended at 12:30"


def test_after_the_bell_the_last_thing_that_was_kept_counts(
    journal: Journal, clock: Clock, left: str
) -> None:
    clock.at = NOON + timedelta(minutes=40)
    driver = Driver.resume(journal, left, now=clock)
    driver.do(c.AnswerGap(counted=True))
    driver.line("a late word")
    driver.release()
    clock.wait(24 * 3600)
    assert [one.ended for one in forgotten(journal, clock())] == [NOON + timedelta(minutes=40)]


def test_to_have_looked_in_again_moves_no_ending(journal: Journal, clock: Clock, left: str) -> None:
    clock.wait(48 * 3600)
    driver = Driver.resume(journal, left, now=clock)
    assert driver.state.phase is Phase.AWAY
    driver.release()
    clock.wait(4 * 3600)
    assert [one.ended for one in forgotten(journal, clock())] == [NOON + timedelta(minutes=30)]


def test_no_long_sitting_stands_in_the_record(journal: Journal, clock: Clock, left: str) -> None:
    clock.wait(48 * 3600)
    (one,) = forgotten(journal, clock())
    state = end_forgotten(journal, left, one.ended, now=clock)
    assert state.phase is Phase.CLOSED
    assert [sitting.ended for sitting in state.sittings] == [NOON + timedelta(minutes=30)]
    assert "to 12:30 pm (30 minutes)" in to_markdown(minutes_kept(journal, left))
    assert sum(progress.spent for progress in state.progress.values()) == 30 * 60
    assert session(journal, left).closed == NOON + timedelta(minutes=30)
    assert forgotten(journal, clock()) == ()


def test_it_can_have_ended_before_somebody_looked_in_again(
    journal: Journal, clock: Clock, left: str
) -> None:
    clock.wait(48 * 3600)
    driver = Driver.resume(journal, left, now=clock)
    driver.do(c.AnswerGap(counted=False))
    driver.release()
    clock.wait(4 * 3600)
    state = end_forgotten(journal, left, NOON + timedelta(minutes=25), now=clock)
    assert "to 12:25 pm (25 minutes)" in to_markdown(minutes_kept(journal, left))
    assert sum(progress.spent for progress in state.progress.values()) == 20 * 60


def test_a_time_at_which_it_was_not_over_is_refused(
    journal: Journal, clock: Clock, left: str
) -> None:
    clock.wait(3600)
    with pytest.raises(IllegalMove, match="It began at 12:00"):
        end_forgotten(journal, left, NOON - timedelta(minutes=1), now=clock)
    with pytest.raises(IllegalMove, match="still to come"):
        end_forgotten(journal, left, NOON + timedelta(hours=5), now=clock)
    end_forgotten(journal, left, NOON + timedelta(minutes=30), now=clock)
    with pytest.raises(IllegalMove, match="closed"):
        end_forgotten(journal, left, NOON + timedelta(minutes=30), now=clock)


def test_what_is_driven_is_left_alone(journal: Journal, clock: Clock, left: str) -> None:
    clock.wait(4 * 3600)
    driver = Driver.resume(journal, left, now=clock)
    with pytest.raises(Refused, match="another window"):
        end_forgotten(journal, left, NOON + timedelta(minutes=30), now=clock)
    driver.release()


def test_a_meeting_that_never_began_or_was_adjourned_is_not_offered(
    journal: Journal, clock: Clock
) -> None:
    sit_down(journal, clock).release()
    adjourned = sit_down(journal, clock)
    adjourned.do(c.Start())
    adjourned.do(c.Adjourn())
    adjourned.release()
    clock.wait(48 * 3600)
    assert forgotten(journal, clock()) == ()


@pytest.mark.parametrize(
    ("text", "began", "hour", "minute", "days"),
    [
        ("4:02", 15, 16, 2, 0),
        ("16:02", 15, 16, 2, 0),
        ("4.02 pm", 15, 16, 2, 0),
        ("9:40", 9, 9, 40, 0),
        ("7:45", 19, 19, 45, 0),
        ("12:10", 11, 12, 10, 0),
        ("0:20", 23, 0, 20, 1),
        ("12:20 am", 23, 0, 20, 1),
    ],
)
def test_the_first_such_time_after_the_beginning_is_meant(
    text: str, began: int, hour: int, minute: int, days: int
) -> None:
    room = timezone(timedelta(hours=-5))
    started = datetime(2026, 3, 12, began, 0, 20, tzinfo=room)
    ended = ended_at(text, started.astimezone(UTC), -5 * 3600)
    assert ended == datetime(2026, 3, 12 + days, hour, minute, tzinfo=room)


@pytest.mark.parametrize("text", ["", "soon", "25:00", "3:75", "4"])
def test_what_is_no_time_is_said(text: str) -> None:
    with pytest.raises(IllegalMove, match="is no time"):
        ended_at(text, NOON, 0)


def test_a_time_before_the_beginning_is_none_of_the_next_day() -> None:
    with pytest.raises(IllegalMove, match="It began at 12:00, and ended later"):
        ended_at("11:50", NOON, 0)


def test_the_minute_in_which_it_began_is_its_beginning() -> None:
    started = NOON + timedelta(seconds=20)
    assert ended_at("12:00", started, 0) == started
