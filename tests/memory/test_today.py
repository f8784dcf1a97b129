"""What Home shows of what is kept, and that it reads no more than one team by an index."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from plc_runner.events import Draft, Event
from plc_runner.events.action import ActionAgreed, ActionSettled
from plc_runner.events.decision import DecisionMade, DecisionReviewed, DecisionWithdrawn
from plc_runner.events.goal import GoalSet, GoalSettled, MeasurementTaken
from plc_runner.events.meeting import MeetingCalledOff, MeetingPlanned
from plc_runner.events.team import MemberJoined, TeamCreated
from plc_runner.journal.home import MOST
from plc_runner.journal.store import Journal
from plc_runner.memory.chosen import choose_team, chosen_team
from plc_runner.memory.today import TeamToday, today
from plc_runner.tui.place import Place
from plc_runner.tui.sitting import prepare
from plc_runner.tui.usual import usual_sitting
from plc_runner.workspace import Workspace
from tests.tui.past import hold, keep_a_past
from tests.tui.room import Room, request

DAY = date(2026, 3, 11)
AT = datetime(2026, 3, 11, 20, 0, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal.open(tmp_path / "plc.db", device="laptop") as journal:
        keep(journal, ("T", TeamCreated(name="Grade 4")))
        keep(journal, ("ana", MemberJoined(team="T", name="Ana")))
        yield journal


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def keep(journal: Journal, *what: tuple[str, Event], at: datetime = AT) -> None:
    for subject, event in what:
        journal.append([Draft(subject, event)], at=at)


def ours(journal: Journal, day: date = DAY) -> TeamToday:
    found = today(journal, "T", day).ours
    assert found is not None
    return found


def decision(statement: str, **more: Any) -> DecisionMade:
    return DecisionMade(team="T", statement=statement, **more)


def test_a_team_without_a_meeting_has_no_past(journal: Journal) -> None:
    assert not ours(journal).has_a_past
    assert today(journal, None, DAY).ours is None
    assert today(journal, "T", DAY).is_new


def test_what_was_decided_last_and_stands_comes_first(journal: Journal) -> None:
    keep(
        journal,
        ("a", decision("tape first")),
        ("b", decision("tape and number lines", replaces="a")),
        ("c", decision("no drills")),
        ("d", decision("more quizzes")),
        ("d", DecisionReviewed(verdict="stop", asked="right", reason="no use")),
        ("e", decision("a slip of the keys")),
        ("e", DecisionWithdrawn()),
        ("f", decision("talk first")),
    )
    assert [one.id for one in ours(journal).decided] == ["f", "c", "b"]


def test_a_decision_is_to_be_looked_at_from_its_day_on_until_it_was(journal: Journal) -> None:
    keep(
        journal,
        ("a", decision("due", review="2026-03-11")),
        ("b", decision("later", review="2026-03-12")),
        ("c", decision("some day", review="in spring")),
        ("d", decision("never", review="12 weeks on")),
        ("e", decision("long due", review="2026-01-01")),
    )
    assert [one.id for one in ours(journal).to_look_at] == ["e", "a"]
    look = DecisionReviewed(verdict="keep", asked="right", reason="it works")
    keep(journal, ("e", look))
    assert [one.id for one in ours(journal).to_look_at] == ["a"]


def test_promises_are_counted_and_the_oldest_shown(journal: Journal) -> None:
    for number in range(5):
        keep(journal, (f"a{number}", ActionAgreed(team="T", what=f"thing {number}")))
    keep(journal, ("a0", ActionSettled(status="done")), ("a1", ActionSettled(status="started")))
    found = ours(journal)
    assert found.still_open == 4
    assert [one.what for one in found.promised] == ["thing 1", "thing 2", "thing 3"]


def test_more_promises_than_anybody_counts_are_not_counted(journal: Journal) -> None:
    drafts = [Draft(f"a{n}", ActionAgreed(team="T", what="x")) for n in range(MOST + 5)]
    journal.append(drafts, at=AT)
    assert ours(journal).still_open == MOST


def test_a_goal_stands_at_its_newest_measurement_else_at_its_baseline(journal: Journal) -> None:
    aim = {"team": "T", "baseline": "9 of 27", "target": "20 of 27", "by": "2026-05-15"}
    keep(
        journal,
        ("new", GoalSet(statement="new", **aim)),
        ("met", GoalSet(statement="met", **aim)),
        ("over", GoalSet(statement="over", **aim)),
        ("over", GoalSettled(status="missed")),
        ("m2", MeasurementTaken(goal="met", team="T", value="14 of 27", day="2026-03-04")),
        ("m1", MeasurementTaken(goal="met", team="T", value="11 of 27", day="2026-02-04")),
    )
    assert [(one.id, one.newest, one.newest_on) for one in ours(journal).goals] == [
        ("met", "14 of 27", "2026-03-04"),
        ("new", "9 of 27", ""),
    ]


def test_a_planned_meeting_stands_until_it_is_held_or_called_off(room: Room) -> None:
    team = keep_a_past(room)
    workspace = Workspace(room.root)
    with Journal.open(workspace.sessions / "plc.db", device="laptop") as journal:

        def planned() -> date | None:
            found = today(journal, team, DAY).ours
            return found.planned.day if found and found.planned else None

        assert planned() == date(2026, 3, 12)
        again = MeetingPlanned(team=team, day=date(2026, 3, 19), time="15:15")
        keep(journal, ("next", again))
        assert planned() == date(2026, 3, 19)
        keep(journal, ("next", MeetingCalledOff()))
        assert planned() == date(2026, 3, 12)
        room.clock.at = AT + timedelta(days=1)
        hold(Place(workspace, journal, room.clock, -5 * 3600), "Grade 4", ())
        assert planned() is None


def test_another_meeting_before_its_day_leaves_the_plan_as_it_is(room: Room) -> None:
    team = keep_a_past(room, planned=False)
    workspace = Workspace(room.root)
    with Journal.open(workspace.sessions / "plc.db", device="laptop") as journal:
        keep(journal, ("next", MeetingPlanned(team=team, day=date(2026, 3, 19), protocol="other")))
        room.clock.at = AT + timedelta(days=1)
        hold(Place(workspace, journal, room.clock, -5 * 3600), "Grade 4", ())
        found = today(journal, team, DAY).ours
        assert found is not None
        assert found.planned is not None


def test_the_chosen_team_is_the_one_that_met_last_until_one_is_chosen(room: Room) -> None:
    first, second = keep_a_past(room), keep_a_past(room, team="Grade 7")
    path = room.root / "sessions" / "plc.db"
    with Journal.open(path, device="laptop") as journal:
        assert chosen_team(journal) == second
        choose_team(journal, first)
        assert chosen_team(journal) == first
    with Journal.open(path, device="another") as journal:
        assert chosen_team(journal) == second
        choose_team(journal, "gone")
        assert chosen_team(journal) == second


BOUNDED = (
    "CONSTANT ROW",
    "(subquery",
    "exemplars",  # up to so many
    "sessions USING COVERING INDEX",  # whether there is any
    "teams USING COVERING INDEX",  # whether there are two
    "sessions USING INDEX sessions_of_teams",  # the newest, in the order of the index
    "s USING INDEX sessions_that_go_on",  # the newest three, in the order of the index
)
"""What may be scanned: it stops at its limit."""


def test_neither_home_nor_the_start_dialog_reads_what_it_need_not(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_a_past(room, cycle=True)
    asked: list[tuple[str, tuple[Any, ...]]] = []
    workspace = Workspace(room.root)
    with Journal.open(workspace.sessions / "plc.db", device="laptop") as journal:
        query = Journal.query

        def remembered(self: Journal, sql: str, *values: Any, **named: Any) -> list[sqlite3.Row]:
            asked.append((sql, values))
            return query(self, sql, *values, **named)

        monkeypatch.setattr(Journal, "query", remembered)
        today(journal, chosen_team(journal), DAY)
        place = Place(workspace, journal, room.clock, -5 * 3600)
        prepare(place, place.library.find("look"), usual_sitting(place, request()))
        monkeypatch.undo()
        assert len(asked) > 20
        for sql, values in asked:
            for step in journal.query(f"EXPLAIN QUERY PLAN {sql}", *values):
                told = step["detail"]
                assert "SCAN" not in told or any(part in told for part in BOUNDED), (sql, told)
