"""How the editor looks, as pictures, and the contrast of every cell of it.

After a wanted change: pytest --snapshot-update, and look.
"""

from __future__ import annotations

import pytest
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from tests.tui.editor import open_editor, press, wait_for_reading, write
from tests.tui.room import PROTOCOL, Room, settle
from tests.tui.test_screen_snapshots import SIZES, THEMES, Compare, Drive, named
from tests.tui.test_themes import ratio

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why

BROKEN = PROTOCOL.replace("    minutes: 2\n", "    minuts: 2\n")


async def form(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "down", "down", "enter", "tab", "enter")
    await write(pilot, "soon\n")


async def text(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "f2", "f8")
    await wait_for_reading(pilot)


async def steps(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "down", "down")


async def selected(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "f2", *["down"] * 5, *["shift+down"] * 6)


async def question(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "down", "delete", "escape")


async def wall(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "down", "f3")


async def keys(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "f1")


SCREENS: dict[str, Drive] = {"form": form, "text": text}
MORE: dict[str, Drive] = {
    "steps": steps,
    "selected": selected,
    "question": question,
    "wall": wall,
    "keys": keys,
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("name", SCREENS)
def test_editor(
    name: str, size: tuple[int, int], theme: str, room: Room, snap_compare: Compare
) -> None:
    room.write("look.yaml", BROKEN if name == "text" else PROTOCOL)
    app = open_editor(room)
    app.theme = theme
    assert snap_compare(app, terminal_size=size, run_before=SCREENS[name])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", [*SCREENS, *MORE])
async def test_every_cell_of_the_editor_has_contrast(name: str, theme: str, room: Room) -> None:
    drive = {**SCREENS, **MORE}[name]
    room.write("look.yaml", "# Ours.\n" + (BROKEN if name in ("text", "steps") else PROTOCOL))
    app = open_editor(room)
    app.theme = theme
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
