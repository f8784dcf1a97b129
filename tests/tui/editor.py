"""The editor on the screen, and what can be asked of it."""

from __future__ import annotations

from typing import cast

from textual.content import Content
from textual.events import Key, Paste
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from plc_runner.tui.app import PlcApp
from plc_runner.tui.errands import EditRequest
from plc_runner.tui.screens.editor.screen import EditScreen
from tests.tui.room import Room, settle

SIZE = (60, 18)
TITLES = ["Guess", "Describe", "Last word", "Warm down", "Decide", "Look back"]


def editor(app: PlcApp) -> EditScreen:
    found = [screen for screen in app.screen_stack if isinstance(screen, EditScreen)]
    assert found, app.screen_stack
    return found[-1]


def open_editor(room: Room, name: str = "look", **more: str) -> PlcApp:
    return room.app(EditRequest(name, **more))


def text(app: PlcApp) -> str:
    return editor(app).area.text


def file(room: Room, name: str = "look.yaml") -> str:
    return (room.root / "protocols" / name).read_text(encoding="utf-8")


def said(app: PlcApp, id_: str = "said") -> str:
    return str(editor(app).query_one(f"#{id_}", Static).content)


def titles(app: PlcApp) -> list[str]:
    return [row.title for row in editor(app).work.rows or ()]


def rows(app: PlcApp, selector: str = "#steps") -> list[str]:
    """The lines of a list, as they stand there."""
    options = app.screen.query_one(selector, OptionList)
    found = [options.get_option_at_index(n).prompt for n in range(options.option_count)]
    return [one.plain if isinstance(one, Content) else str(one) for one in found]


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def write(pilot: Pilot[None], words: str) -> None:
    """All at once, as from somebody who types ahead."""
    names = {" ": "space", "\n": "enter", "\t": "tab"}
    for sign in words:
        pilot.app.post_message(Key(names.get(sign, sign), sign))
    await settle(pilot)


async def paste(pilot: Pilot[None], words: str) -> None:
    focused = pilot.app.focused
    assert focused is not None
    focused.post_message(Paste(words))
    await settle(pilot)


async def wait_for_reading(pilot: Pilot[None]) -> None:
    """Until the pause after which the text is read anew is over."""
    screen = editor(cast("PlcApp", pilot.app))
    for _ in range(100):
        await settle(pilot)
        if screen.work.text == screen.area.text:
            return
        await pilot.pause(0.05)


async def wait_for_draft(pilot: Pilot[None]) -> None:
    """Until a draft is kept, or dropped."""
    screen = editor(cast("PlcApp", pilot.app))
    for _ in range(100):
        await settle(pilot)
        if not screen.draft_is_due:
            return
        await pilot.pause(0.05)
