"""How the screens look, as pictures, and the contrast of every cell on them.

After a wanted change: pytest --snapshot-update, and look.
"""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from typing import Protocol

import pytest
from textual.app import App
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from plc_runner.tui.app import PlcApp
from tests.tui.room import Room, open_wall, settle
from tests.tui.test_themes import ratio

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why

Drive = Callable[[Pilot[None]], Awaitable[None]]


class Compare(Protocol):
    def __call__(
        self, app: App[None], *, terminal_size: tuple[int, int], run_before: Drive
    ) -> bool: ...


async def start(pilot: Pilot[None]) -> None:
    await settle(pilot)


async def pick(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await pilot.press("escape")
    await settle(pilot)


async def ready(pilot: Pilot[None]) -> None:
    await open_wall(pilot)


async def running(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await pilot.press("tab")
    await settle(pilot)


async def menu(pilot: Pilot[None]) -> None:
    await running(pilot)
    await pilot.press("escape")
    await settle(pilot)


async def help_(pilot: Pilot[None]) -> None:
    await running(pilot)
    await pilot.press("f1")
    await settle(pilot)


async def palette(pilot: Pilot[None]) -> None:
    await running(pilot)
    await pilot.press("ctrl+p")
    await pilot.pause(0.5)
    await settle(pilot)


async def end(pilot: Pilot[None]) -> None:
    await running(pilot)
    await pilot.press("escape", "z")
    await settle(pilot)
    await pilot.press("enter")
    for _ in range(20):
        await settle(pilot)
        if pilot.app.screen.query("#where"):
            break
    # The folder's name changes from run to run.
    pilot.app.screen.query_one("#where").display = False
    await settle(pilot)


async def record(pilot: Pilot[None]) -> None:
    await end(pilot)
    await pilot.press("down", "down", "enter")
    await settle(pilot)


BEFORE: dict[str, Drive] = {"pick": pick, "start": start, "ready": ready}
"""Before the meeting has begun."""
SCREENS: dict[str, Drive] = {
    **BEFORE,
    "running": running,
    "menu": menu,
    "help": help_,
    "end": end,
}
SIZES = [(40, 12), (60, 18), (120, 36)]
THEMES = ["wall-dark", "wall-light"]


def named(size: tuple[int, int]) -> str:
    return "x".join(map(str, size))


def app_for(name: str, in_meeting: Room, theme: str) -> PlcApp:
    if name in BEFORE:
        shutil.rmtree(in_meeting.root / "sessions")
        return in_meeting.running(theme=theme)
    return in_meeting.resumed(theme=theme)


def every_cell_has_contrast(pilot: Pilot[None]) -> None:
    seen = 0
    for widget in pilot.app.screen.walk_children(Widget):
        if not widget.region or not widget.display or widget.children:
            continue
        for strip in widget.render_lines(Region(0, 0, *widget.size)):
            for segment in strip:
                if segment.text.strip() and segment.text.strip("▁▂▃▄▅▆▇█▔▕▏ "):
                    seen += 1
                    assert ratio(segment) >= 4.5, (widget, segment.text)
    assert seen > 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("name", SCREENS)
def test_screen(
    name: str, size: tuple[int, int], theme: str, in_meeting: Room, snap_compare: Compare
) -> None:
    async def drive(pilot: Pilot[None]) -> None:
        await SCREENS[name](pilot)
        every_cell_has_contrast(pilot)

    app = app_for(name, in_meeting, theme)
    assert snap_compare(app, terminal_size=size, run_before=drive)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("drive", [palette, record], ids=["palette", "record"])
async def test_every_cell_of_a_passing_screen_has_contrast(
    drive: Drive, theme: str, in_meeting: Room
) -> None:
    async with in_meeting.resumed(theme=theme).run_test(size=(60, 18)) as pilot:
        await drive(pilot)
        every_cell_has_contrast(pilot)
