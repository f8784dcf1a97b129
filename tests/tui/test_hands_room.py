"""Fist to five with real keys: from the hands to the decision."""

from __future__ import annotations

from textual.pilot import Pilot

from plc_runner.tui.app import PlcApp
from tests.tui.room import Room, begin, request, settle, state, type_line, view, wall, write

PROTOCOL = """\
format: 1
title: Do we agree
steps:
  - title: Say it
    minutes: 2
    capture: [{text: The proposal}]
  - title: Hands
    minutes: 2
    capture: [{fist_to_five: I stand behind it}]
  - title: Keep it
    minutes: 2
    capture: [{decision: We decided}]
"""
WORDS = "Tape diagrams first because they show parts"


def the_app(room: Room) -> PlcApp:
    room.write("agree.yaml", PROTOCOL)
    return room.app(request("agree", roles={}))


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def agree(pilot: Pilot[None]) -> None:
    """To the step that keeps the decision, all hands at three or more."""
    await begin(pilot)
    await type_line(pilot, WORDS)
    await press(pilot, "pagedown")
    await type_line(pilot, "0 0 0 1 2 3")
    await press(pilot, "pagedown")


async def test_words_are_put_right_with_up_and_tested_again(room: Room) -> None:
    app = the_app(room)
    async with app.run_test(size=(60, 18)) as pilot:
        await begin(pilot)
        await type_line(pilot, WORDS)
        await press(pilot, "pagedown")
        assert view(app).prompt == WORDS
        await write(pilot, "0 0 0 0 0 6")
        assert view(app).columns[0].count == 6, "the room sees them before they are kept"
        assert not state(app).tallies
        await press(pilot, *["backspace"] * 11)
        await type_line(pilot, "1 0 0 1 2 2")
        await type_line(pilot, "too fast")
        await press(pilot, "up", "up", "up")
        line = wall(app).wall.line
        assert line.value == WORDS
        await press(pilot, *["backspace"] * len(WORDS))
        await type_line(pilot, "Tape diagrams once a week")
        assert view(app).prompt == "Tape diagrams once a week"
        await type_line(pilot, "0 0 0 2 2 2")
        first, second = state(app).tallies.values()
        assert (first.of, second.of) == (WORDS, "Tape diagrams once a week")
        await press(pilot, "f2")
        assert line.value == "/decide Tape diagrams once a week"
        await press(pilot, "enter")
        (decision,) = state(app).decisions.values()
        assert (decision.statement, decision.tally) == ("Tape diagrams once a week", second.id)


async def test_what_was_agreed_on_stands_ready_in_the_step_that_keeps_it(room: Room) -> None:
    app = the_app(room)
    async with app.run_test(size=(60, 18)) as pilot:
        await agree(pilot)
        line = wall(app).wall.line
        assert (line.value, line.selected_text) == (WORDS, WORDS)
        assert [(one.label, one.text) for one in view(app).console] == [("Agreed on", WORDS)]
        assert ("Esc", "takes it off") in [(key.key, key.label) for key in view(app).keys]
        await press(pilot, "pageup")
        assert not line.value, "nobody touched it: it stays behind"
        await press(pilot, "pagedown", "f2")
        assert line.value == WORDS, "they stand ready already"
        await press(pilot, "enter")
        (decision,) = state(app).decisions.values()
        assert (decision.statement, decision.because) == ("Tape diagrams first", "they show parts")
        assert decision.tally in state(app).tallies


async def test_what_is_typed_takes_the_place_of_what_stood_ready(room: Room) -> None:
    app = the_app(room)
    async with app.run_test(size=(60, 18)) as pilot:
        await agree(pilot)
        await press(pilot, "B", "a", "r", "s", "enter")
        (decision,) = state(app).decisions.values()
        assert (decision.statement, decision.tally) == ("Bars", None)
        await press(pilot, "ctrl+z", "pageup", "pagedown", "escape")
        assert not wall(app).wall.line.value
        assert wall(app).is_current, "no menu"


async def test_locked_lines_come_back_to_be_fixed_and_are_not_on_the_board(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=(60, 18)) as pilot:
        await begin(pilot)
        await type_line(pilot, "most will draw brs")
        assert "brs" not in repr(view(app))
        await press(pilot, "up", "backspace", "backspace", "backspace")
        await type_line(pilot, "bars")
        assert next(iter(state(app).entries.values())).text == "most will draw bars"
        assert "bars" not in repr(view(app))
