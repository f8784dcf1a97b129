"""Pictures of the closing: asked, half gone through, at its end."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.closing import answer, at_its_end, keep_a_meeting_at_its_end
from tests.tui.room import Room, settle
from tests.tui.test_screen_snapshots import Compare, every_cell_has_contrast

HALF = ("Eli", "Friday", "", "", "hopeful", "+ the samples", "- more time", "", "4 5 5 3 4")

PICTURES: dict[str, tuple[tuple[int, int], str, tuple[str, ...], str]] = {
    "asked": ((60, 18), "dark", (), ""),
    "half": ((60, 18), "light", HALF, ""),
    "leader": ((120, 36), "dark", (*HALF, "", ""), ""),
    "hurry": ((120, 36), "light", (), "pagedown"),
    "small": ((40, 12), "dark", HALF, "escape down down down"),
}
"""Size, theme, answers and keys of each."""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Room:
    room = Room(tmp_path_factory.mktemp("closing"))
    keep_a_meeting_at_its_end(room)
    return room


@pytest.fixture
def room(held: Room, tmp_path: Path) -> Room:
    shutil.copytree(held.root, tmp_path, dirs_exist_ok=True)
    room = Room(tmp_path)
    room.clock.at = held.clock.at
    return room


@pytest.mark.no_cover  # tests/conftest.py says why
@pytest.mark.parametrize("name", PICTURES)
def test_closing(name: str, room: Room, snap_compare: Compare) -> None:
    size, theme, answers, keys = PICTURES[name]

    async def drive(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await settle(pilot)
        await answer(pilot, *answers)
        await pilot.press(*keys.split())
        await settle(pilot)
        every_cell_has_contrast(pilot)

    assert snap_compare(
        at_its_end(room, theme=f"wall-{theme}"), terminal_size=size, run_before=drive
    )
