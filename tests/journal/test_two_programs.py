"""Several programs on one file, each a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from plc_runner.errors import Refused
from plc_runner.journal.lock import SessionLock, last_alive
from plc_runner.journal.store import Journal
from tests.journal.samples import later
from tests.journal.tables_of import check_index, tables_of

EACH = 25

_APPENDER = f"""
import sys, time
from pathlib import Path
from plc_runner.errors import NotSaved
from plc_runner.events import Draft
from plc_runner.events.entry import EntryCaptured
from plc_runner.journal.ids import new_id
from plc_runner.journal.store import Journal
from tests.journal.samples import AT

name = sys.argv[2]
with Journal.open(Path(sys.argv[1]), device=name) as journal:
    for number in range({EACH}):
        draft = Draft(new_id(AT), EntryCaptured(step="a", slot="b", text=f"{{name}} {{number}}"))
        while True:
            try:
                journal.append([draft], at=AT, session="s1")
                break
            except NotSaved:
                time.sleep(0.01)
"""

_HOLDER = """
import sys
from pathlib import Path
from plc_runner.journal.lock import SessionLock
from tests.journal.samples import AT

lock = SessionLock.take(Path(sys.argv[1]), "s1")
lock.beat(AT)
print("held", flush=True)
sys.stdin.read()
"""


def test_programs_that_start_and_append_at_once_lose_nothing(path: Path) -> None:
    names = ("one", "two", "three")
    programs = [
        subprocess.Popen([sys.executable, "-c", _APPENDER, str(path), name]) for name in names
    ]
    assert [program.wait(60) for program in programs] == [0, 0, 0]
    with Journal.open(path, device="reader") as journal:
        texts = {row["text"] for row in journal.query("SELECT text FROM entries")}
        assert texts == {f"{name} {number}" for name in names for number in range(EACH)}
        assert [it.lamport for it in journal.events()] == list(range(1, 3 * EACH + 1))
        assert len({it.device for it in journal.events()}) == 3
        before = tables_of(journal)
        check_index(journal)
        journal.rebuild()
        assert tables_of(journal) == before


def test_a_second_program_cannot_drive_a_session_until_the_first_is_gone_however_it_went(
    path: Path,
) -> None:
    Journal.open(path).close()
    holder = subprocess.Popen(
        [sys.executable, "-c", _HOLDER, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Refused, match="already running in another window"):
            SessionLock.take(path, "s1")
        with SessionLock.take(path, "s2"):
            pass
        holder.kill()
        holder.wait(30)
        with SessionLock.take(path, "s1"):
            assert last_alive(path, "s1") == later(0)
