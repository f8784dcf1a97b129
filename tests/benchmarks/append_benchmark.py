"""What tables and search cost each time that something is kept.

Appends entries to a journal, and rows to a bare table of the same columns with the same pragmas,
in turns; the numbers are processor time, so that neither the disk nor other programs count.

    python -m tests.benchmarks.append_benchmark
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from plc_runner.events import Draft
from plc_runner.events.entry import EntryCaptured
from plc_runner.events.session import SessionOpened
from plc_runner.journal.ids import new_id
from plc_runner.journal.store import Journal
from plc_runner.protocol.planned import Person, PlannedStep
from tests.benchmarks.table import Row, at_most, explained, run

MOST_ABOVE_BARE = 1.0
"""Milliseconds of processor time."""
MOST_GROWTH = 1.2
"""At 1,000 entries in the session, against 10."""

_AT = datetime(2026, 3, 12, 15, 15, tzinfo=UTC)
_SAID = "They counted on from the larger number and wrote the sum beside the drawing"


class _Bare:
    """One table, no index, no trigger: what an INSERT and a COMMIT cost."""

    def __init__(self, path: Path) -> None:
        self.db = sqlite3.connect(path, isolation_level=None)
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = FULL")
        self.db.execute("CREATE TABLE kept (n INTEGER PRIMARY KEY, at TEXT, text TEXT) STRICT")

    def append(self, number: int) -> None:
        self.db.execute("BEGIN IMMEDIATE")
        text = f"{_SAID} {number}"
        self.db.execute("INSERT INTO kept (at, text) VALUES (?, ?)", (_AT.isoformat(), text))
        self.db.execute("COMMIT")


class _Ours:
    """A journal with one session open."""

    def __init__(self, path: Path) -> None:
        self.journal = Journal.open(path, device="benchmark")
        self.session = new_id(_AT)
        plan = tuple(
            PlannedStep(key=k, step=k, title=k, seconds=300, full=300, least=150, most=600)
            for k in ("describe", "interpret", "decide", "debrief")
        )
        people = tuple(Person(id=new_id(_AT), name=name) for name in ("Ana", "Ben", "Cy"))
        opened = SessionOpened(
            protocol="0" * 64, protocol_id="looking", title="Looking", people=people, plan=plan
        )
        self.journal.append([Draft(self.session, opened)], at=_AT, session=self.session)

    def append(self, number: int) -> None:
        at = _AT + timedelta(seconds=number)
        event = EntryCaptured(step="describe", slot="notice", text=f"{_SAID} {number}")
        draft = Draft(new_id(at), event)
        self.journal.append([draft], at=at, session=self.session)


def _milliseconds(append: Callable[[int], None], first: int, count: int) -> float:
    """Mean processor time of one append, over a stretch of them."""
    began = time.process_time_ns()
    for number in range(first, first + count):
        append(number)
    return (time.process_time_ns() - began) / 1e6 / count


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """Medians over rounds, each with a fresh journal beside a fresh bare table."""
    found: dict[str, list[float]] = {"bare": [], "at 10": [], "at 1,000": [], "growth": []}
    for number in range(rounds):
        bare, ours = _Bare(folder / f"bare{number}.db"), _Ours(folder / f"ours{number}.db")
        for kept in range(10):
            ours.append(kept)
        early = _milliseconds(ours.append, 10, 100)
        found["bare"].append(_milliseconds(bare.append, 0, 200))
        for kept in range(110, 1000):
            ours.append(kept)
        late = _milliseconds(ours.append, 1000, 100)
        found["at 10"].append(early)
        found["at 1,000"].append(late)
        found["growth"].append(late / early)
        bare.db.close()
        ours.journal.close()
    return {name: statistics.median(values) for name, values in found.items()}


def rows(rounds: int) -> list[Row]:
    """Medians over that many rounds."""
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), rounds)
    above = found["at 1,000"] - found["bare"]
    return [
        explained("a bare INSERT and COMMIT", found["bare"], "ms"),
        explained("keeping an entry, 10 kept", found["at 10"], "ms"),
        explained("keeping an entry, 1,000 kept", found["at 1,000"], "ms"),
        at_most("keeping an entry above the bare INSERT", above, MOST_ABOVE_BARE, "ms"),
        at_most("keeping an entry, 1,000 kept against 10", found["growth"], MOST_GROWTH),
    ]


if __name__ == "__main__":
    sys.exit(run(rows, rounds=9))
