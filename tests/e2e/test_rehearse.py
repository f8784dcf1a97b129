"""A rehearsal in a real terminal: it runs through, and the team's folder stays as it was."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.real_terminal import RealTerminal
from tests.program import plc

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why

PROTOCOL = """\
title: Look at work
steps:
  - {title: Guess, minutes: 5, say: What will you see?}
  - {title: Around, minutes: 6, turns: {who: everyone}}
  - {title: Debrief, minutes: 4, capture: [decision]}
"""


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, of this process and of those it starts."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMP", str(folder))
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "school"
    (folder / "protocols").mkdir(parents=True)
    (folder / "protocols" / "look.yaml").write_text(PROTOCOL, encoding="utf-8")
    return folder


@pytest.fixture
def terminal(home: Path, temporary: Path) -> Iterator[RealTerminal]:
    opened = RealTerminal(
        home, "rehearse", "look", "--speed", "300", "--people", "Ana, Ben, Cy",
        columns=60, rows=18,
    )  # fmt: skip
    yield opened
    opened.close()


def files(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def test_it_runs_by_itself_and_nothing_is_left(
    terminal: RealTerminal, home: Path, temporary: Path
) -> None:
    terminal.wait_for_text("Enter starts.")
    assert "REHEARSAL 300×" in terminal.text
    assert any(path.name.startswith("plc-rehearsal-") for path in temporary.iterdir())
    terminal.send("\r")
    terminal.wait_for_text("The rehearsal is over")
    terminal.wait_for_text("15 min of 15 min planned")
    terminal.send("\r")
    assert terminal.wait_for_end() == 0
    assert not list(temporary.iterdir())
    assert files(home) == {"protocols/look.yaml"}


def test_after_a_kill_there_is_nothing_to_go_on_with(home: Path, temporary: Path) -> None:
    terminal = RealTerminal(home, "rehearse", "look", "--by-hand")
    terminal.wait_for_text("Enter starts.")
    terminal.send("\rwe will draw first")
    terminal.wait_for_text("REHEARSAL WAITS")
    terminal.send("\r")
    terminal.wait_for_text("• we will draw first")
    terminal.kill()
    assert files(home) == {"protocols/look.yaml"}
    assert plc(home, "resume", "--plain").returncode != 0
    assert "look" not in plc(home, "sessions").stdout.lower()


@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM])
def test_a_closed_window_leaves_nothing(
    terminal: RealTerminal, temporary: Path, number: signal.Signals
) -> None:
    terminal.wait_for_text("Enter starts.")
    assert list(temporary.iterdir())
    terminal.tell(number)
    assert terminal.wait_for_end() == 128 + number
    assert not list(temporary.iterdir())


def test_a_closed_window_leaves_nothing_of_one_from_the_library(
    home: Path, temporary: Path
) -> None:
    plc(home, "run", "look", "--plain", "--people", "3", lines="/start\n/close\n")
    terminal = RealTerminal(home)
    terminal.wait_for_text("Look at the protocols")
    terminal.send("\x1b[B\x1b[B\x1b[B\r")
    terminal.wait_for_text("F5 rehearse")
    terminal.send("\x1b[15~")
    terminal.wait_for_text("Enter starts.")
    assert list(temporary.iterdir())
    terminal.tell(signal.SIGHUP)
    terminal.wait_for_end()
    assert not list(temporary.iterdir())


def test_ctrl_c_leaves_it(terminal: RealTerminal, temporary: Path) -> None:
    terminal.wait_for_text("Enter starts.")
    terminal.send("\x03")
    assert terminal.wait_for_end() == 0
    assert not list(temporary.iterdir())


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("nowhere",), 3),
        (("look", "--speed", "0"), 2),
        (("look", "--role", "king=Ana"), 3),
        (("look",), 2),
    ],
)
def test_a_slip_is_told_before_anything_is_drawn(
    home: Path, arguments: tuple[str, ...], code: int
) -> None:
    """The last of them is that there is no terminal."""
    done = plc(home, "rehearse", *arguments)
    assert done.returncode == code
    assert done.stderr
    assert "--plain" not in done.stderr, "it has no such option"
