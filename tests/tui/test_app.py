"""Home, leaving and coming back, the end of a meeting, and what is said when something fails."""

from __future__ import annotations

import sqlite3

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from plc_runner.errors import PlcError
from plc_runner.journal.lock import SessionLock
from plc_runner.session.state import Phase
from plc_runner.tui.app import PlcApp
from plc_runner.tui.errands import ResumeRequest
from plc_runner.tui.screens.closing import ClosingScreen
from plc_runner.tui.screens.copy import CopyDialog
from plc_runner.tui.screens.end import EndScreen
from plc_runner.tui.screens.home import HomeScreen
from plc_runner.tui.screens.letters import LettersScreen
from plc_runner.tui.screens.pick import PickScreen
from plc_runner.tui.screens.record import RecordScreen
from plc_runner.tui.screens.reopen import ReopenDialog
from plc_runner.tui.screens.run import RunScreen
from tests.tui.room import Room, begin, run_for, said, settle, state, type_line, view, wall

SIZE = (60, 18)


def rows(app: PlcApp) -> list[str]:
    """The rows of the list on the screen, as text."""
    options = app.screen.query_one(OptionList)
    found = [options.get_option_at_index(n).prompt for n in range(options.option_count)]
    return [prompt.plain if isinstance(prompt, Content) else str(prompt) for prompt in found]


def first_rows(app: PlcApp) -> list[str]:
    """The rows of Home before those that are always there."""
    return [row for row in rows(app)[: rows(app).index("Start a meeting")] if row]


def shown(app: PlcApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).content)


async def end_meeting(pilot: Pilot[None]) -> None:
    await pilot.press("escape", "z")
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)


