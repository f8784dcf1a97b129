"""A rehearsal: the real wall at speed, over a journal that is thrown away."""

from __future__ import annotations

import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from plc_runner.driver import Driver, assign, seat
from plc_runner.driver.standards import Standards
from plc_runner.errors import PlcError, Refused
from plc_runner.journal.store import Journal
from plc_runner.protocol.source import Reading, digest
from plc_runner.session.opening import Opening
from plc_runner.tui.errands import RehearseRequest
from plc_runner.tui.made_up import made_up
from plc_runner.tui.pace import USUAL, Pace
from plc_runner.tui.place import Place

if TYPE_CHECKING:
    from plc_runner.tui.app import PlcApp

_FOLDER = "plc-rehearsal-"
_LEFT_BEHIND = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stage:
    """A rehearsal that can begin: `close` removes all of it."""

    driver: Driver
    place: Place
    pace: Pace
    folder: tempfile.TemporaryDirectory[str]

    def close(self) -> None:
        """Let go of the journal and throw it away."""
        with suppress(PlcError):
            self.driver.release()
        self.place.journal.close()
        self.folder.cleanup()


async def rehearse(  # noqa: PLR0913 - the room to rehearse in is described by this many things
    app: PlcApp,
    place: Place,
    reading: Reading,
    people: Sequence[str] | int,
    *,
    speed: int = USUAL,
    seconds: int | None = None,
    roles: Mapping[str, Sequence[str]] | None = None,
    by_itself: bool = True,
    left: Callable[[], None] | None = None,
) -> None:
    """Put a rehearsal on the wall. When it is over, the screen that called is there again.

    Args:
        people: names, or how many made-up people.
        speed: times the speed of a meeting.
        seconds: how long there is; None for the full plan.
        roles: role to names, as typed.
        by_itself: whether the next turn and step begin when the time is up.
        left: called when the rehearsal is over and gone.

    Raises:
        Refused: the protocol has errors, or there is no room on the disk for a journal.
        NotFound: a role or a name that is not there.
    """
    if reading.protocol is None:
        raise Refused("There are errors in this protocol. They must be put right before it runs.")
    request = RehearseRequest(
        reading.protocol, reading.text, people, roles or {}, seconds, speed, by_itself
    )
    await perform(app, place, request, left)


async def perform(
    app: PlcApp, place: Place, request: RehearseRequest, left: Callable[[], None] | None = None
) -> None:
    """Put a rehearsal on the wall; as `rehearse`."""
    from plc_runner.tui.screens.rehearsal import RehearsalScreen  # noqa: PLC0415 - they meet here

    async def over(_: None) -> None:
        if screen.again:
            await perform(app, place, request, left)
        elif left is not None:
            left()

    screen = RehearsalScreen(set_up(place, request), place.now, by_itself=request.by_itself)
    screen.standards = Standards(place.journal)  # they are read only
    await app.push_screen(screen, over)


def set_up(place: Place, request: RehearseRequest) -> Stage:
    """Make a journal in a folder of its own, and sit down in it.

    Raises:
        PlcError: it cannot be rehearsed; says why.
    """
    protocol, people = request.protocol, request.people
    names = made_up(people) if isinstance(people, int) else people
    pace = Pace(place.now(), request.speed)
    sweep(pace.at)
    folder = throw_away_folder()
    try:
        journal = Journal.open(Path(folder.name) / "plc.db", device="rehearsal")
        try:
            seated = seat(journal, "", names, pace.at).people
            leads = seated[0].id if seated else None
            opening = Opening(
                protocol=protocol,
                digest=digest(request.text),
                people=seated,
                roles=assign(protocol, seated, leads, said=request.roles, before={}),
                facilitator=leads,
                stop_at=_end(pace.at, request.seconds),
                utc_offset=place.utc_offset,
                day_first=place.day_first,
            )
            driver = Driver.open(journal, opening, request.text, now=pace)
        except BaseException:
            journal.close()
            raise
    except BaseException:
        folder.cleanup()
        raise
    return Stage(driver, replace(place, journal=journal, now=pace), pace, folder)


def _end(at: datetime, seconds: int | None) -> datetime | None:
    return None if seconds is None else at + timedelta(seconds=seconds)


def throw_away_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder that is removed when it is closed, and when the program ends in any orderly way.

    Raises:
        Refused: it cannot be made.
    """
    _end_in_an_orderly_way()
    try:
        return tempfile.TemporaryDirectory(prefix=_FOLDER, ignore_cleanup_errors=True)
    except OSError as error:
        raise Refused(
            f"There is no room for a rehearsal in {tempfile.gettempdir()}: "
            f"{error.strerror or error}. Make some room there, then try again."
        ) from error


def _end_in_an_orderly_way() -> None:
    """Clean up where the window is closed, too: else that ends a program without a word."""
    for name in ("SIGHUP", "SIGTERM"):  # Windows knows only one of them
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, lambda got, _: sys.exit(128 + got))


def sweep(now: datetime) -> None:
    """Remove what rehearsals left behind that were killed more than a day ago."""
    for old in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*"):
        with suppress(OSError):
            if now - datetime.fromtimestamp(old.lstat().st_mtime, UTC) > _LEFT_BEHIND:
                shutil.rmtree(old, ignore_errors=True)
