"""Comings, goings, roles and hand-overs in the middle of things."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from plc_runner.errors import IllegalMove
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.planned import Person
from plc_runner.session import commands as c
from plc_runner.session import timing
from plc_runner.session.opening import head_count
from plc_runner.session.state import Phase
from plc_runner.session.words import who_speaks
from tests.session.rooms import NOON, Room, minutes, protocol

GUS = Person(id="gus", name="Gus")


def keys(room: Room) -> list[str]:
    return [step.key for step in room.state.steps]


def of(**changes: Any) -> Protocol:
    """The small protocol with something else about it."""
    data = protocol().model_dump()
    return Protocol.model_validate({**data, **changes})


def test_after_a_switch_a_latecomer_takes_no_step_away() -> None:
    room = Room().do(c.Start(), c.GoTo("present"))
    room.do(c.SwitchProtocol(protocol("other"), "1" * 64))
    before = keys(room)
    room.do(c.Arrive(GUS))
    assert set(before) <= set(keys(room))
    assert len(keys(room)) == len(before) + 1


def test_after_a_switch_the_pace_is_that_of_the_new_protocol() -> None:
    room = Room(stop_at=NOON + timedelta(minutes=30)).do(c.Start())
    room.do(c.SwitchProtocol(protocol("other"), "1" * 64))
    before = {step.key: step.seconds for step in room.state.steps}
    room.do(c.Leave("cy"))
    after = {step.key: step.seconds for step in room.state.steps}
    assert after["other/present"] == before["other/present"]


def test_a_protocol_can_be_switched_to_again() -> None:
    room = Room().do(c.Start())
    for id_, digest in (("other", "1"), ("looking", "0"), ("other", "1"), ("other", "1")):
        room.do(c.SwitchProtocol(protocol(id_), digest * 64), c.Next())
    assert len(set(keys(room))) == len(keys(room))
    room.do(c.Arrive(GUS))
    assert sum(step.step == "listen" for step in room.state.steps) == 7


def test_what_is_for_a_first_time_stays_after_a_switch() -> None:
    first = {"title": "How it works", "id": "how", "minutes": minutes(2), "when": "first-time"}
    other = of(id="other", steps=[*protocol().model_dump()["steps"], first])
    room = Room(first_time=False).do(c.Start(), c.SwitchProtocol(other, "1" * 64))
    assert "other/how" in keys(room)
    room.do(c.Arrive(GUS))
    assert "other/how" in keys(room)
    room.do(c.Undo(), c.Undo())
    assert not room.state.first_time


def test_who_goes_does_not_take_back_what_was_shortened() -> None:
    room = Room(stop_at=NOON + timedelta(minutes=38)).do(c.Start(), c.GoTo("us.2.listen"))
    room.wait(17 * 60).do(c.GoTo("us.3.listen")).wait(10 * 60).do(c.CatchUp())
    before = {step.key: step.seconds for step in room.state.steps}
    room.do(c.Leave("fay"))
    assert {step.key: step.seconds for step in room.state.steps}.items() <= before.items()
    room.do(c.Arrive(GUS))
    added = [step for step in room.state.steps if step.round and step.round.person == "gus"]
    assert added[0].seconds == before["us.6.listen"], "a new round goes at the pace of the last"


def test_a_role_given_in_its_step_changes_who_speaks() -> None:
    room = Room().do(c.Start(), c.GoTo("present"))
    assert who_speaks(room.state) == ("Ana", "speaks")
    room.do(c.SetRole("presenter", ("ben",)))
    assert who_speaks(room.state) == ("Ben", "speaks")


def test_a_role_that_nobody_has_any_more_is_named() -> None:
    room = Room().do(c.Start(), c.GoTo("present"), c.Leave("ana"))
    assert who_speaks(room.state) == ("Presenting teacher", "speaks")
    room.do(c.Arrive(Person(id="ana", name="Ana")))
    assert who_speaks(room.state) == ("Ana", "speaks")


def test_handing_over_changes_turns_where_the_facilitator_takes_no_part() -> None:
    outside = of(facilitator={"takes_part": False})
    room = Room(protocol=outside).do(c.Start())
    assert "fay" not in room.state.steps[1].turns
    room.do(c.HandOver("ben"))
    assert sorted(room.state.steps[1].turns) == ["ana", "cy", "dee", "eli", "fay"]
    rounds = [step.round.person for step in room.state.steps if step.round]
    assert "fay" in rounds
    assert "ben" not in rounds
    room.do(c.Undo())
    assert "ben" in room.state.steps[1].turns


def test_handing_over_changes_who_speaks_as_facilitator() -> None:
    step = {"title": "Welcome", "id": "hi", "minutes": minutes(2), "talk": "facilitator"}
    room = Room(protocol=of(steps=[step])).do(c.Start())
    assert who_speaks(room.state) == ("Fay", "speaks")
    room.do(c.HandOver("ben"))
    assert who_speaks(room.state) == ("Ben", "speaks")


def test_a_turn_that_was_had_stays_when_the_room_went_back_a_turn_and_somebody_leaves() -> None:
    room = Room().do(c.Start(), c.Next()).wait(50).do(c.NextTurn()).wait(40).do(c.NextTurn())
    room.wait(30).do(c.PreviousTurn(), c.PreviousTurn(), c.Leave("ben"))
    step = room.state.step
    assert step is not None
    room.do(c.NextTurn())
    assert who_speaks(room.state) == ("Cy", "speaks"), "Ben is not here any more"
    clock = timing.clock(room.state, room.now)
    assert clock is not None
    assert clock.left == 30


def test_the_round_of_a_presenter_who_left_is_not_begun_again_without_one() -> None:
    steps = [
        {"title": "Welcome", "id": "hi", "minutes": minutes(2)},
        {
            "round": "Each presenter",
            "id": "shows",
            "per": "presenter",
            "steps": [
                {"title": "Show", "id": "show", "minutes": minutes(2), "talk": "presenter"},
                {"title": "Ask", "id": "ask", "minutes": minutes(2)},
            ],
        },
        {"title": "Debrief", "id": "end", "minutes": minutes(2)},
    ]
    room = Room(protocol=of(steps=steps)).do(c.Start(), c.Next(), c.Leave("ana"))
    assert keys(room) == ["hi", "shows.1.show", "end"]
    room.do(c.SetRole("presenter", ("ben",)))
    assert [step.step for step in room.state.steps] == ["hi", "show", "show", "ask", "end"]


def test_somebody_whose_own_round_runs_leaves_with_the_turns_in_it() -> None:
    round_ = {
        "round": "Each of us",
        "id": "us",
        "per": "participant",
        "steps": [{"title": "Say", "id": "say", "turns": {"each": 60, "who": "everyone"}}],
    }
    room = Room(protocol=of(steps=[round_])).do(c.Start(), c.Next(), c.NextTurn(), c.Leave("ana"))
    room.do(c.Next())
    assert "ana" not in room.state.steps[2].turns
    room.do(c.Leave("cy"))
    assert room.state.step is not None
    assert room.state.step.turns == ("ben", "dee", "eli", "fay")


def test_a_name_that_somebody_has_is_not_given_twice() -> None:
    room = Room(people=head_count(3), roles={}, facilitator=None)
    with pytest.raises(IllegalMove, match="called ana"):
        room.do(c.NamePeople(("Ana", "ana")))
    room.do(c.NamePeople(("Ana",)))
    with pytest.raises(IllegalMove, match="called Ana"):
        room.do(c.NamePeople(("Ben", "Ana")))


def test_a_plan_without_a_step_says_so_instead_of_starting() -> None:
    first = {"title": "How it works", "id": "how", "minutes": minutes(2), "when": "first-time"}
    room = Room(protocol=of(steps=[first]), first_time=False)
    with pytest.raises(IllegalMove, match="no step"):
        room.do(c.Start())


def test_the_last_speaker_who_left_does_not_speak() -> None:
    room = Room().do(c.Start(), c.Next(), *[c.NextTurn()] * 5, c.Leave("fay"))
    assert who_speaks(room.state) == ("Fay", "has left")
    room.do(c.Capture("heard", "equal parts"))
    (entry,) = room.state.entries.values()
    assert entry.person is None


def test_who_goes_in_the_middle_of_a_turn_passes_the_word_on() -> None:
    room = Room().do(c.Start(), c.Next(), c.NextTurn()).wait(20).do(c.Leave("ben"))
    assert who_speaks(room.state) == ("Cy", "speaks")
    assert room.state.progress["each"].turn_spent["ben"] == 20
    room.do(c.Undo())
    assert who_speaks(room.state) == ("Ben", "speaks")


def test_a_clock_that_stands_goes_on_standing_when_the_word_is_passed_on() -> None:
    room = Room().do(c.Start(), c.Next(), c.Pause(), c.Leave("ana")).wait(60)
    assert who_speaks(room.state) == ("Ben", "speaks")
    assert room.state.phase is Phase.PAUSED
    clock = timing.clock(room.state, room.now)
    assert clock is not None
    assert clock.left == 60


def test_rounds_in_rounds_count_on_when_somebody_leaves() -> None:
    inner = {
        "round": "Twice",
        "id": "twice",
        "per": {"times": 2},
        "steps": [{"title": "Say", "id": "say", "minutes": minutes(1)}],
    }
    outer = {"round": "Each of us", "id": "us", "per": "participant", "steps": [inner]}
    room = Room(protocol=of(steps=[outer])).do(c.Start(), c.GoTo("us.3.twice.1.say"))
    room.do(c.Leave("ana"), c.Leave("dee"))
    places: list[Any] = [step.round for step in room.state.steps]
    assert [(p.outer.person, p.outer.number, p.outer.of) for p in places[::2]] == [
        ("ana", 1, 5), ("ben", 2, 5), ("cy", 3, 5), ("eli", 4, 5), ("fay", 5, 5),
    ]  # fmt: skip
    assert [(p.number, p.of) for p in places] == [(1, 2), (2, 2)] * 5
