"""A rehearsal: the wall at speed, and nothing left of it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.app import App
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import OptionList, Static

from plc_runner.errors import NotFound, Refused
from plc_runner.journal import queries
from plc_runner.protocol.check import read_file
from plc_runner.protocol.source import Reading
from plc_runner.session.state import Phase
from plc_runner.tui.app import PlcApp
from plc_runner.tui.errands import RehearseRequest
from plc_runner.tui.place import Place
from plc_runner.tui.rehearsal import rehearse, sweep
from plc_runner.tui.screens.home import HomeScreen
from plc_runner.tui.screens.menu import MenuScreen
from plc_runner.tui.screens.rehearsal import RehearsalEndScreen, RehearsalScreen
from tests.tui.room import Room, said, settle, state, texts, type_line, view, wall, write
from tests.tui.test_screen_snapshots import (
    SIZES,
    THEMES,
    Compare,
    every_cell_has_contrast,
    named,
)

SIZE = (60, 18)


@pytest.fixture(autouse=True)
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where throw-away journals go in these tests."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture(autouse=True)
def no_real_ticks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the test moves the time: the timer's own ticks are rare."""
    monkeypatch.setattr(RehearsalScreen, "until_tick", lambda _: 60.0)


def reading(room: Room) -> Reading:
    return read_file(room.root / "protocols" / "look.yaml")


def request(room: Room, **more: Any) -> RehearseRequest:
    found = reading(room)
    assert found.protocol is not None
    return RehearseRequest(found.protocol, found.text, more.pop("people", 6), **more)


def screen(app: PlcApp) -> RehearsalScreen:
    found = wall(app)
    assert isinstance(found, RehearsalScreen)
    return found


async def begin(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)


def pass_time(app: PlcApp, room: Room, seconds: float) -> None:
    """Let the laptop's time pass, in the ticks of a rehearsal."""
    screen(app).tick()
    for _ in range(round(seconds * 10)):
        room.clock.move(seconds=0.1)
        screen(app).tick()


def spent(app: PlcApp) -> dict[str, float]:
    return {step.key: state(app).progress_of(step.key).spent for step in state(app).steps}


async def test_it_runs_by_itself_from_the_first_step_to_the_end(room: Room) -> None:
    app = room.app(request(room))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert state(app).phase is Phase.READY
        assert list(map(state(app).name, state(app).people)) == [
            "Ana",
            "Ben",
            "Cy",
            "Dee",
            "Eli",
            "Fay",
        ]
        assert view(app).rehearsal == "REHEARSAL 60×"
        assert "nothing is kept" in said(app)
        pass_time(app, room, 3)
        assert state(app).phase is Phase.READY
        await begin(pilot)
        pass_time(app, room, 1)
        assert view(app).clock.text == "2:00"
        pass_time(app, room, 3)
        assert state(app).step is state(app).steps[1]
        pass_time(app, room, 8)
        assert view(app).turns[0].state == "done"
        assert view(app).meeting is not None
        assert view(app).meeting.text == "ON TIME"  # type: ignore[union-attr]
        pass_time(app, room, 18)
        await settle(pilot)
        assert isinstance(app.screen, RehearsalEndScreen)
        assert state(app).phase is Phase.CLOSED
        assert spent(app) == {step.key: step.seconds for step in state(app).steps}


def on_the_wall(app: PlcApp) -> str:
    """All text on the screen."""
    return "\n".join(
        strip.text
        for widget in app.screen.walk_children(Widget)
        if widget.region and widget.display and not widget.children
        for strip in widget.render_lines(Region(0, 0, *widget.size))
    )


@pytest.mark.parametrize("size", SIZES, ids=named)
async def test_it_says_at_every_moment_that_it_is_one(room: Room, size: tuple[int, int]) -> None:
    app = room.app(request(room, by_itself=False, speed=600))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "REHEARSAL 600×" in on_the_wall(app)
        await begin(pilot)
        for key in ("f9", "f9", "f12", "f12", "f5", "f5"):
            await pilot.press(key)
            await settle(pilot)
            assert "REHEARSAL 600×" in on_the_wall(app), key
        pass_time(app, room, 2)
        await settle(pilot)
        assert view(app).clock.level == "over"
        assert "REHEARSAL 600×" in on_the_wall(app)


