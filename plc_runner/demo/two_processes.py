"""Making a district in two processes: one holds the meetings, the other keeps them.

What comes of it is the same as in one: a meeting begins only when all that its own team did before
is kept, and everything is kept in the same order.
"""

from __future__ import annotations

from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from plc_runner.demo.district import district
from plc_runner.demo.making import Made, days, keep_days
from plc_runner.errors import Refused
from plc_runner.journal.acts import Ready
from plc_runner.journal.made_up import MACHINE
from plc_runner.journal.store import Journal

Day = tuple[tuple[str, list[Ready]], ...]


def make_beside(journal: Journal, teams: int, years: int, seed: int) -> Made:
    """Let a district have its past, its meetings held in another process."""
    context = get_context("spawn")
    here, there = context.Pipe()
    holding = context.Process(
        target=_hold, args=(there, journal.path, teams, years, seed), daemon=True
    )
    holding.start()
    there.close()
    try:
        return keep_days(journal, _received(here))
    finally:
        here.close()
        holding.join()


def _received(here: Connection) -> Iterator[Day]:
    """What the other process brings; it is told when a day is kept.

    Raises:
        Refused: the other process came to a bad end.
    """
    try:
        while (day := here.recv()) is not None:
            yield day
            here.send(None)
    except (EOFError, BrokenPipeError) as error:
        raise Refused(
            "The district is not whole: the process that holds its meetings was ended. "
            "Remove the folder, and make it again."
        ) from error


def _hold(there: Connection, path: Path, teams: int, years: int, seed: int) -> None:
    """Hold the meetings, in a process of its own."""
    done = -1

    def kept(number: int) -> None:
        nonlocal done
        while done < number:
            there.recv()
            done += 1

    with Journal.open(path, device=MACHINE) as journal:
        scripts = tuple(district(teams, years, seed))
        sent = 0
        for day in days(journal, scripts, seed, kept):
            there.send(day)
            sent += 1
        kept(sent - 1)
        there.send(None)
