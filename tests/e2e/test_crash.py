"""Whatever moment the program is killed at: nothing that it acknowledged is lost.

Each meeting is killed several times at moments that the seed chooses. `PLC_TEST_KILLS` says how
often in all (the suite's own few are a sample).
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from plc_runner.journal import queries
from plc_runner.journal.drafts import draft
from plc_runner.journal.store import Journal
from plc_runner.session.fold import replay
from plc_runner.session.state import SessionState
from tests.e2e.real_terminal import PATIENCE
from tests.e2e.rooms import CLEAR, PlainRoom, Room, WallRoom

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why

KILLS = int(os.environ.get("PLC_TEST_KILLS", "6"))
PER_MEETING = 5
STEP = 540
"""Seconds of each step."""
STEPS = 6
TOLERANCE = 3.0
"""Seconds that a clock may be off: a second for its rounding, the rest for slow machines."""

PROTOCOL = "title: Long look\nsteps:\n" + "".join(
    f"  - title: Part {number}\n    minutes: {STEP // 60}\n    capture: [{{columns: [Seen]}}]\n"
    for number in range(1, STEPS + 1)
)


def _meetings() -> Iterator[tuple[str, int, int]]:
    """Kind of room, seed, kills."""
    for kind in ("plain", "wall"):
        left = -(-KILLS // 2)
        seed = 0
        while left > 0:
            yield kind, seed, min(PER_MEETING, left)
            left -= PER_MEETING
            seed += 1


@dataclass
class Known:
    """What the room knows, apart from the program."""

    acknowledged: list[str] = field(default_factory=list)
    perhaps: list[str] = field(default_factory=list)
    """Entered, and killed before an answer came."""
    step: int = 0
    began: float = 0.0
    """Monotonic time at which the step began."""
    asked: float | None = None
    """Monotonic time of a move to the next step that was never answered."""
    half_typed: str = ""
    settled: bool = True
    """Whether it stood there for long enough to be found again as it was."""
    said: int = 0

    def something(self, chance: random.Random) -> str:
        """A line that nobody said before."""
        self.said += 1
        tail = chance.choice(("a < b", "so [b]bold[/b]", "ünï", "100%", "next time", "close it"))
        return f"line {self.said} {tail}"


class CrashTest:
    """One meeting, killed again and again."""

    def __init__(self, room: Room, home: Path, chance: random.Random) -> None:
        self.room = room
        self.home = home
        self.chance = chance
        self.known = Known()

    def run(self, kills: int) -> None:
        """Hold the meeting to its end."""
        self.room.begin()
        self.known.began = time.monotonic()
        moments = [
            self.kill_after_answer,
            self.kill_before_answer,
            self.kill_while_typing,
            self.kill_with_half_a_line,
            self.kill_in_a_move,
        ]
        self.chance.shuffle(moments)
        for number in range(kills):
            self.talk()
            moments[number % len(moments)]()
            self.room.terminal.kill()
            self.room.resume()
            self.check()
        self.room.close()
        self.check_record()

    def talk(self) -> None:
        """Keep a line or two, and sometimes go on."""
        if self.chance.random() < 0.4:
            self.move()
        for _ in range(self.chance.randint(1, 2)):
            text = self.known.something(self.chance)
            self.room.terminal.send(f"{text}\r")
            self.wait_for_answer(text)

    def move(self) -> None:
        if self.known.step + 2 >= STEPS:
            return
        self.room.next_step()
        self.known.step += 1
        self.room.terminal.wait_for_text(f"Part {self.known.step + 1}")
        self.known.began = time.monotonic()

    def wait_for_answer(self, text: str) -> None:
        self.room.terminal.wait_for(
            f"the answer to {text!r}", lambda: self.room.is_acknowledged(text)
        )
        self.known.acknowledged.append(text)

    def kill_after_answer(self) -> None:
        time.sleep(self.chance.uniform(0, 0.05))

    def kill_before_answer(self) -> None:
        text = self.known.something(self.chance)
        self.known.perhaps.append(text)
        self.known.half_typed, self.known.settled = text, False
        self.room.terminal.send(f"{text}\r")
        time.sleep(self.chance.uniform(0, 0.06))

    def kill_while_typing(self) -> None:
        text = self.known.something(self.chance)
        self.known.half_typed, self.known.settled = text, False
        for letter in text:
            self.room.terminal.send(letter)
            time.sleep(self.chance.uniform(0, 0.04))

    def kill_with_half_a_line(self) -> None:
        text = self.known.something(self.chance)
        self.known.half_typed, self.known.settled = text, True
        self.room.terminal.send(text)
        end = time.monotonic() + PATIENCE
        while self.stored_line() != text:
            self.room.terminal.rest(0.1)
            assert time.monotonic() < end, f"{text!r} was not stored: {self.stored_line()!r}"

    def kill_in_a_move(self) -> None:
        if self.known.step + 2 < STEPS:
            self.room.next_step()
            self.known.asked = time.monotonic()
            time.sleep(self.chance.uniform(0, 0.06))

    def check(self) -> None:
        """The program knows what the room knows."""
        state, known = self.state(), self.known
        kept = [entry.text for entry in state.entries.values()]
        for text in known.perhaps:
            if text in kept:
                known.acknowledged.append(text)
        assert kept == known.acknowledged
        self.check_line(kept)
        self.check_clock(state)
        known.perhaps, known.half_typed, known.settled = [], "", True

    def check_clock(self, state: SessionState) -> None:
        known = self.known
        assert state.position is not None
        if known.asked is not None and state.position == known.step + 1:
            known.step, known.began = known.step + 1, known.asked
        known.asked = None
        assert state.position == known.step
        left = self.room.seconds_left()
        assert left == pytest.approx(STEP - (time.monotonic() - known.began), abs=TOLERANCE)

    def check_line(self, kept: list[str]) -> None:
        known, line = self.known, self.room.line()
        if known.settled and known.half_typed:
            self.room.terminal.wait_for(
                "the half-typed line", lambda: self.room.line() == known.half_typed
            )
            self.room.terminal.send("\r")
            self.wait_for_answer(known.half_typed)
            return
        assert known.half_typed.startswith(line), "a line that nobody typed"
        assert line not in kept or not line, "what was kept is not offered again"
        if line:
            self.room.terminal.send(CLEAR)
            self.room.terminal.wait_for("an empty line", lambda: not self.room.line())

    def check_record(self) -> None:
        (record,) = self.home.glob("sessions/*.md")
        text = record.read_text(encoding="utf-8").replace("\\", "")
        for line in self.known.acknowledged:
            assert text.count(line) == 1, line

    def state(self) -> SessionState:
        with Journal.open(self.home / "sessions" / "plc.db", read_only=True) as journal:
            (session,) = queries.sessions(journal)
            state = replay(journal.events(session=session.id))
        assert state is not None
        return state

    def stored_line(self) -> str:
        with Journal.open(self.home / "sessions" / "plc.db", read_only=True) as journal:
            (session,) = queries.sessions(journal)
            found = draft(journal, session.id)
        return found.text if found else ""


@pytest.fixture(autouse=True)
def _uncounted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A killed program leaves no count of its lines behind: counting would only slow it down."""
    for name in [name for name in os.environ if name.startswith("COVERAGE_")]:
        monkeypatch.delenv(name)


@pytest.mark.parametrize(("kind", "seed", "kills"), _meetings())
def test_a_killed_meeting_goes_on_where_it_was(
    kind: str, seed: int, kills: int, tmp_path: Path
) -> None:
    for folder in ("protocols", "sessions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "protocols" / "long-look.yaml").write_text(PROTOCOL)
    room: Room = (PlainRoom if kind == "plain" else WallRoom)(tmp_path, "long-look")
    crash = CrashTest(room, tmp_path, random.Random(f"{kind} {seed}"))
    try:
        crash.run(kills)
    finally:
        if terminal := getattr(room, "terminal", None):
            terminal.close()
