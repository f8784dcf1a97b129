from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tui.room import Room, hold_half_a_meeting


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


@pytest.fixture(scope="session")
def half_a_meeting(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = Room(tmp_path_factory.mktemp("half-a-meeting"))
    hold_half_a_meeting(room)
    return room.root


@pytest.fixture
def in_meeting(half_a_meeting: Path, tmp_path: Path) -> Room:
    """A room with a meeting in its second step."""
    shutil.copytree(half_a_meeting, tmp_path, dirs_exist_ok=True)
    return Room(tmp_path)
