"""How the dialog looks that puts the past right.

After a wanted change: pytest --snapshot-update, and look.
"""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from plc_runner.tui.screens.amend import What
from tests.tui.room import Room, settle
from tests.tui.test_amend import amend, end
from tests.tui.test_cycles import choose
from tests.tui.test_screen_snapshots import Compare, every_cell_has_contrast, named

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why


@pytest.mark.parametrize(
    ("what", "shelf", "row", "size", "theme"),
    [
        ("decision", "decisions", "", (60, 18), "wall-light"),
        ("decision", "decisions", "", (40, 12), "wall-dark"),
        ("decision", "decisions", "stop", (60, 18), "wall-dark"),
        ("action", "actions", "", (120, 36), "wall-dark"),
    ],
    ids=lambda one: named(one) if isinstance(one, tuple) else str(one),
)
def test_screen(
    what: What,
    shelf: str,
    row: str,
    size: tuple[int, int],
    theme: str,
    in_meeting: Room,
    snap_compare: Compare,
) -> None:
    async def drive(pilot: Pilot[None]) -> None:
        await amend(pilot, what, shelf)
        if what == "decision":
            await choose(pilot, "part-review")
            await pilot.press("ctrl+u", *"1 May 2026", "enter")
            await settle(pilot)
            await amend(pilot, what, shelf)
        if row:
            await choose(pilot, row)
            await pilot.press("enter")
            await settle(pilot)
        every_cell_has_contrast(pilot)

    end(in_meeting)
    assert snap_compare(in_meeting.app(theme=theme), terminal_size=size, run_before=drive)
