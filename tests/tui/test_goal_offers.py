"""While a goal is measured, the team's goals stand there with how they are."""

from __future__ import annotations

from plc_runner.journal.goals import Measured, TeamGoal
from plc_runner.tui.complete import Offer, goal_offers

DRAW = TeamGoal("a", "Students draw", "", "3 of 6", "5 of 6", "", ())
EXPLAIN = TeamGoal(
    "b",
    "Students explain",
    "",
    "9 of 27",
    "20 of 27",
    "",
    (Measured("14 of 27", "2026-03-12", ""),),
)
GOALS = (DRAW, EXPLAIN)
SECOND = "Students explain: 14 of 27 (Thu 12 Mar), target 20 of 27"


def test_all_goals_are_offered_by_their_number() -> None:
    assert goal_offers("/measure ", GOALS) == [
        Offer("/measure 1: ", "1", "Students draw: 3 of 6, target 5 of 6"),
        Offer("/measure 2: ", "2", SECOND),
    ]


def test_number_or_words_leave_the_one_that_is_meant() -> None:
    assert [one.word for one in goal_offers("/measure 2", GOALS)] == ["2"]
    assert [one.word for one in goal_offers("/measure expl", GOALS)] == ["2"]
    assert goal_offers("/measure 2: 15", GOALS) == [Offer("/measure 2: 15", "2", SECOND)]


def test_a_value_that_names_no_goal_leaves_all() -> None:
    assert len(goal_offers("/measure 7 of 9", GOALS)) == len(GOALS)


def test_the_only_goal_needs_no_number() -> None:
    assert goal_offers("/measure 1", (EXPLAIN,)) == [Offer("/measure 1", "1", SECOND)]
