"""A goal is measured again in any meeting of the team."""

from __future__ import annotations

import pytest

from plc_runner.driver import Driver
from plc_runner.driver.measuring import measure
from plc_runner.errors import NotFound
from plc_runner.journal.goals import goals
from plc_runner.journal.store import Journal
from plc_runner.session import commands as c
from tests.driver.conftest import Clock, sit_down


def with_goals(journal: Journal, clock: Clock, *statements: str) -> Driver:
    """The next meeting of a team that has set itself goals."""
    earlier = sit_down(journal, clock)
    for statement in statements:
        goal = earlier.do(c.SetGoal(statement, "the quiz", "9 of 27", "20 of 27", "2026-05-15"))
        assert goal.saved
        clock.wait(1)
    earlier.release()
    clock.wait(14 * 86_400)
    return sit_down(journal, clock)


def test_the_only_goal_needs_no_name(journal: Journal, clock: Clock) -> None:
    driver = with_goals(journal, clock, "Students explain equal parts")
    reply = measure(driver, "14 of 27")
    assert reply.text == (
        "Measured: 14 of 27. Before: 9 of 27 (Thu 12 Mar), target 20 of 27. "
        "Goal: Students explain equal parts"
    )
    (goal,) = goals(journal, driver.state.team, driver.state.id)
    assert [(one.value, one.day) for one in goal.measured] == [
        ("9 of 27", "2026-03-12"),
        ("14 of 27", "2026-03-26"),
    ]
    driver.do(c.Undo())
    (goal,) = goals(journal, driver.state.team, driver.state.id)
    assert [one.value for one in goal.measured] == ["9 of 27"]


@pytest.mark.parametrize("line", ["2 14 of 27", "2: 14 of 27", "explain: 14 of 27"])
def test_one_of_several_is_named_by_number_or_words(
    journal: Journal, clock: Clock, line: str
) -> None:
    driver = with_goals(journal, clock, "Students explain", "Students draw")
    assert measure(driver, line).text.endswith("Goal: Students explain")


def test_which_goal_is_asked_where_it_is_not_clear(journal: Journal, clock: Clock) -> None:
    driver = with_goals(journal, clock, "Students explain", "Students draw")
    with pytest.raises(NotFound, match="1 Students draw; 2 Students explain"):
        measure(driver, "14 of 27")
    with pytest.raises(NotFound, match="Which goal"):
        measure(driver, "1 of 27")


def test_a_value_of_another_kind_is_kept_with_a_word(journal: Journal, clock: Clock) -> None:
    driver = with_goals(journal, clock, "Students explain")
    assert "said in the same way" in measure(driver, "14 points").warning


def test_a_team_without_goals_is_told_how_to_set_one(journal: Journal, clock: Clock) -> None:
    with pytest.raises(NotFound, match="/goal"):
        measure(sit_down(journal, clock), "14 of 27")
