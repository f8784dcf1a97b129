"""What the editor does with the file: saving, drafts, leaving, other editors, rehearsing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from plc_runner.errors import Refused
from plc_runner.tui.errands import EditRequest
from plc_runner.tui.screens.editor.ask import AskDialog
from plc_runner.tui.screens.editor.screen import EditScreen
from plc_runner.tui.screens.home import HomeScreen
from tests.tui.editor import (
    SIZE,
    editor,
    file,
    open_editor,
    press,
    said,
    text,
    titles,
    wait_for_draft,
    wait_for_reading,
    write,
)
from tests.tui.room import PROTOCOL, Room, settle


def drafts(room: Room) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in room.root.glob("protocols/.drafts/*.yaml")]


async def test_control_s_saves_and_says_so(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "tab")
        await write(pilot, "Guess it")
        await press(pilot, "ctrl+s")
        assert "title: Guess it\n" in file(room)
        assert said(app).startswith("Saved: ")
        await press(pilot, "escape", "escape", "escape")
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.parametrize("key", ["ctrl+s", "f6"])
@pytest.mark.parametrize("cell", [1, 4])
async def test_who_saves_in_the_middle_of_a_cell_writes_on_in_it(
    room: Room, key: str, cell: int
) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", *["tab"] * cell, "enter", "end")
        await write(pilot, " One, two ")
        await press(pilot, "left", key)
        await write(pilot, "three")
        await press(pilot, "enter", "ctrl+s")
        assert "One, twothree" in text(app)
        assert text(app).startswith(PROTOCOL[:40])
        assert file(room) == text(app)


async def test_a_file_with_errors_is_saved_and_it_is_said(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "ctrl+home")
        await write(pilot, "oops [\n")
        await press(pilot, "ctrl+s")
        assert file(room) == "oops [\n" + PROTOCOL
        assert "cannot be run yet" in said(app)


async def test_a_shipped_protocol_is_edited_as_a_copy(room: Room) -> None:
    app = open_editor(room, "consultancy")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "your copy of Consultancy" in said(app, "sum")
        assert "This is your copy of Consultancy." in said(app)
        assert not list(room.root.glob("protocols/consultancy*"))
        await press(pilot, "down", "tab", "tab")
        await write(pilot, "4\n")
        await press(pilot, "ctrl+s")
        [path] = room.root.glob("protocols/consultancy*.yaml")
        assert "based_on: consultancy@" in path.read_text(encoding="utf-8")
        assert "your copy" not in said(app, "sum")


async def test_an_untouched_copy_is_left_without_a_question(room: Room) -> None:
    app = open_editor(room, "consultancy")
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert not list(room.root.glob("protocols/consultancy*"))


async def test_a_new_one_is_begun_from_a_title(room: Room) -> None:
    app = room.app(EditRequest(new_title="Our text seminar"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Our text seminar" in said(app, "title")
        assert "a new one" in said(app, "sum")
        await press(pilot, "ctrl+s")
        assert (room.root / "protocols" / "our-text-seminar.yaml").is_file()


async def test_leaving_asks_only_if_something_is_not_saved(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "delete", "escape")
        assert isinstance(app.screen, AskDialog)
        await press(pilot, "escape")
        assert isinstance(app.screen, EditScreen)
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, HomeScreen)
        assert "title: Guess\n" not in file(room)


async def test_what_is_left_unsaved_is_offered_on_coming_back(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "delete", "escape", "down", "enter")
        assert isinstance(app.screen, HomeScreen)
    assert file(room) == PROTOCOL
    again = open_editor(room)
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert isinstance(again.screen, AskDialog)
        await press(pilot, "enter")
        assert titles(again)[0] == "Describe"
        await press(pilot, "ctrl+z")
        assert text(again) == PROTOCOL
        await press(pilot, "ctrl+y", "ctrl+s")
        assert drafts(room) == []
    assert "title: Guess\n" not in file(room)


async def test_a_draft_can_be_forgotten(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "delete", "escape", "down", "enter")
    again = open_editor(room)
    async with again.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "enter")
        assert text(again) == PROTOCOL
        assert drafts(room) == []


async def test_half_a_second_after_a_key_there_is_a_draft(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "ctrl+home")
        await write(pilot, "# half")
        await wait_for_draft(pilot)
        [draft] = drafts(room)
        assert draft.endswith("# half" + PROTOCOL)
        await press(pilot, "ctrl+z")
        await wait_for_draft(pilot)
        assert drafts(room) == []


async def test_the_open_cell_is_in_the_draft(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "tab")
        await write(pilot, "A thought")
        await wait_for_draft(pilot)
        [draft] = drafts(room)
        assert "title: A thought\n" in draft
        assert text(app) == PROTOCOL
        await press(pilot, "escape")
        await wait_for_draft(pilot)
        assert drafts(room) == []


async def test_control_q_asks_as_escape_does(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "delete", "ctrl+q")
        assert isinstance(app.screen, AskDialog)
        await press(pilot, "ctrl+q")
        await settle(pilot)
    assert len(drafts(room)) == 1


async def test_a_cell_that_is_refused_keeps_the_program_from_leaving(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "tab", "tab")
        await write(pilot, "soon")
        assert "○ not saved" in said(app, "title")
        await press(pilot, "ctrl+q")
        assert app.screen is editor(app)
        cell = editor(app).form.open_cell
        assert cell is not None
        assert cell.field.text == "soon"
        await press(pilot, "escape")
        assert "● saved" in said(app, "title")


async def changed_meanwhile(room: Room, pilot: object) -> None:
    await settle(pilot)  # type: ignore[arg-type]
    await press(pilot, "down", "delete")  # type: ignore[arg-type]
    room.write("look.yaml", PROTOCOL.replace("Look at work", "Theirs"))
    await press(pilot, "ctrl+s")  # type: ignore[arg-type]


async def test_somebody_elses_change_is_kept_beside_mine(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await changed_meanwhile(room, pilot)
        assert isinstance(app.screen, AskDialog)
        assert "title: Theirs" in file(room)
        await press(pilot, "enter")
        assert "title: Theirs" in file(room)
        assert file(room, "look-2.yaml") == text(app)
        await press(pilot, "ctrl+s")
        assert "title: Theirs" in file(room)


async def test_mine_goes_into_the_file_and_theirs_is_put_aside(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await changed_meanwhile(room, pilot)
        await press(pilot, "down", "enter")
        assert file(room) == text(app)
        assert "title: Theirs" in file(room, "look-before.yaml")


async def test_theirs_is_taken_and_mine_comes_back_with_undo(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await changed_meanwhile(room, pilot)
        mine = text(app)
        await press(pilot, "down", "down", "enter")
        assert text(app) == file(room)
        assert "● saved" in said(app, "title")
        await press(pilot, "ctrl+z")
        assert text(app) == mine
        await press(pilot, "ctrl+s")
        assert file(room) == mine


async def test_a_refusal_of_the_disk_is_told_and_the_text_stays(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "delete")
        mine = text(app)
        monkeypatch.setattr("plc_runner.atomic.write", full)
        await press(pilot, "ctrl+s")
        assert "the disk is full" in said(app)
        assert text(app) == mine
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, EditScreen)
        monkeypatch.undo()
        await press(pilot, "ctrl+s")
        assert file(room) == mine


async def test_nobody_leaves_by_mistake_with_words_that_no_disk_takes(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "delete")
        mine = text(app)
        monkeypatch.setattr("plc_runner.atomic.write", full)
        await press(pilot, "escape", "down", "enter")
        assert isinstance(app.screen, AskDialog)
        await press(pilot, "enter")  # again, and it is still full
        assert isinstance(app.screen, AskDialog)
        await press(pilot, "escape")
        assert isinstance(app.screen, EditScreen)
        assert text(app) == mine
        monkeypatch.undo()
        await press(pilot, "escape", "down", "enter")
        assert isinstance(app.screen, HomeScreen)
        assert mine in drafts(room)[0]


async def test_a_file_that_an_editor_misnamed_is_offered_its_name(room: Room) -> None:
    room.write("seminar.yaml.txt", PROTOCOL)
    app = open_editor(room, str(room.root / "protocols" / "seminar.yaml.txt"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, AskDialog)
        await press(pilot, "enter")
        assert (room.root / "protocols" / "seminar.yaml").is_file()
        await press(pilot, "down", "delete", "ctrl+s")
        assert file(room, "seminar.yaml") == text(app)


async def test_another_editor_is_opened_and_its_text_is_one_change(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def other(path: Path) -> None:
        seen.append(path.read_text(encoding="utf-8"))
        path.write_text("# by vi\r\n" + seen[0].replace("Guess", "Wonder", 1), encoding="utf-8")

    app = open_editor(room)
    app.other_editor = other
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        monkeypatch.setattr(app, "suspend", _nothing)
        await press(pilot, "f4")
        assert seen == [PROTOCOL]
        assert text(app) == "# by vi\n" + PROTOCOL.replace("Guess", "Wonder", 1)
        assert said(app).startswith("Taken over")
        await press(pilot, "ctrl+z")
        assert text(app) == PROTOCOL


async def test_an_editor_that_gives_the_file_another_name_loses_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def moves(path: Path) -> None:
        path.rename(f"{path}.txt").write_text("# by Notepad\n" + PROTOCOL, encoding="utf-8")

    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        monkeypatch.setattr(app, "suspend", _nothing)
        app.other_editor = moves
        await press(pilot, "f4")
        assert text(app) == "# by Notepad\n" + PROTOCOL
        app.other_editor = Path.unlink
        await press(pilot, "f4")
        assert said(app).startswith("■ The file was gone")
        assert text(app) == "# by Notepad\n" + PROTOCOL


class _Nothing:
    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


def _nothing() -> _Nothing:
    return _Nothing()


async def test_the_terminal_is_taken_back_from_an_editor_that_is_not_there(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    back: list[bool] = []

    @contextmanager
    def lend() -> Iterator[None]:  # as Textual's own: what raises is not caught in it
        yield
        back.append(True)

    def missing(_: Path) -> None:
        raise Refused("No editor is set.")

    app = open_editor(room)
    app.other_editor = missing
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        monkeypatch.setattr(app, "suspend", lend)
        await press(pilot, "f4")
        assert back == [True]
        assert said(app) == "■ No editor is set."
        assert text(app) == PROTOCOL


async def test_where_no_other_editor_is_set_it_is_said(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f4")
        assert said(app).startswith("■ ")


async def test_it_is_rehearsed_from_here_with_the_text_as_it_is(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "delete", "f5")
        assert app.screen is not editor(app)
        assert type(app.screen).__name__ == "RehearsalScreen"
        await press(pilot, "ctrl+q")
        await settle(pilot)
        assert isinstance(app.screen, EditScreen)
        assert file(room) == PROTOCOL


async def test_what_has_errors_is_not_rehearsed(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f2", "ctrl+home")
        await write(pilot, "oops [")
        await wait_for_reading(pilot)
        await press(pilot, "f5")
        assert app.screen is editor(app)
        assert "There are errors" in said(app)


async def test_the_card_is_written_for_this_team(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "tab")
        await write(pilot, "Foresee\n")
        await press(pilot, "f6")
        [card] = room.root.glob("sessions/cards/*.html")
        assert "Foresee" in card.read_text(encoding="utf-8")
        assert card.name in said(app).replace("\n", "")


async def test_who_wants_nothing_of_it_leaves_it_as_it_was(room: Room) -> None:
    app = open_editor(room)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "tab")
        await write(pilot, "Guess it\n")
        await wait_for_draft(pilot)
        assert drafts(room)
        await press(pilot, "escape", "escape", "escape")
        assert isinstance(app.screen, EditScreen)
        await press(pilot, "escape", "down", "down", "down", "enter")
        assert isinstance(app.screen, HomeScreen)
        assert file(room) == PROTOCOL
        assert drafts(room) == []
