"""Where the team finds it: asked at the first start, copied at the end, opened by the next."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import Input, Static

from plc_runner.driver.copying import FILE, standing
from plc_runner.tui.screens.copy import CopyDialog, OpenCopyDialog
from tests.tui.room import Room, begin, settle

SIZE = (60, 18)


async def test_the_copy_is_asked_for_made_and_opened_by_the_next_person(
    room: Room, tmp_path: Path
) -> None:
    app = room.app()
    shared = tmp_path / "shared"
    shared.mkdir()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        dialog = app.screen
        assert isinstance(dialog, CopyDialog)
        dialog.query_one(Input).value = str(tmp_path / "nowhere" / "at" / "all")
        await pilot.press("enter")
        await settle(pilot)
        assert "There is no folder" in str(dialog.query_one("#said", Static).content)
        dialog.query_one(Input).value = str(shared / "six")
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert app.screen is app.home()
        place = app.home().place
        assert place is not None
        assert standing(place.journal).folder == shared / "six"
        assert (shared / "six" / FILE).exists()
    (tmp_path / "next").mkdir()
    other = Room(tmp_path / "next")
    next_app = other.app()
    async with next_app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("enter", "escape")
        await settle(pilot)
        home = next_app.home()
        assert home.place is not None
        await next_app.push_screen(OpenCopyDialog(home.place))
        await settle(pilot)
        next_app.screen.query_one(Input).value = str(shared / "six")
        await pilot.press("enter")
        await settle(pilot)
        assert next_app.screen is home
        assert standing(home.place.journal).folder == shared / "six"


async def test_the_end_of_a_meeting_makes_the_copy(room: Room, tmp_path: Path) -> None:
    from plc_runner.driver.copying import keep_in
    from tests.tui.test_app import end_meeting

    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        home = app.home()
        assert home.place is not None
        keep_in(home.place.journal, tmp_path / "shared")
        await end_meeting(pilot)
        await app.workers.wait_for_complete()
        await settle(pilot)
        assert "The team's copy is in" in str(app.screen.query_one("#copy", Static).content)
        assert list((tmp_path / "shared" / "records").glob("*.md"))
