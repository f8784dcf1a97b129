"""Looking back on the wall: one key for each thing, while the clock goes on."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from plc_runner.session.past import in_order
from plc_runner.session.state import Phase, TakenUp
from plc_runner.tui.screens.gap import GapDialog
from plc_runner.tui.screens.run import RunScreen
from plc_runner.tui.screens.since import SinceScreen
from plc_runner.tui.widgets.rows import Rows
from tests.tui.looking_back import keep_what_is_left, open_panel, resumed
from tests.tui.room import Room, run_for, said, settle, state, type_line, view, wall
from tests.tui.test_screen_snapshots import Compare, every_cell_has_contrast

SIZE = (60, 18)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("left")
    keep_what_is_left(root)
    return root


@pytest.fixture
def room(left: Path, tmp_path: Path) -> Room:
    shutil.copytree(left, tmp_path, dirs_exist_ok=True)
    return Room(tmp_path)


def shown(panel: SinceScreen) -> str:
    """All rows as text."""
    rows = panel.query_one(Rows)
    return "\n".join(str(rows.get_option_at_index(n).prompt) for n in range(rows.option_count))


def told(panel: SinceScreen) -> str:
    return str(panel.query_one("#said", Static).content)


def items(panel: SinceScreen) -> tuple[TakenUp, ...]:
    return in_order(panel.state)


async def press(pilot: Pilot[None], keys: str) -> None:
    for key in keys.split():
        await pilot.press(key)
    await settle(pilot)


async def test_one_key_for_each_thing_and_the_bar_goes_on(room: Room) -> None:
    app = resumed(room)
    async with app.run_test(size=SIZE) as pilot:
        panel = await open_panel(pilot)
        assert panel.under_title() == "3 still open"
        await press(pilot, "d")
        copy, rulers, *_ = items(panel)
        assert (copy.verdict, panel.under_title()) == ("done", "2 still open")
        assert panel.chosen() == rulers.id
        assert "Who does it now?" in shown(panel)
        await press(pilot, "p B e n enter")
        await press(pilot, "m F r i d a y enter")
        await press(pilot, "k i t space h e l p s space b y space 1 5 space M a y enter")
        await press(pilot, "s enter")
        assert "Why?" in told(panel)
        await press(pilot, "n o b o d y space d o e s enter")
        await press(pilot, "1 4 space o f space 2 7 enter")
        await press(pilot, "o")
        _, rulers, tickets, tapes, drafts, _, books = items(panel)
        assert (rulers.owner_name, tickets.verdict, tickets.due) == ("Ben", "moved", "2026-03-13")
        assert (tapes.verdict, tapes.due, tapes.reason) == ("keep", "2026-05-15", "it helps")
        assert (drafts.verdict, drafts.reason) == ("stop", "nobody does")
        assert [one.value for one in state(app).measurements.values()] == ["14 of 27"]
        assert (books.verdict, panel.under_title()) == ("open", "All looked at")
        await press(pilot, "pagedown")
        assert isinstance(app.screen, RunScreen)
        assert view(app).step == "Guess"


async def test_an_accidental_letter_is_taken_back_and_shown(room: Room) -> None:
    app = resumed(room)
    async with app.run_test(size=SIZE) as pilot:
        panel = await open_panel(pilot)
        before = items(panel)
        await press(pilot, "x down down")
        assert items(panel)[0].verdict == "dropped"
        await press(pilot, "ctrl+z")
        assert items(panel) == before
        assert panel.chosen() == before[0].id
        assert told(panel).startswith("Undone")


async def test_nobody_is_named_until_somebody_asks(room: Room) -> None:
    app = resumed(room)
    async with app.run_test(size=SIZE) as pilot:
        panel = await open_panel(pilot)
        assert "Ana" not in shown(panel)
        assert "Fay" not in shown(panel)
        await press(pilot, "w")
        assert "Ana: copy the fraction task" in shown(panel).replace("\n  ", " ")
        await press(pilot, "w")
        assert "Ana" not in shown(panel)


async def test_words_on_the_line_are_not_lost_when_the_clicker_goes_on(room: Room) -> None:
    app = resumed(room)
    async with app.run_test(size=SIZE) as pilot:
        panel = await open_panel(pilot)
        await press(pilot, "m n e x t pagedown")
        assert app.screen is panel
        assert panel.query_one("#words", Input).value == "next"
        await press(pilot, "enter")
        assert "is no day" in told(panel)
        await press(pilot, "escape pagedown")
        assert view(app).step == "Guess"


async def test_the_clock_goes_on_and_the_line_is_one_key_away(room: Room) -> None:
    app = resumed(room)
    async with app.run_test(size=SIZE) as pilot:
        panel = await open_panel(pilot)
        before = view(app).clock.text
        run_for(app, room, 15)
        assert view(app).clock.text != before
        await press(pilot, "f5")
        assert view(app).clock.caption == "PAUSED"
        await press(pilot, "f5 escape")
        await type_line(pilot, "/done 1 all six sets")
        assert items(panel)[0].reason == "all six sets"
        assert "done: all six sets" in said(app)
        await type_line(pilot, "/since")
        assert isinstance(app.screen, SinceScreen)


async def test_an_absence_is_asked_about_at_once(room: Room) -> None:
    app = resumed(room)
    async with app.run_test(size=SIZE) as pilot:
        panel = await open_panel(pilot)
        room.clock.move(minutes=3)
        wall(app).tick()
        for _ in range(3):
            await settle(pilot)
        assert isinstance(app.screen, GapDialog)
        await press(pilot, "down enter")
        assert state(app).phase is Phase.RUNNING
        assert panel.is_current


async def test_taking_back_the_start_leads_back_to_the_wall(room: Room) -> None:
    app = resumed(room)
    async with app.run_test(size=SIZE) as pilot:
        panel = await open_panel(pilot)
        await press(pilot, "d ctrl+z")
        assert app.screen is panel
        await press(pilot, "ctrl+z")
        assert isinstance(app.screen, RunScreen)
        assert state(app).phase is Phase.READY


PICTURES = {
    "open": ((60, 18), "dark", "w"),
    "half": ((60, 18), "light", "d p B e n enter m"),
    "decision": ((120, 36), "dark", "d o down"),
    "light": ((120, 36), "light", "o o o"),
    "small": ((40, 12), "dark", "down down"),
}
"""Size, theme and keys of each."""


@pytest.mark.no_cover  # tests/conftest.py says why
@pytest.mark.parametrize("name", PICTURES)
def test_since(name: str, room: Room, snap_compare: Compare) -> None:
    size, theme, keys = PICTURES[name]

    async def drive(pilot: Pilot[None]) -> None:
        await open_panel(pilot)
        await press(pilot, keys)
        every_cell_has_contrast(pilot)

    assert snap_compare(resumed(room, theme=f"wall-{theme}"), terminal_size=size, run_before=drive)
