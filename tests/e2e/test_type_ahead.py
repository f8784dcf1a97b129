"""Keys that come faster than the program reads them, as after a moment of a busy disk."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from plc_runner.journal import queries
from plc_runner.journal.store import Journal
from plc_runner.session.fold import replay
from tests.e2e.rooms import CLEAR, PlainRoom, Room, WallRoom

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why

PROTOCOL = "title: Look\nsteps: [{title: See, minutes: 9, capture: [{columns: [Seen]}]}]\n"


@pytest.mark.parametrize("kind", [PlainRoom, WallRoom])
def test_lines_that_come_in_one_piece_stay_apart(
    kind: type[PlainRoom | WallRoom], tmp_path: Path
) -> None:
    (tmp_path / "protocols").mkdir()
    (tmp_path / "protocols" / "look.yaml").write_text(PROTOCOL)
    (tmp_path / "sessions").mkdir()
    room: Room = kind(tmp_path, "look")
    room.begin()
    try:
        room.terminal.send(f"away with this{CLEAR}one\rtwo\rthreee\x7f\rfox\x7fur\r")
        for line in ("one", "two", "three", "four"):
            room.terminal.wait_for(line, partial(room.is_acknowledged, line))
        room.close()
    finally:
        room.terminal.close()
    with Journal.open(tmp_path / "sessions" / "plc.db", read_only=True) as journal:
        (session,) = queries.sessions(journal)
        state = replay(journal.events(session=session.id))
    assert state is not None
    assert [entry.text for entry in state.entries.values()] == ["one", "two", "three", "four"]
