"""A team's meeting at its end, with something agreed."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Input

from plc_runner.journal.queries import resumable
from plc_runner.journal.store import Journal
from plc_runner.session import commands as c
from plc_runner.tui.app import PlcApp
from plc_runner.tui.errands import ResumeRequest
from plc_runner.tui.place import Place
from plc_runner.tui.screens.closing import ClosingScreen
from plc_runner.tui.sitting import prepare
from plc_runner.tui.usual import usual_sitting
from plc_runner.workspace import Workspace
from tests.tui.past import keep_a_past
from tests.tui.room import Room, request, settle

AGREED = (
    "/decide start every unit with a number talk because nobody is left out of it",
    "/action Ana: copy the fraction task for all by Friday",
    "/action bring the exit tickets of three pupils who surprised us",
)


def keep_a_meeting_at_its_end(room: Room) -> None:
    """A team with a past, and its meeting in the last step, held without a screen."""
    keep_a_past(room, planned=False)
    team = Workspace(room.root)
    with Journal.open(team.make_sessions() / "plc.db", device="laptop") as journal:
        place = Place(team, journal, room.clock, -5 * 3600)
        sitting = usual_sitting(place, request())
        driver = prepare(place, place.library.find("look"), sitting).open(place)
        driver.do(c.Start())
        for line in AGREED:
            driver.line(line)
        room.clock.move(minutes=10)
        driver.do(c.GoTo("@closing"))
        driver.release()


def at_its_end(room: Room, *, theme: str = "wall-dark") -> PlcApp:
    """The app back in that meeting: the closing is asked for at once."""
    with Journal.open(room.root / "sessions" / "plc.db", read_only=True) as journal:
        (going, *_) = resumable(journal)
    return room.app(ResumeRequest(going.id), theme=theme)


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
