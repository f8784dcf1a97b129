"""What comes next for a team, on Home; beginning and ending a cycle from there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date

from textual.pilot import Pilot
from textual.widgets import Button, Input, OptionList, Static

from plc_runner.driver.cycles import begin_cycle
from plc_runner.journal.cycles import followed
from plc_runner.protocol.library import Library
from plc_runner.tui.app import PlcApp
from plc_runner.tui.screens.cycle import BeginScreen, FollowedScreen
from plc_runner.tui.screens.cycles import CyclesScreen
from plc_runner.tui.screens.home import HomeScreen
from plc_runner.tui.screens.letters import LettersScreen
from plc_runner.tui.screens.start import StartScreen
from tests.tui.room import Room, begin, settle, state
from tests.tui.test_app import SIZE, end_meeting, first_rows, rows, shown

CYCLE = """\
title: Our spring
purpose: See what comes of it.
meetings:
  - {week: 1, protocol: look, purpose: Look first}
  - {week: 3, protocol: consultancy}
"""
MONDAY = date(2026, 3, 9)
"""Of the week in which the room's clock begins, on a Wednesday."""


def follow(room: Room, team: str = "Grade 4", text: str = CYCLE) -> None:
    """Let a team follow a cycle of the room's own."""
    write_cycle(room, text)
    with room.app()._open_journal() as journal:
        begin_cycle(journal, Library(room.root).cycle("spring"), team, MONDAY, room.clock.at)


def write_cycle(room: Room, text: str = CYCLE) -> None:
    (room.root / "protocols" / "cycles").mkdir(exist_ok=True)
    room.write("cycles/spring.yaml", text)


async def choose(pilot: Pilot[None], row: str) -> None:
    """Enter on a row of the list on the screen."""
    options = pilot.app.screen.query_one(OptionList)
    options.highlighted = options.get_option_index(row)
    await pilot.press("enter")
    await settle(pilot)


async def at_home(pilot: Pilot[None]) -> None:
    await settle(pilot)
    if isinstance(pilot.app.screen, LettersScreen):
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)


def weeks(app: PlcApp) -> list[str]:
    return [str(line.content) for line in app.screen.query(".meeting").results(Static)]


async def test_home_offers_what_is_due_and_enter_opens_the_start_dialog(room: Room) -> None:
    follow(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        assert first_rows(app) == [
            "Next: Look at work\ndue this week · week 1 of Our spring\n"
            "fits: 32 of 45 min for 6 people"
        ]
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)
        assert app.screen.protocol.title == "Look at work"
        assert app.screen.query_one("#team", Input).value == "Grade 4"


async def test_a_meeting_that_was_held_makes_room_for_the_next(room: Room) -> None:
    follow(room)
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        assert state(app).team_name == "Grade 4"
        await end_meeting(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert first_rows(app)[-1].startswith(
            "Next: Consultancy\ndue in 2 weeks · week 3 of Our spring\n"
        )
        await choose(pilot, "cycles")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, FollowedScreen)
        assert weeks(app) == [
            "✓ Week 1  Look at work  Wed 11 Mar",
            "● Week 3  Consultancy",
        ]


async def test_home_offers_what_is_due_for_one_team_and_the_weeks_for_all(room: Room) -> None:
    for team in ("Grade 4", "Grade 5", "Grade 6", "Grade 7"):
        follow(room, team)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        assert len([row for row in rows(app) if row.startswith("Next")]) == 1
        assert "Grade 7" in shown(app, "#title")
        await choose(pilot, "cycles")
        assert len([row for row in rows(app) if row.startswith("Next")]) == 4


async def test_a_protocol_that_is_gone_is_told_and_nothing_breaks(room: Room) -> None:
    follow(room)
    (room.root / "protocols" / "look.yaml").unlink()
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        assert first_rows(app)[0].startswith("Next: look\n")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "There is no protocol “look”" in shown(app, "#problem")


async def test_a_protocol_that_is_gone_is_told_among_the_weeks_too(room: Room) -> None:
    follow(room)
    (room.root / "protocols" / "look.yaml").unlink()
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        await choose(pilot, "cycles")
        await pilot.press("enter")
        await settle(pilot)
        await choose(pilot, "start")
        assert isinstance(app.screen, FollowedScreen)
        assert "There is no protocol “look”" in shown(app, "#said")


