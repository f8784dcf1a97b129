"""A driver on a real journal, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from plc_runner.driver import Driver, seat
from plc_runner.journal.store import Journal
from plc_runner.protocol.source import digest, read
from plc_runner.session.opening import Opening
from tests.session.rooms import NOON

TEXT = """\
title: Looking together
roles:
  presenter: {title: Presenting teacher}
steps:
  - title: Describe
    minutes: 10
    capture:
      - columns: [Notice, Wonder]
  - title: Each says one thing
    turns: {each: 1m}
    capture:
      - text: Heard
  - title: Decide
    minutes: 5
    capture: [decision, action, goal]
"""


@dataclass
class Clock:
    """Time as the test wants it."""

    at: datetime = field(default=NOON)

    def __call__(self) -> datetime:
        return self.at

    def wait(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "sessions" / "plc.db", device="laptop") as opened:
        yield opened


def sit_down(journal: Journal, clock: Callable[[], datetime], **more: object) -> Driver:
    """A session of four with a team, not started."""
    reading = read(TEXT.encode(), "looking-together.yaml")
    assert reading.protocol is not None, reading.problems
    seating = seat(journal, "Grade 4", ["Ana", "Ben", "Cy", "Dee"], clock())
    ids = [person.id for person in seating.people]
    opening = Opening(
        protocol=reading.protocol,
        digest=digest(reading.text),
        people=seating.people,
        roles={"presenter": (ids[0],)},
        facilitator=ids[3],
        team=seating.team,
        team_name=seating.team_name,
        stop_at=clock() + timedelta(minutes=30),
        **more,  # type: ignore[arg-type]
    )
    return Driver.open(journal, opening, reading.text, now=clock, seated=seating.drafts)


@pytest.fixture
def driver(journal: Journal, clock: Clock) -> Iterator[Driver]:
    opened = sit_down(journal, clock)
    yield opened
    opened.release()
