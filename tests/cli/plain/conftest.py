"""Meetings in plain mode with lines and a clock that the test gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest

from plc_runner.cli.plain.hold import hold
from plc_runner.cli.plain.terminal import Terminal
from plc_runner.driver import Driver
from plc_runner.journal.store import Journal
from plc_runner.protocol.library import Library
from tests.driver.conftest import Clock, sit_down


@dataclass
class Scripted:
    """Lines as a test wants them: a text is a line, a call happens while a line is awaited."""

    script: list[str | Callable[[], None]]
    live: bool = False
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Prompt, and what stood in the line."""
    half_typed: str = ""

    def ask(self, prompt: str, begun: str = "") -> None:
        self.asked.append((prompt, begun))

    def wait(self, seconds: float) -> str | None:
        if not self.script:
            raise EOFError
        following = self.script.pop(0)
        if isinstance(following, str):
            self.half_typed = ""
            return following
        following()
        return None

    def typed(self) -> str | None:
        return self.half_typed if self.live else None

    def close(self) -> None:
        pass

    def type(self, text: str) -> Callable[[], None]:
        """What makes a half-typed line."""

        def act() -> None:
            self.half_typed = text

        return act


@dataclass
class Plain:
    """One workspace in which meetings are held."""

    folder: Path
    clock: Clock
    journal: Journal
    capsys: pytest.CaptureFixture[str]
    session: str = ""

    def hold(self, *script: str | Callable[[], None], live: bool = False) -> list[str]:
        """Hold the meeting with these lines; begin it, or go on with it.

        Returns:
            what was said.
        """
        return self.hold_with(Scripted(list(script), live))

    def hold_with(self, lines: Scripted) -> list[str]:
        """As `hold`."""
        if self.session:
            driver = Driver.resume(self.journal, self.session, now=self.clock)
        else:
            driver = sit_down(self.journal, self.clock)
            self.session = driver.state.id
        self.capsys.readouterr()
        try:
            hold(driver, Terminal(lines), Library(self.folder), self.folder / "sessions")
        finally:
            driver.release()
        return self.capsys.readouterr().out.splitlines()

    def pass_time(self, seconds: float) -> Callable[[], None]:
        """What lets time pass while a line is awaited, a second at a time."""
        return lambda: self.clock.wait(seconds)

    def seconds(self, number: int) -> list[Callable[[], None]]:
        """So many single seconds."""
        return [self.pass_time(1)] * number


@pytest.fixture
def plain(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Plain]:
    """A meeting of four with a protocol of three steps."""
    (tmp_path / "protocols").mkdir()
    with Journal.open(tmp_path / "sessions" / "plc.db", device="laptop") as journal:
        yield Plain(tmp_path, Clock(), journal, capsys)


SECOND = timedelta(seconds=1)
