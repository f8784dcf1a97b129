"""Why do we do this, in plain mode: found with codes, and settled by them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plc_runner.journal.store import Journal
from tests.cli.plain.conftest import Plain
from tests.driver.conftest import Clock
from tests.tui.long_past import with_a_past
from tests.tui.room import Room


def test_a_decision_is_found_spoken_of_and_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    room = Room(tmp_path)
    session = with_a_past(room)
    with Journal.open(tmp_path / "sessions" / "plc.db", device="laptop") as journal:
        plain = Plain(tmp_path, Clock(room.clock.at), journal, capsys, session)
        listed = plain.hold("/why fractions", "/why zebras", "/quit")
        (tape,) = [line for line in listed if "use tape diagrams" in line]
        assert tape.endswith("stands. 1 objection not answered.")
        (other,) = [line for line in listed if "Grade 5: draw fractions" in line]
        assert "Nothing was decided about “zebras”." in listed
        code = tape.split()[0]
        told = plain.hold(
            f"/keep {code} it works by 15 May",
            f"/object {code} Ana: it takes too long",
            f"/answer {code} we try ten minutes",
            f"/why {code}",
            f"/stop {other.split()[0]} no",
            "/quit",
        )
    assert any(line.startswith(f"{code} ") and "it works" in line for line in told)
    assert f"{code} Objection kept with the decision" in told
    assert "There: 6: Ana, Ben, Cy, Dee, Eli and Fay; 5 of 6 members still in the team" in told
    assert any(re.match("Before it: use circles for fractions", line) for line in told)
    assert any("Answer to an objection: we try ten minutes" in line for line in told)
    assert any("It was decided by Grade 5, so it is theirs to say." in line for line in told)
