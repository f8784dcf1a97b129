"""Menu, palette and help come from the one table."""

from __future__ import annotations

import pytest
from textual.content import Content
from textual.events import Key
from textual.widgets import Static

from plc_runner.session.state import Phase
from plc_runner.session.verbs import VERB, VERBS
from plc_runner.tui import commands
from plc_runner.tui.screens.help import HelpScreen
from plc_runner.tui.screens.menu import MenuScreen
from tests.tui.room import Room, begin, open_wall, settle, state, view, wall, write

SIZE = (60, 18)


def plain(app: object, selector: str) -> str:
    content = app.screen.query_one(selector, Static).content  # type: ignore[attr-defined]
    return content.plain if isinstance(content, Content) else str(content)


def test_every_key_of_the_wall_is_bound() -> None:
    bound = {binding.key for binding in commands.bindings()}
    app_keys = {"ctrl+q", "ctrl+p", "ctrl+t", "up"}
    assert bound | app_keys == {verb.key for verb in VERBS if verb.key and verb.on_wall}
    assert not bound & app_keys


async def test_help_tells_every_verb_of_the_wall(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("f1")
        await settle(pilot)
        assert isinstance(app.screen, HelpScreen)
        text = plain(app, "VerticalScroll Static")
        for verb in VERBS:
            assert (verb.help in text) is verb.on_wall
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen_stack[-1] is wall(app)


@pytest.mark.parametrize("size", [(40, 12), (60, 18), (120, 36)])
async def test_the_menu_has_every_letter_once(room: Room, size: tuple[int, int]) -> None:
    app = room.running()
    async with app.run_test(size=size) as pilot:
        await begin(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, MenuScreen)
        text = plain(app, "#menu")
        for verb in commands.menu(wall(app).verbs()):
            assert f" {verb.letter.upper()}  {verb.title[:8]}" in text


async def test_a_letter_of_the_menu_does_it(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("escape", "p")
        await settle(pilot)
        assert state(app).phase is Phase.PAUSED
        await pilot.press("escape", "g")
        await settle(pilot)
        assert wall(app).wall.line.value == "/go "


@pytest.mark.parametrize(
    ("before", "more", "after"),
    [("", "", ""), ("half a th", "", "half a th"), ("", "who has rulers", "who has rulers")],
)
async def test_esc_takes_back_the_word_that_a_verb_put_on_the_line(
    room: Room, before: str, more: str, after: str
) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await write(pilot, before)
        await pilot.press("escape", "g")
        await settle(pilot)
        line = wall(app).wall.line
        assert line.value == f"/go {before}"
        await write(pilot, more)
        assert ("Esc", "takes the command back") in [(k.key, k.label) for k in view(app).keys]
        await pilot.press("escape")
        await settle(pilot)
        assert app.screen is wall(app)
        assert line.value == after
        assert ("Esc", "menu") in [(key.key, key.label) for key in view(app).keys]
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, MenuScreen)


async def test_esc_opens_the_menu_over_a_command_that_was_typed(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("escape", "g")
        await settle(pilot)
        wall(app).wall.line.value = ""
        await settle(pilot)
        await write(pilot, "/go x")
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(app.screen, MenuScreen)


async def test_any_other_key_of_the_menu_is_typed(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("escape", "~", "/", "2")
        await settle(pilot)
        assert app.screen is wall(app)
        assert wall(app).wall.line.value == "~/2"


async def test_keys_that_come_before_the_menu_is_gone_are_typed(room: Room) -> None:
    """It used to close whatever lay below, too."""
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("escape")
        await settle(pilot)
        screen = app.screen
        for key in ("7", "8", "9"):
            screen.post_message(Key(key, key))
        await settle(pilot)
        assert app.screen is wall(app)
        assert wall(app).wall.line.value == "789"


async def test_a_row_of_the_menu_can_be_clicked(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        await pilot.press("escape")
        await settle(pilot)
        rows = plain(app, "#menu").split("\n")
        y = next(n for n, row in enumerate(rows) if row.lstrip().startswith("P  Pause"))
        await pilot.click("#menu", offset=(6, y))
        await settle(pilot)
        assert state(app).phase is Phase.PAUSED


async def test_before_the_start_the_menu_offers_no_moves(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await open_wall(pilot)
        offered = {verb.id for verb in commands.menu(wall(app).verbs())}
        assert "start" in offered
        assert not offered & {"next-step", "pause", "add-time", "next-turn"}


async def test_the_palette_runs_a_verb(room: Room) -> None:
    app = room.running()
    async with app.run_test(size=SIZE) as pilot:
        await begin(pilot)
        found = {command.title: command for command in app.get_system_commands(wall(app))}
        assert f"{VERB['pause'].title}  F5" in found
        await pilot.press("ctrl+p")
        await settle(pilot)
        await pilot.press(*"blank")
        await pilot.pause(0.6)
        await pilot.press("enter")
        await pilot.pause(0.3)
        await settle(pilot)
        assert view(app).blank


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", "/park "),
        ("who has rulers", "/park who has rulers"),
        ("/decide tape", "/park tape"),
        ("/", "/park "),
        ("/xyz tape", "/park /xyz tape"),
    ],
)
def test_what_was_typed_becomes_the_words_of_a_verb(typed: str, expected: str) -> None:
    assert commands.prefill(VERB["park"], typed) == expected
