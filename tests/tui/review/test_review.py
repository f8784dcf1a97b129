"""Looking back by real keys."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Static

from plc_runner.journal.review import What
from plc_runner.tui.place import Place
from plc_runner.tui.screens.amend import AmendDialog
from plc_runner.tui.screens.home import HomeScreen
from plc_runner.tui.screens.record import RecordScreen
from plc_runner.tui.screens.review import ReviewScreen
from plc_runner.tui.screens.review.narrow import NarrowScreen
from plc_runner.tui.widgets.keys_line import KeysLine
from tests.tui.review.kept import keep_a_year
from tests.tui.room import Room, settle


@pytest.fixture(scope="module")
def a_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("a-year")
    keep_a_year(root)
    return root


@pytest.fixture
def kept(a_year: Path, tmp_path: Path) -> Room:
    shutil.copytree(a_year, tmp_path, dirs_exist_ok=True)
    return Room(tmp_path)


@asynccontextmanager
async def looking_back(
    room: Room, size: tuple[int, int] = (60, 18), what: What | None = None, id_: str = ""
) -> AsyncIterator[tuple[Pilot[None], ReviewScreen]]:
    app = room.app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        home = app.screen
        assert isinstance(home, HomeScreen)
        assert isinstance(home.place, Place)
        screen = ReviewScreen(home.place, what, id_)
        await app.push_screen(screen)
        await settle(pilot)
        yield pilot, screen


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


def rows(screen: ReviewScreen) -> list[str]:
    prompts = [option.prompt for option in screen.list.options]
    return [prompt.plain.splitlines()[0] for prompt in prompts if isinstance(prompt, Content)]


def pointed(screen: ReviewScreen) -> str:
    option = screen.list.highlighted_option
    assert option is not None
    return str(option.prompt).partition("\n")[2]


def told(screen: ReviewScreen) -> str:
    contents = [screen.query_one(f"#{id_}", Static).content for id_ in ("facts", "known")]
    return "\n".join(one.plain if isinstance(one, Content) else str(one) for one in contents)


def line(screen: ReviewScreen, id_: str) -> str:
    return screen.query_one(f"#{id_}", KeysLine).render().plain.replace("\n", "  ")


async def test_what_a_newcomer_asks_is_answered_with_few_keys(kept: Room) -> None:
    async with looking_back(kept) as (pilot, screen):
        # What did we decide about fractions, and why?
        await press(pilot, "slash", *"fractions")
        assert rows(screen)[:2] == ["Ask for fraction strips", "Homework on fractions twice a week"]
        await press(pilot, "down", "down", "down")  # the arrows lead from the field to the rows
        await press(pilot, "enter")
        assert "Because  on circles they count pieces" in told(screen)
        await press(pilot, "escape", "escape")
        # What did we stop doing, and for what reason?
        await press(pilot, "d", "f6", "f6")
        assert rows(screen) == ["Homework on fractions twice a week", "Draw fractions as circles"]
        assert pointed(screen).startswith("■ stopped: only 6 of 27 handed it in · 12 Feb")
        # Who owes what by when?
        await press(pilot, "a", "f6")
        assert rows(screen) == ["Ask for fraction strips", "Copy the number lines"]
        assert pointed(screen).startswith("no owner yet · still open")
        await press(pilot, "down")
        assert pointed(screen).startswith("Ben · by Fri 20 Mar · still open")
        # Who ran the last consultancy?
        await press(pilot, "m")
        assert rows(screen)[0] == "Consultancy: Lab reports"
        assert pointed(screen).startswith("Cy facilitated · 9 Mar · Grade 7 science")
        # What are we working on?
        await press(pilot, "g")
        assert rows(screen) == ["Place fractions on a number line"]
        assert pointed(screen).startswith("9 of 27 → 17 of 27 → 22 of 27 · by Fri 15 May")


async def test_from_any_thing_to_its_meeting_and_back(kept: Room) -> None:
    async with looking_back(kept, what="decision", id_="d-1") as (pilot, screen):
        assert screen.looks_closer
        said = told(screen)
        assert "Replaced by  Begin fractions with number lines" in said
        assert "IN ITS PLACE NOW\nThursday 13 November 2025  Begin fractions" in said
        assert "PROMISED IN THE SAME MEETING\nBen  Print circles" in said
        await press(pilot, "s")
        assert type(pilot.app.screen) is RecordScreen
        await press(pilot, "escape")
        assert screen.is_current
        assert screen.looks_closer
        await press(pilot, "escape")
        assert not screen.looks_closer
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_one_team_one_protocol_and_a_time_narrow_the_list(kept: Room) -> None:
    async with looking_back(kept) as (pilot, screen):
        await press(pilot, "m", "f7")
        assert isinstance(pilot.app.screen, NarrowScreen)
        await press(pilot, *"sci", "enter")
        assert rows(screen) == ["Consultancy: Lab reports"]
        assert "F7 Grade 7 science" in line(screen, "filters")
        await press(pilot, "f8", "down", "down", "enter")  # of all protocols: Student work
        assert rows(screen) == []
        await press(pilot, "escape")
        assert len(rows(screen)) == 5
        await press(pilot, "f9")
        assert "F9 since 9 Feb" in line(screen, "filters")
        assert len(rows(screen)) == 3
        await press(pilot, "f9", "f9")
        assert len(rows(screen)) == 5


async def test_what_narrows_can_be_typed_and_what_is_not_understood_is_said(kept: Room) -> None:
    async with looking_back(kept) as (pilot, screen):
        screen.field.value = "fractions team:7"
        await settle(pilot)
        assert rows(screen) == ["They report fractions of a gram"]
        screen.field.value = "fractions team:grade is:open"
        await settle(pilot)
        none = str(screen.query_one("#none", Static).content)
        assert none.startswith("Several teams are like “grade”")
        screen.field.value = "zzz"
        await settle(pilot)
        assert rows(screen) == []
        none = str(screen.query_one("#none", Static).content)
        assert none == "Nothing is like that. Esc shows all."


async def test_a_goal_is_drawn_and_told_in_words(kept: Room) -> None:
    async with looking_back(kept, (120, 36), "goal", "g-1") as (pilot, screen):
        await settle(pilot)
        said = told(screen)
        assert "Thursday 12 February 2026   17 of 27  after three weeks of lines" in said
        assert "DECIDED AND PROMISED IN THESE MEETINGS" in said
        assert "Begin fractions with number lines, not circles" in said
        assert not screen.query_one("#chart").has_class("hidden")
        await press(pilot, "escape", "d")
        assert screen.query_one("#chart").has_class("hidden")


async def test_a_promise_stands_beside_what_was_decided_with_it(kept: Room) -> None:
    async with looking_back(kept, (60, 18), "action", "a-1") as (_, screen):
        said = told(screen)
        assert "Done  Thursday 13 November 2025" in said
        why = "• Draw fractions as circles, because pupils know pizza"
        assert f"DECIDED IN THE SAME MEETING\n{why}" in said


async def test_a_record_stands_beside_the_list_where_there_is_room(kept: Room) -> None:
    async with looking_back(kept, (120, 36), "session") as (pilot, screen):
        assert "1. One report in two weeks" in told(screen)
        await press(pilot, "down", "down")
        assert "Homework on fractions twice a week" in told(screen)


async def test_what_is_put_right_shows_at_once(kept: Room) -> None:
    async with looking_back(kept, (120, 36), "action") as (pilot, screen):
        await press(pilot, "e")
        dialog = pilot.app.screen
        assert isinstance(dialog, AmendDialog)
        dialog.dismiss("Said.")
        await settle(pilot)
        assert str(screen.query_one("#said", Static).content) == "✓ Said."


async def test_the_next_page_is_read_on_the_way_down(
    kept: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plc_runner.tui.screens.review.wanted.PAGE", 4)
    monkeypatch.setattr("plc_runner.tui.screens.review.screen._NEAR_END", 2)
    async with looking_back(kept) as (pilot, screen):
        assert len(rows(screen)) == 4
        await press(pilot, "end")
        assert len(rows(screen)) == 8
        assert len(screen.wanted.items) == 8
        for _ in range(4):
            await press(pilot, "end")
        assert len(rows(screen)) == 15
        assert not screen.wanted.has_more


async def test_one_that_is_shown_before_its_turn_is_in_the_list_once(
    kept: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plc_runner.tui.screens.review.wanted.PAGE", 1)
    async with looking_back(kept, what="decision", id_="d-1") as (pilot, screen):
        assert "Draw fractions as circles" in told(screen)
        await press(pilot, "escape")
        for _ in range(4):
            await press(pilot, "end")
        assert sorted(rows(screen)) == [
            "Begin fractions with number lines, not circles", "Draw fractions as circles",
            "Homework on fractions twice a week", "One report in two weeks",
        ]  # fmt: skip