async def test_what_cannot_be_saved_is_told_and_can_be_begun_again(room: Room) -> None:
    write_cycle(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        await choose(pilot, "cycles")
        await choose(pilot, "cycle:spring")
        app.screen.query_one("#team", Input).value = "Grade 4"
        await settle(pilot)
        with closing(sqlite3.connect(room.root / "sessions" / "plc.db")) as other:
            other.execute("BEGIN IMMEDIATE")
            app.screen.query_one(Button).press()
            await settle(pilot)
            assert shown(app, "#said").startswith("■ Not saved: another program")
        app.screen.query_one(Button).press()
        await settle(pilot)
        assert rows(app)[0].startswith("Next: Look at work\n")


async def test_a_team_begins_a_cycle_with_nothing_but_its_name(room: Room) -> None:
    write_cycle(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        await choose(pilot, "cycles")
        assert isinstance(app.screen, CyclesScreen)
        assert rows(app)[1] == "Our spring  2 meetings in 3 weeks\nSee what comes of it."
        await choose(pilot, "cycle:spring")
        assert isinstance(app.screen, BeginScreen)
        assert weeks(app) == ["Week 1  Look at work", "Week 3  Consultancy"]
        assert shown(app, "#said") == "● Which team is it for?"
        await pilot.press(*"Grade 4")
        await settle(pilot)
        assert shown(app, "#said") == "● 3 weeks from Mon 9 Mar on."
        await pilot.press("enter", "enter", "enter")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert first_rows(app)[0].startswith("Next: Look at work\n")
        assert "Grade 4" in shown(app, "#title")


async def test_what_is_no_day_and_no_team_begins_nothing(room: Room) -> None:
    write_cycle(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        await choose(pilot, "cycles")
        await choose(pilot, "cycle:spring")
        app.screen.query_one("#first", Input).value = "12/5"
        await settle(pilot)
        assert shown(app, "#said").startswith("■ “12/5” is no clear day")
        app.screen.query_one("#begin").focus()
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.query_one("#first").has_focus
        app.screen.query_one("#first", Input).value = "next week"
        app.screen.query_one(Button).press()
        await settle(pilot)
        assert app.screen.query_one("#team").has_focus
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert first_rows(app) == []


async def test_another_cycle_takes_the_place_of_the_first_and_says_so(room: Room) -> None:
    follow(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        await choose(pilot, "cycles")
        await choose(pilot, "cycle:six-week-inquiry")
        await pilot.press(*"grade 4")
        await settle(pilot)
        assert shown(app, "#said") == "● 6 weeks from Mon 9 Mar on. Our spring ends here."
        app.screen.query_one("#begin").focus()
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert rows(app)[0].startswith("Next: Unpacking a standard\n")
        assert len(first_rows(app)) == 1


async def test_a_cycle_is_ended_and_begun_again_goes_on_where_it_was(room: Room) -> None:
    follow(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        await choose(pilot, "cycles")
        await pilot.press("enter")
        await settle(pilot)
        assert rows(app) == ["Start Look at work", "End this cycle"]
        await choose(pilot, "end")
        assert isinstance(app.screen, HomeScreen)
        assert first_rows(app) == []
        assert app.screen.place is not None
        assert followed(app.screen.place.journal) == ()


async def test_the_next_meeting_is_started_from_the_weeks(room: Room) -> None:
    follow(room)
    app = room.app()
    async with app.run_test(size=(40, 12)) as pilot:
        await at_home(pilot)
        await choose(pilot, "cycles")
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("pagedown", "pageup")
        await choose(pilot, "start")
        assert isinstance(app.screen, StartScreen)
        assert app.screen.query_one("#team", Input).value == "Grade 4"


async def test_a_complete_cycle_asks_what_comes_next(room: Room) -> None:
    follow(room, text="title: One look\nmeetings: [{week: 1, protocol: look}]\n")
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await end_meeting(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert first_rows(app)[-1] == "One look is complete\nchoose what comes next"
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, CyclesScreen)


async def test_cycles_that_cannot_be_read_are_named(room: Room) -> None:
    write_cycle(room)
    room.write("cycles/broken.yaml", "title: \x1b[31mBroken\n")
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        await choose(pilot, "cycles")
        assert "broken.yaml" in shown(app, "#broken")


async def test_a_row_that_was_chosen_before_the_journal_was_open_is_not_lost(room: Room) -> None:
    write_cycle(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        hurried = HomeScreen()
        await app.push_screen(hurried)
        await choose(pilot, "cycles")
        assert app.screen is hurried
        hurried.place = app.home().place
        hurried.fill()
        await settle(pilot)
        assert isinstance(app.screen, CyclesScreen)


async def test_the_row_about_protocols_opens_the_library(room: Room) -> None:
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        await choose(pilot, "library")
        assert type(app.screen).__name__ == "LibraryScreen"
        await pilot.press("escape")
        await settle(pilot)
        assert first_rows(app) == []
