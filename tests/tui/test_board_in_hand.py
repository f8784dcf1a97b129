"""A line of the board is moved, starred, joined and taken off by keys alone."""

from __future__ import annotations

from textual.strip import Strip

from plc_runner.session import commands as c
from plc_runner.session.shelves.entry import columns_for
from plc_runner.tui.app import PlcApp
from plc_runner.tui.view import Entry
from plc_runner.tui.widgets.board import Board
from tests.session.unpacking_rooms import a_room
from tests.tui.room import Room, said, settle, type_line, view, wall

SIZE = (100, 30)


def column(app: PlcApp, slot: str) -> list[Entry]:
    return next(list(column.entries) for column in view(app).columns if column.slot == slot)


def words(app: PlcApp, slot: str) -> list[str]:
    return [entry.text for entry in column(app, slot)]


async def test_tab_moves_the_line_in_hand_to_the_next_column_and_back(in_meeting: Room) -> None:
    app = in_meeting.resumed()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_line(pilot, "is it three or four?")
        await pilot.press("up", "tab")
        await settle(pilot)
        assert "is it three or four?" not in words(app, "notice")
        assert words(app, "wonder")[-1] == "is it three or four?"
        assert column(app, "wonder")[-1].held
        await pilot.press("shift+tab", "escape")
        await settle(pilot)
        assert words(app, "notice")[-1] == "is it three or four?"
        assert not column(app, "notice")[-1].held


async def test_words_changed_before_tab_are_kept(in_meeting: Room) -> None:
    app = in_meeting.resumed()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_line(pilot, "tree parts")
        await pilot.press("up")
        await settle(pilot)
        wall(app).wall.line.value = "three parts"
        await pilot.press("tab", "escape")
        await settle(pilot)
        assert words(app, "wonder")[-1] == "three parts"


async def test_a_line_is_starred_and_the_star_is_taken_off(in_meeting: Room) -> None:
    app = in_meeting.resumed()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_line(pilot, "all of them shade it")
        await pilot.press("up", "ctrl+s")
        await settle(pilot)
        assert column(app, "notice")[-1].starred
        await pilot.press("ctrl+s", "escape")
        await settle(pilot)
        assert not column(app, "notice")[-1].starred
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert wall(app).wall.line.value == "/star "


async def test_equal_lines_are_told_and_joined(in_meeting: Room) -> None:
    app = in_meeting.resumed()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = words(app, "notice")
        await type_line(pilot, "nobody drew a number line")
        await type_line(pilot, "Three draw  equal parts")
        notice = view(app).notice
        assert notice is not None
        assert "Ctrl+G" in notice.text
        await pilot.press("up", "ctrl+g")
        await settle(pilot)
        assert view(app).label == "Same as"
        assert wall(app).wall.line.value == "three draw equal parts"
        assert [entry.joining for entry in column(app, "notice")][-1]
        await pilot.press("enter")
        await settle(pilot)
        assert words(app, "notice") == [*before, "nobody drew a number line"]
        assert wall(app).wall.line.value == ""
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert words(app, "notice")[-1] == "Three draw  equal parts"


async def test_other_words_and_escape_join_nothing_and_take_nothing_off(in_meeting: Room) -> None:
    app = in_meeting.resumed()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_line(pilot, "two")
        before = words(app, "notice")
        await pilot.press("up", "ctrl+g")
        for typed in ("", "something new"):
            wall(app).wall.line.value = typed
            await pilot.press("enter")
            await settle(pilot)
            assert said(app).startswith("Up and Down choose")
            assert wall(app).wall.line.value == typed
            assert words(app, "notice") == before
        await pilot.press("escape")
        await settle(pilot)
        assert words(app, "notice") == before
        assert view(app).label == "Notice"


async def test_the_emptied_line_takes_the_entry_off(in_meeting: Room) -> None:
    app = in_meeting.resumed()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_line(pilot, "a slip")
        await pilot.press("up")
        await settle(pilot)
        wall(app).wall.line.value = ""
        await pilot.press("enter")
        await settle(pilot)
        assert "a slip" not in words(app, "notice")
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert words(app, "notice")[-1] == "a slip"


async def test_up_walks_back_through_a_board_that_is_longer_than_the_wall(in_meeting: Room) -> None:
    app = in_meeting.resumed()
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        driver = wall(app).driver
        for number in range(40):
            driver.line(f"line {number}", slot="notice")
        await pilot.press(*["up"] * 30)
        await settle(pilot)
        rows = [strip.text for strip in board_rows(app)]
        assert any("▸ line 10" in row for row in rows)
        assert "↓" in rows[0]


def board_rows(app: PlcApp) -> list[Strip]:
    board = wall(app).wall.query_one(Board)
    return [board.render_line(y) for y in range(board.size.height)]


def test_a_line_is_never_moved_to_where_only_records_stand() -> None:
    room = a_room()
    room.do(c.Capture("doubt", "which one is larger?"))
    line = list(room.state.entries.values())[-1]
    assert [slot.id for slot in room.state.slots] == ["standard", "doubt"]
    assert columns_for(room.state, line) == ("doubt",)
