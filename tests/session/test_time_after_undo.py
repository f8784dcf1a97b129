"""The clock after something was taken back, gone back to, or taken up again another day."""

from __future__ import annotations

from datetime import timedelta

from plc_runner.session import commands as c
from plc_runner.session import timing
from plc_runner.session.proposals import catch_up
from plc_runner.session.timing import Standing
from plc_runner.session.words import clock_text
from tests.session.rooms import Room


def left(room: Room) -> str:
    clock = timing.clock(room.state, room.now)
    assert clock is not None
    return clock_text(clock.left)


def test_acts_before_a_move_that_was_undone_late_do_not_bring_its_time_back() -> None:
    room = Room().do(c.Start()).wait(50).do(c.Capture("notice", "labels")).wait(50)
    room.do(c.Next()).wait(30).do(c.Undo())
    assert left(room) == "8:20"
    room.wait(10).do(c.Undo())
    assert left(room) == "8:10"
    assert room.state.progress_of("each").spent == 30


def test_two_moves_undone_late_leave_each_step_its_own_time() -> None:
    room = Room().do(c.Start()).wait(100).do(c.Next()).wait(20).do(c.Next()).wait(30)
    room.do(c.Undo()).wait(10).do(c.Undo())
    assert room.state.progress_of("present").spent == 30
    assert room.state.progress_of("each").spent == 30
    assert left(room) == "8:20"


def test_a_pause_undone_after_a_move_was_undone_late_gives_the_pause_back_only() -> None:
    room = Room().do(c.Start()).wait(100).do(c.Pause()).wait(20).do(c.Next()).wait(30)
    room.do(c.Undo())
    assert left(room) == "8:20"
    room.wait(5).do(c.Undo())
    assert left(room) == "7:55", "the 20 and the 5 seconds of the pause, not those of the move"


def test_a_turn_undone_late_keeps_the_time_that_it_had() -> None:
    room = Room().do(c.Start(), c.Next()).wait(50).do(c.NextTurn()).wait(30).do(c.Undo())
    assert left(room) == "0:10"
    assert timing.spent(room.state, "each", room.now) == 80
    room.do(c.NextTurn())
    assert left(room) == "0:30"


def test_another_day_without_a_bell_is_not_a_day_late() -> None:
    room = Room(stop_at=None).do(c.Start()).wait(600).do(c.Next()).wait(20).do(c.Adjourn())
    room.wait(86_400).do(c.Reopen(), c.Resume())
    assert timing.standing(room.state, room.now) == (Standing.ON_TIME, 0)
    assert catch_up(room.state, room.now) is None
    room.wait(460)
    assert timing.standing(room.state, room.now) == (Standing.LATE, 7), "6:20 for two turns of 40 s"


def test_another_day_fitted_to_its_bell_is_not_ahead_from_its_first_second() -> None:
    room = Room().do(c.Start()).wait(60).do(c.Next()).wait(20).do(c.Adjourn()).wait(86_400)
    room.do(c.Reopen(stop_at=room.now + timedelta(minutes=60)), c.Resume())
    assert timing.standing(room.state, room.now) == (Standing.ON_TIME, 0)


def test_a_closed_meeting_that_goes_on_is_fitted_with_the_rest_of_its_step() -> None:
    room = Room(stop_at=None).do(c.Start()).wait(60).do(c.Close()).wait(3600)
    bell = room.now + timedelta(minutes=30)
    room.do(c.Reopen(stop_at=bell), c.Resume())
    assert timing.ends_at(room.state, room.now) <= bell