async def test_nothing_is_left_of_it(room: Room, temporary: Path) -> None:
    app = room.app(request(room))
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await type_line(pilot, "somebody typed this")
        journal = screen(app).driver.journal
        assert journal.path.is_relative_to(temporary)
        screen(app).let_pass(3600)
        await settle(pilot)
        told = app.screen.query_one("#where", Static).content
        assert "Nothing of it is kept" in str(told)
        assert app._place is not None
        assert queries.sessions(app._place.journal) == ()
        assert queries.teams(app._place.journal) == ()
        await pilot.press("escape")
        await settle(pilot)
    assert not list(temporary.iterdir())
    left = {p.name for p in (room.root / "sessions").iterdir()} - {".locks"}
    assert left <= {"plc.db", "plc.db-wal", "plc.db-shm"}


async def test_it_waits_while_somebody_types_reads_or_pauses(room: Room) -> None:
    app = room.app(request(room))
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        pass_time(app, room, 1)
        before = view(app).clock.text
        await write(pilot, "what we guess")
        pass_time(app, room, 2)
        assert view(app).clock.text == before
        assert view(app).rehearsal == "REHEARSAL WAITS"
        await pilot.press("enter")
        await settle(pilot)
        assert texts(app, "guess") or state(app).entries
        for key, back in (("escape", "escape"), ("f1", "escape"), ("f5", "f5")):
            await pilot.press(key)
            await settle(pilot)
            pass_time(app, room, 2)
            await pilot.press(back)
            await settle(pilot)
        assert view(app).clock.text == before
        pass_time(app, room, 1)
        assert view(app).clock.text == "1:00"


async def test_by_hand_nothing_goes_on_by_itself(room: Room) -> None:
    app = room.app(request(room, by_itself=False, speed=100))
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        pass_time(app, room, 2)
        assert state(app).step is state(app).steps[0]
        assert view(app).clock.level == "over"
        assert view(app).choices
        await pilot.press("pagedown")
        await settle(pilot)
        assert state(app).step is state(app).steps[1]


@pytest.mark.parametrize(
    ("seconds", "back"), [(4.5, "/back"), (3.1, "/undo"), (12.5, "/turn-back")]
)
async def test_who_goes_back_stays_there(room: Room, seconds: float, back: str) -> None:
    app = room.app(request(room))
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        pass_time(app, room, seconds)
        was = state(app).position, view(app).turns
        await type_line(pilot, back)
        now = state(app).position, view(app).turns
        assert now != was
        assert "by hand" in said(app)
        pass_time(app, room, 1)
        assert (state(app).position, view(app).turns) == now


async def test_the_menu_changes_the_speed_and_the_hands(room: Room) -> None:
    app = room.app(request(room))
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        for letter, mark in (("2", "120×"), ("2", "240×"), ("1", "120×"), ("1", "60×")):
            await pilot.press("escape")
            await settle(pilot)
            assert isinstance(app.screen, MenuScreen)
            await pilot.press(letter)
            await settle(pilot)
            assert view(app).rehearsal == f"REHEARSAL {mark}"
        await pilot.press("escape", "3")
        await settle(pilot)
        assert "by hand" in said(app)
        pass_time(app, room, 5)
        assert state(app).step is state(app).steps[0]
        await pilot.press("escape", "3")
        await settle(pilot)
        pass_time(app, room, 0.2)
        assert state(app).step is state(app).steps[1]


async def test_a_closed_lid_is_no_absence(room: Room) -> None:
    app = room.app(request(room, speed=600))
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        screen(app).tick()
        room.clock.move(hours=3)
        screen(app).tick()
        assert state(app).phase is Phase.RUNNING
        assert sum(spent(app).values()) <= 600
        room.clock.move(seconds=-100)
        screen(app).tick()
        assert state(app).phase is Phase.RUNNING


async def test_time_and_people_are_as_asked_for(room: Room) -> None:
    wanted = request(
        room, people=("Gil", "Hanna", "Ivo"), roles={"presenter": ("hanna",)}, seconds=20 * 60
    )
    app = room.app(wanted)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert sum(step.seconds for step in state(app).steps) == 20 * 60
        (presenter,) = state(app).roles["presenter"]
        assert state(app).name(presenter) == "Hanna"
        await begin(pilot)
        screen(app).let_pass(20 * 60)
        await settle(pilot)
        assert isinstance(app.screen, RehearsalEndScreen)


@pytest.fixture
def from_home(room: Room) -> Callable[..., Awaitable[PlcApp]]:
    async def go(app: PlcApp, pilot: Pilot[None], **more: Any) -> PlcApp:
        await settle(pilot)
        for _ in range(2):  # the size of the letters, and where the team's copy lies
            await pilot.press("escape")
            await settle(pilot)
        assert app._place is not None
        await rehearse(app, app._place, reading(room), 4, **more)
        await settle(pilot)
        return app

    return go


