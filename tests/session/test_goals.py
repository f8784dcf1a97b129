"""Goals read aloud, and parts that cannot belong to one are refused where they are typed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.session.goals import GoalSaid, doubt, missing, sentence, split_goal, unlike
from plc_runner.session.state import Goal

TODAY = date(2026, 3, 12)
AT = datetime(2026, 3, 12, 12, tzinfo=UTC)


def a_goal(*, measure: str = "", baseline: str = "", target: str = "", by: str = "") -> Goal:
    return Goal("g", "Students explain equal parts.", measure, baseline, target, by, AT)


WHOLE = a_goal(measure="the unit quiz.", baseline="9 of 27", target="20 of 27", by="2026-05-15")


@pytest.mark.parametrize(
    ("goal", "words"),
    [
        (a_goal(), "Students explain equal parts"),
        (
            WHOLE,
            "Students explain equal parts: from 9 of 27 to 20 of 27 by Fri 15 May, measured by the "
            "unit quiz",
        ),
        (a_goal(baseline="9 of 27"), "Students explain equal parts, now 9 of 27"),
        (a_goal(target="20 of 27"), "Students explain equal parts: 20 of 27"),
        (a_goal(by="end of term"), "Students explain equal parts by end of term"),
        (a_goal(by="before spring break"), "Students explain equal parts before spring break"),
        (
            a_goal(measure="with the quiz"),
            "Students explain equal parts, measured with the quiz",
        ),
    ],
)
def test_a_goal_is_one_sentence(goal: Goal, words: str) -> None:
    assert sentence(goal, TODAY) == words


def test_what_a_goal_still_lacks() -> None:
    assert missing(a_goal(measure="quiz", by="2026-05-15")) == ("Baseline", "Target")
    assert missing(WHOLE) == ()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Students explain it", GoalSaid("Students explain it")),
        (
            "more explain it: from 9 of 27 to 20 of 27 by 15 May",
            GoalSaid("more explain it", "9 of 27", "20 of 27", "2026-05-15"),
        ),
        ("scores rise from 33 % to 50 %.", GoalSaid("scores rise", "33 %", "50 %")),
        ("we move from paper to pencil", GoalSaid("we move from paper to pencil")),
        ("it grows from 9 to 9 by Friday", GoalSaid("it grows from 9 to 9", by="2026-03-13")),
        ("they learn it by heart", GoalSaid("they learn it by heart")),
        ("done by yesterday", GoalSaid("done by yesterday")),
    ],
)
def test_a_goal_said_in_one_breath(line: str, said: GoalSaid) -> None:
    assert split_goal(line, TODAY, day_first=False) == said


@given(st.text("from to by 9 of 27 May%.:", max_size=40))
def test_no_line_is_too_strange(line: str) -> None:
    said = split_goal(line, TODAY)
    assert said.statement.strip() or not line.strip()


@pytest.mark.parametrize(
    ("baseline", "target", "why"),
    [
        ("9 of 27", "20 of 27", ""),
        ("9 of 27", "80 %", ""),
        ("9 of 27", "most of them", ""),
        ("12 points", "15", ""),
        ("9 of 27", "9 of 27", "The target is what the baseline is, “9 of 27”. What is to change?"),
        ("9 of 27", "33 %", "The target is what the baseline is, “9 of 27”. What is to change?"),
        ("9 of 27", "30 of 27", "“30 of 27” is more than all of them."),
        (
            "9",
            "80 %",
            "The baseline is “9”, the target “80 %”: say both in the same way, "
            "so that they can be compared.",
        ),
    ],
)
def test_a_target_is_a_change_of_the_same_thing(baseline: str, target: str, why: str) -> None:
    assert unlike(baseline, target) == why


def test_two_groups_are_worth_a_word() -> None:
    assert doubt(WHOLE) == ""
    other = a_goal(baseline="9 of 27", target="20 of 30")
    assert doubt(other) == "The baseline is of 27, the target of 30. Is it the same group?"
