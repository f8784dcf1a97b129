"""What a district costs: making it, Home, the lists and the search of looking back, the memory.

Three hundred teams with three years behind them, beside one such team. Each number is compared with
the SQL that it runs, alone on a connection of its own, in the same round.

    python -m tests.benchmarks.district_benchmark
"""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from plc_runner.demo import NOW, UTC_OFFSET, make_district
from plc_runner.journal.made_up import MACHINE
from plc_runner.journal.review import What
from plc_runner.journal.search import Asked, search
from plc_runner.journal.store import Journal
from plc_runner.memory.chosen import chosen_team
from plc_runner.memory.today import today
from plc_runner.tui.app import PlcApp
from plc_runner.workspace import Workspace
from tests.benchmarks.table import Row, at_least, at_most, explained, run

TEAMS, YEARS = 300, 3
MOST_MILLISECONDS = 100.0
MOST_ABOVE_SQL = 1.5
MOST_ABOVE_ONE_TEAM = 1.3
LEAST_EVENTS = 5000.0
MOST_MEMORY = 1.5

_DAY = date(2026, 5, 20)
_WORDS = ("fractions", "evidence text", "“number line”", "frac")
_SIZE = (100, 36)

Look = Callable[[Journal], object]


def _search(asked: Asked) -> Look:
    return lambda journal: search(journal, asked)


def looks() -> dict[str, Look]:
    """What is measured, by name: each is what a screen asks before it draws."""
    kinds: dict[str, What | None] = {
        "everything": None,
        "meetings": "session",
        "decisions": "decision",
        "actions": "action",
        "goals": "goal",
    }
    return {
        "Home": lambda journal: today(journal, chosen_team(journal), _DAY),
        **{f"the first page of {name}": _search(Asked(what=what)) for name, what in kinds.items()},
        **{f"a search for {words}": _search(Asked(words=words)) for words in _WORDS},
    }


@contextmanager
def _heard(journal: Journal) -> Iterator[list[tuple[str, Any]]]:
    """The SQL that is run meanwhile, with its values."""
    heard: list[tuple[str, Any]] = []
    query = journal.query

    def hear(sql: str, *values: Any, **named: Any) -> list[sqlite3.Row]:
        heard.append((sql, named or values))
        return query(sql, *values, **named)

    journal.query = hear  # type: ignore[method-assign]
    try:
        yield heard
    finally:
        del journal.query


def _milliseconds(act: Callable[..., object], *given: object) -> float:
    began = time.perf_counter_ns()
    act(*given)
    return (time.perf_counter_ns() - began) / 1e6


def _asked(bare: sqlite3.Connection, heard: list[tuple[str, Any]]) -> None:
    for sql, values in heard:
        bare.execute(sql, values).fetchall()


def _looked(folder: Path, rounds: int) -> Iterator[Row]:
    """Each look against its own SQL."""
    path = Workspace(folder).journal
    bare = sqlite3.connect(path, isolation_level=None)
    bare.row_factory = sqlite3.Row
    with Journal.open(path, device=MACHINE) as journal:
        for name, look in looks().items():
            with _heard(journal) as heard:
                look(journal)
            whole, alone = [], []
            for _ in range(rounds):
                whole.append(_milliseconds(look, journal))
                alone.append(_milliseconds(_asked, bare, heard))
            ratio = statistics.median(whole) / statistics.median(alone)
            yield at_most(name, statistics.median(whole), MOST_MILLISECONDS, "ms")
            yield at_most(f"{name}, against its SQL", ratio, MOST_ABOVE_SQL)
    bare.close()


async def _home(folder: Path, act: Callable[[PlcApp], None]) -> None:
    """Do something with Home open."""
    place = Workspace(folder)
    app = PlcApp(
        place,
        open_journal=lambda: Journal.open(place.journal, device=MACHINE),
        now=lambda: NOW,
        utc_offset=UTC_OFFSET,
    )
    async with app.run_test(size=_SIZE) as pilot:
        while app.home().today is None:
            await pilot.pause(0.01)
        await pilot.pause()
        act(app)
        await pilot.pause()


def _filled(folder: Path, rounds: int) -> float:
    """Milliseconds of processor time in which Home is looked up and filled."""
    took: list[float] = []

    def fill(app: PlcApp) -> None:
        for _ in range(rounds):
            began = time.process_time_ns()
            app.home().fill(anew=True)
            took.append((time.process_time_ns() - began) / 1e6)

    asyncio.run(_home(folder, fill))
    return statistics.median(took)


def _homes(one: Path, many: Path, rounds: int) -> Iterator[Row]:
    pairs = [(_filled(one, 9), _filled(many, 9)) for _ in range(rounds)]
    yield explained("filling Home, one team", statistics.median(a for a, _ in pairs), "ms")
    filled = statistics.median(b for _, b in pairs)
    yield at_most("filling Home, the district", filled, MOST_MILLISECONDS, "ms")
    ratio = statistics.median(b / a for a, b in pairs)
    yield at_most("filling Home, the district against one team", ratio, MOST_ABOVE_ONE_TEAM)


def memory(folder: Path, screen: str) -> None:
    """Print the kilobytes that the program has in memory with Home or looking back open."""

    def say(app: PlcApp) -> None:
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                sys.stdout.write(line.split()[1])

    async def look_back() -> None:
        from plc_runner.tui.screens.review.screen import ReviewScreen

        place = Workspace(folder)
        app = PlcApp(
            place,
            open_journal=lambda: Journal.open(place.journal, device=MACHINE),
            now=lambda: NOW,
            utc_offset=UTC_OFFSET,
        )
        async with app.run_test(size=_SIZE) as pilot:
            while app.home().today is None:
                await pilot.pause(0.01)
            there = app.home().place
            assert there is not None
            await app.push_screen(ReviewScreen(there))
            await pilot.pause(1)
            say(app)

    asyncio.run(look_back() if screen == "review" else _home(folder, say))


def _resident(folder: Path, screen: str) -> float:
    code = (
        "from pathlib import Path; from tests.benchmarks.district_benchmark import memory; "
        f"memory(Path({str(folder)!r}), {screen!r})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(done.stdout) / 1024


def _memories(one: Path, many: Path, rounds: int) -> Iterator[Row]:
    pairs = [(_resident(one, "home"), _resident(many, "review")) for _ in range(rounds)]
    yield explained("Home with one team, in memory", statistics.median(a for a, _ in pairs), "MB")
    ratio = statistics.median(b / a for a, b in pairs)
    yield at_most("looking back at the district, against it", ratio, MOST_MEMORY)


def rows(rounds: int, teams: int = TEAMS, years: int = YEARS) -> list[Row]:
    """Medians over that many rounds."""
    with tempfile.TemporaryDirectory() as folder:
        one, many = Path(folder) / "one", Path(folder) / "many"
        make_district(one, 1, years)
        began = time.perf_counter()
        made = make_district(many, teams, years)
        rate = made.events / (time.perf_counter() - began)
        return [
            explained(f"a district of {teams} teams and {years} years", made.events, "events"),
            at_least("making it", rate, LEAST_EVENTS, "events a second"),
            *_looked(many, rounds * 5),
            *_homes(one, many, rounds),
            *_memories(one, many, max(1, rounds // 3)),
        ]


if __name__ == "__main__":
    sys.exit(run(rows, rounds=5))
