"""Moving through a meeting, and what it does to the clock."""

from datetime import timedelta

import pytest

from plc_runner.errors import IllegalMove, Unfilled
from plc_runner.protocol.planned import Person
from plc_runner.session import commands as c
from plc_runner.session import timing
from plc_runner.session.proposals import catch_up, choices_at_zero
from plc_runner.session.state import Phase
from plc_runner.session.timing import Level, Standing
from plc_runner.session.words import clock_text
from tests.session.rooms import NOON, Room, protocol


def left(room: Room) -> str:
    clock = timing.clock(room.state, room.now)
    assert clock is not None
    return clock_text(clock.left)


def title(room: Room) -> str:
    assert room.state.step is not None
    return room.state.step.title


def test_the_timer_starts_with_the_step() -> None:
    room = Room().do(c.Start()).wait(60)
    assert left(room) == "9:00"
    room.do(c.Next()).wait(10)
    assert left(room) == "0:50"


def test_nothing_advances_by_itself() -> None:
    room = Room().do(c.Start()).wait(3600)
    assert title(room) == "Describe"
    assert left(room) == "+50:00"


def test_a_late_start_shrinks_the_plan_and_not_the_bell() -> None:
    room = Room(stop_at=NOON + timedelta(minutes=37)).wait(300).do(c.Start())
    assert timing.ends_at(room.state, room.now) == NOON + timedelta(minutes=37)
    assert room.state.steps[-1].seconds == 300, "the debrief keeps its time"
    assert [change.what for change in room.state.changes] == ["late start"]


def test_going_back_goes_on_from_where_the_clock_stood() -> None:
    room = Room().do(c.Start()).wait(100).do(c.Next()).wait(20).do(c.Back())
    assert left(room) == "8:20"
    room.wait(5).do(c.Next(), c.NextTurn(), c.PreviousTurn())
    assert left(room) == "0:40"


def test_undoing_a_slip_counts_its_time_for_the_earlier_step() -> None:
    room = Room().do(c.Start()).wait(100).do(c.Next()).wait(14).do(c.Undo())
    assert title(room) == "Describe"
    assert left(room) == "8:06"


def test_undoing_a_move_later_restores_the_clock() -> None:
    room = Room().do(c.Start()).wait(100).do(c.Next()).wait(16).do(c.Undo())
    assert left(room) == "8:20"
    assert room.state.progress_of("each").spent == 16


def test_undoing_a_pause_is_as_if_it_had_never_been() -> None:
    room = Room().do(c.Start()).wait(100).do(c.Pause()).wait(30).do(c.Undo())
    assert room.state.phase is Phase.RUNNING
    assert left(room) == "7:50"


def test_undoing_a_turn_gives_the_word_back() -> None:
    room = Room().do(c.Start(), c.Next()).wait(50).do(c.NextTurn()).wait(30).do(c.Undo())
    assert room.state.progress_of("each").turn == 0
    assert left(room) == "0:10"


def test_a_pause_holds_the_clock_and_delays_the_end() -> None:
    room = Room(stop_at=None).do(c.Start()).wait(60).do(c.Pause()).wait(120)
    assert left(room) == "9:00"
    assert timing.standing(room.state, room.now) == (Standing.LATE, 2)


def test_moving_lets_a_paused_clock_run() -> None:
    room = Room().do(c.Start(), c.Pause()).wait(60).do(c.Next()).wait(10)
    assert room.state.phase is Phase.RUNNING
    assert left(room) == "0:50"


def test_a_minute_added_in_a_turn_is_for_the_speaker() -> None:
    room = Room().do(c.Start(), c.Next(), c.AddTime(60)).wait(30)
    assert left(room) == "1:30"
    room.do(c.NextTurn())
    assert left(room) == "1:00"


def test_time_taken_never_leaves_less_than_nothing() -> None:
    room = Room().do(c.Start(), c.AddTime(-3600))
    assert left(room) == "0:00"
    with pytest.raises(IllegalMove):
        room.do(c.AddTime(-60))


def test_taking_a_minute_never_puts_a_running_clock_over() -> None:
    room = Room().do(c.Start()).wait(570).do(c.AddTime(-60))
    assert left(room) == "0:00"


