"""The start dialog: from Home to the wall, with nothing but Enter and with everything typed."""

from __future__ import annotations

from datetime import timedelta

from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from plc_runner.session.state import Phase
from plc_runner.tui.app import PlcApp
from plc_runner.tui.screens.copy import CopyDialog
from plc_runner.tui.screens.pick import PickScreen
from plc_runner.tui.screens.run import RunScreen
from plc_runner.tui.screens.start import StartScreen
from plc_runner.tui.screens.ticks import Ticks
from tests.tui.room import TEAM, Room, begin, request, settle, state, view, wall

SIZE = (60, 18)


def summary(app: PlcApp) -> str:
    return str(app.screen.query_one("#sum", Static).content)


def names(app: PlcApp) -> list[str]:
    return [state(app).name(id_) for id_ in state(app).present]


async def put(pilot: Pilot[None], field: str, text: str) -> None:
    pilot.app.screen.query_one(f"#{field}", Input).value = text
    await settle(pilot)


async def test_nothing_but_enter_opens_the_wall_and_not_the_clock(room: Room) -> None:
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(14):
            await pilot.press("escape" if isinstance(app.screen, CopyDialog) else "enter")
            await settle(pilot)
            if isinstance(app.screen, RunScreen):
                break
        assert isinstance(app.screen, RunScreen)
        assert state(app).phase is Phase.READY
        assert len(state(app).present) == 6


async def test_the_second_time_team_roster_length_and_protocol_are_last_times(room: Room) -> None:
    first = room.running(until="4:15")
    async with first.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("escape", "z")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        room.clock.move(days=7)
        for _ in range(3):
            await pilot.press("enter")
            await settle(pilot)
        assert isinstance(first.screen, RunScreen)
        assert state(first).title == "Look at work"
        assert state(first).team_name == "Grade 4"
        assert names(first) == list(TEAM)
        assert state(first).name(state(first).facilitator) == "Ana", "Ben has just had his turn"
        assert state(first).stop_at == room.clock() + timedelta(minutes=60)


async def test_the_plans_total_and_its_problems_are_told_before_the_start(room: Room) -> None:
    app = room.app(request(roles={}, until="3:44"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "6 people, 7 steps, 29 min: 3:15 to 3:44, cut from 32 min" in summary(app)
        assert "▲" not in summary(app), "a role that nobody was named for is offered to somebody"
        assert app.screen.query_one("#role-0", Input).placeholder.startswith("Ana · ")
        await put(pilot, "role-0", "Zoe")
        assert "Nobody is Presenting teacher yet." in summary(app)
        assert "nobody here is called “Zoe”" in summary(app)
        await put(pilot, "role-0", "Ana")
        assert "▲" not in summary(app)
        await put(pilot, "stop", "3:39")
        assert "24 min: 3:15 to 3:39, cut from 32 min" in summary(app)
        await put(pilot, "stop", "3:20")
        assert "Even at its shortest this takes" in summary(app)


async def test_a_time_that_is_none_keeps_the_wall_closed(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await put(pilot, "stop", "soon")
        assert "is no time to stop at" in summary(app)
        app.screen.query_one("#open").focus()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, StartScreen)
        assert app.focused is app.screen.query_one("#stop")


async def test_a_head_count_is_enough(room: Room) -> None:
    app = room.app(request(people=4, roles={}))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert summary(app).startswith("● 4 people")
        await pilot.press("enter")
        await settle(pilot)
        assert names(app) == ["Person 1", "Person 2", "Person 3", "Person 4"]


async def test_the_roster_is_ticked_and_can_be_unticked(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
    again = room.app(request(people=TEAM[:5]))
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        ticks = again.screen.query_one("#members", Ticks)
        assert ticks.values == TEAM[:5]
        ticks.focus()
        await pilot.press("right", "space")
        await put(pilot, "others", "Gus")
        await put(pilot, "facilitator", "")
        again.screen.query_one("#open").focus()
        await pilot.press("enter")
        await settle(pilot)
        assert names(again) == ["Ana", "Cy", "Dee", "Eli", "Gus"]


async def test_prework_that_is_not_here_leads_to_another_protocol(room: Room) -> None:
    room.write("other.yaml", "title: Other way\nsteps: [{title: Only step, minutes: 5}]\n")
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.screen.query_one("#prework", Ticks).focus()
        await pilot.press("space")
        await settle(pilot)
        assert "The prework is not here: Esc chooses another protocol." in summary(app)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, PickScreen)
        options = app.screen.query_one(OptionList)
        options.highlighted = next(
            n for n in range(options.option_count) if options.get_option_at_index(n).id == "other"
        )
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.query_one("#team", Input).value == "Grade 4"
        await pilot.press("enter")
        await settle(pilot)
        assert view(app).title == "Other way"
        assert names(app) == list(TEAM)


async def test_an_optional_step_can_be_dropped(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        app.screen.query_one("#optional", Ticks).focus()
        await pilot.press("space")
        await settle(pilot)
        assert "6 steps, 30 min" in summary(app)
        app.screen.query_one("#open").focus()
        await pilot.press("enter")
        await settle(pilot)
        assert [step.title for step in state(app).steps].count("Warm down") == 0


async def test_the_focus_is_shown_to_the_room_before_the_start(room: Room) -> None:
    app = room.running(focus="[b]Fractions[/b]")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        first = view(app).console[0]
        assert (first.label, first.text) == ("Focus", "[b]Fractions[/b]")
        assert wall(app).state.focus == "[b]Fractions[/b]"


async def test_the_picker_says_what_each_is_for_and_how_long(room: Room) -> None:
    room.write("broken.yaml", "title: [\n")
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for key in ("enter", "escape", "enter"):
            await pilot.press(key)
            await settle(pilot)
        assert isinstance(app.screen, PickScreen)
        options = app.screen.query_one(OptionList)
        prompts = [options.get_option_at_index(n).prompt for n in range(options.option_count)]
        plain = [p.plain for p in prompts if isinstance(p, Content)]
        assert "Look at work  29 min · yours\nSee what pupils can do." in plain
        assert any(text.startswith("Student work analysis") for text in plain)
        assert "broken.yaml" in str(app.screen.query_one("#broken", Static).content)


async def test_a_protocol_that_is_not_there_is_told_on_home(room: Room) -> None:
    app = room.app(request("lok"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Did you mean look?" in str(app.screen.query_one("#problem", Static).content)


async def test_a_word_finds_a_protocol(room: Room) -> None:
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await app.push_screen(PickScreen(app._place, 6))  # type: ignore[arg-type]
        await settle(pilot)
        options = app.screen.query_one(OptionList)
        everything = options.option_count
        await pilot.press("down")
        assert options.highlighted == 1
        await pilot.press(*"pupils")
        await settle(pilot)
        assert (options.option_count, options.highlighted) == (1, 0)
        await pilot.press(*"zz")
        await settle(pilot)
        assert options.option_count == 0
        assert app.screen.query_one("#none").display
        await pilot.press("enter")
        assert isinstance(app.screen, PickScreen)
        await pilot.press(*["backspace"] * 8)
        await settle(pilot)
        assert options.option_count == everything
