"""The editor in a real terminal that is killed: what was typed is there again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.real_terminal import RealTerminal
from tests.tui.room import PROTOCOL

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why

_F2 = "\x1bOQ"
_SAVE = "\x13"
_UNDO = "\x1a"
_DRAFTED = 0.6
"""Seconds after which a draft must be there: half a second, and the time to write it."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "protocols").mkdir()
    path = tmp_path / "protocols" / "look.yaml"
    path.write_text(PROTOCOL, encoding="utf-8")
    return path


def opened(home: Path) -> RealTerminal:
    return RealTerminal(home, "--workspace", str(home), "edit", "look")


def test_kill_9_costs_half_a_second_at_most(file: Path, tmp_path: Path) -> None:
    terminal = opened(tmp_path)
    terminal.wait_for_text("About this protocol")
    terminal.send(_F2)
    terminal.wait_for_text("title: Look at work")
    terminal.send("# written in one go ")
    terminal.wait_for_text("# written in one go")
    terminal.rest(_DRAFTED)
    terminal.kill()
    assert file.read_text(encoding="utf-8") == PROTOCOL

    again = opened(tmp_path)
    again.wait_for_text("Go on with what was not saved?")
    again.send("\r")
    again.wait_for_text("not saved. Ctrl+Z shows")
    again.send(_SAVE)
    again.wait_for_text("● saved")
    again.send(_UNDO)
    again.wait_for_text("○ not saved")
    again.close()
    written = PROTOCOL.replace("title:", "# written in one go title:", 1)
    assert file.read_text(encoding="utf-8") == written
