"""Two ways to hold the same meeting in a real terminal, for tests that do not care which."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Protocol

from plc_runner.tui.figures import GAP, clock_rows
from tests.e2e.real_terminal import RealTerminal

CLEAR = "\x15"
"""Ctrl+U: what is half typed is thrown away."""
_PAGE_DOWN = "\x1b[6~"
_LEAVE = "\x11"
"""Ctrl+Q."""
_START = ("--team", "Grade 4", "--people", "Ana, Ben, Cy")


class Room(Protocol):
    """Where a meeting is held."""

    terminal: RealTerminal

    def begin(self) -> None:
        """Start the program and the clock."""

    def resume(self) -> None:
        """Start the program again after it was killed."""

    def next_step(self) -> None:
        """Ask for the next step; its title need not stand on the screen yet."""

    def is_acknowledged(self, text: str) -> bool:
        """Whether the screen says that a line is kept."""

    def line(self) -> str:
        """What is half typed."""

    def seconds_left(self) -> int:
        """What the clock of the step shows."""

    def close(self) -> None:
        """End the meeting; the record is written."""


class PlainRoom:
    """Plain mode."""

    def __init__(self, home: Path, protocol: str) -> None:
        self._home = home
        self._protocol = protocol

    def begin(self) -> None:
        self.terminal = RealTerminal(
            self._home, "run", self._protocol, "--plain", *_START,
            "--facilitator", "Ben", "--minutes", "300", "--focus", "it",
        )  # fmt: skip
        self.terminal.wait_for("the first prompt", lambda: self._last() == ">")
        self.terminal.send("/start\r")
        self.terminal.wait_for_text("Step 1 of ")

    def resume(self) -> None:
        self.terminal = RealTerminal(self._home, "resume", "--plain")
        self.terminal.wait_for("the prompt", lambda: bool(re.search(r"> ?.*$", self._last())))

    def next_step(self) -> None:
        self.terminal.send("/next\r")

    def is_acknowledged(self, text: str) -> bool:
        return bool(
            re.search(rf"^[0-9a-f]{{4,}} \w+: {re.escape(text)}$", self.terminal.text, re.MULTILINE)
        )

    def line(self) -> str:
        return self._last().partition("> ")[2]

    def seconds_left(self) -> int:
        before = self.terminal.received.count("The meeting ends")
        self.terminal.send("/status\r")
        self.terminal.wait_for(
            "the status", lambda: self.terminal.received.count("The meeting ends") > before
        )
        minutes, seconds = re.findall(r"(\d+):(\d\d) left of", self.terminal.received)[-1]
        return 60 * int(minutes) + int(seconds)

    def close(self) -> None:
        self.terminal.send("/close\r")
        self.terminal.wait_for_text("Show the plain text now?")
        self.terminal.send("\r")
        assert self.terminal.wait_for_end() == 0

    def _last(self) -> str:
        rows = [row.rstrip() for row in self.terminal.rows if row.strip()]
        return rows[-1] if rows else ""


class WallRoom:
    """The wall."""

    def __init__(self, home: Path, protocol: str) -> None:
        self._home = home
        self._protocol = protocol

    def begin(self) -> None:
        self.terminal = RealTerminal(self._home, "run", self._protocol, *_START, "--minutes", "300")
        self.terminal.wait_for_text("Open the wall")
        self.terminal.send("\r")
        self.terminal.wait_for_text("NOT STARTED")
        self.terminal.send(_PAGE_DOWN)
        self.terminal.wait_for_text("F5 pause")

    def resume(self) -> None:
        self.terminal = RealTerminal(self._home, "resume")
        self.terminal.wait_for_text("F5 pause")
        self.terminal.wait_for("the clock", lambda: self._clock() is not None)

    def next_step(self) -> None:
        self.terminal.send(_PAGE_DOWN)

    def is_acknowledged(self, text: str) -> bool:
        shown = f"• {text}" in self.terminal.text
        return shown and "NOT SAVED" not in self.terminal.text

    def line(self) -> str:
        (row,) = (row for row in self.terminal.rows if " ›" in row)
        return row.partition(" ›")[2].strip()

    def seconds_left(self) -> int:
        self.terminal.rest(0.1)
        left = self._clock()
        assert left is not None, self.terminal.text
        return left

    def close(self) -> None:
        self.terminal.send(f"{CLEAR}/close\r")
        self.terminal.wait_for_text("End the meeting")
        self.terminal.send("\r")
        self.terminal.wait_for_text("The meeting is over")
        self.terminal.wait_for_text("The record")
        self.terminal.send(_LEAVE)
        assert self.terminal.wait_for_end() == 0

    def _clock(self) -> int | None:
        """The time that the figures on the screen say."""
        rows = self.terminal.rows
        for left in range(600, 0, -1):
            text = f"{left // 60}:{left % 60:02}"
            if any(_stands_on(clock_rows(text, size), rows) for size in GAP):
                return left
        return None


def _stands_on(drawn: tuple[str, ...], rows: list[str]) -> bool:
    """Whether a drawing can be seen, all its rows below each other."""
    if len(drawn) == 1:
        return False
    for top, row in enumerate(rows[: len(rows) - len(drawn) + 1]):
        column = row.find(drawn[0])
        if column >= 0 and all(
            rows[top + n][column:].startswith(line) for n, line in enumerate(drawn)
        ):
            return True
    return False
