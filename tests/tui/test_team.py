"""The team's screens by real keys: who comes, leaves and is back; norms; a list; a new team."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button, Input, OptionList, Static

from plc_runner.driver.people_said import the_member
from plc_runner.driver.teams import Office, change, leave
from plc_runner.memory.team import TeamNow, agree_again, team_now
from plc_runner.tui.app import PlcApp
from plc_runner.tui.screens.start import StartScreen
from plc_runner.tui.screens.team import TeamScreen
from plc_runner.tui.screens.teams import TeamsScreen
from plc_runner.tui.screens.ticks import Ticks
from plc_runner.tui.usual import usual_sitting
from tests.tui.a_team import keep_a_team
from tests.tui.past import keep_a_past
from tests.tui.room import Room, settle
from tests.tui.test_screen_snapshots import Compare, Drive, every_cell_has_contrast

SIZE = (60, 18)


async def at_team(pilot: Pilot[None], team: str) -> PlcApp:
    """To the team's screen, past what a first start asks."""
    app = pilot.app
    assert isinstance(app, PlcApp)
    await settle(pilot)
    while len(app.screen_stack) > 1:
        await pilot.press("escape")
        await settle(pilot)
    place = app.home().place
    assert place is not None
    await show(pilot, TeamScreen(place, team) if team else TeamsScreen(place))
    return app


async def show(pilot: Pilot[None], screen: Screen[None]) -> None:
    pilot.app.push_screen(screen)
    await settle(pilot)


async def choose(pilot: Pilot[None], text: str) -> None:
    """Enter on the row that begins so."""
    rows = pilot.app.screen.query_one(OptionList)
    (at,) = (n for n, row in enumerate(rows.options) if str(row.prompt).startswith(text))
    rows.highlighted = at
    await press(pilot, "enter")


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


def now(app: PlcApp, team: str) -> TeamNow:
    place = app.home().place
    assert place is not None
    return team_now(place.journal, team)


def told(app: PlcApp, where: str = "#said") -> str:
    return str(app.screen.query_one(where, Static).content)


