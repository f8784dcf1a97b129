"""The dialog that puts the past right: by keys alone, told in place."""

from __future__ import annotations

from datetime import timedelta

from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from plc_runner.driver import Driver
from plc_runner.driver.records import write_records
from plc_runner.session import commands as c
from plc_runner.session.state import Phase
from plc_runner.tui.app import PlcApp
from plc_runner.tui.place import Place
from plc_runner.tui.screens.amend import AmendDialog, What
from plc_runner.tui.screens.record import RecordScreen
from plc_runner.tui.screens.reopen import ReopenDialog
from plc_runner.tui.screens.run import RunScreen
from plc_runner.workspace import Workspace
from tests.tui.room import Room, settle, state
from tests.tui.test_app import SIZE, rows, shown
from tests.tui.test_cycles import at_home, choose


def end(room: Room) -> None:
    """The meeting of the room is over, and its record written."""
    with room.app()._open_journal() as journal:
        driver = Driver.resume(journal, room.session(), now=room.clock)
        driver.do(c.Close())
        driver.release()
        write_records(journal, Workspace(room.root).sessions, driver.state)
    room.clock.at += timedelta(days=1)


def page(room: Room) -> str:
    (found,) = (room.root / "sessions").glob("*.md")
    return found.read_text("utf-8")


async def amend(pilot: Pilot[None], what: What, shelf: str = "") -> list[str | None]:
    """Open the dialog on the first of a shelf; what it will give back."""
    await at_home(pilot)
    app = pilot.app
    assert isinstance(app, PlcApp)
    place: Place | None = app._place
    assert place is not None
    meeting = place.journal.query("SELECT id FROM sessions")[0]["id"]
    found = place.state_of(meeting)
    assert found is not None
    given: list[str | None] = []
    id_ = next(iter(getattr(found, shelf))) if shelf else meeting
    await app.push_screen(AmendDialog(place, what, id_), given.append)
    await settle(pilot)
    return given


async def test_a_typo_is_put_right_by_keys_and_the_record_says_what_it_was(
    in_meeting: Room,
) -> None:
    end(in_meeting)
    app = in_meeting.app()
    async with app.run_test(size=SIZE) as pilot:
        given = await amend(pilot, "decision", "decisions")
        assert rows(app)[:2] == [
            "Words: tape diagrams first",
            "Because: they show parts",
        ]
        await pilot.press("enter")
        await settle(pilot)
        assert app.screen.query_one(Input).value == "tape diagrams first"
        await pilot.press("ctrl+u", "enter")
        await settle(pilot)
        assert "cannot be empty" in shown(app, "#said")
        await pilot.press(*"bars first", "enter")
        await settle(pilot)
        assert given[0] is not None
        assert given[0].startswith("Words: “bars first”. Before: “tape diagrams first”.")
        assert "**Was:** tape diagrams first (put right Thursday 12 March 2026)" in page(in_meeting)


async def test_esc_goes_from_the_line_to_the_rows_and_then_away(in_meeting: Room) -> None:
    end(in_meeting)
    app = in_meeting.app()
    async with app.run_test(size=SIZE) as pilot:
        given = await amend(pilot, "action", "actions")
        await choose(pilot, "dropped")
        assert shown(app, "#asks") == "Why? Enter passes"
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.focused, OptionList)
        await choose(pilot, "done")
        assert given == ["Done. It was: “copy the task”. 1 record written again."]
        given = await amend(pilot, "action", "actions")
        assert "Done: Thursday 12 March 2026" in shown(app, "#told")
        await pilot.press("escape")
        await settle(pilot)
        assert given == [""]


async def test_a_record_that_was_edited_by_hand_says_so_where_it_is_read(in_meeting: Room) -> None:
    end(in_meeting)
    (file,) = (in_meeting.root / "sessions").glob("*.md")
    file.write_text(file.read_text("utf-8").replace("tape", "bar"), "utf-8")
    app = in_meeting.app()
    async with app.run_test(size=SIZE) as pilot:
        await at_home(pilot)
        assert app._place is not None
        found = app._place.state_of(in_meeting.session())
        assert found is not None
        await app.push_screen(RecordScreen(found, app._place))
        await settle(pilot)
        said = shown(app, ".problem")
        assert said == f"▲ {file.name} was edited by hand. This is what is saved."
        told = [str(one.content) for one in app.screen.query(Static)]
        assert any("tape diagrams first" in one for one in told)


async def test_a_meeting_that_has_ended_goes_on_on_the_wall(in_meeting: Room) -> None:
    end(in_meeting)
    app = in_meeting.app()
    async with app.run_test(size=SIZE) as pilot:
        await amend(pilot, "session")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ReopenDialog)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, AmendDialog)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, RunScreen)
        assert state(app).phase is Phase.PAUSED
