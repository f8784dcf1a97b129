"""Home of a team with a past: what it shows, where each row leads, and whose past it is."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from plc_runner.journal.store import Journal
from plc_runner.memory.chosen import chosen_team
from plc_runner.tui.app import PlcApp
from plc_runner.tui.screens.choose_team import ChooseTeamDialog
from plc_runner.tui.screens.review.screen import ReviewScreen
from plc_runner.tui.screens.start import StartScreen
from plc_runner.tui.screens.team import TeamScreen
from plc_runner.tui.screens.teams import TeamsScreen
from tests.tui.past import keep_a_past
from tests.tui.room import Room, request, settle
from tests.tui.test_app import SIZE, first_rows, rows, shown


async def choose(pilot: Pilot[None], id_: str) -> None:
    options = pilot.app.screen.query_one(OptionList)
    options.highlighted = options.get_option_index(id_)
    await pilot.press("enter")
    await settle(pilot)


def pointed_at(app: PlcApp) -> str:
    option = app.screen.query_one(OptionList).highlighted_option
    return option.id or "" if option else ""


async def test_a_team_sees_what_it_left_before_anything_else(room: Room) -> None:
    keep_a_past(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Grade 4  Wed 11 Mar" in shown(app, "#title")
        assert "ONLY ON THIS LAPTOP" in shown(app, "#title")
        assert first_rows(app) == [
            "Since last time, Wed 4 Mar",
            "Decided   start every lesson with a number talk",
            "          no more timed drills on Mondays",
            "Promised  3 still open",
            "          copy the fraction task for…, by Fri 20 Mar",
            "Goal      students explain why two fractions are equ…\n"
            "          9 of 27 → 20 of 27 by Fri 15 May",
            "Parked    1 question",
            "Next: Look at work\nThu 12 Mar at 3:15 · fits: 34 of 45 min for 6 people\n"
            "Dee facilitates",
        ]
        assert pointed_at(app) == "next"
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)
        assert app.screen.query_one("#facilitator", Input).value == "Dee"


@pytest.mark.parametrize(
    ("row", "what", "state", "first"),
    [
        ("actions", "action", "open", "action"),
        ("parked", "question", "open", "question"),
        ("back", None, "", None),
    ],
)
async def test_a_row_leads_to_the_list_it_tells_of(
    row: str, what: str | None, state: str, first: str | None, room: Room
) -> None:
    keep_a_past(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await choose(pilot, row)
        assert isinstance(app.screen, ReviewScreen)
        assert (app.screen.wanted.what, app.screen.wanted.chosen.state) == (what, state)
        assert app.screen.row is not None
        assert first in (None, app.screen.row.what)
        await pilot.press("escape")
        await settle(pilot)
        assert pointed_at(app) == row


async def test_a_decision_a_promise_and_a_goal_are_shown_at_once(room: Room) -> None:
    keep_a_past(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("up", "up", "up")
        for what in ("action", "decision"):
            while not pointed_at(app).startswith(f"{what}:"):
                await pilot.press("up")
            kept = pointed_at(app)
            await pilot.press("enter")
            await settle(pilot)
            assert isinstance(app.screen, ReviewScreen)
            assert app.screen.row is not None
            assert f"{app.screen.row.what}:{app.screen.row.id}" == kept
            await pilot.press("escape", "escape")
            await settle(pilot)
            assert pointed_at(app) == kept


async def test_letters_lead_to_what_was_decided_promised_and_aimed_at(room: Room) -> None:
    keep_a_past(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for key, what in (("d", "decision"), ("a", "action"), ("g", "goal")):
            await pilot.press(key)
            await settle(pilot)
            assert isinstance(app.screen, ReviewScreen)
            assert app.screen.wanted.what == what
            await pilot.press("escape")
            await settle(pilot)
        await pilot.press("slash", *"tape", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.wanted.typed == "tape"


async def test_the_team_that_is_chosen_is_remembered_on_this_machine(room: Room) -> None:
    keep_a_past(room)
    keep_a_past(room, team="Grade 7")
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Grade 7" in shown(app, "#title")
        await pilot.press("t")
        await settle(pilot)
        assert isinstance(app.screen, ChooseTeamDialog)
        assert rows(app) == ["Grade 4", "Grade 7"]
        await pilot.press("x")
        await settle(pilot)
        assert shown(app, "#said") == "No team has that in its name."
        await pilot.press("enter", "backspace", "4")
        await settle(pilot)
        assert rows(app) == ["Grade 4"]
        await pilot.press("enter")
        await settle(pilot)
        assert "Grade 4" in shown(app, "#title")
    again = room.app()
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Grade 4" in shown(again, "#title")
        await choose(pilot, "start")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(again.screen, StartScreen)
        assert again.screen.query_one("#team", Input).value == "Grade 4"


async def test_the_team_that_meets_here_is_chosen(room: Room) -> None:
    keep_a_past(room)
    app = room.app(request(team="Grade 9"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
    with Journal.open(room.root / "sessions" / "plc.db", device="laptop") as journal:
        chosen = chosen_team(journal)
        assert chosen is not None
    again = room.app()
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Grade 9" in shown(again, "#title")


async def test_with_one_team_there_is_none_to_choose(room: Room) -> None:
    keep_a_past(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("t")
        await settle(pilot)
        assert app.screen is app.home()


async def test_in_a_low_window_all_of_it_fits_with_what_comes_next(room: Room) -> None:
    keep_a_past(room)
    app = room.app()
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        assert app.screen.query_one(OptionList).scroll_y == 0
        assert first_rows(app)[:4] == [
            "Since last time, Wed 4 Mar",
            "Decided   start every lesson wit…",
            "Promised  3 still open",
            "Goal      9 of 27 → 20 of 27: st…",
        ]
        await pilot.resize_terminal(120, 36)
        await settle(pilot)
        assert len(first_rows(app)) > 9


async def test_the_team_and_all_teams_are_a_row_away(room: Room) -> None:
    keep_a_past(room)
    keep_a_past(room, team="Grade 7")
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for row, screen in (("team", TeamScreen), ("teams", TeamsScreen)):
            await choose(pilot, row)
            assert isinstance(app.screen, screen)
            await pilot.press("escape")
            await settle(pilot)
            assert pointed_at(app) == row
