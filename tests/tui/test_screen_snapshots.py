"""How the screens look, as pictures, and the contrast of every cell on them.

After a wanted change: pytest --snapshot-update, and look.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

import pytest
from textual.app import App
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from tests.tui.room import Room, begin, open_wall, settle, type_line
from tests.tui.test_themes import ratio

Drive = Callable[[Pilot[None]], Awaitable[None]]


class Compare(Protocol):
    def __call__(
        self, app: App[None], *, terminal_size: tuple[int, int], run_before: Drive
    ) -> bool: ...


async def home(pilot: Pilot[None]) -> None:
    await running(pilot)
    await pilot.press("escape", "z")
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)


async def start(pilot: Pilot[None]) -> None:
    await settle(pilot)


async def pick(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await pilot.press("escape")
    await settle(pilot)


async def ready(pilot: Pilot[None]) -> None:
    await open_wall(pilot)


async def running(pilot: Pilot[None]) -> None:
    await begin(pilot)
    await pilot.press("pagedown")
    for text in ("three draw equal parts", "labels missing on half"):
        await type_line(pilot, text)
    await pilot.press("tab")
    await type_line(pilot, "is 1/4 read as “one four”?")
    await type_line(pilot, "/decide tape diagrams first because they show parts")
    await type_line(pilot, "/action Ana: copy the task by Friday")
    await pilot.press("f9", "f9")
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
    await settle(pilot)
    # The folder's name changes from run to run.
    pilot.app.screen.query_one("#where").display = False
    await settle(pilot)


async def record(pilot: Pilot[None]) -> None:
    await end(pilot)
    await pilot.press("down", "down", "enter")
    await settle(pilot)


SCREENS: dict[str, Drive] = {
    "home": home,
    "pick": pick,
    "start": start,
    "ready": ready,
    "running": running,
    "menu": menu,
    "help": help_,
    "end": end,
}
SIZES = [(40, 12), (60, 18), (120, 36)]
THEMES = ["wall-dark", "wall-light"]


def named(size: tuple[int, int]) -> str:
    return "x".join(map(str, size))


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("name", SCREENS)
def test_screen(
    name: str, size: tuple[int, int], theme: str, room: Room, snap_compare: Compare
) -> None:
    app = room.running(theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=SCREENS[name])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", [*SCREENS, "palette", "record"])
async def test_every_cell_of_a_screen_has_contrast(name: str, theme: str, room: Room) -> None:
    drive = {**SCREENS, "palette": palette, "record": record}[name]
    app = room.running(theme=theme)
    seen = 0
    async with app.run_test(size=(60, 18)) as pilot:
        await drive(pilot)
        for widget in app.screen.walk_children(Widget):
            if not widget.region or not widget.display or widget.children:
                continue
            for strip in widget.render_lines(Region(0, 0, *widget.size)):
                for segment in strip:
                    if segment.text.strip() and segment.text.strip("▁▂▃▄▅▆▇█▔▕▏ "):
                        seen += 1
                        assert ratio(segment) >= 4.5, (widget, segment.text)
    assert seen > 3
