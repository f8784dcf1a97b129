from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plc_runner.errors import NotFound
from plc_runner.events.team import TeamCreated
from plc_runner.journal.search import Asked
from plc_runner.journal.store import Journal
from plc_runner.memory.asking import Today, find_protocol, find_team, past_days, understood
from tests.journal.samples import keep, keep_meeting

TODAY = Today(date(2026, 5, 20), -5 * 3600)
CHOSEN = Asked(today="2026-05-20")


TEAMS = {
    "4m": "Grade 4 mathematics",
    "4l": "Grade 4 literacy",
    "6s": "Grade 6 science",
    "k": "K-1",
}


@pytest.fixture(scope="module")
def journal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with Journal.open(tmp_path_factory.mktemp("kept") / "plc.db", device="laptop") as made:
        keep_meeting(made)
        for id_, name in TEAMS.items():
            keep(made, (id_, TeamCreated(name=name)), session=None)
        yield made


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("fractions", Asked("fractions")),
        ("team:grade-6", Asked(team="six")),
        ('team:"Grade 4 lit"', Asked(team="4l")),
        ("team:mathematics", Asked(team="4m")),
        ("TEAM:k-1 protocol:student-work", Asked(team="k", protocol="student-work")),
        ("after:2026-03-12", Asked(after=datetime(2026, 3, 12, 5, tzinfo=UTC))),
        ("since:sep", Asked(after=datetime(2025, 9, 1, 5, tzinfo=UTC))),
        ("before:2026", Asked(before=datetime(2026, 1, 1, 5, tzinfo=UTC))),
        ("by:an", Asked(owner="an")),
        ("is:open", Asked(state="open")),
        ("is:stopped", Asked(state="done")),
        ("team:", Asked()),
        ("the team: six", Asked("the  six")),
        ("ratio 3:4 by 8", Asked("ratio 3:4 by 8")),
    ],
)
def test_words_that_narrow_are_understood_and_the_rest_is_looked_for(
    journal: Journal, typed: str, expected: Asked
) -> None:
    found = understood(journal, typed, Asked(), TODAY)
    words = " ".join(found.asked.words.split())
    wanted = replace(expected, today="2026-05-20", words=" ".join(expected.words.split()))
    assert (replace(found.asked, words=words), found.trouble) == (wanted, "")


@pytest.mark.parametrize(
    ("typed", "trouble"),
    [
        (
            "team:grade-4",
            "Several teams are like “grade-4”: “Grade 4 literacy”, “Grade 4 mathematics”. "
            "Type more of one.",
        ),
        ("team:nobody", "There is no team like “nobody”."),
        (
            "protocol:x",
            "There is no protocol that was run like “x”. There is “Student work”.",
        ),
        ("after:soonish", "“soonish” is no day. Type one like 2026-03-12, 12-mar or jan."),
        ("is:late", "“is:late” is not known. There is is:open, is:done and is:due."),
    ],
)
def test_what_is_not_understood_is_said_and_left_out(
    journal: Journal, typed: str, trouble: str
) -> None:
    found = understood(journal, f"{typed} thirds", CHOSEN, TODAY)
    assert found.trouble == trouble
    assert replace(found.asked, words="") == CHOSEN
    assert found.asked.words.strip() == "thirds"


def test_what_was_chosen_stays_where_nothing_else_is_typed(journal: Journal) -> None:
    chosen = replace(CHOSEN, team="k", what="action", state="open")
    assert understood(journal, "", chosen, TODAY).asked == chosen
    assert understood(journal, "team:seven", chosen, TODAY).asked == chosen  # not understood
    assert understood(journal, "team:grade-6", chosen, TODAY).asked.team == "six"


@pytest.mark.parametrize(
    ("said", "first", "end"),
    [
        ("2025", "2025-01-01", "2026-01-01"),
        ("2025-12", "2025-12-01", "2026-01-01"),
        ("may", "2026-05-01", "2026-06-01"),
        ("june", "2025-06-01", "2025-07-01"),
        ("Sept 2024", "2024-09-01", "2024-10-01"),
        ("12 mar", "2026-03-12", "2026-03-13"),
        ("24 december", "2025-12-24", "2025-12-25"),
        ("today", "2026-05-20", "2026-05-21"),
        ("yesterday", "2026-05-19", "2026-05-20"),
        ("monday", "2026-05-18", "2026-05-19"),
    ],
)
def test_a_day_without_a_year_is_the_last_one_there_was(said: str, first: str, end: str) -> None:
    assert tuple(day.isoformat() for day in past_days(said, TODAY)) == (first, end)


def test_names_are_found_whole_first(journal: Journal) -> None:
    assert find_team(journal, "grade 6").id == "six"
    assert find_team(journal, "k").id == "k"
    assert find_protocol(journal, "student").name == "Student work"
    with pytest.raises(NotFound, match="Several"):
        find_team(journal, "grade")


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(["team:", "after:", "before:", "is:", "by:", '"', " ", "-", "31 feb", "9"])
        | st.text(max_size=4)
    )
)
def test_whatever_stands_in_the_field_is_understood_or_said(
    journal: Journal, parts: list[str]
) -> None:
    understood(journal, "".join(parts), CHOSEN, TODAY)
