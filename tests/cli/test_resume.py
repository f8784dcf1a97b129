from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from plc_runner.journal.store import Journal
from plc_runner.session import commands as c
from tests.cli.conftest import Plc
from tests.driver.conftest import Clock, sit_down
from tests.program import environment

RUN = ("run", "student-work-analysis", "--plain", "--team", "Grade 4", "--people", "Ana, Ben, Cy")


def test_the_last_open_meeting_goes_on(plc: Plc) -> None:
    plc(*RUN, lines="/start\nfirst\n/close\n")
    plc(*RUN, lines="/start\nsecond\n/next\n")
    said = plc("resume", "--plain", lines="third\n").stdout
    assert "Step 2 of 10: Agree what proficient is." in said
    assert "third" in said


def test_a_meeting_that_is_closed_is_not_the_last_open_one(plc: Plc) -> None:
    plc(*RUN, lines="/start\n/close\n")
    done = plc("resume", "--plain")
    assert done.returncode == 3
    assert "There is no open meeting" in done.stderr


def test_an_adjourned_meeting_goes_on_with_a_new_end(plc: Plc) -> None:
    plc(*RUN, "--minutes", "45", lines="/start\nbefore\n/next\n/adjourn the bell rang\n")
    said = plc("resume", "--plain", "--minutes", "34", lines="/status\n/resume\nafter\n").stdout
    assert "The clock is paused" in said
    assert "Step 2 of 10" in said
    assert "after" in said
    (row,) = json.loads(plc("sessions", "--json").stdout)
    assert row["phase"] == "open"


def test_a_closed_meeting_can_be_opened_again_by_its_code(plc: Plc, home: Path) -> None:
    plc(*RUN, lines="/start\none\n/close\n")
    code = plc("sessions").stdout.split()[0]
    said = plc("resume", code, "--plain", lines="forgotten\n/close\n").stdout
    assert "forgotten" in said
    (record,) = home.glob("sessions/*.md")
    assert "forgotten" in record.read_text(encoding="utf-8")


@contextmanager
def running(home: Path) -> Iterator[None]:
    """A meeting that runs in another program."""
    child = subprocess.Popen(
        [sys.executable, "-m", "plc_runner", *RUN],
        env=environment(home),
        cwd=home,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write("/start\n")
        child.stdin.flush()
        while not (line := child.stdout.readline()).startswith("Step 1 of "):
            assert line, "it ended before its first step"
        yield
    finally:
        child.stdin.close()
        child.stdout.read()
        child.stdout.close()
        assert child.wait(20) == 0


def test_two_programs_do_not_hold_one_meeting(plc: Plc, home: Path) -> None:
    with running(home):
        done = plc("resume", "--plain")
        assert done.returncode == 4
        assert "another window" in done.stderr
        assert plc("sessions").stdout.count("open") == 1
    assert plc("resume", "--plain").returncode == 0


def test_two_meetings_may_run_at_once(plc: Plc, home: Path) -> None:
    with running(home):
        assert plc(*RUN, lines="/start\nelsewhere\n/close\n").returncode == 0


def test_a_read_only_folder_can_be_looked_into(plc: Plc, home: Path) -> None:
    plc(*RUN, lines="/start\none\n/close\n")
    code = plc("sessions").stdout.split()[0]
    sessions = home / "sessions"
    modes = {path: path.stat().st_mode for path in (*sessions.iterdir(), sessions)}
    for path in modes:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        assert plc("sessions").returncode == 0
        assert "one" in plc("record", code).stdout
        if os.name != "nt" and os.geteuid() != 0:
            assert plc("resume", code, "--plain").returncode == 4
    finally:
        for path, mode in reversed(modes.items()):
            path.chmod(mode)


def test_typographic_signs_survive_a_terminal_without_them(plc: Plc) -> None:
    done = plc(
        *RUN, lines="/start\n“größer” – ★\n".encode(), PYTHONUTF8="0", PYTHONIOENCODING="ascii"
    )
    assert done.returncode == 0
    assert 'Note: "gr??er" - *' in done.stdout
    assert "“größer” – ★" in plc("record", plc("sessions").stdout.split()[0]).stdout


def test_a_forgotten_ending_is_told_and_said_later(plc: Plc, home: Path) -> None:
    clock = Clock(datetime(2024, 3, 12, 12, 0, tzinfo=UTC))
    with Journal.open(home / "sessions" / "plc.db", device="laptop") as journal:
        driver = sit_down(journal, clock)
        driver.do(c.Start())
        driver.release()
    told = plc("sessions").stderr
    code = told.split()[0]
    assert told == f"{code} seems to have ended at 12:30: plc resume {code} --ended 12:30\n"
    refused = plc("resume", "--ended", "soon")
    assert refused.returncode == 4
    assert "“soon” is no time" in refused.stderr
    assert "The meeting is ended at 12:25." in plc("resume", code, "--ended", "12:25").stdout
    (record,) = home.glob("sessions/*.md")
    assert "12:00 pm to 12:25 pm (25 minutes)" in record.read_text(encoding="utf-8")
    assert plc("sessions").stderr == ""
