"""How long each role had the word, and who was not heard."""

from __future__ import annotations

from typing import Any

from plc_runner.protocol.model import Protocol
from plc_runner.session import commands as c
from plc_runner.session.airtime import EVERYBODY, quiet_words, seconds_by_role, unheard
from tests.session.grouped import grouped_room
from tests.session.rooms import Room, minutes


def of(*steps: dict[str, Any]) -> Protocol:
    roles = {"presenter": {"title": "Presenting teacher", "count": "many"}}
    return Protocol.model_validate({"id": "p", "title": "P", "roles": roles, "steps": steps})


PRESENT = {"title": "Present", "id": "present", "minutes": minutes(4), "talk": "presenter"}
EACH = {"title": "Each", "id": "each", "minutes": minutes(6), "turns": {}}
TALK = {"title": "Talk", "id": "talk", "minutes": minutes(6)}


def test_time_counts_for_roles_and_talk_of_the_whole_room_for_nobody() -> None:
    room = Room(protocol=of(PRESENT, EACH, TALK), roles={"presenter": ("ana",)})
    room.do(c.Start()).wait(60).do(c.Next()).wait(30).do(c.NextTurn()).wait(20).do(c.NextTurn())
    room.wait(5)
    assert seconds_by_role(room.state, room.now) == {"presenter": 90, EVERYBODY: 25}
    room.do(c.Next()).wait(500)
    assert seconds_by_role(room.state, room.now) == {"presenter": 90, EVERYBODY: 25}


def test_in_the_round_of_a_colleague_a_presenter_speaks_as_one_of_the_others() -> None:
    answer = {"title": "Answer", "id": "answer", "turns": {"each": 60, "who": "others"}}
    round_ = {"round": "Each", "id": "us", "per": "presenter", "steps": [PRESENT, answer]}
    room = Room(protocol=of(round_), roles={"presenter": ("ana", "ben")})
    room.do(c.Start()).wait(100).do(c.Next()).wait(40)
    assert room.state.holder == "ben"
    assert seconds_by_role(room.state, room.now) == {"presenter": 100, EVERYBODY: 40}


def test_time_follows_who_had_it_in_whatever_order() -> None:
    room = Room(protocol=of(EACH), roles={"presenter": ("dee",)}).do(c.Start()).wait(30)
    room.do(c.GiveWord("dee")).wait(50).do(c.OrderTurns("shuffled"), c.NextTurn()).wait(10)
    assert seconds_by_role(room.state, room.now) == {EVERYBODY: 40, "presenter": 50}


def test_who_was_not_heard_is_known_only_where_turns_are_known() -> None:
    room = Room(protocol=of(TALK, PRESENT, EACH), roles={"presenter": ("ana",)}).do(c.Start())
    assert unheard(room.state) is None
    assert quiet_words(room.state).startswith("Nobody's turns are counted yet")
    room.wait(60).do(c.Next())
    assert quiet_words(room.state) == "Not heard yet: Ben, Cy, Dee and Eli.", "Fay facilitates"
    room.wait(60).do(c.Next()).wait(30).do(c.Leave("cy"))
    assert unheard(room.state) == (), "all who are here have a turn to come"
    room.do(c.NextTurn()).wait(20).do(c.GoTo("talk"))
    assert unheard(room.state) == ("dee", "eli")


def test_who_tells_for_a_group_is_heard() -> None:
    room = grouped_room().do(c.Start(), c.GoTo("pairs")).wait(60).do(c.NextTurn()).wait(20)
    room.do(c.NextTurn()).wait(20).do(c.Next())
    assert unheard(room.state) == ("ben", "dee", "eli")
