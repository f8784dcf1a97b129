from __future__ import annotations

from plc_runner.events.session import SessionStarted
from plc_runner.journal.runs import RunsBy, runs
from plc_runner.journal.store import Journal
from tests.journal.samples import keep, later, opened


def meet(journal: Journal, session: str, at: float, **others: object) -> None:
    drafts = ((session, opened(**others)), (session, SessionStarted()))
    keep(journal, *drafts, session=session, at=later(at))


def test_runs_are_counted_by_protocol_team_and_facilitator(journal: Journal) -> None:
    meet(journal, "s1", 0)
    meet(journal, "s2", 100, version="1.3")
    meet(journal, "s3", 300, facilitator="ben")
    meet(journal, "s4", 200, team=None, team_name="", facilitator=None)
    meet(journal, "s5", 50, protocol_id="tuning")
    keep(journal, ("s6", opened()), session="s6", at=later(900))  # never started
    found = runs(journal)
    assert set(found) == {"student-work", "tuning"}
    assert found["student-work"].by == (
        RunsBy("Grade 6", "Ben", 1, later(300)),
        RunsBy("", "", 1, later(200)),
        RunsBy("Grade 6", "Ana", 2, later(100)),
    )
    assert found["student-work"].times == 4
    assert found["tuning"].last.last == later(50)


def test_nothing_was_run_in_a_new_journal(journal: Journal) -> None:
    assert runs(journal) == {}
