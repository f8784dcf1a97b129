"""The end of a meeting by keyboard: gone through Enter by Enter, or left at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from textual.widgets import Input, Static

from plc_runner.session.next_meeting import meeting_text
from plc_runner.session.state import Phase
from plc_runner.tui.screens.end import EndScreen
from plc_runner.tui.screens.forgotten import ForgottenDialog
from plc_runner.tui.screens.home import HomeScreen
from plc_runner.tui.screens.run import RunScreen
from tests.tui.closing import answer, at_its_end, keep_a_meeting_at_its_end, label, panel
from tests.tui.room import Room, begin, request, run_for, said, settle, state, type_line

SIZE = (60, 18)


async def test_it_is_gone_through_enter_by_enter_and_ends(room: Room) -> None:
    keep_a_meeting_at_its_end(room)
    app = at_its_end(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await settle(pilot)
        assert label(app) == "Whose is it? Enter passes"
        await answer(pilot, "Zoe")
        assert label(app) == "Whose is it? Enter passes", "nobody is called so"
        panel(app).query_one("#words", Input).value = ""
        await answer(pilot, "Eli", "Friday", "", "")
        assert [action.owner_name for action in state(app).actions.values()] == ["Ana", "Eli"]
        assert all(action.due == "2026-03-13" for action in state(app).actions.values())
        await answer(pilot, "hopeful", "+ samples", "", "4 5 5 3")
        await answer(pilot, "", "")
        line = panel(app).query_one("#words", Input)
        assert line.value == "Ana", "Ben led before"
        await answer(pilot, "skip")
        assert line.value == "Cy"
        await pilot.press("tab")
        assert line.value == "Dee"
        await pilot.press("ctrl+z")
        assert state(app).passed == ()
        await pilot.press("C", "y", "enter")
        await settle(pilot)
        meeting = state(app).next_meeting
        assert meeting is not None
        told = "Wed 18 Mar, 3:15, Look at work, Cy facilitates"
        assert meeting_text(meeting, date(2026, 3, 11)) == told
        assert state(app).worth == (0, 0, 1, 1, 2)
        assert panel(app).chosen() == "end"
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, EndScreen)
        assert told in str(app.screen.query_one("#told", Static).content)
        assert app.screen.driver.state.phase is Phase.CLOSED


async def test_who_is_in_a_hurry_needs_two_keys_or_the_word_twice(room: Room) -> None:
    app = room.app(request(roles={}))
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await type_line(pilot, "/close")
        assert panel(app).chosen() == "end"
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, RunScreen)
        await type_line(pilot, "/go closing")
        await answer(pilot, "/decide more paper")
        assert len(state(app).decisions) == 1
        await pilot.press("escape", "slash")
        await pilot.press(*"worth", "space", "5", "enter")
        await settle(pilot)
        assert isinstance(app.screen, RunScreen)
        assert state(app).worth == (0, 0, 0, 0, 1)
        await pilot.press("pagedown")
        await settle(pilot)
        assert panel(app).chosen() == "end"
        await pilot.press("escape")
        await type_line(pilot, "/close")
        assert isinstance(app.screen, EndScreen)


async def test_a_group_that_meets_once_is_asked_as_before(room: Room) -> None:
    app = room.app(replace(request(people=4, roles={}), team=""))
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await type_line(pilot, "/action bring rulers")
        await pilot.press("escape", "0")
        await settle(pilot)
        assert "Next meeting" not in [str(row.prompt) for row in panel(app).options()]
        await pilot.press("escape", "escape", "escape", "z")
        await settle(pilot)
        assert said(app).startswith("End the meeting? So far no decision, 1 action")
        await pilot.press("escape")
        await type_line(pilot, "/close")
        assert isinstance(app.screen, EndScreen)


async def test_a_forgotten_ending_is_offered_on_home(room: Room) -> None:
    app = room.running(until="4:00")
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        run_for(app, room, 60)
    room.clock.move(days=2)
    again = room.app()
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(again.screen, ForgottenDialog)
        assert again.screen.query_one("#ended", Input).value == "4:00"
        again.screen.query_one("#ended", Input).value = "3:10"
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(again.screen, ForgottenDialog), "it began at 3:15"
        again.screen.query_one("#ended", Input).value = "3:50"
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(again.screen, HomeScreen)
    (record,) = room.root.glob("sessions/*.md")
    assert "3:15 pm to 3:50 pm (35 minutes)" in record.read_text(encoding="utf-8")
