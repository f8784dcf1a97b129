"""Looking around in made-up teams: another place for a while, marked on every screen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from plc_runner.demo import NOW, UTC_OFFSET, make_demo
from plc_runner.journal.made_up import MACHINE
from plc_runner.journal.store import Journal
from plc_runner.tui.place import Place
from plc_runner.tui.rehearsal import throw_away_folder
from plc_runner.tui.visit import Visit
from plc_runner.workspace import Workspace

if TYPE_CHECKING:
    from plc_runner.tui.app import PlcApp


@dataclass(frozen=True, slots=True)
class DemoRequest:
    """To the made-up teams, and out of the program again."""

    async def go(self, app: PlcApp, place: Place) -> None:
        """To their Home."""
        await look_around(app, place, app.exit)


async def look_around(app: PlcApp, place: Place, left: Callable[[], object] | None = None) -> None:
    """To the Home of the made-up teams. The key that leaves the program leads back from there.

    Args:
        place: where one is; it is there again afterwards.
        left: called when one has left the made-up teams; None to be at Home again.

    Raises:
        Refused: there is no room for it on the disk.
    """
    folder = throw_away_folder()
    workspace = Workspace(Path(folder.name))
    try:
        app.home().tell("A moment: three made-up teams get their school year.")
        await asyncio.to_thread(make_demo, workspace.root)
        journal = Journal.open(workspace.journal, device=MACHINE)
    except BaseException:
        folder.cleanup()
        raise
    made_up = replace(
        place,
        workspace=workspace,
        journal=journal,
        now=_clock(place.now),
        utc_offset=UTC_OFFSET,
        made_up=True,
    )
    await app.visit(Visit(made_up, place, folder.cleanup, left))


def _clock(real: Callable[[], datetime]) -> Callable[[], datetime]:
    """The clock of the made-up teams: it begins in May and goes as the real one does."""
    began = real()
    return lambda: NOW + (real() - began)
