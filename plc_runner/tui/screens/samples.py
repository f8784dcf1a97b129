"""Samples of work during a meeting: taken in while the clock goes on, opened, looked up."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

from textual.widgets import Input

from plc_runner.driver.exemplars import Sample, chosen, folder, show
from plc_runner.errors import PlcError
from plc_runner.session.grammar import Ask

if TYPE_CHECKING:
    from plc_runner.tui.app import PlcApp
    from plc_runner.tui.screens.run import RunScreen

_LARGE = 4 * 1000**2
"""Bytes from which the room is told that a file is being copied."""


def take_in(screen: RunScreen, ask: Ask) -> bool:
    """Keep what a line means: words at once, a file as soon as it is copied.

    Raises:
        Refused: it is a file that cannot be kept; the line stays.
    """
    sample = Sample.meant(ask)
    if sample.found is None:
        screen.told(sample.keep(screen.driver, None), "slot")
        return True
    screen.run_worker(_copy(screen, sample), group="samples")
    if sample.found.size > _LARGE:
        screen.say(f"Copying {sample.found.path.name} …")
    return True


async def _copy(screen: RunScreen, sample: Sample) -> None:
    """Copy in another thread, then put it on the shelf, or the words back on the line."""
    try:
        taken = await asyncio.to_thread(sample.take_in, folder(screen.driver.journal))
    except PlcError as problem:
        if not screen.wall.line.value.strip() and screen.keeper.hand is None:
            _put_back(screen, sample.ask.argument)
        screen.say(str(problem), "error")
        return
    if screen.attempt(lambda: sample.keep(screen.driver, taken)):
        screen.ask_for_more()


def _put_back(screen: RunScreen, text: str) -> None:
    """The line as it was, with no change that would take away what is said about it."""
    with screen.wall.line.prevent(Input.Changed):
        screen.set_line(text)
    screen.keeper.changed(text, screen.ui.slot)
    screen.store_line()


def open_one(screen: RunScreen, said: str) -> bool:
    """Open the newest sample, or the one that is named, in a window of its own.

    Raises:
        NotFound: there is none of that name.
    """
    item = chosen(screen.state, said)
    viewer = cast("PlcApp", screen.app).viewer
    place = folder(screen.driver.journal)

    async def view() -> None:
        try:
            screen.say(await asyncio.to_thread(show, place, viewer, item))
        except PlcError as problem:
            screen.say(str(problem), "error")

    screen.run_worker(view(), group="samples")
    return True


def shelf(screen: RunScreen, said: str) -> bool:
    """Go to the shelf; the meeting goes on behind it."""
    from plc_runner.tui.screens.shelf import ShelfScreen  # noqa: PLC0415 - on its first use

    def back(_: object) -> None:
        screen.wall.line.focus()
        screen.after_act()

    screen.app.push_screen(ShelfScreen(screen.place, said), back)
    return True
