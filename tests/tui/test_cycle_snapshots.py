"""How Home looks when something is due, and the two screens of a cycle.

After a wanted change: pytest --snapshot-update, and look.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from textual.pilot import Pilot

from plc_runner.driver.cycles import begin_cycle
from plc_runner.journal.store import Journal
from plc_runner.protocol.library import Library
from tests.driver.test_cycles import hold
from tests.tui.room import Room
from tests.tui.test_cycles import at_home, choose
from tests.tui.test_screen_snapshots import (
    SIZES,
    THEMES,
    Compare,
    Drive,
    every_cell_has_contrast,
    named,
)

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why


def two_meetings_held(room: Room) -> None:
    """Grade 4 is in week 3 of six, a week late; Grade 5 begins next week."""
    library = Library(room.root)
    now = room.clock.at
    (room.root / "sessions").mkdir()
    with Journal.open(room.root / "sessions" / "plc.db", device="laptop") as journal:
        begin_cycle(journal, library.cycle("first-semester"), "Grade 5", date(2026, 3, 16), now)
        inquiry = library.cycle("six-week-inquiry")
        begin_cycle(journal, inquiry, "Grade 4", date(2026, 2, 16), now - timedelta(weeks=4))
        for days, protocol in ((22, "unpacking-a-standard"), (15, "smart-goal")):
            hold(journal, library, protocol, now - timedelta(days=days), closed=True)


async def followed(pilot: Pilot[None]) -> None:
    await choose(pilot, "cycles")
    await pilot.press("enter")
    await at_home(pilot)


async def begin(pilot: Pilot[None]) -> None:
    await choose(pilot, "cycles")
    await choose(pilot, "cycle:six-week-inquiry")


SCREENS: dict[str, Drive] = {"due": at_home, "followed": followed, "begin": begin}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("name", SCREENS)
def test_screen(
    name: str, size: tuple[int, int], theme: str, room: Room, snap_compare: Compare
) -> None:
    async def drive(pilot: Pilot[None]) -> None:
        await at_home(pilot)
        await SCREENS[name](pilot)
        every_cell_has_contrast(pilot)

    two_meetings_held(room)
    assert snap_compare(room.app(theme=theme), terminal_size=size, run_before=drive)
