"""The text face of the editor: colours, problems, corrected lines, one history for both faces."""

from __future__ import annotations

import time

import pytest
from rich.style import Style
from textual.events import Key
from textual.widgets import TextArea

from plc_runner.tui.screens.editor.ask import AskDialog
from plc_runner.tui.screens.editor.problems import ProblemList
from plc_runner.tui.screens.editor.text import YamlArea
from tests.tui.editor import (
    SIZE,
    editor,
    file,
    open_editor,
    paste,
    press,
    rows,
    said,
    text,
    titles,
    wait_for_reading,
    write,
)
from tests.tui.room import PROTOCOL, Room, settle


def styles(area: YamlArea, row: int) -> dict[str, Style]:
    """The style of each piece of a line of the screen."""
    return {piece.text.strip(): piece.style or Style() for piece in area.render_line(row)}


async def test_keys_comments_and_texts_have_colours_of_the_wall(room: Room) -> None:
    room.write("look.yaml", "# Ours.\ntitle: Look\nsteps: [{title: A, minutes: 4}]\n")
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "end")
        area = editor(app).area
        found = styles(area, 1)
        assert found["title"].color != found["Look"].color
        assert styles(area, 0)["# Ours."].italic
        dark = found["title"].color
        await press(pilot, "ctrl+t")
        assert styles(area, 1)["title"].color != dark


async def test_without_its_colours_the_text_is_there(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("no such library")

    monkeypatch.setattr("textual.widgets._text_area.get_language", broken)
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "ctrl+home")
        await write(pilot, "# x")
        assert not editor(app).area.is_syntax_aware
        assert text(app) == "# x" + PROTOCOL


async def test_both_faces_stand_on_the_same_step(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down", "down", "f2")
        area = editor(app).area
        line = area.document[area.cursor_location[0]]
        assert line.strip() == "- title: Last word"
        await press(pilot, *["down"] * 6, "f2")
        assert editor(app).form.path == (3,)


async def test_problems_come_after_a_pause_and_enter_leads_to_the_line(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        area = editor(app).area
        area.go_to(12, 1)
        await write(pilot, "    minuts: 3\n")
        await wait_for_reading(pilot)
        assert any(line.startswith("■ line 12: ") for line in rows(app, "#problems"))
        assert "no plan until that is put right" in said(app, "sum")
        await press(pilot, "ctrl+home", "f8")
        assert area.cursor_location[0] == 11
        assert area.selected_text == "minuts"
        await press(pilot, "ctrl+z", "ctrl+z")
        await wait_for_reading(pilot)
        assert not [line for line in rows(app, "#problems") if line.startswith("■")]


async def test_a_click_on_a_problem_leads_to_its_line(room: Room) -> None:
    room.write("look.yaml", PROTOCOL.replace("minutes: 2\n", "minuts: 2\n"))
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        await pilot.click(ProblemList)
        await settle(pilot)
        area = editor(app).area
        assert area.document[area.cursor_location[0]].strip() == "minuts: 2"
        assert app.focused is area


async def test_the_offered_line_is_put_in_with_one_key(room: Room) -> None:
    broken = PROTOCOL.replace("    minutes: 2\n", "    minuts: 2\n")
    room.write("look.yaml", broken)
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "f8", "f7")
        assert text(app) == PROTOCOL
        assert editor(app).work.reading.protocol is not None
        await press(pilot, "ctrl+z")
        assert text(app) == broken


async def test_the_offered_line_can_be_put_in_from_the_form(room: Room) -> None:
    room.write("look.yaml", PROTOCOL.replace("    minutes: 2\n", "    minuts: 2\n"))
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert editor(app).face == "form"
        assert any(line.startswith("■") and "Warm down" in line for line in rows(app))
        await press(pilot, "f8")
        assert editor(app).form.path == (3,)
        await press(pilot, "f7")
        assert text(app) == PROTOCOL


async def test_a_text_that_is_no_form_stays_text_and_says_why(room: Room) -> None:
    room.write("look.yaml", "steps: [")
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert editor(app).face == "text"
        assert "cannot be shown as a form" in said(app)
        await press(pilot, "f2")
        assert editor(app).face == "text"


async def test_one_history_covers_both_faces_and_saving(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "tab", "tab")
        await write(pilot, "7\n")
        await press(pilot, "f2", "ctrl+home")
        await write(pilot, "# mine")
        await press(pilot, "ctrl+s")
        assert file(room) == text(app)
        assert text(app).startswith("# mine")
        await press(pilot, "f2", *["ctrl+z"] * 3)
        assert text(app) == PROTOCOL
        assert "○ not saved" in said(app, "title")
        await press(pilot, *["ctrl+y"] * 3)
        assert text(app) == file(room)
        assert "● saved" in said(app, "title")


async def test_enter_keeps_the_indentation_and_tab_indents(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "ctrl+a")
        await write(pilot, "steps:\n- title: A\nminutes: 3\nsay: |\nOne.\nTwo.")
        assert text(app) == (
            "steps:\n  - title: A\n    minutes: 3\n    say: |\n      One.\n      Two."
        )
        await press(pilot, "shift+tab", "tab")
        assert text(app).endswith("\n      Two.") or text(app).endswith("    Two.  ")


async def test_a_file_of_five_hundred_lines_takes_keys_at_once(room: Room) -> None:
    step = "  - title: Step {n}\n    minutes: 3\n    say: Läuft “gut” — {n}\n    talk: everyone\n"
    long = "title: Long\nsteps:\n" + "".join(step.format(n=n) for n in range(125))
    room.write("look.yaml", long)
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "ctrl+home")
        begun = time.perf_counter()
        for sign in "# quickly typed":
            app.post_message(Key(sign, sign))
        await settle(pilot)
        assert time.perf_counter() - begun < 1.5
        assert text(app) == "# quickly typed" + long
        await wait_for_reading(pilot)
        await press(pilot, "f2", "end", "delete")
        assert len(titles(app)) == 124


