"""A standard is found, chosen and marked with real keys."""

from __future__ import annotations

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from plc_runner.driver.frameworks import About, import_framework
from plc_runner.session.unpacking import cell
from plc_runner.standards.reading import read
from plc_runner.tui.app import PlcApp
from plc_runner.tui.screens.choose_standard import ChooseStandardScreen
from plc_runner.tui.screens.mark import MarkScreen
from tests.session.unpacking_rooms import rows_said
from tests.standards import samples
from tests.tui.room import Room, begin, request, said, settle, state, type_line, view, wall, write

UNPACK = """\
title: Unpack a standard
steps:
  - title: Read it
    minutes: 3
    capture:
      - standard: Our standard
  - title: Mark it alone
    minutes: 3
  - title: Fill the table
    minutes: 8
    capture:
      - table: [{name: Skill}, {name: Concept}, {name: Context}]
        label: Skills and concepts
"""


@pytest.fixture
def unpacking(room: Room) -> PlcApp:
    room.write("unpack.yaml", UNPACK)
    return room.app(request("unpack", roles={}))


async def with_skyland(pilot: Pilot[None]) -> None:
    """The invented framework is imported while the meeting is on."""
    await begin(pilot)
    app = pilot.app
    assert isinstance(app, PlcApp)
    reading = read(samples.FILE.read_bytes(), samples.FILE.name)
    about = About(samples.TITLE, samples.NOTICE, "")
    journal = wall(app).place.journal
    import_framework(journal, reading, samples.FILE.name, about, wall(app).driver.now())


def texts(app: PlcApp) -> list[str]:
    return [entry.text for entry in state(app).entries.values() if entry.shown]


async def test_standards_are_offered_while_a_code_is_typed_and_a_clear_one_is_taken(
    unpacking: PlcApp,
) -> None:
    async with unpacking.run_test(size=(60, 18)) as pilot:
        await with_skyland(pilot)
        await write(pilot, "2 FR 2")
        assert [aside.label for aside in view(unpacking).console] == [
            "SK.MATH.2.FR.A.2", "SK.MATH.2.FR.A.2a", "SK.MATH.2.FR.A.2b",
        ]  # fmt: skip
        await pilot.press("a", "enter")
        await settle(pilot)
        (entry,) = state(unpacking).entries.values()
        assert cell(entry, "Code") == "SK.MATH.2.FR.A.2a"
        assert cell(entry, "Notice") == samples.NOTICE
        assert wall(unpacking).wall.line.value == ""
        assert not view(unpacking).console


async def test_words_that_may_mean_several_open_the_choice_and_esc_keeps_the_line(
    unpacking: PlcApp,
) -> None:
    async with unpacking.run_test(size=(60, 18)) as pilot:
        await with_skyland(pilot)
        await type_line(pilot, "compare parts")
        assert isinstance(unpacking.screen, ChooseStandardScreen)
        await pilot.press("escape")
        await settle(pilot)
        assert wall(unpacking).wall.line.value == "compare parts"
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert texts(unpacking) == ["SK.MATH.2.FR.A.2b Compare parts by naming their size."]
        assert wall(unpacking).wall.line.value == ""
        await type_line(pilot, "parts")
        await pilot.press("x", "enter")
        await settle(pilot)
        assert texts(unpacking)[-1] == "partsx"


async def test_where_nothing_was_imported_the_words_are_kept_and_it_says_how(
    unpacking: PlcApp,
) -> None:
    async with unpacking.run_test(size=(60, 18)) as pilot:
        await begin(pilot)
        await type_line(pilot, "Tell a story of a strip")
        assert texts(unpacking) == ["Tell a story of a strip"]
        assert "plc standards import FILE" in said(unpacking)


async def test_words_are_marked_by_keys_and_fill_the_table(unpacking: PlcApp) -> None:
    async with unpacking.run_test(size=(60, 18)) as pilot:
        await with_skyland(pilot)
        await type_line(pilot, "2fr2a")
        await pilot.press("pagedown", "escape", "1")
        await settle(pilot)
        assert isinstance(unpacking.screen, MarkScreen)
        await pilot.press("s", "c", "enter")
        await settle(pilot)
        assert rows_said(state(unpacking)) == ["Compare | parts"]
        assert "Skills: Compare. Concepts: parts." in said(unpacking)
        await type_line(pilot, "/mark")
        await pilot.press("right", "shift+right", "space", "escape")
        await settle(pilot)
        assert rows_said(state(unpacking)) == ["Compare | parts"]
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert rows_said(state(unpacking)) == []


async def test_a_click_chooses_a_word(unpacking: PlcApp) -> None:
    async with unpacking.run_test(size=(60, 18)) as pilot:
        await with_skyland(pilot)
        await type_line(pilot, "2fr2a")
        await type_line(pilot, "/mark")
        screen = unpacking.screen
        assert isinstance(screen, MarkScreen)
        await pilot.click("#words", offset=(10, 2))
        await settle(pilot)
        assert screen.marking.at == 1


async def test_in_the_step_of_the_table_the_line_asks_for_what_marks_leave_open(
    unpacking: PlcApp,
) -> None:
    async with unpacking.run_test(size=(60, 18)) as pilot:
        await with_skyland(pilot)
        await type_line(pilot, "2fr2")
        await pilot.press("pagedown", "pagedown")
        await settle(pilot)
        await type_line(pilot, "/mark skill compare; explain")
        await type_line(pilot, "/mark")
        await pilot.press("right", "right", "c", *["right"] * 6, "c", "enter")
        await settle(pilot)
        assert view(unpacking).label == "Context"
        await type_line(pilot, "on paper")
        await type_line(pilot, "in words")
        assert rows_said(state(unpacking)) == [
            "Compare | parts | on paper", "explain | one | in words",
        ]  # fmt: skip
        assert view(unpacking).label != "Context"


async def test_a_statement_pasted_in_several_lines_is_one_standard(unpacking: PlcApp) -> None:
    async with unpacking.run_test(size=(60, 18)) as pilot:
        await with_skyland(pilot)
        unpacking.screen.post_message(Paste("Compare parts by\nlaying them\nside by side.\n"))
        await settle(pilot)
        assert wall(unpacking).wall.line.value == "Compare parts by laying them side by side."
        await pilot.press("enter")
        await settle(pilot)
        (entry,) = state(unpacking).entries.values()
        assert cell(entry, "Code") == "SK.MATH.2.FR.A.2a"
