"""What every screen is handed: where things are kept, and what time it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from plc_runner.driver import Driver
from plc_runner.driver.records import Written, minutes_of, write_records
from plc_runner.journal.store import Journal
from plc_runner.protocol.library import Library
from plc_runner.publish.record import Record
from plc_runner.session.fold import replay
from plc_runner.session.state import SessionState
from plc_runner.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Place:
    """One workspace, open."""

    workspace: Workspace
    journal: Journal
    now: Callable[[], datetime]
    """Aware UTC."""
    utc_offset: int
    """Seconds east of UTC, here."""
    day_first: bool = False
    """Whether 12/5 is in May here."""
    made_up: bool = False
    """Nobody here is real."""

    @property
    def library(self) -> Library:
        """The protocols at hand."""
        return Library(self.workspace.root)

    def local(self, at: datetime) -> datetime:
        """A moment as the clock in this room shows it."""
        return at.astimezone(timezone(timedelta(seconds=self.utc_offset)))

    def today(self) -> date:
        """The day in this room."""
        return self.local(self.now()).date()

    def day(self, at: datetime) -> str:
        """A day as people here say it: `today`, `12 Mar`, `12 Mar 2025` in another year."""
        local, today = self.local(at), self.today()
        if local.date() == today:
            return "today"
        return f"{local.day} {local:%b}" + (f" {local.year}" if local.year != today.year else "")

    def state_of(self, session: str) -> SessionState | None:
        """A session as it stands, without driving it."""
        return replay(self.journal.events(session=session))

    def resume(self, session: str) -> Driver:
        """Drive a session that was left.

        Raises:
            NotFound, Refused: it cannot be driven; says why.
        """
        return Driver.resume(self.journal, session, now=self.now)

    def record_of(self, state: SessionState) -> Record:
        """The record of a session, with what became of it since."""
        return minutes_of(self.journal, state)

    def write_record(self, state: SessionState) -> Written:
        """Write the record of a session, and anew those of earlier ones of which it spoke.

        Raises:
            PlcError: says why not; the session itself is kept.
        """
        return write_records(self.journal, self.workspace.sessions, state)