@pytest.mark.parametrize("keys", [("ctrl+q",), ("escape", "q"), ("escape", "ctrl+q")])
async def test_leaving_it_leads_back_to_where_it_was_asked_for(
    room: Room, from_home: Callable[..., Awaitable[PlcApp]], keys: tuple[str, ...], temporary: Path
) -> None:
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await from_home(app, pilot)
        await begin(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert app.is_running
        assert not list(temporary.iterdir())


async def test_once_more(
    room: Room, from_home: Callable[..., Awaitable[PlcApp]], temporary: Path
) -> None:
    app = room.app()
    gone = []
    async with app.run_test(size=SIZE) as pilot:
        await from_home(app, pilot, left=lambda: gone.append(True))
        first = screen(app)
        await begin(pilot)
        screen(app).let_pass(3600)
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        await settle(pilot)
        assert screen(app) is not first
        assert state(app).phase is Phase.READY
        assert not gone
        assert len(list(temporary.iterdir())) == 1
        await pilot.press("ctrl+q")
        await settle(pilot)
        assert gone == [True]


async def test_all_steps_can_be_seen_at_the_end(room: Room) -> None:
    app = room.app(request(room))
    async with app.run_test(size=(40, 12)) as pilot:
        await begin(pilot)
        screen(app).let_pass(3600)
        await settle(pilot)
        steps = app.screen.query_one(VerticalScroll)
        assert steps.scroll_offset.y == 0 < steps.max_scroll_y
        await pilot.press("pagedown")
        await settle(pilot)
        assert steps.scroll_offset.y == steps.max_scroll_y


async def test_from_the_command_line_the_program_ends_with_it(room: Room) -> None:
    app = room.app(request(room))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+q")
        await settle(pilot)
    assert app.return_code == 0


async def test_what_cannot_be_rehearsed_is_told(
    room: Room, from_home: Callable[..., Awaitable[PlcApp]], temporary: Path
) -> None:
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        with pytest.raises(NotFound, match="king"):
            await from_home(app, pilot, roles={"king": ("Ana",)})
        room.write("look.yaml", "title: X\n")
        place = app._place
        assert isinstance(place, Place)
        with pytest.raises(Refused, match="errors"):
            await rehearse(app, place, reading(room), 4)
    assert not list(temporary.iterdir())


async def test_a_fault_of_the_program_leaves_nothing_behind(room: Room, temporary: Path) -> None:
    app = room.app(request(room))

    async def until_it_breaks() -> None:
        async with app.run_test(size=SIZE) as pilot:
            await begin(pilot)
            app.call_later(lambda: 1 / 0)
            await settle(pilot)

    with pytest.raises(ZeroDivisionError):
        await until_it_breaks()
    assert not list(temporary.iterdir())


def test_what_a_power_cut_left_is_swept_after_a_day(room: Room, temporary: Path) -> None:
    old, new, other = (temporary / name for name in ("plc-rehearsal-a", "plc-rehearsal-b", "x"))
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "plc.db").touch()
    now = room.clock()
    for folder, age in ((old, 90_000), (new, 3600), (other, 90_000)):
        at = now.timestamp() - age
        os.utime(folder, (at, at))
    sweep(now)
    assert sorted(temporary.iterdir()) == [new, other]


async def running(app: App[None], room: Room, pilot: Pilot[None]) -> None:
    assert isinstance(app, PlcApp)
    await begin(pilot)
    pass_time(app, room, 5)
    await settle(pilot)


async def ended(app: App[None], room: Room, pilot: Pilot[None]) -> None:
    await running(app, room, pilot)
    assert isinstance(app, PlcApp)
    screen(app).let_pass(3600)
    await settle(pilot)
    assert isinstance(app.screen, RehearsalEndScreen)
    assert app.screen.query_one(OptionList).has_focus


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("drive", [running, ended])
def test_screen(
    drive: Callable[[App[None], Room, Pilot[None]], Awaitable[None]],
    size: tuple[int, int],
    theme: str,
    room: Room,
    snap_compare: Compare,
) -> None:
    app = room.app(request(room), theme=theme)

    async def before(pilot: Pilot[None]) -> None:
        await drive(app, room, pilot)
        every_cell_has_contrast(pilot)

    assert snap_compare(app, terminal_size=size, run_before=before)