async def test_somebody_comes_leaves_and_is_back(room: Room) -> None:
    team = keep_a_team(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_team(pilot, team)
        await press(pilot, "a", *"Gil", "enter", *"Coach", "enter", "enter", *"1 Mar", "enter")
        await press(pilot, "enter")
        assert told(app, "#told") == "Gil belongs to Grade 4 mathematics since 1 Mar."
        await choose(pilot, "Gil")
        await press(pilot, "tab", "tab", "tab", "enter", *"soonish", "enter")
        assert told(app).startswith("■ “soonish” is no clear day.")
        app.screen.query_one("#day", Input).value = ""
        await press(pilot, "enter")
        assert told(app, "#told") == "Gil left Grade 4 mathematics today. What they did stays."
        assert [one.name for one in now(app, team).team.former] == ["Eli", "Gil"]
        await press(pilot, "a", *"eli", *["enter"] * 5)
        assert told(app) == "■ Eli left Grade 4 mathematics on 13 Feb. Back, or somebody else?"
        await press(pilot, "enter")
        assert "Eli" in [one.name for one in now(app, team).team.members]


async def test_norms_are_agreed_on_again_and_added_to(room: Room) -> None:
    team = keep_a_team(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_team(pilot, team)
        assert agree_again(now(app, team), room.clock.at.date())
        await press(pilot, "n", *["enter"] * 3, *"We end on time.", "enter", "enter", "enter")
        assert isinstance(app.focused, Button)
        await press(pilot, "enter")
        known = now(app, team)
        assert known.norms is not None
        assert (len(known.norms.texts), known.norms.texts[-1]) == (4, "We end on time.")
        assert (known.came, known.went) == ((), ())
        assert not agree_again(known, room.clock.at.date())


async def test_a_list_says_what_it_would_do_before_it_does_it(room: Room) -> None:
    team = keep_a_team(room)
    (room.root / "list.csv").write_text("name,role\nGil,Coach\n,Coach\nBen,Lead\n")
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_team(pilot, team)
        await press(pilot, "i", *"nowhere", "enter", "enter")
        assert told(app) == "■ “nowhere” cannot be read: No such file or directory."
        app.screen.query_one("#file", Input).value = f"'{room.root / 'list.csv'}'"
        await press(pilot, "enter")
        assert told(app, "#found").splitlines() == [
            "New in Grade 4 mathematics: Gil",
            "Ben: role Lead",
            "Not in the list, and members still: Ana Costa, Cy, Dee and Fay",
            "▲ Line 3: A name is missing. Left out.",
        ]
        assert len(now(app, team).team.members) == 5
        await press(pilot, "enter")
        assert told(app, "#told") == "1 new member, 1 brought up to date."
        assert len(now(app, team).team.members) == 6


async def test_a_new_team_is_made_and_its_name_length_and_rhythm_changed(room: Room) -> None:
    keep_a_team(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_team(pilot, "")
        await press(pilot, *"Grade 5", "enter")
        await press(pilot, "enter", *"fifty", "enter", "enter", "enter")
        assert told(app) == "■ “fifty” is no number of minutes."
        app.screen.query_one("#minutes", Input).value = "50 min"
        await press(pilot, "enter")
        assert isinstance(app.screen, TeamScreen)
        assert told(app, "#title") == "Grade 5"
        await choose(pilot, "Meetings")
        app.screen.query_one("#name", Input).value = "grade 4 mathematics"
        await press(pilot, "enter", "enter", "enter", "enter")
        assert told(app).startswith("■ There is a team Grade 4 mathematics already.")
        app.screen.query_one("#name", Input).value = "Grade 5 science"
        await press(pilot, "enter")
        assert told(app, "#title") == "Grade 5 science"


async def test_the_start_dialog_offers_no_one_who_left_but_lets_them_come_back(room: Room) -> None:
    team = keep_a_team(room)
    app = room.app()
    async with app.run_test(size=(60, 30)) as pilot:
        app = await at_team(pilot, team)
        place = app.home().place
        assert place is not None
        start = StartScreen(place, place.library.find("look"), usual_sitting(place, None))
        app.push_screen(start)
        await settle(pilot)
        screen = app.screen
        members = screen.query_one("#members", Ticks)
        assert members.values == ("Ana Costa", "Ben", "Cy", "Dee", "Fay")
        back = screen.query_one("#back", Ticks)
        assert back.parent is not None
        assert back.parent.has_class("hidden")
        assert "Fay has not agreed yet, Eli has left" in told(app, "#sum")
        screen.query_one("#others", Input).value = "eli"
        await settle(pilot)
        assert not back.parent.has_class("hidden")
        assert back.values == ()
        back.focus()
        await press(pilot, "space")
        screen.query_one("#open", Button).press()
        await settle(pilot)
        assert "Eli" in [one.name for one in now(app, team).team.members]


async def norms(pilot: Pilot[None]) -> None:
    await press(pilot, "n")


async def has_left(pilot: Pilot[None]) -> None:
    await choose(pilot, "Ana")
    await press(pilot, "tab", "tab", "tab", "enter")


async def nothing(pilot: Pilot[None]) -> None:
    await press(pilot, "down")


@pytest.mark.no_cover  # tests/conftest.py says why
@pytest.mark.parametrize(
    ("drive", "size", "theme"),
    [
        (nothing, (60, 18), "wall-dark"),
        (nothing, (120, 36), "wall-light"),
        (nothing, (40, 12), "wall-light"),
        (norms, (60, 18), "wall-light"),
        (norms, (40, 12), "wall-dark"),
        (has_left, (60, 18), "wall-dark"),
    ],
    ids=["team-60", "team-120", "team-40", "norms-60", "norms-40", "left-60"],
)
def test_picture(
    drive: Drive, size: tuple[int, int], theme: str, room: Room, snap_compare: Compare
) -> None:
    team = keep_a_team(room)

    async def there(pilot: Pilot[None]) -> None:
        await at_team(pilot, team)
        await drive(pilot)
        every_cell_has_contrast(pilot)

    assert snap_compare(room.app(theme=theme), terminal_size=size, run_before=there)


async def test_who_was_to_facilitate_and_left_is_not_awaited(room: Room) -> None:
    team = keep_a_past(room)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        home = app.home()
        assert home.place is not None
        office = Office(home.place.journal, room.clock.at, home.place.today())
        assert home.coming is not None
        assert home.coming.leads == "Dee"
        change(office, office.team(team), the_member(office.team(team), "Dee"), name="Dee Okafor")
        home.fill()
        assert home.coming.leads == "Dee Okafor"
        leave(office, office.team(team), the_member(office.team(team), "Dee"))
        home.fill()
        assert not home.coming.leads.startswith("Dee")
