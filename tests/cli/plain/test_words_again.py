"""What plain mode says of words that come again."""

from __future__ import annotations

from typing import Any

from plc_runner.cli.plain.announce import step_lines
from plc_runner.protocol.model import Protocol
from plc_runner.session import commands as c
from plc_runner.session.grammar import Do, parse
from tests.session.rooms import Room, minutes

TEXT = {"kind": "text", "id": "first", "label": "The question"}
NOW = {"kind": "text", "id": "now", "label": "Now", "restates": "first"}
HANDS = {"kind": "fist_to_five", "id": "hands", "label": "I stand behind it"}
GUESS = {"kind": "prediction", "id": "guess", "label": "We predict", "reveal_at": "anew"}
FACTS = {"kind": "columns", "id": "facts", "columns": ["Facts"], "slot_ids": ["facts"]}
DECISION = {"kind": "decision", "id": "decision", "label": "We decided"}


def a_step(id_: str, *captures: dict[str, Any]) -> dict[str, Any]:
    return {"title": id_.capitalize(), "id": id_, "minutes": minutes(2), "capture": captures}


def a_room() -> Room:
    steps = (
        a_step("tell", TEXT, GUESS),
        a_step("look", FACTS),
        a_step("anew", NOW),
        a_step("ask", HANDS),
        a_step("keep", DECISION),
    )
    found = {"id": "test", "title": "Test", "version": "1.0", "steps": steps}
    return Room(protocol=Protocol.model_validate(found), roles={}).do(c.Start())


def say(room: Room, line: str, slot: str | None = None) -> None:
    parsed = parse(line, room.state, slot=slot)
    assert isinstance(parsed, Do), parsed
    room.wait(1).do(parsed.command)


def told(room: Room) -> list[str]:
    return list(step_lines(room.state, room.now))


def test_each_step_says_what_it_works_on() -> None:
    room = a_room()
    say(room, "Why bars?")
    say(room, "most draw bars", "guess")
    assert "most draw bars" not in " ".join(told(room))
    room.do(c.Next())
    say(room, "3 of 6 draw bars")
    room.do(c.Next())
    lines = told(room)
    at = lines.index("The question, before: Why bars?")
    assert lines[at + 1 : at + 3] == ["We predict: most draw bars", "Facts: 3 of 6 draw bars"]
    say(room, "Bars until May")
    room.do(c.Next())
    lines = told(room)
    assert "Hands for: Bars until May" in lines
    assert "5 all in, 4 good, 3 I can live with it" in " ".join(lines)
    assert "0 I block it. Whoever is below 3 is heard." in " ".join(lines)
    say(room, "0 0 0 2 2 2")
    room.do(c.Next())
    lines = told(room)
    at = lines.index("All can live with: Bars until May")
    assert lines[at + 1] == "/decide alone keeps it as the decision."
