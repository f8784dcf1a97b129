"""Whatever is pressed in the editor: it does not fail, and every state of the text comes back."""

from __future__ import annotations

import os
import random

import pytest
from textual.events import Key, Paste
from textual.pilot import Pilot

from plc_runner.tui.app import PlcApp
from plc_runner.tui.screens.editor.screen import EditScreen
from tests.tui.editor import SIZE, editor, open_editor
from tests.tui.room import PROTOCOL, Room, settle

KEYS = [
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab"),
    *("enter", "enter", "delete", "backspace", "escape", "ctrl+j", "ctrl+home", "ctrl+end"),
    *("ctrl+n", "ctrl+r", "ctrl+d", "shift+up", "shift+down", "ctrl+a", "ctrl+x", "ctrl+v"),
    *("ctrl+z", "ctrl+y", "ctrl+s", "ctrl+k", "ctrl+w", "ctrl+u", "ctrl+c", "ctrl+t"),
    *("f1", "f2", "f2", "f3", "f6", "f7", "f8"),
    *("a", "7", "-", ":", "[", "{", "#", "|", "“", "é", "漢", " ", "'", '"'),
]
TABLES = ["Settle\t2\tBreathe\nShare\t5\tOne each\n", "one line", "a\nb\nc", "| A | 3 |\n| B | x |"]


async def play(pilot: Pilot[None], app: PlcApp, dice: random.Random, count: int) -> None:
    for _ in range(count):
        if dice.random() < 0.05 and app.focused is not None:
            app.focused.post_message(Paste(dice.choice(TABLES)))
        else:
            key = dice.choice(KEYS)
            app.post_message(Key(key, key if len(key) == 1 else None))
        if dice.random() < 0.4:
            await pilot.pause()


async def back_to_the_editor(pilot: Pilot[None], app: PlcApp) -> None:
    await settle(pilot)
    for _ in range(5):
        if isinstance(app.screen, EditScreen):
            break
        app.post_message(Key("escape", None))
        await settle(pilot)


def turn_all_back(screen: EditScreen) -> None:
    """Undo all, and do it again: the text is as it was at first, and as it is now."""
    now = screen.area.text
    while screen.area.history.undo_stack:
        screen.area.undo()
    assert screen.area.text == PROTOCOL
    while screen.area.history.redo_stack:
        screen.area.redo()
    assert screen.area.text == now


async def press_anything(room: Room, seed: int, count: int) -> None:
    app = open_editor(room)
    # Leaving is no part of it.
    app.action_leave = lambda: None  # type: ignore[method-assign]
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        screen = editor(app)
        screen.dismiss = lambda *_: None  # type: ignore[method-assign,assignment]
        dice = random.Random(seed)
        await play(pilot, app, dice, count)
        await back_to_the_editor(pilot, app)
        if screen.form.open_cell is not None:
            screen.form.close_cell()
        screen.look_if_changed()
        assert screen.work.text == screen.area.text
        turn_all_back(screen)


LONG = int(os.environ.get("PLC_KEY_RUNS", "0"))
"""Long runs to be tried besides the two short ones."""
RUNS = [(0, 25), (1, 25), *((seed, 300) for seed in range(100, 100 + LONG))]


@pytest.mark.parametrize(("seed", "count"), RUNS)
async def test_any_keys_in_any_order(room: Room, seed: int, count: int) -> None:
    await press_anything(room, seed, count)