def test_a_few_seconds_are_no_late_start() -> None:
    room = Room(stop_at=NOON + timedelta(minutes=37)).wait(89).do(c.Start())
    assert room.state.changes == ()
    assert timing.standing(room.state, room.now) == (Standing.ON_TIME, 0)


def test_when_the_last_step_is_over_the_choice_is_to_close() -> None:
    room = Room().do(c.Start(), c.GoTo("debrief")).wait(301)
    assert choices_at_zero(room.state, room.now)[0].command == c.Close()


def test_a_required_slot_asks_before_the_step_lets_go() -> None:
    room = Room().do(c.Start(), c.GoTo("decide"))
    with pytest.raises(Unfilled, match="Decision"):
        room.do(c.Next())
    room.do(c.Next(force=True), c.Back(), c.Decide("We use tape diagrams"), c.Next())
    assert title(room) == "Debrief"


def test_the_last_step_does_not_end_the_meeting_by_itself() -> None:
    room = Room().do(c.Start(), c.GoTo("debrief"))
    with pytest.raises(IllegalMove, match="last step"):
        room.do(c.Next())
    with pytest.raises(IllegalMove, match="last step"):
        room.do(c.Skip("no time"))


def test_warnings_come_at_a_fifth_or_a_minute() -> None:
    levels = {}
    for seconds in (0, 539, 540, 584, 585, 599, 600):
        clock = timing.clock(Room().do(c.Start()).wait(seconds).state, NOON + timedelta(0, seconds))
        assert clock is not None
        levels[seconds] = clock.level
    assert levels == {
        0: Level.CALM,
        539: Level.CALM,
        540: Level.SOON,
        584: Level.SOON,
        585: Level.LAST,
        599: Level.LAST,
        600: Level.OVER,
    }


def test_catching_up_is_proposed_and_shortens_only_what_is_to_come() -> None:
    room = Room(stop_at=NOON + timedelta(minutes=36)).do(c.Start()).wait(12 * 60)
    proposal = catch_up(room.state, room.now)
    assert proposal is not None
    assert (proposal.saves, proposal.late) == (120, 0)
    before = {step.key: step.seconds for step in room.state.steps}
    room.do(c.CatchUp())
    after = {step.key: step.seconds for step in room.state.steps}
    assert after["describe"] == before["describe"]
    assert after["debrief"] == before["debrief"], "it keeps its full time"
    assert all(after[key] <= before[key] for key in before)
    assert timing.standing(room.state, room.now) == (Standing.ON_TIME, 0)


def test_nothing_to_catch_up_is_said() -> None:
    with pytest.raises(IllegalMove, match="nothing to shorten"):
        Room().do(c.Start(), c.CatchUp())


def test_the_choices_at_zero_say_when_each_would_end() -> None:
    room = Room(stop_at=NOON + timedelta(minutes=37)).do(c.Start()).wait(11 * 60)
    choices = choices_at_zero(room.state, room.now)
    ends = [(type(choice.command).__name__, choice.ends_at - NOON) for choice in choices]
    assert ends == [
        ("Next", timedelta(minutes=37)),
        ("AddTime", timedelta(minutes=37)),
        ("AddTime", timedelta(minutes=38)),
    ]
    for choice in choices[1:]:
        longer = Room(stop_at=NOON + timedelta(minutes=37)).do(c.Start()).wait(11 * 60)
        longer.do(choice.command)
        assert timing.ends_at(longer.state, longer.now) == choice.ends_at


def test_time_away_is_counted_or_not_as_the_room_says() -> None:
    for counted, expected in ((True, "5:00"), (False, "9:00")):
        room = Room().do(c.Start()).wait(300)
        room.do(c.ReportGap(NOON + timedelta(seconds=60), room.now))
        assert left(room) == "9:00", "the clock stands until it is answered"
        room.do(c.AnswerGap(counted=counted))
        assert left(room) == expected


def test_an_adjourned_session_goes_on_from_the_same_clock() -> None:
    room = Room().do(c.Start()).wait(60).do(c.Next()).wait(20).do(c.Adjourn("fire drill"))
    assert timing.clock(room.state, room.now) is None
    room.wait(86_400).do(c.Reopen(stop_at=room.now + timedelta(minutes=20)))
    assert room.state.phase is Phase.PAUSED
    room.do(c.Resume()).wait(10)
    assert left(room) == "0:30"
    assert len(room.state.sittings) == 2
    least = sum(step.least for step in room.state.steps[2:])
    assert sum(step.seconds for step in room.state.steps[2:]) <= max(least, 20 * 60)


