"""How looking back looks, as pictures, and the contrast of every cell on them.

After a wanted change: pytest --snapshot-update, and look.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from plc_runner.tui.screens.home import HomeScreen
from plc_runner.tui.screens.review import ReviewScreen
from tests.tui.review.kept import keep_a_year
from tests.tui.room import Room, settle
from tests.tui.test_screen_snapshots import Compare, every_cell_has_contrast

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why


@pytest.fixture(scope="module")
def a_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("a-year")
    keep_a_year(root)
    return root


PICTURES = {
    "all": ((60, 18), "dark", ""),
    "found": ((60, 18), "light", "slash f r a c"),
    "decision": ((120, 36), "dark", "d down down"),
    "goal": ((120, 36), "light", "g"),
    "goal-read": ((60, 18), "dark", "g enter"),
    "stopped": ((40, 12), "light", "d f6 f6"),
}
"""Size, theme and keys of each."""


@pytest.mark.parametrize("name", PICTURES)
def test_look_back(snap_compare: Compare, a_year: Path, tmp_path: Path, name: str) -> None:
    size, theme, keys = PICTURES[name]
    shutil.copytree(a_year, tmp_path, dirs_exist_ok=True)
    app = Room(tmp_path).app(theme=f"wall-{theme}")

    async def drive(pilot: Pilot[None]) -> None:
        await settle(pilot)
        home = app.screen
        assert isinstance(home, HomeScreen)
        assert home.place is not None
        await app.push_screen(ReviewScreen(home.place))
        await settle(pilot)
        for key in keys.split():
            await pilot.press(key)
            await settle(pilot)
        await settle(pilot)
        every_cell_has_contrast(pilot)

    assert snap_compare(app, terminal_size=size, run_before=drive)
