"""The words of Home, for the room that there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.journal.home import MOST, GoalNow
from plc_runner.journal.queries import Action, Decision, Team
from plc_runner.memory.today import TeamToday
from plc_runner.tui.cells import width
from plc_runner.tui.today import Room, since_rows, since_said, standing

DAY = date(2026, 3, 11)
AT = datetime(2026, 3, 4, 20, 0, tzinfo=UTC)
GOAL = GoalNow("g", "explain equal fractions", "20 of 27", "2026-05-15", "14 of 27", "2026-03-04")


def decision(statement: str) -> Decision:
    return Decision("d", statement, "", None, AT)


def action(what: str, due: str = "") -> Action:
    return Action("a", what, None, "", due, None, AT)


def a_team(**more: object) -> TeamToday:
    known = TeamToday(
        team=Team("T", "Grade 4", ()),
        norms_again="",
        met=("S", date(2026, 3, 4)),
        decided=(),
        promised=(),
        still_open=0,
        goals=(),
        to_look_at=(),
        parked=0,
        planned=None,
    )
    return replace(known, **more)  # type: ignore[arg-type]


def rows(ours: TeamToday, cells: int = 53, height: int = 18) -> list[str]:
    return [row.text.plain for row in since_rows(ours, DAY, Room.of(cells, height))]


def test_nothing_is_told_where_nothing_was_left() -> None:
    assert rows(a_team()) == []
    assert since_said(a_team(), DAY, left=False) == "Last time was Wed 4 Mar"
    assert since_said(a_team(met=None), DAY, left=True) == "So far"


def test_a_day_that_has_passed_is_told_like_any_other() -> None:
    late = a_team(promised=(action("copy the task", "2026-03-06"),), still_open=1)
    assert rows(late) == ["Promised  1 still open", "          copy the task, by Fri 6 Mar"]


def test_the_day_stays_where_the_words_are_too_long() -> None:
    long = a_team(promised=(action("copy the task " * 9, "2026-03-06"),), still_open=7)
    assert rows(long)[1] == "          copy the task copy the task…, by Fri 6 Mar"


def test_many_promises_are_no_exact_number() -> None:
    assert rows(a_team(still_open=MOST))[0] == "Promised  100 or more still open"


@pytest.mark.parametrize(
    ("goal", "told"),
    [
        (GOAL, "14 of 27 on 4 Mar → 20 of 27 by Fri 15 May"),
        (replace(GOAL, newest_on=""), "14 of 27 → 20 of 27 by Fri 15 May"),
        (replace(GOAL, newest="", newest_on="", by=""), "20 of 27"),
        (replace(GOAL, target=""), "14 of 27 on 4 Mar"),
        (replace(GOAL, target="", newest="", newest_on=""), ""),
    ],
)
def test_a_goal_tells_what_is_known_of_it(goal: GoalNow, told: str) -> None:
    assert standing(goal, DAY) == told


def test_in_a_low_window_the_figures_of_a_goal_come_first() -> None:
    assert rows(a_team(goals=(GOAL,)), cells=33, height=12) == ["Goal      14 of 27 → 20 of 27: e…"]
    assert rows(a_team(goals=(GOAL,))) == [
        "Goal      explain equal fractions\n          14 of 27 on 4 Mar → 20 of 27 by Fri 15 May"
    ]


def test_where_it_is_tight_a_goal_is_told_without_the_day_of_its_measurement() -> None:
    goal = replace(GOAL, newest="69 of 112", target="80 of 112")
    assert rows(a_team(goals=(goal,)))[0].endswith("69 of 112 → 80 of 112 by Fri 15 May")


def test_what_is_to_be_looked_at_and_what_is_parked_share_a_row_unless_there_is_room() -> None:
    both = a_team(to_look_at=(decision("tape first"), decision("no drills")), parked=1)
    assert rows(both) == ["Look at   2 decisions: still right? · 1 question"]
    assert rows(both, cells=70, height=36) == [
        "Look at   2 decisions: still right?",
        "          tape first",
        "          no drills",
        "Parked    1 question",
    ]


def test_a_decision_that_is_both_new_and_to_be_looked_at_has_two_rows() -> None:
    both = a_team(decided=(decision("tape first"),), to_look_at=(decision("tape first"),))
    leads = [row.leads for row in since_rows(both, DAY, Room.of(70, 36))]
    assert leads == ["decision:d", "look", "due:d"]


WORDS = st.text(max_size=200)


@given(WORDS, WORDS, WORDS, st.integers(24, 84), st.integers(8, 60))
def test_no_row_is_wider_than_its_room(
    statement: str, what: str, target: str, cells: int, height: int
) -> None:
    ours = a_team(
        decided=(decision(statement),) * 3,
        promised=(action(what, "2026-03-06"), action(what)),
        still_open=9,
        goals=(replace(GOAL, statement=statement, target=target),) * 3,
        to_look_at=(decision(what),) * 3,
        parked=2,
    )
    for row in rows(ours, cells, height):
        for line in row.split("\n"):
            assert width(line) <= max(cells, 33)
            assert not any(category(sign) == "Cc" for sign in line)
