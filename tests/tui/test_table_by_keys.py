"""A table and a goal are filled by keys alone, and a block is pasted."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App
from textual.pilot import Pilot

from plc_runner.journal.store import Journal
from plc_runner.tui.app import PlcApp
from plc_runner.tui.place import Place
from plc_runner.tui.sitting import prepare
from plc_runner.tui.usual import usual_sitting
from plc_runner.workspace import Workspace
from tests.tui.room import Room, request, said, settle, state, type_line, view, wall, write

PROTOCOL = """\
format: 1
title: Unpack
steps:
  - title: Fill the table
    minutes: 8
    say: One row for each skill.
    capture:
      - table: [{name: Skill}, {name: Context}, {name: Depth, choice: [1, 2, 3, 4]}]
        label: Skills
  - title: Set the goal
    minutes: 3
    capture:
      - goal: Our goal
        required: true
"""
BLOCK = 'Skill\tContext\tDepth\nexplain\t"on a line,\nin words"\t3\ndraw\tin a task\t2\n'


@pytest.fixture
def app(room: Room) -> PlcApp:
    """A meeting whose first step asks for a table."""
    room.write("unpack.yaml", PROTOCOL)
    team = Workspace(room.root)
    with Journal.open(team.make_sessions() / "plc.db", device="laptop") as journal:
        place = Place(team, journal, room.clock, -5 * 3600)
        sitting = usual_sitting(place, request("unpack", roles={}))
        driver = prepare(place, place.library.find("unpack"), sitting).open(place)
        driver.press("start")
        driver.release()
    return room.resumed()


def rows(app: PlcApp) -> list[str]:
    return [entry.text for entry in state(app).entries.values() if entry.shown]


async def paste(pilot: Pilot[None], app: PlcApp, text: str) -> None:
    wall(app).wall.line.post_message(events.Paste(text))
    await settle(pilot)


def board(app: App[None]) -> list[str]:
    drawn = wall(app).wall.query_one("#board")  # type: ignore[arg-type]
    return [drawn.render_line(y).text.rstrip() for y in range(drawn.size.height)]


async def test_a_row_is_filled_cell_by_cell(app: PlcApp) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        assert view(app).label == "Skill"
        await type_line(pilot, "explain")
        assert view(app).label == "Context"
        assert any("▸ …" in line for line in board(app))
        await pilot.press("enter")
        await settle(pilot)
        assert view(app).label == "Depth 1-4"
        await type_line(pilot, "7")
        assert said(app) == "Depth is 1, 2, 3 or 4, not “7”."
        assert wall(app).wall.line.value == "7"
        wall(app).wall.line.value = ""
        await type_line(pilot, "3")
        assert view(app).label == "Skill"
        assert rows(app) == ["explain |  | 3"]


async def test_cells_are_put_right_with_up_and_tab_and_a_row_is_removed(app: PlcApp) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await type_line(pilot, "explain | on a line | 3")
        await pilot.press("up", "tab", "tab")
        await settle(pilot)
        assert (view(app).label, wall(app).wall.line.value) == ("Depth 1-4", "3")
        await pilot.press("backspace", "4", "enter")
        await settle(pilot)
        assert rows(app) == ["explain | on a line | 4"]
        await pilot.press("up")
        await settle(pilot)
        wall(app).wall.line.value = ""
        await pilot.press("enter")
        await settle(pilot)
        assert rows(app) == []
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert rows(app) == ["explain | on a line | 4"]


async def test_a_block_of_a_spreadsheet_is_one_act_after_a_yes(app: PlcApp) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await paste(pilot, app, BLOCK)
        assert said(app) == "Keep 2 rows in Skills? Enter keeps them, Esc does not."
        await pilot.press("enter")
        await settle(pilot)
        assert rows(app) == ["explain | on a line, in words | 3", "draw | in a task | 2"]
        assert said(app) == "Skills: 2 rows kept"
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert rows(app) == []


async def test_one_pasted_row_comes_onto_the_line_to_be_looked_at(app: PlcApp) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await paste(pilot, app, "explain\ton a line\t3")
        assert wall(app).wall.line.value == "explain | on a line | 3"
        await pilot.press("enter")
        await settle(pilot)
        assert rows(app) == ["explain | on a line | 3"]


async def test_a_block_that_does_not_fit_is_refused_in_words(app: PlcApp) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await paste(pilot, app, "a\tb\t1\td\nb\tc\t2\te")
        assert said(app).startswith("The block has 4 columns, the table 3")
        assert rows(app) == []


async def test_undo_while_cells_are_asked_for_asks_again(app: PlcApp) -> None:
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await type_line(pilot, "explain")
        await type_line(pilot, "on a line")
        assert view(app).label == "Depth 1-4"
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert view(app).label == "Context"
        await write(pilot, "half")
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert rows(app) == []
        assert (view(app).label, wall(app).wall.line.value) == ("Skill", "half")
        await type_line(pilot, " typed")
        assert rows(app) == ["half typed"]


async def test_a_goal_is_asked_for_line_by_line_and_stands_as_a_sentence(app: PlcApp) -> None:
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("pagedown")
        await settle(pilot)
        await type_line(pilot, "Students explain equal parts")
        for line in ("the quiz", "9 of 27", "20 of 27"):
            await type_line(pilot, line)
        assert view(app).label == "By"
        await pilot.press("escape")
        await settle(pilot)
        assert any("▲ open" in line for line in board(app))
        await pilot.press("up", *["tab"] * 4)
        await settle(pilot)
        await type_line(pilot, "15 May")
        assert board(app)[1].endswith(
            "Students explain equal parts: from 9 of 27 to 20 of 27 by Fri 15 May, measured by the "
            "quiz"
        )
        assert [item.value for item in state(app).measurements.values()] == ["9 of 27"]
        await type_line(pilot, "/measure 14 of 27")
        assert said(app).startswith("Measured: 14 of 27. Before: 9 of 27 (Wed 11 Mar)")
