"""The form of the editor: cells, steps, rounds, pasted tables."""

from __future__ import annotations

from textual.events import Key
from textual.widgets import Static

from plc_runner.tui.screens.editor.ask import AskDialog
from tests.tui.editor import (
    SIZE,
    TITLES,
    editor,
    file,
    open_editor,
    paste,
    press,
    rows,
    said,
    text,
    titles,
    write,
)
from tests.tui.room import PROTOCOL, Room, settle

ROUND = """\
format: 1
title: Rounds
roles:
  presenter: {title: Presenter}
steps:
  - round: Each presenter   # one after the other
    per: presenter
    steps:
      - {title: Show, minutes: 4}
      - {title: Answer, minutes: 3}
  - {title: Debrief, minutes: 5}
"""


async def test_the_form_shows_the_steps_with_their_minutes_and_the_total(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        lines = [line.split() for line in rows(app)]
        assert [line[0] for line in lines[1:]] == [
            "Guess",
            "Describe",
            "Last",
            "Warm",
            "Decide",
            "Look",
        ]
        assert [line[-1] for line in lines[1:]] == ["3", "8", "6", "2", "6", "4"]
        assert said(app, "sum").startswith("6 steps, 29 min for 6")
        assert "● saved" in said(app, "title")


async def test_a_cell_is_edited_and_the_file_keeps_its_comments(room: Room) -> None:
    room.write("look.yaml", "# Ours since May.\n" + file(room))
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down", "enter", "tab", "enter")
        await write(pilot, "12\n")
        assert "minutes: 12\n" in text(app)
        assert text(app).startswith("# Ours since May.\n")
        assert said(app, "sum").startswith("6 steps, 33 min for 6")
        assert "○ not saved" in said(app, "title")
        assert editor(app).form.mode == "cell"
        await press(pilot, "ctrl+z")
        assert text(app) == file(room)
        await press(pilot, "ctrl+y")
        assert "minutes: 12\n" in text(app)


async def test_typing_on_a_cell_of_one_line_writes_over_it(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "tab")
        await write(pilot, "Guess first\t7\t")
        row = (editor(app).work.rows or ())[0]
        assert (row.title, row.minutes) == ("Guess first", "7")


async def test_typing_on_a_cell_of_many_lines_goes_on_below(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "tab", "tab", "tab", "tab")
        await write(pilot, "Look twice.\n")
        await press(pilot, "enter")
        await press(pilot, "ctrl+j")
        await write(pilot, "Then write.\n")
        row = (editor(app).work.rows or ())[0]
        assert row.say.split("\n") == ["What will you see?", "Look twice.", "Then write."]


async def test_what_a_cell_cannot_hold_is_told_in_place_and_stays(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = text(app)
        await press(pilot, "down", "tab", "tab", "enter")
        await write(pilot, "soon\n")
        cell = editor(app).form.open_cell
        assert cell is not None
        assert cell.field.text == "soon"
        refusal = str(cell.query_one(".refusal").content)  # type: ignore[attr-defined]
        assert refusal.startswith("■ ")
        assert len(refusal) > 10
        assert text(app) == before
        await press(pilot, "escape")
        assert editor(app).form.open_cell is None
        assert text(app) == before


async def test_escape_leaves_a_cell_as_it_was(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = text(app)
        await press(pilot, "down", "tab", "enter")
        await write(pilot, "Something else")
        await press(pilot, "escape", "escape")
        assert editor(app).form.mode == "list"
        assert text(app) == before


async def test_steps_are_added_copied_moved_and_removed_by_one_key_each(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = text(app)
        await press(pilot, "down", "ctrl+n")
        await write(pilot, "Warm up\n")
        assert titles(app)[:3] == ["Guess", "Warm up", "Describe"]
        await press(pilot, "escape", "shift+up")
        assert titles(app)[:3] == ["Warm up", "Guess", "Describe"]
        await press(pilot, "shift+down", "shift+down")
        assert titles(app)[:3] == ["Guess", "Describe", "Warm up"]
        await press(pilot, "ctrl+d")
        assert len(titles(app)) == 8
        await press(pilot, "delete")
        assert len(titles(app)) == 7
        assert said(app).startswith("Removed: ")
        for _ in range(7):
            await press(pilot, "ctrl+z")
        assert text(app) == before
        assert titles(app) == TITLES


async def test_the_head_is_edited_as_well(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        await write(pilot, "Look closely\t")
        assert "title: Look closely\n" in text(app)
        assert "Look closely" in said(app, "title")
        await press(pilot, "down")
        await write(pilot, "4-8\n")
        protocol = editor(app).work.reading.protocol
        assert protocol is not None
        assert protocol.group.max == 8


async def test_a_round_shows_its_steps_below_it(room: Room) -> None:
    room.write("rounds.yaml", ROUND)
    app = open_editor(room, "rounds")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert [line[2:].split("  ")[0] for line in rows(app)][1:] == [
            "↻ Each presenter",
            "",
            "",
            "Debrief",
        ]
        await press(pilot, "down", "enter")
        await write(pilot, "Everybody\n")
        assert "round: Everybody   # one after the other" in text(app)
        await press(pilot, "escape", "down", "ctrl+n")
        await write(pilot, "Think\n")
        assert titles(app) == ["Everybody", "Show", "Think", "Answer", "Debrief"]
        await press(pilot, "escape", "end", "ctrl+r")
        await write(pilot, "Twice\n")
        assert "round: Twice" in text(app)
        assert editor(app).work.reading.protocol is not None


async def test_a_pasted_table_becomes_steps_after_a_yes(room: Room) -> None:
    app = open_editor(room)
    table = "Step\tMinutes\tSay\nSettle\t2\tBreathe.\nShare\t5\tOne each.\n"
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = text(app)
        await press(pilot, "end")
        await paste(pilot, table)
        assert isinstance(app.screen, AskDialog)
        assert text(app) == before
        await press(pilot, "enter")
        assert titles(app)[-2:] == ["Settle", "Share"]
        await press(pilot, "ctrl+z")
        assert text(app) == before
        await paste(pilot, table)
        await press(pilot, "escape")
        assert text(app) == before


async def test_sixty_pasted_rows_are_one_change(room: Room) -> None:
    app = open_editor(room)
    table = "\n".join(f"| Step {n} | {n % 9 + 1} | everyone |" for n in range(60))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        before = text(app)
        await paste(pilot, table)
        await press(pilot, "enter")
        assert len(titles(app)) == 66
        assert editor(app).work.reading.protocol is not None
        await press(pilot, "ctrl+z")
        assert text(app) == before


async def test_words_pasted_on_a_cell_go_into_it(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "tab")
        await paste(pilot, "From a\nletter\n")
        await press(pilot, "enter")
        assert titles(app)[0] == "From a letter"


async def test_a_quick_typist_loses_no_key(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        keys = ["down", "tab", *"First", "tab", *"4", "tab", "tab", *"Go", "enter"]
        for key in keys:
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        await settle(pilot)
        row = (editor(app).work.rows or ())[0]
        assert (row.title, row.minutes) == ("First", "4")
        assert row.say.endswith("Go")


async def test_every_script_can_be_typed_into_a_cell(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "tab", "enter")
        field = editor(app).form.open_cell
        assert field is not None
        field.field.type("学び合い: “ä” 🎉 no #1 [x]")
        await press(pilot, "enter")
        assert titles(app)[0] == "学び合い: “ä” 🎉 no #1 [x]"
        assert editor(app).work.reading.protocol is not None


async def test_at_forty_columns_the_list_and_the_cells_take_turns(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        form = editor(app).form
        assert form.list.display
        assert not form.query_one("#cells").display
        await press(pilot, "down", "enter")
        assert not form.list.display
        assert form.query_one("#cells").display
        await write(pilot, "Small\n")
        assert titles(app)[0] == "Small"
        await press(pilot, "escape")
        assert form.list.display
        await pilot.resize_terminal(60, 18)
        await settle(pilot)
        assert form.query_one("#cells").display


async def test_empty_a_cell_with_delete(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "tab", "tab", "tab", "tab", "delete")
        assert (editor(app).work.rows or ())[0].say == ""
        assert titles(app) == TITLES


async def test_a_click_on_another_step_keeps_what_is_typed(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        form = editor(app).form
        await press(pilot, "down", "tab")
        await write(pilot, "Foresee")
        await pilot.click(form.list, offset=(4, 3))
        await settle(pilot)
        assert titles(app)[0] == "Foresee"
        assert form.path == (2,)
        assert form.open_cell is None
        await press(pilot, "escape", "home", "down", "tab", "tab")
        await write(pilot, "soon")
        await pilot.click(form.list, offset=(4, 3))
        await settle(pilot)
        assert form.path == (0,)
        assert form.open_cell is not None
        assert form.open_cell.field.text == "soon"


async def test_a_key_of_the_footer_can_be_clicked(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down")
        await pilot.click("#keys", offset=(14, 0))
        await settle(pilot)
        assert len(titles(app)) == 7
        await pilot.click("#keys", offset=(17, 1))
        await settle(pilot)
        assert editor(app).face == "text"


async def test_the_total_is_in_sight_at_every_size(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=(40, 12)) as pilot:
        await settle(pilot)
        assert "29 min ● saved" in said(app, "title")


async def test_a_line_that_is_no_longer_so_is_not_told(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f8")
        assert said(app).startswith("There is no problem")
        await press(pilot, "down", "tab", "tab")
        await write(pilot, "soon")
        assert said(app) == ""
        await press(pilot, "ctrl+s")
        assert said(app).startswith("■ Saved, but not the cell")
        await press(pilot, "escape")
        assert said(app) == ""


async def test_the_next_problem_is_first_that_of_the_open_cell(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "tab", "tab")
        await write(pilot, "soon")
        await press(pilot, "f8")
        cell = editor(app).form.open_cell
        assert cell is not None
        assert cell.refused
        assert said(app) == f"■ {cell.refused}"
        await press(pilot, "home", "ctrl+k", *["delete"] * 4)
        await write(pilot, "7")
        await press(pilot, "f8")
        assert said(app).startswith("There is no problem")
        assert "minutes: 7\n" in text(app)
        assert editor(app).form.mode == "typing"


async def test_an_open_cell_says_which_words_are_possible(room: Room) -> None:
    room.write("rounds.yaml", ROUND)
    app = open_editor(room, "rounds")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)

        def possible() -> str:
            cell = editor(app).form.open_cell
            assert cell is not None
            hint = cell.query_one(".possible", Static)
            return str(hint.content) if hint.display else ""

        await press(pilot, "down", "down", "enter", "enter")
        assert possible() == ""
        await press(pilot, "tab", "enter")
        assert possible() == "5 · 5-10 · 5-10 (8)"
        await write(pilot, "soon\n")
        assert possible() == ""
        await press(pilot, "escape", "tab", "enter")
        words = possible().split(" · ")
        assert words[0] == "everyone"
        assert words[1] == "listeners (all but the presenter)"
        assert words[-1] == "Presenter"
        for word in words:
            await press(pilot, "ctrl+u")
            await write(pilot, word.partition(" (")[0] + "\n")
            cell = editor(app).form.open_cell
            assert cell is None, (word, cell.refused)
            await press(pilot, "enter")
        await press(pilot, "escape", "tab", "tab", "enter")
        for word in possible().split(" · "):
            await press(pilot, "ctrl+u")
            await write(pilot, word + "\n")
            cell = editor(app).form.open_cell
            assert cell is None, (word, cell.refused)
            await press(pilot, "enter")


async def test_the_form_speaks_of_no_lines(room: Room) -> None:
    room.write(
        "look.yaml", PROTOCOL.replace("    minutes: 2\n", "    minutes: 2\n    minutes: 2\n")
    )
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        shown = " ".join(rows(app, "#problems"))
        assert "is here twice. F2 shows it in the text." in shown
        assert " in line " not in shown
        await press(pilot, "f2")
        assert "the first is in line " in " ".join(rows(app, "#problems"))


async def test_the_key_for_a_new_step_stays_in_sight_beside_problems(room: Room) -> None:
    room.write("look.yaml", PROTOCOL.replace("    minutes: 2\n", "    minuts: 2\n"))
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for keys in ((), ("down", "enter"), ("enter",)):
            await press(pilot, *keys)
            footer = said(app, "keys")
            assert footer.index("Ctrl+N new step") < footer.index("F7 put right")


async def test_how_often_a_round_comes_has_its_name(room: Room) -> None:
    room.write("rounds.yaml", ROUND)
    app = open_editor(room, "rounds")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down")
        labels = [str(label.content) for label in editor(app).query(".label").results(Static)]
        assert labels[:2] == ["Round", "How often"]
