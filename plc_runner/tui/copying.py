"""The team's copy beside the screens: made in a thread of its own, and told in a few words."""

from __future__ import annotations

import asyncio
from pathlib import Path

from plc_runner.driver.copying import Copied, Standing, copy_to, last_stand, remember, standing
from plc_runner.errors import PlcError
from plc_runner.tui.place import Place


async def make_copy(place: Place, folder: Path) -> Copied | PlcError:
    """Put what is kept here into the team's folder; the screens go on meanwhile.

    Returns:
        what was done, or why not, which is kept to be told on Home.
    """
    journal = place.journal
    last, machine = last_stand(journal), journal.machine
    try:
        outcome: Copied | PlcError = await asyncio.to_thread(
            copy_to, folder, journal.path, machine, last
        )
    except PlcError as problem:
        outcome = problem
    try:
        remember(journal, outcome, place.now())
    except PlcError as problem:
        return problem
    return outcome


def copy_said(place: Place) -> tuple[str, bool]:
    """How it stands with the team's copy, in a few words, and whether that needs attention."""
    return said(place, standing(place.journal))


def said(place: Place, now: Standing) -> tuple[str, bool]:
    """As `copy_said`, where it is known how it stands."""
    if now.folder is None:
        return "ONLY ON THIS LAPTOP", True
    if now.at is None:
        return "ONLY ON THIS LAPTOP: not copied yet", True
    day = place.day(now.at)
    return (f"Copied {day}, not since", True) if now.trouble else (f"Copied {day}", False)
