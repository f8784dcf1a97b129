"""What belongs together: rules that can be told in a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.journal.thread import KeptAction, KeptDecision, KeptGoal
from plc_runner.memory.linked import decision_of, decisions_for, goals_behind, seen

AT = datetime(2026, 3, 11, tzinfo=UTC)
WORDS = ("fractions", "number", "tape", "paper", "")


def decision(
    statement: str, lamport: int = 10, session: str | None = "s", because: str = ""
) -> KeptDecision:
    return KeptDecision(
        f"d{lamport}", statement, because, session, "T", None, (), "", "", None, None, None, AT,
        lamport, removed=False,
    )  # fmt: skip


def goal(
    statement: str, lamport: int = 5, session: str | None = "earlier", status: str = "open"
) -> KeptGoal:
    said = (statement, "", "", "", "", status, "", session, "T", AT)
    return KeptGoal(f"g{lamport}", *said, lamport)


def action(what: str, lamport: int) -> KeptAction:
    return KeptAction(f"a{lamport}", what, None, "", "", "open", "", lamport)


FRACTIONS = goal("students explain fractions", 5)
READING = goal("all read aloud", 6)


@pytest.mark.parametrize(
    ("goals", "measured", "settled", "found"),
    [
        ((goal("anything", 7, "s"), FRACTIONS), (), {}, [("g7", "set")]),
        ((READING, FRACTIONS), ("g6",), {}, [("g6", "measured")]),
        ((READING, FRACTIONS), ("g5", "g6"), {}, [("g5", "measured")]),
        ((READING, FRACTIONS), (), {}, [("g5", "words")]),
        ((READING,), (), {}, [("g6", "then")]),
        ((goal("all read", 8), READING), (), {}, [("g8", "then")]),
        ((goal("students explain fractions", 11),), (), {}, []),
        ((goal("explain fractions", 5, status="missed"),), (), {"g5": 9}, []),
        ((goal("explain fractions", 5, status="missed"),), (), {"g5": 11}, [("g5", "words")]),
        ((), (), {}, []),
    ],
    ids=[
        "set in the meeting",
        "measured in the meeting",
        "of several the one with its words",
        "of that time with its words",
        "of that time",
        "the newest of that time",
        "not one that was set later",
        "not one that was over",
        "one that was over later",
        "none",
    ],
)
def test_the_goal_behind_a_decision(
    goals: tuple[KeptGoal, ...],
    measured: tuple[str, ...],
    settled: Mapping[str, int],
    found: list[tuple[str, str]],
) -> None:
    behind = goals_behind(decision("use bars for fractions"), goals, measured, settled)
    assert [(it.goal.id, it.how) for it in behind] == found


def test_a_decision_outside_of_a_meeting_has_no_meeting_in_common_with_a_goal() -> None:
    behind = goals_behind(decision("bars", session=None), [goal("x", 5, None)], (), {})
    assert [it.how for it in behind] == ["then"]


GOALS = st.lists(
    st.builds(
        goal,
        st.sampled_from(WORDS),
        st.integers(1, 20),
        st.sampled_from(("s", "t", None)),
        st.sampled_from(("open", "missed")),
    ),
    unique_by=lambda one: one.id,
    max_size=6,
)


@given(GOALS, st.sampled_from(WORDS), st.sets(st.sampled_from(["g3", "g9", "g14"])))
def test_a_goal_behind_a_decision_is_of_its_meeting_or_of_its_time(
    goals: list[KeptGoal], words: str, measured: set[str]
) -> None:
    one = decision(words, 10)
    behind = goals_behind(one, goals, measured, {})
    for it in behind:
        if it.how in ("words", "then"):
            assert it.goal.lamport <= one.lamport
            assert it.goal.status == "open"
        else:
            assert it.goal.session == one.session or it.goal.id in measured
        assert decisions_for(it.goal, [one], lambda _: behind) == (one,)
    assert len({it.how in ("set", "measured") for it in behind}) <= 1


@pytest.mark.parametrize(
    ("what", "lamport", "of"),
    [
        ("copy the tape diagrams", 30, "d10"),
        ("print number lines", 12, "d20"),
        ("call the parents", 15, "d10"),
        ("call the parents", 25, "d20"),
        ("call the parents", 5, "d10"),
    ],
    ids=["its words", "its words, before it", "kept after one", "kept after two", "before all"],
)
def test_the_decision_from_which_an_action_came(what: str, lamport: int, of: str) -> None:
    decisions = [decision("use tape diagrams", 10), decision("use number lines", 20)]
    assert decision_of(action(what, lamport), decisions) == of


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5),
    st.sampled_from(WORDS),
    st.integers(0, 60),
)
def test_an_action_comes_of_one_decision_of_its_meeting(
    statements: list[str], what: str, lamport: int
) -> None:
    decisions = [decision(text, 10 * n + 5) for n, text in enumerate(statements)]
    assert decision_of(action(what, lamport), decisions) in {one.id for one in decisions}


def test_what_was_seen_is_what_was_counted_and_starred() -> None:
    lines = [("see", "one", False), ("see", "two", True), ("ask", "three", True)]
    counted = [("sort", "", "High 3, Low 8"), ("rate", "They explain", "few")]
    told = seen(lines, counted, ("see", "ask"))
    assert told == ("High 3, Low 8", "They explain: few", "two", "three")


def test_without_stars_the_last_lines_of_the_step_before_are_what_was_seen() -> None:
    lines = [("see", str(n), False) for n in range(5)] + [("later", "no", False)]
    assert seen(lines, [], ("see", "ask")) == ("2", "3", "4")
    assert seen([], [], ()) == ()
