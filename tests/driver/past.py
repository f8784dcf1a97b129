"""A team with a past, for those who put it right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from plc_runner.driver import Driver
from plc_runner.driver.amending import Desk
from plc_runner.driver.records import minutes_kept, write_records
from plc_runner.journal.aftermath import KeptRecord, kept_record
from plc_runner.journal.store import Journal
from plc_runner.memory.carried import carried
from plc_runner.publish.markdown import to_markdown
from plc_runner.session import commands as c
from plc_runner.session.fold import replay
from plc_runner.session.state import SessionState
from tests.driver.conftest import Clock, sit_down

FIRST = ("Use bar models because they drew them", "Start with a number line")


@dataclass
class Past:
    """A team with one meeting behind it."""

    journal: Journal
    clock: Clock
    desk: Desk
    session: str

    def state(self, session: str = "") -> SessionState:
        found = replay(self.journal.events(session=session or self.session))
        assert found is not None
        return found

    def kept(self, what: str, number: int = 0, session: str = "") -> KeptRecord:
        return kept_record(self.journal, list(getattr(self.state(session), what))[number])

    def text(self, session: str = "") -> str:
        return to_markdown(minutes_kept(self.journal, session or self.session))

    def meet(self, *lines: str | c.Command) -> str:
        """Another meeting of the team; its id."""
        team = self.journal.query("SELECT id FROM teams")[0]["id"]
        left = carried(self.journal, team, self.desk.today, -5 * 3600)
        driver = sit_down(self.journal, self.clock, carried=left)
        return hold(driver, self.desk.folder, lines)


def hold(driver: Driver, folder: Path, lines: tuple[str | c.Command, ...]) -> str:
    driver.do(c.Start())
    for one in lines:
        driver.line(one) if isinstance(one, str) else driver.do(one)
    driver.do(c.Close())
    driver.release()
    write_records(driver.journal, folder, driver.state)
    return driver.state.id


def a_past(journal: Journal, clock: Clock, folder: Path) -> Past:
    lines = (
        "9 of 24 drwe a line",
        *(f"/decide {words}" for words in FIRST),
        "/action Ana: print tickets by 13 Mar 2026",
        "/goal All compare",
        "/park Who orders strips?",
    )
    session = hold(sit_down(journal, clock), folder, lines)
    clock.wait(86_400)
    return Past(journal, clock, Desk(journal, folder, clock, -5 * 3600), session)