async def test_the_first_start_tells_how_to_enlarge_the_text(room: Room) -> None:
    app = room.app()
    async with app.run_test(size=(200, 60)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, LettersScreen)
        assert "200×60: too small for the back row: Ctrl +" in shown(app, "#verdict")
        await pilot.resize_terminal(60, 18)
        await settle(pilot)
        assert "60×18: good for a wall" in shown(app, "#verdict")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, CopyDialog)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_enter_on_the_first_frame_is_not_lost(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
    hurried = HomeScreen()
    again = room.app()
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await again.push_screen(hurried)
        await pilot.press("enter")
        await settle(pilot)
        assert again.screen is hurried
        hurried.place = again.screen_stack[0].place  # type: ignore[attr-defined]
        hurried.fill()
        await settle(pilot)
        assert isinstance(again.screen, PickScreen)


async def test_a_meeting_that_was_left_is_offered_first(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown")
        await settle(pilot)
        await pilot.press("ctrl+c")
        await settle(pilot)
    assert app.return_code == 0
    again = room.app()
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert first_rows(again)[0] == (
            "Go on with Look at work\nGrade 4 · stopped at step 2 of 7 · today"
        )
        await pilot.press("enter")
        await settle(pilot)
        assert view(again).step == "Describe"


async def test_the_command_line_can_resume_by_the_end_of_a_code(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        code = state(app).id
    again = room.app(ResumeRequest(code[-6:]))
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert state(again).id == code


async def test_a_session_in_another_window_is_told_in_words(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
    with SessionLock.take(room.root / "sessions" / "plc.db", room.session()):
        other = room.app()
        async with other.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await pilot.press("enter")
            await settle(pilot)
            assert "already running in another window" in shown(other, "#problem")


async def test_time_away_is_asked_about_when_coming_back(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        run_for(app, room, 10)
    room.clock.move(minutes=20)
    again = room.app(ResumeRequest(room.session()))
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Away 20:00" in shown(again, "#dialog .title")
        await pilot.press("down", "enter")
        await settle(pilot)
        assert state(again).phase is Phase.RUNNING
        assert view(again).clock.text == "+17:10"


async def test_the_end_reads_back_and_writes_the_record(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await type_line(pilot, "/decide tape first because it shows parts")
        await type_line(pilot, "/action bring rulers")
        await pilot.press("escape", "z")
        await settle(pilot)
        assert isinstance(app.screen, ClosingScreen)
        assert app.screen.under_title() == "2 agreed"
        assert "6 steps still to come" in str(app.screen.options()[-1].prompt)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, EndScreen)
        told = shown(app, "#told")
        assert "tape first because it shows parts" in told
        assert "bring rulers  no owner yet" in told
        [record] = room.root.glob("sessions/*.md")
        assert record.name in shown(app, "#where")
        assert "tape first" in record.read_text(encoding="utf-8")
        await pilot.press("down", "enter")
        await settle(pilot)
        assert "DECISIONS" in app.clipboard.upper()
        assert "tape first" in record.with_suffix(".txt").read_text(encoding="utf-8")
        await pilot.press("down", "enter")
        await settle(pilot)
        assert isinstance(app.screen, RecordScreen)
        await pilot.press("escape", "escape")
        await settle(pilot)
        assert first_rows(app)[:4] == [
            "Since last time, Wed 11 Mar",
            "Decided   tape first",
            "Promised  1 still open",
            "          bring rulers",
        ]


async def test_page_down_in_the_last_step_asks_whether_to_end(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await type_line(pilot, "/go look back")
        await pilot.press("pagedown")
        await settle(pilot)
        assert isinstance(app.screen, ClosingScreen)
        await pilot.press("pagedown")
        await settle(pilot)
        assert state(app).phase is Phase.RUNNING
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, RunScreen)
        assert view(app).keys[0].label == "end"
        await pilot.press("pagedown", "pagedown")
        await settle(pilot)
        assert isinstance(app.screen, EndScreen)


async def test_the_end_waits_for_what_is_still_on_the_line(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown", "w", "e", "escape", "z")
        await settle(pilot)
        assert said(app).startswith("Something is still on the line")
        await pilot.press("enter")
        await settle(pilot)
        assert state(app).phase is Phase.RUNNING
        assert [entry.text for entry in state(app).entries.values()] == ["we"]


async def test_an_adjourned_meeting_goes_on_next_time(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown", "escape", "j")
        await settle(pilot)
        assert isinstance(app.screen, EndScreen)
        assert shown(app, "#title") == "Stopped for today"
        assert "• Last word" in shown(app, "#told")
        await pilot.press("enter")
        await settle(pilot)
        assert first_rows(app)[1].endswith("adjourned at step 2 of 7 · today")
        room.clock.move(days=7)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, ReopenDialog)
        await pilot.press("enter")
        await settle(pilot)
        assert state(app).phase is Phase.PAUSED
        assert view(app).step == "Describe"


async def test_a_closed_meeting_can_be_taken_up_again(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await end_meeting(pilot)
        await pilot.press("down", "down", "down", "enter")
        await settle(pilot)
        assert isinstance(app.screen, RunScreen)
        assert state(app).phase is Phase.PAUSED


async def test_what_cannot_be_saved_waits_in_sight_and_is_saved_later(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("pagedown")
        await settle(pilot)
        blocker = sqlite3.connect(room.root / "sessions" / "plc.db", isolation_level=None)
        blocker.execute("BEGIN IMMEDIATE")
        await type_line(pilot, "typed while the disk said no")
        assert view(app).unsaved == 1
        entry = view(app).columns[0].entries[0]
        assert (entry.text, entry.unsaved) == ("typed while the disk said no", True)
        notice = view(app).notice
        assert notice is not None
        assert notice.kind == "error"
        await pilot.press("ctrl+q")
        await settle(pilot)
        assert app.is_running
        blocker.execute("ROLLBACK")
        blocker.close()
        run_for(app, room, 2)
        assert view(app).unsaved == 0
        assert not view(app).columns[0].entries[0].unsaved
        assert said(app) == "Everything is saved now."


async def test_a_file_that_is_no_journal_is_told_on_home(room: Room) -> None:
    (room.root / "sessions").mkdir()
    (room.root / "sessions" / "plc.db").write_text("this is a letter, not a database " * 40)
    app = room.app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "plc.db" in shown(app, "#problem")


class OddError(Exception):
    pass


async def test_an_unexpected_error_ends_in_a_sentence_and_loses_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OddError("not foreseen")

    async def meet() -> None:
        async with app.run_test(size=SIZE) as pilot:
            await begin(pilot)
            wall(app).wall.line.value = "half a thought"
            await settle(pilot)
            monkeypatch.setattr(RunScreen, "choose_slot", fail)
            await pilot.press("pagedown", "tab")
            await settle(pilot)

    app = room.running()
    with pytest.raises(OddError):
        await meet()
    log = (room.root / "sessions" / "plc-faults.log").read_text(encoding="utf-8")
    assert "not foreseen" in log
    assert app.return_code == 1
    again = room.app(ResumeRequest(room.session()))
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert wall(again).wall.line.value == "half a thought"


async def test_the_record_that_cannot_be_written_is_told(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)

        def refuse(*_: object) -> None:
            raise PlcError("The record could not be written: the disk is full.")

        monkeypatch.setattr("plc_runner.tui.place.write_records", refuse)
        await end_meeting(pilot)
        assert "the disk is full" in shown(app, "#where")
