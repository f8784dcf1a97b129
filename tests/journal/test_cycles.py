"""What is asked about the cycles that teams follow."""

from __future__ import annotations

from datetime import date, timedelta

from plc_runner.events import Event
from plc_runner.events.cycle import CycleEnded
from plc_runner.events.session import ProtocolSwitched, SessionStarted
from plc_runner.events.team import TeamCreated
from plc_runner.journal.cycles import HeldSession, followed, held
from plc_runner.journal.store import Journal
from tests.journal.samples import AT, begun, keep, later, opened


def keep_session(
    journal: Journal, id_: str, days: float, *more: Event, start: bool = True, **others: object
) -> None:
    at = AT + timedelta(days=days)
    keep(journal, (id_, opened(**others)), session=id_, at=at)
    for event in (*((SessionStarted(),) if start else ()), *more):
        keep(journal, (id_, event), session=id_, at=at + timedelta(minutes=1))


def test_a_team_follows_what_it_began_until_it_ends_it(journal: Journal) -> None:
    assert followed(journal) == ()
    keep(journal, ("six", TeamCreated(name="Grade 6")), ("c1", begun()))
    (one,) = followed(journal)
    assert (one.id, one.team, one.team_name, one.cycle) == ("c1", "six", "Grade 6", "two-weeks")
    assert one.meetings == begun().meetings
    assert (one.first_day, one.begun) == (date(2026, 3, 9), AT)
    keep(journal, ("c1", CycleEnded()), at=later(60))
    keep(journal, ("c1", CycleEnded()), at=later(90))
    assert followed(journal) == ()
    (row,) = journal.query("SELECT ended FROM cycles")
    assert row["ended"] == "2026-03-12T15:16:00.000Z"


def test_the_team_that_met_last_comes_first(journal: Journal) -> None:
    for team in ("four", "five", "six"):
        keep(journal, (team, TeamCreated(name=f"Grade {team}")), (f"c-{team}", begun(team=team)))
    keep_session(journal, "s1", 0, team="four")
    keep_session(journal, "s2", 1, team="five")
    assert [one.team for one in followed(journal)] == ["five", "four", "six"]
    assert [one.team for one in followed(journal, limit=1)] == ["five"]
    assert [one.team for one in followed(journal, team="six")] == ["six"]


def test_two_laptops_that_began_one_each_show_both(journal: Journal) -> None:
    keep(journal, ("six", TeamCreated(name="Grade 6")))
    keep(journal, ("c1", begun()))
    keep(journal, ("c2", begun(title="Another")))
    assert [one.title for one in followed(journal, team="six")] == ["Another", "Two weeks"]


def test_sessions_count_from_the_first_day_or_from_when_the_team_began(journal: Journal) -> None:
    keep_session(journal, "before", -4)
    keep_session(journal, "sunday", -3.9)
    keep_session(journal, "monday", -3)
    keep_session(journal, "others", 1, team="seven")
    keep_session(journal, "not-started", 1, start=False)
    keep(journal, ("c1", begun()))
    assert [one.day for one in held(journal, followed(journal)[0])] == [date(2026, 3, 9)]
    keep(journal, ("c1", CycleEnded()))
    keep(journal, ("c2", begun(first_day=date(2026, 3, 30))), at=AT)
    assert held(journal, followed(journal)[0]) == ()
    keep_session(journal, "early", 1)
    (one,) = held(journal, followed(journal)[0])
    assert one.day == date(2026, 3, 13)


def test_a_session_is_on_the_day_of_its_room_and_is_what_it_ran_last(journal: Journal) -> None:
    other = ProtocolSwitched(protocol="cd" * 32, protocol_id="circle", title="Circle")
    keep(journal, ("c1", begun()))
    keep_session(journal, "s1", 0.3, other, utc_offset=-8 * 3600)
    keep_session(journal, "s2", 0.5, utc_offset=10 * 3600)
    assert held(journal, followed(journal)[0]) == (
        HeldSession(date(2026, 3, 12), "Circle", "circle", "cd" * 32),
        HeldSession(date(2026, 3, 13), "Student work", "student-work", "ab" * 32),
    )


def test_a_session_without_a_team_and_a_team_that_has_not_arrived_do_no_harm(
    journal: Journal,
) -> None:
    keep(journal, ("c1", begun()))
    keep(journal, ("s1", opened(team=None)), ("s1", SessionStarted()))
    assert held(journal, followed(journal)[0]) == ()
    assert followed(journal)[0].team_name == ""
