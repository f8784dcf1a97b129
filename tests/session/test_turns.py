"""The order of turns, and whose the time is."""

from __future__ import annotations

import pytest

from plc_runner.errors import IllegalMove
from plc_runner.events.clock import StepEnded
from plc_runner.protocol.planned import Person
from plc_runner.session import commands as c
from plc_runner.session import timing
from plc_runner.session.turns import shuffled
from plc_runner.session.words import who_speaks
from tests.session.grouped import grouped_room
from tests.session.rooms import PEOPLE, Room

GUS = Person(id="gus", name="Gus")
IDS = tuple(person.id for person in PEOPLE)


def running() -> Room:
    """Ana has had the word for half a minute."""
    return grouped_room().do(c.Start()).wait(30)


def order(room: Room) -> tuple[str, ...]:
    assert room.state.step is not None
    return room.state.step.turns


def spent(room: Room) -> dict[str, float]:
    assert room.state.step is not None
    step, state = room.state.step, room.state
    return {
        id_: timing.turn_spent(state, step, turn, room.now) for turn, id_ in enumerate(step.turns)
    }


def test_a_shuffle_is_decided_by_its_seed_alone() -> None:
    assert sorted(shuffled(IDS, "7")) == sorted(IDS)
    assert shuffled(IDS, "7") == shuffled(reversed(IDS), "7")
    assert len({shuffled(IDS, str(seed)) for seed in range(50)}) > 40


def test_who_has_spoken_keeps_their_place_and_their_time_in_a_shuffle() -> None:
    room = running().do(c.NextTurn()).wait(20).do(c.NextTurn()).wait(40)
    room.do(*[c.OrderTurns("shuffled")] * 3)
    assert order(room)[:3] == ("ana", "ben", "cy")
    assert sorted(order(room)) == sorted(IDS)
    assert {id_: spent(room)[id_] for id_ in ("ana", "ben", "cy")} == {
        "ana": 30, "ben": 20, "cy": 40,
    }  # fmt: skip
    room.do(c.OrderTurns("seated"))
    assert order(room) == IDS


def test_an_order_by_hand_says_who_comes_next_and_the_others_follow() -> None:
    room = running().do(c.OrderTurns("hand", ("eli", "cy")))
    assert order(room) == ("ana", "eli", "cy", "ben", "dee", "fay")
    assert who_speaks(room.state) == ("Ana", "speaks")


def test_whoever_had_the_word_by_a_slip_may_come_later() -> None:
    room = grouped_room().do(c.Start()).wait(5).do(c.OrderTurns("hand", ("cy", "ana")))
    assert order(room)[:2] == ("cy", "ana")
    assert who_speaks(room.state) == ("Cy", "speaks")
    assert spent(room)["ana"] == 5
    room.wait(10).do(c.NextTurn())
    assert spent(room) == {"cy": 10, "ana": 5, "ben": 0, "dee": 0, "eli": 0, "fay": 0}


def test_nobody_is_named_who_has_no_turn() -> None:
    room = running()
    with pytest.raises(IllegalMove, match="keep their place"):
        room.do(c.OrderTurns("hand", ("ana",)))
    room.do(*[c.NextTurn()] * 5).wait(20)
    room.do(c.OrderTurns("shuffled"))
    assert room.state.ordered == {"ask.1.say"}, "all have spoken here: it is for the next turns"


def test_a_step_to_come_keeps_the_order_chosen_for_it_when_people_come_and_go() -> None:
    room = grouped_room().do(c.OrderTurns("hand", ("eli", "cy")))
    room.do(c.Arrive(GUS), c.Leave("ben"))
    assert room.state.steps[0].turns == ("eli", "cy", "ana", "dee", "fay", "gus")
    room.do(c.Start(), c.GoTo("pairs"), c.OrderTurns("hand", ("fay",)), c.Leave("dee"))
    say = {step.key: step.turns for step in room.state.steps if step.step == "say"}
    assert say["ask.1.say"] == ("fay", "ana", "cy", "eli", "gus")
    assert say["ask.2.say"] == ("cy", "eli", "fay", "gus", "ana"), "each round begins with another"
    room.do(c.GoTo("ask.1.say"), c.OrderTurns("seated"))
    assert order(room) == ("ana", "cy", "eli", "fay", "gus")


def test_the_word_is_given_to_somebody_now_and_the_others_follow() -> None:
    room = running().do(c.GiveWord("dee"))
    assert order(room) == ("ana", "dee", "ben", "cy", "eli", "fay")
    assert who_speaks(room.state) == ("Dee", "speaks")
    room.wait(10).do(c.NextTurn())
    assert who_speaks(room.state) == ("Ben", "speaks")
    room.wait(20).do(c.GiveWord("ana")).wait(7)
    assert order(room) == ("dee", "ben", "ana", "cy", "eli", "fay"), "a second word, not a place"
    assert spent(room)["ana"] == 37
    with pytest.raises(IllegalMove, match="Ana has the word"):
        room.do(c.GiveWord("ana"))


def test_taking_back_the_word_late_leaves_the_time_with_who_had_it() -> None:
    room = running().do(c.GiveWord("dee")).wait(40).do(c.Undo())
    assert order(room) == IDS
    assert who_speaks(room.state) == ("Ana", "speaks")
    assert (spent(room)["ana"], spent(room)["dee"]) == (30, 40)


def test_who_is_not_here_is_passed_over_both_ways() -> None:
    room = running().do(c.NextTurn()).wait(20).do(c.NextTurn()).wait(20).do(c.NextTurn())
    room.do(c.Leave("ben"), c.PreviousTurn(), c.PreviousTurn())
    assert who_speaks(room.state) == ("Ana", "speaks")
    room.do(c.NextTurn())
    assert who_speaks(room.state) == ("Cy", "speaks")


def test_somebody_new_comes_last_with_time_of_their_own() -> None:
    room = grouped_room().do(c.Start(), c.GoTo("ask.2.say"))
    assert order(room) == ("ben", "cy", "dee", "eli", "fay", "ana")
    room.do(c.OrderTurns("shuffled")).wait(20).do(c.NextTurn())
    before = order(room)
    room.do(c.Arrive(GUS))
    assert order(room) == (*before, "gus")
    assert room.state.step is not None
    assert timing.turn_allowance(room.state, room.state.step, 6) == 60


def test_what_each_had_is_written_down_when_the_step_ends() -> None:
    room = running().do(c.GiveWord("dee")).wait(12.5).do(c.Next())
    (ended,) = [d.event for d, _ in room.drafts if isinstance(d.event, StepEnded)]
    assert [(it.person, it.seconds) for it in ended.turns] == [("ana", 30), ("dee", 12.5)]
