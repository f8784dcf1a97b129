"""The library: found, filtered, looked at closely, and led away from and back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from plc_runner.authoring import keep_draft, new_document, open_document, save
from plc_runner.events import Draft
from plc_runner.events.session import SessionOpened, SessionStarted
from plc_runner.protocol.library import Library, Listed
from plc_runner.protocol.planned import Person
from plc_runner.tui.app import PlcApp
from plc_runner.tui.screens.editor.screen import EditScreen
from plc_runner.tui.screens.library.new import NewDialog
from plc_runner.tui.screens.library.screen import LibraryScreen
from plc_runner.tui.screens.rehearsal import RehearsalScreen
from plc_runner.tui.screens.start import StartScreen
from plc_runner.tui.widgets.keys_line import KeysLine
from plc_runner.tui.widgets.preview import Preview
from plc_runner.workspace import Workspace
from tests.tui.room import PROTOCOL, Room, settle
from tests.tui.test_screen_snapshots import (
    SIZES,
    THEMES,
    Compare,
    every_cell_has_contrast,
    named,
)

WIDE, SMALL, TINY = (120, 36), (60, 18), (40, 12)


async def to_library(pilot: Pilot[None], people: int | None = None) -> LibraryScreen:
    """From wherever the app is to the library, its rows read."""
    app = pilot.app
    assert isinstance(app, PlcApp)
    await settle(pilot)
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    place = app.home().place
    assert place is not None
    await app.push_screen(LibraryScreen(place, people))
    return await ready(pilot)


async def ready(pilot: Pilot[None]) -> LibraryScreen:
    """The library on top, its rows read."""
    await settle(pilot)
    await pilot.app.workers.wait_for_complete()
    await settle(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, LibraryScreen)
    return screen


@asynccontextmanager
async def opened(
    room: Room, size: tuple[int, int] = SMALL, people: int | None = None
) -> AsyncIterator[tuple[Pilot[None], LibraryScreen]]:
    async with room.app().run_test(size=size) as pilot:
        yield pilot, await to_library(pilot, people)


def ids(screen: LibraryScreen) -> list[str]:
    return [option.id or "" for option in screen.query_one(OptionList).options]


def told(screen: LibraryScreen, id_: str) -> str:
    content = screen.query_one(f"#{id_}", Static).content
    assert isinstance(content, Content | str)
    return content if isinstance(content, str) else content.plain


def keys(screen: LibraryScreen, id_: str = "keys") -> str:
    return screen.query_one(f"#{id_}", KeysLine).render().plain.replace("\n", "  ")


async def typed(pilot: Pilot[None], text: str) -> None:
    pilot.app.screen.query_one(Input).value = text
    await settle(pilot)


def run_once(room: Room, pilot: Pilot[None], protocol: str = "look", **more: object) -> None:
    """A meeting of Grade 4 that was held with a protocol, led by Ben."""
    app = pilot.app
    assert isinstance(app, PlcApp)
    place = app.home().place
    assert place is not None
    session = f"s{room.clock.at:%Y%m%d%H%M%S}{protocol}"
    fields: dict[str, object] = {
        "protocol": "ab" * 32,
        "protocol_id": protocol,
        "title": protocol,
        "version": "1.0",
        "team": "four",
        "team_name": "Grade 4",
        "people": (Person(id="ana", name="Ana"), Person(id="ben", name="Ben")),
        "facilitator": "ben",
        "plan": (),
    }
    drafts = [
        Draft(session, SessionOpened.model_validate(fields | more)),
        Draft(session, SessionStarted()),
    ]
    place.journal.append(drafts, at=room.clock(), by="ben", session=session)


async def test_a_protocol_is_found_by_any_word_that_is_in_it(room: Room) -> None:
    async with opened(room) as (pilot, screen):
        everything = ids(screen)
        assert len(everything) > 30
        assert told(screen, "title") == f"Protocols  {len(everything)}"
        await typed(pilot, "tuning")
        assert ids(screen)[:2] == ["tuning", "tuning-a-plan"]  # in the title first
        assert told(screen, "title").endswith(f"{len(ids(screen))} of {len(everything)}")
        await typed(pilot, "I NOTICE see pupils")  # a stem and the purpose
        assert ids(screen) == ["look"]
        await typed(pilot, "wows xyzzy")
        assert ids(screen) == ["wows-and-wonders"]
        assert told(screen, "none").startswith("None has all of these words.")
        await typed(pilot, "xyzzy")
        assert ids(screen) == []
        assert "No protocol is like that" in told(screen, "none")
        assert screen.query_one("#none").display
        await pilot.press("escape")
        await settle(pilot)
        assert ids(screen) == everything


async def test_filters_say_what_they_leave(room: Room) -> None:
    async with opened(room) as (pilot, screen):
        everything = ids(screen)
        assert keys(screen, "filters") == "F7 any stage  F8 any length  F9 any group"
        await pilot.press("f7", "f8")
        await settle(pilot)
        assert keys(screen, "filters").startswith("F7 Identify, design, measure  F8 at most 15 min")
        assert ids(screen) == ["1-2-4-all"]
        await pilot.press("f7")
        await settle(pilot)
        assert "F7 Align and optimize" in keys(screen, "filters")
        assert ids(screen) == ["fist-to-five"]
        await pilot.press("f7", "f7", "f7", "f8", "f8", "f8", "f8")
        await settle(pilot)
        assert ids(screen) == everything


async def test_a_group_of_another_size_is_timed_anew(room: Room) -> None:
    async with opened(room) as (pilot, screen):
        await typed(pilot, "final word")
        assert ids(screen)[0] == "final-word"
        assert "55 min for 6 people: 10 more than 45." in told(screen, "head")
        await pilot.press("f9", "f9", "f9", "f9")  # 6, 2, 3, 4
        await settle(pilot)
        assert "F9 for 4 people" in keys(screen, "filters")
        assert "39 min for 4 people" in told(screen, "head")
        for _ in range(3):  # 5, 8, 10
            await pilot.press("f9")
        await settle(pilot)
        assert "final-word" not in ids(screen)  # it is for six at most
        assert "Esc show all" in keys(screen)


async def test_on_a_small_screen_enter_looks_closer_and_escape_returns(room: Room) -> None:
    async with opened(room) as (pilot, screen):
        await typed(pilot, "look at work")
        assert not screen.query_one("#detail").display
        assert keys(screen).startswith("Enter look closer  F2 edit  F4 new  F5 rehearse")
        await pilot.press("enter")
        await settle(pilot)
        assert screen.query_one("#detail").display
        assert not screen.query_one("#left").display
        assert "● 29 min for 6 people: fits 45 min" in told(screen, "head")
        assert keys(screen).startswith("Enter start a meeting  ← → its steps  F3 wall")
        await pilot.press("escape")
        await settle(pilot)
        assert screen.query_one("#left").display
        assert screen.focused is screen.query_one(Input)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)  # all rows again
        await pilot.press("escape")
        await settle(pilot)
        assert not isinstance(pilot.app.screen, LibraryScreen)


async def test_the_steps_are_walked_through_as_the_wall_shows_them(room: Room) -> None:
    async with opened(room) as (pilot, screen):
        await typed(pilot, "look at work")
        await pilot.press("enter", "right", "right")
        await settle(pilot)
        preview = screen.query_one(Preview)
        assert preview.display
        assert (preview.view.step, preview.view.number) == ("Describe", 2)
        assert "← → step 2 of 6" in keys(screen)
        assert told(screen, "aside").splitlines() == [
            "Step 2 of 6",
            "Guard  If they judge, ask what they see.",
            "Notes  Wait out the first silence.",
        ]
        await pilot.press("left", "left")
        await settle(pilot)
        assert not preview.display
        await pilot.press("f3")
        await settle(pilot)
        assert preview.view.step == "Guess"
        for _ in range(9):
            await pilot.press("right")
        await settle(pilot)
        assert "← → step 6 of 6  F3 plan" in keys(screen)


async def test_the_wall_stays_while_the_list_is_walked_on_a_wide_screen(room: Room) -> None:
    async with opened(room, WIDE) as (pilot, screen):
        await typed(pilot, "tuning")
        await pilot.press("f3", "escape", "down")
        await settle(pilot)
        assert screen.query_one(Preview).view.title == "Tuning a plan"
        assert screen.query_one(Preview).size == (60, 18)


async def test_the_family_is_a_tree_and_says_what_is_out_of_date(room: Room) -> None:
    room.write("old.yaml", variant("Old look", "look@0.9"))
    room.write("lost.yaml", variant("Lost look", "gone@1.0"))
    room.write("ring.yaml", variant("Ring", "ring@1.0"))
    async with opened(room) as (pilot, screen):
        await typed(pilot, "old look")
        assert family(screen) == [
            "  Look at work  1.0",
            "▸   Old look  2.0 · made from 0.9, which is now 1.0",
        ]
        await typed(pilot, "lost look")
        assert family(screen) == ["  gone  not in this library", "▸   Lost look  2.0"]
        await typed(pilot, "ring")
        assert family(screen) == ["▸ Ring  2.0 · a variant of itself: “based_on” goes in a circle"]
        await typed(pilot, "chalk talk")
        assert "FAMILY" not in told(screen, "rest")


def variant(title: str, of: str) -> str:
    text = PROTOCOL.replace("Look at work", title).replace('"1.0"', '"2.0"')
    return f"{text}based_on: {of}\n"


def family(screen: LibraryScreen) -> list[str]:
    lines = told(screen, "rest").splitlines()
    return _until_blank(iter(lines[lines.index("FAMILY") + 1 :]))


def _until_blank(lines: Iterator[str]) -> list[str]:
    return list(iter(lambda: next(lines, ""), ""))


async def test_it_says_how_often_a_protocol_was_run_when_and_by_whom(room: Room) -> None:
    async with room.app().run_test(size=SMALL) as pilot:
        screen = await to_library(pilot)
        run_once(room, pilot)
        room.clock.move(days=1)
        run_once(room, pilot)
        room.clock.move(days=1)
        run_once(room, pilot, facilitator="ana")
        run_once(room, pilot, "tuning", team=None, team_name="", facilitator=None)
        room.clock.move(days=400)
        screen.read_again("look")
        await ready(pilot)
        row = screen.query_one(OptionList).highlighted_option
        assert row is not None
        assert "run 3 times" in str(row.prompt)
        assert "Run 3 times, last on 13 Mar 2026 by Grade 4 with Ana" in told(screen, "head")
        assert told(screen, "rest").splitlines()[-3:] == [
            "WHO RAN IT",
            "Grade 4 with Ana  once, on 13 Mar 2026",
            "Grade 4 with Ben  2 times, last on 12 Mar 2026",
        ]
        await typed(pilot, "tuning")
        assert "Run once on 13 Mar 2026\n" in told(screen, "head") + "\n"
        assert "people without a team  once" in told(screen, "rest")
        await typed(pilot, "chalk talk")
        assert "Never run here" in told(screen, "head")


async def test_a_broken_file_is_there_and_says_its_first_error(room: Room) -> None:
    room.write("torn.yaml", "title: Torn\nsteps:\n  - {title: A, minuts: 3}\n")
    async with opened(room) as (pilot, screen):
        await typed(pilot, "torn")
        option = screen.query_one(OptionList).highlighted_option
        assert option is not None
        assert str(option.prompt).startswith("torn.yaml  yours · ■ ")
        await pilot.press("enter")
        await settle(pilot)
        assert "■ It cannot be run yet.\nLine 3: " in told(screen, "head")
        assert keys(screen) == "F2 edit  Esc list"
        await pilot.press("enter")
        await settle(pilot)
        assert told(screen, "said").startswith("■ It cannot be run yet. F2 opens it")
        await pilot.press("f3", "right")
        await settle(pilot)
        assert not screen.query_one(Preview).display


async def test_too_few_people_and_too_little_time_are_told(room: Room) -> None:
    async with opened(room, people=2) as (pilot, screen):
        await typed(pilot, "final word")
        assert "▲ This protocol is for at least 3 people; 2 are here." in told(screen, "head")


async def test_enter_twice_is_the_start_dialog_and_escape_comes_back(room: Room) -> None:
    async with opened(room) as (pilot, screen):
        await typed(pilot, "look at work")
        await pilot.press("enter", "enter")
        await settle(pilot)
        dialog = pilot.app.screen
        assert isinstance(dialog, StartScreen)
        assert dialog.listed.id == "look"
        await pilot.press("escape")
        await settle(pilot)
        assert pilot.app.screen is screen


async def test_a_click_chooses_and_the_footer_can_be_clicked(room: Room) -> None:
    async with opened(room) as (pilot, screen):
        await typed(pilot, "tuning")
        await pilot.click(OptionList, offset=(3, 2))
        await settle(pilot)
        assert screen.looks_closer
        assert screen.row is not None
        assert screen.row.id == "tuning-a-plan"
        await pilot.click("#keys", offset=(3, 0))  # Enter start a meeting
        await settle(pilot)
        assert isinstance(pilot.app.screen, StartScreen)


async def test_text_from_a_file_is_drawn_as_it_is(room: Room) -> None:
    room.write("odd.yaml", PROTOCOL.replace("Look at work", '"Odd [b]x[/b] $y"'))
    async with opened(room) as (pilot, screen):
        await typed(pilot, "odd")
        assert told(screen, "head").startswith("Odd [b]x[/b] $y")


async def test_the_rows_keep_their_place_when_they_are_read_again(room: Room) -> None:
    async with opened(room) as (pilot, screen):
        await pilot.press("down", "down", "down")
        await settle(pilot)
        assert screen.row is not None
        at = screen.row.id
        room.write("aaa.yaml", PROTOCOL.replace("Look at work", "Aaa"))
        screen.read_again()
        await ready(pilot)
        assert "aaa" in ids(screen)
        assert screen.row.id == at
        screen.read_again("aaa")
        await ready(pilot)
        assert screen.row.id == "aaa"


async def test_a_new_one_begins_blank_or_like_the_one_pointed_at(room: Room) -> None:
    async with opened(room) as (pilot, _):
        await typed(pilot, "tuning")
        await pilot.press("f4")
        await settle(pilot)
        dialog = pilot.app.screen
        assert isinstance(dialog, NewDialog)
        ways = [str(option.prompt) for option in dialog.query_one(OptionList).options]
        assert [way.splitlines()[0] for way in ways] == [
            "Begin with a short example", "Begin with a copy of Tuning"
        ]  # fmt: skip
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_a_shipped_one_is_edited_as_a_copy_and_the_list_is_fresh_afterwards(
    room: Room,
) -> None:
    async with opened(room) as (pilot, screen):
        await typed(pilot, "chalk talk")
        assert "F2 edit a copy" in keys(screen)
        await pilot.press("f2")
        await settle(pilot)
        editor = pilot.app.screen
        assert isinstance(editor, EditScreen)
        assert editor.document.path.name == "chalk-talk-ours.yaml"
        save(editor.document, editor.document.text)
        editor.dismiss()
        await ready(pilot)
        assert screen.row is not None
        assert (screen.row.id, screen.row.listed.shipped) == ("chalk-talk-ours", False)
        assert family(screen) == ["  Chalk talk  1.0", "▸   Chalk talk (ours)  1.0"]


async def test_a_broken_file_opens_in_the_editor(room: Room) -> None:
    room.write("torn.yaml", "title: Torn\nsteps:\n  - {title: A, minuts: 3}\n")
    async with opened(room) as (pilot, _):
        await typed(pilot, "torn")
        await pilot.press("f2")
        await settle(pilot)
        editor = pilot.app.screen
        assert isinstance(editor, EditScreen)
        assert editor.document.path.name == "torn.yaml"


async def test_what_a_closed_terminal_left_is_in_the_list(room: Room) -> None:
    place = Workspace(room.root)
    library = Library(room.root)
    keep_draft(new_document(place, library, "Begun"), PROTOCOL, room.clock())
    keep_draft(open_document(place, library, "look"), PROTOCOL + "# more\n", room.clock())
    async with opened(room) as (pilot, screen):
        await typed(pilot, "begun")
        row = screen.query_one(OptionList).highlighted_option
        assert row is not None
        assert str(row.prompt).startswith("Look at work  29 min · yours · not saved yet")
        assert "start" not in keys(screen)
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert told(screen, "said").startswith("■ It is not saved yet. F2 opens it")
        await pilot.press("f2")
        await settle(pilot)
        assert any(isinstance(each, EditScreen) for each in pilot.app.screen_stack)
    async with opened(room) as (pilot, screen):
        await typed(pilot, "look.yaml")
        assert "yours · unsaved changes" in told(screen, "head")
        assert "F5 rehearse" in keys(screen)


async def test_files_are_read_once_and_not_at_each_key(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    one = Library._listed

    def listed(self: Library, id_: str, path: Path) -> Listed:
        read.append(id_)
        return one(self, id_, path)

    monkeypatch.setattr(Library, "_listed", listed)
    async with opened(room) as (pilot, screen):
        every = len(ids(screen))
        assert len(read) == every
        await pilot.press("w", "o", "w", "down", "f7", "f8", "f9", "escape", "enter", "right")
        await settle(pilot)
        assert len(read) == every


async def test_keys_follow_a_click_into_the_detail_and_back(room: Room) -> None:
    async with opened(room, WIDE) as (pilot, screen):
        await pilot.click("#detail", offset=(10, 12))
        await settle(pilot)
        assert screen.looks_closer
        assert keys(screen).startswith("Enter start a meeting")
        await pilot.click("#find")
        await settle(pilot)
        assert not screen.looks_closer
        assert keys(screen).startswith("Enter look closer")


async def test_a_new_one_goes_to_the_editor_under_its_title(room: Room) -> None:
    async with opened(room) as (pilot, _):
        await typed(pilot, "look at work")
        await pilot.press("f4")
        await settle(pilot)
        await typed(pilot, "Our own look")
        await pilot.press("down", "enter")
        await settle(pilot)
        editor = pilot.app.screen
        assert isinstance(editor, EditScreen)
        assert editor.document.path.name == "our-own-look.yaml"
        assert editor.document.based_on == "look@1.0"


async def test_it_is_rehearsed_from_the_list(room: Room) -> None:
    async with opened(room) as (pilot, _):
        await typed(pilot, "look at work")
        await pilot.press("f5")
        await settle(pilot)
        assert isinstance(pilot.app.screen, RehearsalScreen)
        pilot.app.screen.dismiss()
        await settle(pilot)
        assert isinstance(pilot.app.screen, LibraryScreen)


async def test_the_card_is_written_and_said_where(room: Room) -> None:
    async with opened(room) as (pilot, screen):
        await typed(pilot, "final word")
        await pilot.press("f6")
        await settle(pilot)
        (path,) = (room.root / "sessions" / "cards").iterdir()
        assert told(screen, "said") == f"✓ The card is in {path}: open it and print it."
        assert "Final word" in path.read_text(encoding="utf-8")
        await pilot.press("down")
        await settle(pilot)
        assert not screen.query_one("#said").display


async def list_(pilot: Pilot[None]) -> None:
    screen = await to_library(pilot)
    app = pilot.app
    assert isinstance(app, PlcApp)
    screen.query_one(Input).cursor_blink = False
    await pilot.press("down", "down")
    await settle(pilot)


async def detail(pilot: Pilot[None]) -> None:
    await list_(pilot)
    await typed(pilot, "wows")
    await pilot.press("enter")
    await settle(pilot)


SHOWN = {"list": list_, "detail": detail}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", SIZES, ids=named)
@pytest.mark.parametrize("name", SHOWN)
def test_library(
    name: str, size: tuple[int, int], theme: str, room: Room, snap_compare: Compare
) -> None:
    room.write("torn.yaml", "title: Torn\nsteps:\n  - {title: A, minuts: 3}\n")
    room.write("aaa.yaml", PROTOCOL.replace("Look at work", "A look at work"))

    async def drive(pilot: Pilot[None]) -> None:
        await SHOWN[name](pilot)
        every_cell_has_contrast(pilot)

    assert snap_compare(room.app(theme=theme), terminal_size=size, run_before=drive)
