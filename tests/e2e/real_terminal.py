"""The real program in a pseudo-terminal, and what stands on its screen."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.program import environment

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal, which Windows has not", allow_module_level=True)

pexpect: Any = pytest.importorskip("pexpect", reason="needs pexpect")
pyte: Any = pytest.importorskip("pyte", reason="needs pyte")

PATIENCE = 20.0
"""Seconds that a slow machine may take for anything."""
SAME_FRAME = 0.03
"""Seconds of silence that part two frames."""


class RealTerminal:
    """One run of the program."""

    def __init__(
        self, home: Path, *arguments: str, columns: int = 100, rows: int = 30, **variables: str
    ) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self._screen)
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "plc_runner", *arguments],
            cwd=str(home),
            env=environment(home, **variables),
            encoding="utf-8",
            codec_errors="replace",
            dimensions=(rows, columns),
        )
        self._child.delaybeforesend = None
        self.received = ""
        """Everything that it sent, as it came."""

    @property
    def rows(self) -> list[str]:
        """The rows of the screen."""
        return list(self._screen.display)

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(row.rstrip() for row in self.rows)

    def send(self, keys: str) -> None:
        """Press keys."""
        self._child.send(keys)

    def read(self, seconds: float = 0.0) -> bool:
        """Take in what it sends, waiting so long for the first of it; False once it has ended."""
        try:
            text = self._child.read_nonblocking(1 << 16, timeout=seconds)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.received += text
        self._stream.feed(text)
        return True

    def wait_for(self, what: str, seen: Callable[[], bool], patience: float = PATIENCE) -> None:
        """Take in what it sends until something can be seen."""
        end = time.monotonic() + patience
        while not seen():
            if not self.read(0.05) and not seen():
                pytest.fail(f"the program ended before {what}:\n{self.received[-2000:]}")
            if time.monotonic() > end:
                pytest.fail(f"waited in vain for {what}; the screen:\n{self.text}")
        self.take_in_the_rest()

    def take_in_the_rest(self) -> None:
        """Take in what else was sent with it: a frame comes through the terminal in pieces."""
        while True:
            before = len(self.received)
            if not self.read(SAME_FRAME) or len(self.received) == before:
                return

    def wait_for_text(self, text: str, patience: float = PATIENCE) -> None:
        """Take in what it sends until a text stands on the screen."""
        self.wait_for(repr(text), lambda: text in self.text, patience)

    def rest(self, seconds: float) -> None:
        """Let time pass, taking in what comes."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and self.read(left):
            pass

    def kill(self) -> None:
        """Kill it as a power cut would."""
        os.kill(self._child.pid, signal.SIGKILL)
        self._child.wait()
        self._child.close()

    def tell(self, number: signal.Signals) -> None:
        """Send it a signal, as a window does that is closed."""
        os.kill(self._child.pid, number)

    def wait_for_end(self, patience: float = PATIENCE) -> int | None:
        """Wait until it has ended.

        Returns:
            its exit code.
        """
        end = time.monotonic() + patience
        while self.read(0.1):
            if time.monotonic() > end:
                pytest.fail(f"it does not end; the screen:\n{self.text}")
        self._child.wait()
        self._child.close()
        code: int | None = self._child.exitstatus
        return code

    def close(self) -> None:
        """End it if it runs."""
        if self._child.isalive():
            self.kill()
