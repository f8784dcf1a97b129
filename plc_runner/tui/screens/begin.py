"""From Home to the wall: the protocol, then the dialog, back and forth until a session is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plc_runner.driver import Driver
from plc_runner.driver.upcoming import upcoming
from plc_runner.errors import Refused
from plc_runner.journal.queries import PastSession
from plc_runner.protocol.library import Listed
from plc_runner.tui.place import Place
from plc_runner.tui.screens.pick import PickScreen
from plc_runner.tui.screens.start import Answer, StartScreen
from plc_runner.tui.sitting import Sitting
from plc_runner.tui.usual import last_time, usual_sitting

if TYPE_CHECKING:
    from plc_runner.tui.app import PlcApp
    from plc_runner.tui.errands import StartRequest


async def begin(app: PlcApp, place: Place, request: StartRequest | None) -> None:
    """Choose a protocol, unless the command line did, and open the dialog.

    Raises:
        NotFound, Refused: the protocol that was asked for is not there, or is broken.
    """
    sitting = usual_sitting(place, request)
    if request is None or not request.protocol:
        await _pick(app, place, sitting)
        return
    listed = place.library.find(request.protocol)
    if listed.reading.protocol is None:
        raise Refused(f"{listed.path.name} has problems. `plc check {listed.path}` says which.")
    await _ask(app, place, listed, sitting)


async def begin_with(app: PlcApp, place: Place, listed: Listed) -> None:
    """Open the dialog for one protocol; who leaves it is back where it was opened."""

    async def answered(answer: Answer) -> None:
        if isinstance(answer, Driver):
            await app.drive(answer)

    await app.push_screen(StartScreen(place, listed, usual_sitting(place, None)), answered)


async def _pick(app: PlcApp, place: Place, sitting: Sitting) -> None:
    past = last_time(place, sitting.team)

    async def picked(listed: Listed | None) -> None:
        if listed is not None:
            await _ask(app, place, listed, sitting)

    people = sitting.who
    count = people if isinstance(people, int) else len(people)
    await app.push_screen(PickScreen(place, count, _comes_next(place, past)), picked)


def _comes_next(place: Place, past: PastSession | None) -> str:
    """Id of the protocol on which the bar stands at first: the one that comes next."""
    if past is None or past.session.team is None:
        return ""
    found = upcoming(place.journal, place.library, past.session.team, place.today())
    return (found.protocol if found else "") or past.session.protocol_id


async def _ask(app: PlcApp, place: Place, listed: Listed, sitting: Sitting) -> None:
    async def answered(answer: Answer) -> None:
        if isinstance(answer, Driver):
            await app.drive(answer)
        elif answer is not None:
            await _pick(app, place, answer)

    await app.push_screen(StartScreen(place, listed, sitting), answered)
