"""A district of made-up teams."""

from __future__ import annotations

from pathlib import Path

from plc_runner.demo import make_district
from plc_runner.demo.district import district
from plc_runner.demo.making import make, open_made_up
from plc_runner.demo.script import Leaves, meetings
from plc_runner.demo.two_processes import make_beside
from plc_runner.journal.store import Journal
from plc_runner.workspace import Workspace


def test_two_hundred_teams_have_names_of_their_own_and_meet_in_term() -> None:
    teams = list(district(200, 1, seed=1))
    assert len({team.name for team in teams}) == len(teams)
    days = [one.day for team in teams for one in meetings(team)]
    assert {day.month for day in days} <= {9, 10, 11, 12, 1, 2, 3, 4, 5, 6}
    assert all(day.weekday() < 5 for day in days)
    gone = sum(isinstance(what, Leaves) for team in teams for what in team.happens)
    assert 30 < gone < 170


def test_the_same_seed_gives_the_same_district_and_another_one_another() -> None:
    assert list(district(3, 2, seed=1)) == list(district(3, 2, seed=1))
    assert list(district(3, 2, seed=1)) != list(district(3, 2, seed=2))


def test_its_teams_meet_decide_promise_and_reach_or_miss_what_they_aim_at(tmp_path: Path) -> None:
    made = make_district(tmp_path, teams=2, years=1)
    with Journal.open(Workspace(tmp_path).journal, read_only=True) as journal:
        assert not journal.query("SELECT * FROM unapplied")
        (counted,) = journal.query(
            "SELECT (SELECT count(*) FROM events) AS events, "
            "(SELECT count(*) FROM sessions WHERE phase = 'closed') AS met, "
            "(SELECT count(*) FROM actions WHERE status = 'done') AS done, "
            "(SELECT count(*) FROM decisions) AS decided, "
            "(SELECT count(*) FROM measurements) AS measured"
        )
    assert counted["events"] == made.events
    assert counted["met"] == 36
    assert min(counted["done"], counted["decided"], counted["measured"]) > 8


def test_two_processes_make_what_one_makes(tmp_path: Path) -> None:
    with open_made_up(tmp_path / "one.db", 3) as journal:
        one = make(journal, tuple(district(1, 1, 3)), 3), list(journal.rows())
    with open_made_up(tmp_path / "two.db", 3) as journal:
        two = make_beside(journal, 1, 1, 3), list(journal.rows())
    assert one == two
