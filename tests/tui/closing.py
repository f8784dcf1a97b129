"""A team's meeting at its end, with something agreed."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input

from plc_runner.tui.app import PlcApp
from plc_runner.tui.screens.closing import ClosingScreen
from tests.tui.past import keep_a_past
from tests.tui.room import Room, begin, request, run_for, settle, type_line

AGREED = (
    "/decide start every unit with a number talk because nobody is left out of it",
    "/action Ana: copy the fraction task for all by Friday",
    "/action bring the exit tickets of three pupils who surprised us",
)


def at_its_end(room: Room, *, theme: str = "wall-dark") -> PlcApp:
    """The app of a team with a past, in the start dialog."""
    keep_a_past(room, planned=False)
    return room.app(request(), theme=theme)


async def come_to_the_closing(pilot: Pilot[None], room: Room) -> None:
    """Through the meeting to its last step."""
    await begin(pilot)
    await pilot.press("escape")  # from what earlier meetings left
    await settle(pilot)
    for line in AGREED:
        await type_line(pilot, line)
    assert isinstance(pilot.app, PlcApp)
    run_for(pilot.app, room, 600)
    await type_line(pilot, "/go closing")
    await settle(pilot)


async def answer(pilot: Pilot[None], *answers: str) -> None:
    """Enter what is asked for, one answer after the other; no words take what stands there."""
    assert isinstance(pilot.app, PlcApp)
    for text in answers:
        if text:
            panel(pilot.app).query_one("#words", Input).value = text
        await pilot.press("enter")
    await settle(pilot)


def panel(app: PlcApp) -> ClosingScreen:
    assert isinstance(app.screen, ClosingScreen), app.screen
    return app.screen


def label(app: PlcApp) -> str:
    """What the line asks for."""
    return str(panel(app).query_one("#label").render()).rstrip(" ›")
