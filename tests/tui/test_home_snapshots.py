"""How Home looks for a team with a past, and where its team is chosen.

After a wanted change: pytest --snapshot-update, and look.
"""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.tui.past import keep_a_past
from tests.tui.room import Room, settle
from tests.tui.test_screen_snapshots import Compare, every_cell_has_contrast

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why

PICTURES = (
    ((40, 12), "wall-dark", ()),
    ((60, 18), "wall-light", ()),
    ((120, 36), "wall-dark", ()),
    ((60, 18), "wall-dark", ("t",)),
)


@pytest.mark.parametrize(
    ("size", "theme", "keys"),
    PICTURES,
    ids=[f"{size[0]}x{size[1]}-{theme}{'-'.join(('', *keys))}" for size, theme, keys in PICTURES],
)
def test_home(
    size: tuple[int, int], theme: str, keys: tuple[str, ...], room: Room, snap_compare: Compare
) -> None:
    async def drive(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await pilot.press(*keys)
        await settle(pilot)
        every_cell_has_contrast(pilot)

    keep_a_past(room, cycle=True)
    if keys:
        keep_a_past(room, team="Grade 7", planned=False)
    assert snap_compare(room.app(theme=theme), terminal_size=size, run_before=drive)
