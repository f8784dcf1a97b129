"""What a team decided earlier on a subject."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.events import Draft
from plc_runner.events.decision import DecisionFixed, DecisionMade, DecisionWithdrawn
from plc_runner.journal.earlier import decided_on, standing_decisions, stems_of
from plc_runner.journal.store import Journal
from tests.journal.samples import AT

MADE = {
    "d1": ("Number lines before bar models", "they show order"),
    "d2": ("Exit tickets every Friday", "we see who needs a second go"),
    "d3": ("Strips of fractions stay on the tables", "six pupils used them"),
    "d4": ("Bar models first in every fraction lesson", "four of six drew the whole"),
    "d5": ("We meet in the library", ""),
}


@pytest.fixture
def decided(journal: Journal) -> Journal:
    """A team that decided something every week, and another that decided the same once."""
    for week, (id_, (statement, because)) in enumerate(MADE.items()):
        at, session = AT + timedelta(weeks=week), f"s{week}"
        event = DecisionMade(statement=statement, because=because, team="six")
        journal.append([Draft(id_, event)], at=at, by=None, session=session)
    other = DecisionMade(statement="Bar models in every fraction lesson", team="seven")
    journal.append([Draft("x1", other)], at=AT, by=None, session="sx")
    return journal


def found(journal: Journal, words: str, **more: str | None) -> list[str]:
    return [one.id for one in decided_on(journal, "six", words, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("fraction", ["d4", "d3"]),
        ("Fractions", ["d4", "d3"]),
        ("bar", ["d4", "d1"]),
        ("bar mod", ["d4", "d1"]),
        ("Use bar models in all our fraction lessons", ["d4", "d3", "d1"]),
        ("EXIT TICKET", ["d2"]),
        ("order", []),
        ("the number line shows order", ["d1"]),
        ("We will use it first because they need it", []),
        ("zebra", []),
        ("ba", []),
        ("", []),
        ('") OR NEAR(', []),
        ("because", []),
    ],
)
def test_what_shares_its_subject_is_found_newest_first(
    words: str, ids: list[str], decided: Journal
) -> None:
    assert found(decided, words) == ids


def test_accents_and_capitals_make_no_difference(journal: Journal) -> None:
    event = DecisionMade(statement="Más práctica oral", team="six")
    journal.append([Draft("d1", event)], at=AT, by=None, session="s")
    assert found(journal, "PRACTICA") == ["d1"]


def test_what_was_replaced_or_withdrawn_stands_no_longer(decided: Journal) -> None:
    event = DecisionMade(statement="Bar models and number lines", team="six", replaces="d1")
    decided.append([Draft("d6", event)], at=AT, by=None, session="s6")
    assert found(decided, "number lines") == ["d6"]
    assert found(decided, "number lines", besides="d6") == ["d1"]
    decided.append([Draft("d4", DecisionWithdrawn())], at=AT, by=None, session="s3")
    assert found(decided, "fraction") == ["d3"]
    assert [one.id for one in standing_decisions(decided, "six")] == ["d6", "d5", "d3", "d2"]
    fixed = DecisionFixed(statement="Bar models and number lines", replaces="")
    decided.append([Draft("d6", fixed)], at=AT, by=None, session="s6")
    assert found(decided, "number lines") == ["d6", "d1"]


def test_decisions_of_a_session_that_is_on_the_wall_are_left_out(decided: Journal) -> None:
    assert found(decided, "fraction", session="s3") == ["d3"]


def test_no_more_than_asked_for(decided: Journal) -> None:
    assert len(decided_on(decided, "six", "fraction", limit=1)) == 1


@given(st.text(max_size=60))
def test_no_text_is_too_odd_to_look_for(words: str) -> None:
    for stem in stems_of(words):
        assert '"' not in stem
        assert len(stem) >= 3