def test_a_skipped_step_takes_no_more_time_and_says_why() -> None:
    room = Room().do(c.Start()).wait(60).do(c.Skip("no copies"))
    assert room.state.progress_of("describe").outcome == "skipped"
    (change,) = room.state.changes
    assert (change.what, change.step, change.reason) == ("skipped", "describe", "no copies")


def test_a_latecomer_gets_a_turn_and_a_round() -> None:
    room = Room().do(c.Start(), c.Next(), c.Arrive(Person(id="gus", name="Gus")))
    assert room.state.step is not None
    assert room.state.step.turns[-1] == "gus"
    assert room.state.step.seconds == 7 * 60
    assert sum(step.step == "listen" for step in room.state.steps) == 7


def test_a_leaver_frees_the_turns_to_come_and_keeps_those_had() -> None:
    room = Room().do(c.Start(), c.Next(), c.NextTurn(), c.Leave("ana"), c.Leave("cy"))
    assert room.state.step is not None
    assert room.state.step.turns == ("ana", "ben", "dee", "eli", "fay")
    assert sum(step.step == "listen" for step in room.state.steps) == 4


def test_a_leaver_who_had_a_round_takes_nobody_elses() -> None:
    room = Room().do(c.Start(), c.GoTo("us.3.listen"), c.Leave("ana"))
    rounds = [step.round for step in room.state.steps if step.round]
    assert [place.person for place in rounds] == ["ana", "ben", "cy", "dee", "eli", "fay"]
    room.do(c.Arrive(Person(id="gus", name="Gus")))
    rounds = [step.round for step in room.state.steps if step.round]
    assert [(place.person, place.number, place.of) for place in rounds][-1] == ("gus", 7, 7)
    assert len({step.key for step in room.state.steps}) == len(room.state.steps)


def test_a_tally_belongs_to_who_was_present_then() -> None:
    room = Room().do(c.Start(), c.Leave("cy"), c.Decide("We start at 8"))
    (decision,) = room.state.decisions.values()
    assert "cy" not in decision.present
    assert len(decision.present) == 5


def test_switching_keeps_people_clock_and_entries_and_ends_by_the_bell() -> None:
    room = Room().do(c.Start(), c.Capture("notice", "no copies")).wait(120)
    room.do(c.SwitchProtocol(protocol("other"), "1" * 64, reason="prework forgotten")).wait(5)
    assert room.state.title == "Looking together"
    assert [entry.text for entry in room.state.entries.values()] == ["no copies"]
    assert room.state.steps[0].key == "describe"
    assert title(room) == "Describe"
    assert room.state.step is not None
    assert room.state.step.key == "other/describe"
    assert timing.ends_at(room.state, room.now) <= NOON + timedelta(minutes=45)
    room.do(c.Arrive(Person(id="gus", name="Gus")))
    assert sum(step.step == "listen" for step in room.state.steps) == 7
    room.do(c.Undo(), c.Undo())
    assert title(room) == "Describe"
    assert left(room) == "7:55"


def test_handing_over_and_roles_change_who_speaks() -> None:
    room = Room().do(c.HandOver("ben"), c.SetRole("presenter", ("cy",)), c.Start())
    assert room.state.facilitator == "ben"
    assert next(step for step in room.state.steps if step.key == "present").who == ("cy",)
    with pytest.raises(IllegalMove, match="Its roles"):
        room.do(c.SetRole("timekeeper", ("ana",)))


def test_names_can_come_later() -> None:
    from plc_runner.session.opening import head_count

    room = Room(people=head_count(3), roles={}, facilitator=None)
    room.do(c.NamePeople(("Ana", "Ben")))
    assert [room.state.name(id_) for id_ in room.state.present] == ["Ana", "Ben", "Person 3"]
    with pytest.raises(IllegalMove, match="/arrive NAME"):
        room.do(c.NamePeople(("Cy", "Dee")))
    room.do(c.NamePeople(("Cy",)))
    with pytest.raises(IllegalMove, match="Everybody has a name already"):
        room.do(c.NamePeople(("Dee",)))
