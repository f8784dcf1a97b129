"""`plc new` and `plc edit` at a terminal: the editor on the screen, and out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.real_terminal import RealTerminal

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why

LEAVE = "\x11"
"""Ctrl+Q."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("protocols", "sessions"):
        (tmp_path / name).mkdir()
    return tmp_path


def test_a_new_protocol_opens_and_the_way_back_is_said(home: Path) -> None:
    terminal = RealTerminal(home, "new", "Our", "look")
    terminal.wait_for_text("Our look")
    terminal.wait_for_text("Debrief")
    terminal.send(LEAVE)
    assert terminal.wait_for_end() == 0
    assert "To change it again: plc edit our-look" in terminal.received
    assert (home / "protocols" / "our-look.yaml").is_file()


def test_a_shipped_protocol_that_was_only_looked_at_leaves_no_file(home: Path) -> None:
    terminal = RealTerminal(home, "edit", "consultancy")
    terminal.wait_for_text("Consultancy (ours)")
    terminal.send(LEAVE)
    assert terminal.wait_for_end() == 0
    assert list((home / "protocols").iterdir()) == []


def test_what_is_not_there_is_said_before_a_screen_opens(home: Path) -> None:
    terminal = RealTerminal(home, "edit", "consultency")
    assert terminal.wait_for_end() == 3
    assert "Did you mean consultancy?" in terminal.text
