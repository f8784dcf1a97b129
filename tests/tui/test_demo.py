"""Looking around in made-up teams from Home, and coming back."""

from __future__ import annotations

import asyncio
from pathlib import Path

from textual.pilot import Pilot

from plc_runner.tui import demo
from plc_runner.tui.app import PlcApp
from plc_runner.tui.visit import MadeUpLine
from tests.tui.room import Room


async def until(pilot: Pilot[None], app: PlcApp, title: str) -> None:
    """Wait for Home to show a team."""
    for _ in range(400):
        await pilot.pause(0.02)
        today = app.home().today
        ours = today.ours if today else None
        if (ours.team.name if ours else "") == title:
            return
    raise AssertionError(f"Home never showed {title}")


async def test_a_newcomer_looks_around_and_comes_back_with_nothing_left(tmp_path: Path) -> None:
    app = Room(tmp_path).app()
    async with app.run_test(size=(60, 18)) as pilot:
        while app.home().place is None:
            await pilot.pause(0.02)
        own = app.home().place
        assert own is not None
        await demo.look_around(app, own)
        await until(pilot, app, "Grade 4 mathematics")
        assert app.screen.query(MadeUpLine)
        there = app.home().place
        assert there is not None
        assert there.workspace.journal.is_file()
        await pilot.press("d")
        await pilot.pause(0.1)
        assert app.screen is not app.home()
        assert app.screen.query(MadeUpLine)
        await pilot.press("ctrl+q")
        await until(pilot, app, "")
        assert app.home().place is own
        assert not app.home().query(MadeUpLine)
        assert not there.workspace.root.exists()
        assert app.is_running


async def test_plc_demo_leaves_the_program_with_the_made_up_teams(tmp_path: Path) -> None:
    app = Room(tmp_path).app(first=demo.DemoRequest())
    async with app.run_test(size=(40, 12)) as pilot:
        await until(pilot, app, "Grade 4 mathematics")
        place = app.home().place
        assert place is not None
        assert place.made_up
        assert place.today().isoformat() == "2026-05-20"
        await pilot.press("ctrl+q")
        for _ in range(100):
            await asyncio.sleep(0.02)
            if not place.workspace.root.exists():
                break
        assert not place.workspace.root.exists()
