"""What the wall costs: its start, an entry among many, and a meeting in which nobody types.

The real program runs in a pseudo-terminal; a frame counts when its text has arrived there.

    python -m tests.benchmarks.wall_benchmark
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pexpect

from plc_runner.driver import Driver
from plc_runner.journal.store import Journal
from plc_runner.protocol.library import Library
from plc_runner.protocol.source import digest
from plc_runner.session import commands as c
from plc_runner.session.opening import Opening, head_count
from plc_runner.workspace import Workspace
from tests.benchmarks.table import Row, at_most, explained, run

MOST_START = 1.5
MOST_MILLISECONDS = 100
MOST_GROWTH = 1.5
MOST_IDLE = 2
"""Percent of a core."""
_ENTRIES = 40
_IDLE_SECONDS = 20
_SIZE = (18, 60)
_BARE = """
from textual.app import App
from textual.widgets import Digits, Footer, Header
class Bare(App):
    BINDINGS = [("q", "quit", "Leave the bare app")]
    def compose(self):
        yield Header()
        yield Digits("10:00")
        yield Footer()
Bare().run()
"""
_WALL = """
import sys
from pathlib import Path
from plc_runner.tui.app import PlcApp
from plc_runner.tui.errands import ResumeRequest
from plc_runner.workspace import Workspace
place = Workspace(Path(sys.argv[1]))
def journal():
    from plc_runner.journal.store import Journal
    return Journal.open(place.journal, device="benchmark")
PlcApp(place, open_journal=journal, first=ResumeRequest(sys.argv[2])).run()
"""


@contextmanager
def _terminal(*arguments: str) -> Iterator[pexpect.spawn[str]]:
    colours = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "PLC_WORKSPACE": ""}
    child = pexpect.spawn(
        sys.executable,
        list(arguments),
        dimensions=_SIZE,
        env=os.environ | colours,
        encoding="utf-8",
        codec_errors="replace",
        timeout=30,
    )
    child.delaybeforesend = None
    try:
        yield child
    finally:
        child.close(force=True)


def _until(text: str, *arguments: str) -> float:
    """Seconds from the start of a program to this text on its screen."""
    began = time.perf_counter()
    with _terminal(*arguments) as child:
        child.expect_exact(text)
        return time.perf_counter() - began


def _meeting(folder: Path, entries: int) -> str:
    """A meeting that runs, with so many entries.

    Returns:
        its id.
    """
    place = Workspace(folder)
    place.make_sessions()
    reading = Library().find("student-work-analysis").reading
    assert reading.protocol is not None
    with Journal.open(place.journal) as journal:
        opening = Opening(reading.protocol, digest(reading.text), head_count(6))
        driver = Driver.open(journal, opening, reading.text, now=lambda: datetime.now(UTC))
        driver.do(c.Start())
        step = next(step for step in driver.state.steps if step.slots)
        driver.do(c.GoTo(step.key))
        for number in range(entries):
            driver.line(f"kept before, number {number}, with a few words of what was seen")
        driver.tick()
        driver.release()
        return driver.state.id


def _entering(folder: Path, entries: int) -> list[float]:
    """Milliseconds from Enter to the entry's row on the screen, for each of some entries."""
    session = _meeting(folder, entries)
    found = []
    with _terminal("-c", _WALL, str(folder), session) as child:
        child.expect_exact("›")
        for number in range(_ENTRIES):
            typed = f"new{number:04}"
            child.send(typed)
            child.expect_exact(typed[-1], timeout=10)
            _drain(child, 0.15)
            began = time.perf_counter()
            child.send("\r")
            child.expect_exact(typed, timeout=10)
            found.append(1000 * (time.perf_counter() - began))
            _drain(child, 0.05)
    return found


def _drain(child: pexpect.spawn[str], seconds: float) -> None:
    end = time.perf_counter() + seconds
    while (left := end - time.perf_counter()) > 0:
        try:
            child.read_nonblocking(65_536, timeout=left)
        except pexpect.TIMEOUT:
            return


def _idle(folder: Path) -> float:
    """Percent of a core while the clock runs and nobody types."""
    session = _meeting(folder, 100)
    with _terminal("-c", _WALL, str(folder), session) as child:
        child.expect_exact("›")
        _drain(child, 3)
        before, began = _processor_time(child.pid), time.perf_counter()
        end = began + _IDLE_SECONDS
        while time.perf_counter() < end:
            _drain(child, 0.5)
        spent = _processor_time(child.pid) - before
        return 100 * spent / (time.perf_counter() - began)


def _processor_time(pid: int) -> float:
    """Seconds, from /proc: this one number is measured on Linux only."""
    stat = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


def _p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[-1]


def rows(rounds: int) -> list[Row]:
    """Medians of the starts over that many rounds, and the 95th percentile of all entries."""
    bare: list[float] = []
    ours: list[float] = []
    few: list[float] = []
    many: list[float] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = folder / "home"
        home.mkdir()
        program = ("-m", "plc_runner", "--workspace", str(home))
        for number in range(rounds + 1):
            bare_once, ours_once = _until("Leave", "-c", _BARE), _until("Start a meeting", *program)
            if number:  # the first writes the .pyc files and the journal
                bare.append(bare_once)
                ours.append(ours_once)
        for number in range(max(1, rounds // 2)):
            few += _entering(folder / f"few{number}", 10)
            many += _entering(folder / f"many{number}", 1000)
        idle = _idle(folder / "idle")
    start = statistics.median(ours) / statistics.median(bare)
    return [
        explained("a bare Textual app with a header, Digits and a footer", _ms(bare), "ms"),
        explained("`plc` to its first usable frame", _ms(ours), "ms"),
        at_most("`plc` against the bare app", start, MOST_START),
        explained("Enter to painted frame, 10 kept, 95th percentile", _p95(few), "ms"),
        at_most("Enter to painted frame, 1,000 kept, p95", _p95(many), MOST_MILLISECONDS, "ms"),
        at_most("Enter to painted frame, 1,000 against 10", _p95(many) / _p95(few), MOST_GROWTH),
        at_most("the idle wall", idle, MOST_IDLE, "% of a core"),
    ]


def _ms(seconds: list[float]) -> float:
    return 1000 * statistics.median(seconds)


if __name__ == "__main__":
    sys.exit(run(rows, rounds=5))