async def test_a_file_from_elsewhere_can_move_no_cursor(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "ctrl+home")
        await paste(pilot, "# \x1b[31mred\x1b[0m \u202eback\u2069 \x9b1m\n")
        drawn = "".join(piece.text for piece in editor(app).area.render_line(0))
        assert "?[31mred?[0m" in drawn
        assert not any(sign in drawn for sign in "\x1b\u202e\u2069\x9b")


async def test_the_wall_shows_the_step_and_stays_while_there_are_errors(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        screen = editor(app)
        await press(pilot, "down", "down")
        assert screen.preview.view.step == "Describe"
        assert screen.preview.view.clock.text == "8:00"
        await press(pilot, "f2", "ctrl+home")
        await write(pilot, "  oops [\n")
        await wait_for_reading(pilot)
        assert screen.preview.view.title == "Look at work"
        assert "before the errors" in said(app, "wall-said")
        await press(pilot, *["ctrl+z"] * 9)
        await wait_for_reading(pilot)
        assert "before the errors" not in said(app, "wall-said")


async def test_the_wall_is_one_key_away_where_there_is_no_room_beside(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        screen = editor(app)
        await press(pilot, "down", "f3")
        assert screen.query_one("#beside").display
        assert not screen.query_one("#faces").display
        assert screen.preview.view.step == "Guess"
        await press(pilot, "pagedown")
        assert screen.preview.view.step == "Describe"
        await press(pilot, "escape")
        assert screen.query_one("#faces").display
        assert screen.form.path == (1,)
        assert screen.face == "form"


async def test_control_c_copies_and_never_leaves(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "ctrl+home", "shift+end", "ctrl+c")
        assert app.clipboard == "format: 1"
        await press(pilot, "f2", "ctrl+c")
        assert app.is_running
        assert "Ctrl+Q leaves" in said(app)


async def test_every_key_is_in_help_and_in_the_palette(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f1")
        shown = str(app.screen.query("Static").first().content)  # type: ignore[attr-defined]
        for key in ("Ctrl+N", "Ctrl+S", "F2", "F3", "F7", "Shift+↓"):
            assert key in shown
        await press(pilot, "escape")
        found = {command.title for command in app.get_system_commands(app.screen)}
        assert "Add a step below" in found
        assert isinstance(editor(app).area, TextArea)


async def test_that_no_line_is_offered_is_told_until_the_text_is_another(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "f7")
        assert said(app).startswith("No line is offered")
        await press(pilot, "down")
        assert said(app).startswith("No line is offered")
        await write(pilot, "#")
        assert said(app) == ""


async def test_the_line_that_is_typed_in_stays_in_sight(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        def in_sight() -> bool:
            area = editor(app).area
            row = area.cursor_location[0] - area.scroll_offset.y
            return 0 <= row < area.scrollable_content_region.height

        await press(pilot, "f2")
        area = editor(app).area
        before = area.size.height
        area.move_cursor((area.scroll_offset.y + before - 1, 0))
        await write(pilot, "oops [")
        await wait_for_reading(pilot)
        await settle(pilot)
        assert area.size.height < before
        assert in_sight()
        await press(pilot, "ctrl+end", "f8")
        assert in_sight()
        await press(pilot, "ctrl+home", "ctrl+z", "f7")
        assert in_sight()


async def test_the_text_opens_at_its_title(room: Room) -> None:
    room.write("look.yaml", "# yaml-language-server: $schema=x\n" + PROTOCOL)
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2")
        area = editor(app).area
        assert area.document[area.cursor_location[0]].startswith("title:")


async def test_a_table_pasted_into_the_text_becomes_steps_or_stays_text(room: Room) -> None:
    table = "Step\tMinutes\nSettle\t2\nShare\t5\n"
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "f2")
        await paste(pilot, table)
        assert isinstance(app.screen, AskDialog)
        assert text(app) == PROTOCOL
        await press(pilot, "enter")
        assert titles(app)[:3] == ["Guess", "Settle", "Share"]
        area = editor(app).area
        assert area.document[area.cursor_location[0]].strip() == "- title: Settle"
        await press(pilot, "ctrl+z")
        assert text(app) == PROTOCOL
        await press(pilot, "ctrl+home")
        await paste(pilot, table)
        await press(pilot, "down", "enter")
        assert text(app) == table + PROTOCOL
        await press(pilot, "ctrl+z")
        assert text(app) == PROTOCOL
        await paste(pilot, table)
        await press(pilot, "escape")
        assert text(app) == PROTOCOL


async def test_what_is_no_table_of_steps_is_pasted_as_text(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "ctrl+home")
        await write(pilot, "oops [\n")
        await paste(pilot, "a\tb\n")
        assert text(app) == "oops [\na\tb\n" + PROTOCOL
