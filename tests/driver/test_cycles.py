"""Beginning a cycle, what is due in it, ending it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from plc_runner.driver import Driver, Wishes, opening
from plc_runner.driver.cycles import (
    begin_cycle,
    due_said,
    end_cycle,
    first_day_said,
    following,
    team_named,
)
from plc_runner.errors import NotFound, Refused
from plc_runner.journal.cycles import followed
from plc_runner.journal.queries import teams
from plc_runner.journal.store import Journal
from plc_runner.protocol.library import Library
from plc_runner.protocol.source import digest
from plc_runner.session import commands as c

MONDAY = date(2026, 3, 9)
STEPS = "steps: [{title: Talk, minutes: 5}]\n"
CYCLE = """\
title: Our spring
meetings:
  - {week: 1, protocol: look}
  - {week: 2, protocol: goal}
  - {week: 3, protocol: data}
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    folder = tmp_path / "protocols"
    (folder / "cycles").mkdir(parents=True)
    (folder / "cycles" / "spring.yaml").write_text(CYCLE)
    (folder / "cycles" / "broken.yaml").write_text("title: Broken\n")
    for name in ("look", "goal", "data"):
        (folder / f"{name}.yaml").write_text(f"title: {name.title()}\nversion: '1'\n{STEPS}")
    ours = f"title: Our look\nversion: '1'\nbased_on: look@1\n{STEPS}"
    (folder / "look-ours.yaml").write_text(ours)
    (folder / "quick.yaml").write_text(f"title: Quick\nbased_on: look-ours@1\n{STEPS}")
    (folder / "copy.yaml").write_text(f"title: Goal\n{STEPS}")
    return Library(tmp_path, tmp_path / "none")


def on(weeks: int, days: int = 0) -> datetime:
    """15:00 on a day of the cycle; 0, 0 is its first Monday."""
    return datetime(2026, 3, 9, 15, tzinfo=UTC) + timedelta(weeks=weeks, days=days)


def hold(
    journal: Journal,
    library: Library,
    name: str,
    at: datetime,
    team: str = "Grade 4",
    *,
    closed: bool = False,
) -> None:
    """Start a session, and leave or close it."""
    reading = library.find(name).reading
    assert reading.protocol is not None, reading.problems
    wishes = Wishes(protocol=name, team=team, people=3)
    opened, seated = opening(
        journal, wishes, reading.protocol, digest(reading.text), now=at, utc_offset=0
    )
    driver = Driver.open(journal, opened, reading.text, now=lambda: at, seated=seated.drafts)
    driver.do(c.Start())
    if closed:
        driver.do(c.Close())
    driver.release()


def begin(journal: Journal, library: Library, team: str = "Grade 4") -> None:
    begin_cycle(journal, library.cycle("spring"), team, MONDAY, on(0))


def next_of(journal: Journal, library: Library, at: datetime) -> tuple[str, str]:
    (where,) = following(journal, library, at.date())
    if where.next is None:
        return "", ""
    return where.next.protocol, due_said(where.due.weeks)


def test_a_team_is_told_what_is_due_from_week_to_week(journal: Journal, library: Library) -> None:
    begin(journal, library)
    assert next_of(journal, library, on(-1)) == ("look", "due next week")
    assert next_of(journal, library, on(0)) == ("look", "due this week")
    assert next_of(journal, library, on(1)) == ("look", "waiting since last week")
    assert next_of(journal, library, on(2)) == ("look", "waiting for 2 weeks")
    hold(journal, library, "look", on(2, 1))
    assert next_of(journal, library, on(2, 2)) == ("goal", "due next week")
    hold(journal, library, "goal", on(3))
    hold(journal, library, "data", on(3, 1))
    assert next_of(journal, library, on(3, 1)) == ("", "")


@pytest.mark.parametrize(("ran", "due"), [("look-ours", "goal"), ("quick", "goal"), ("data", "")])
def test_a_variant_of_a_variant_counts_too(
    journal: Journal, library: Library, ran: str, due: str
) -> None:
    begin(journal, library)
    hold(journal, library, ran, on(0, 1))
    assert next_of(journal, library, on(0, 1))[0] == due


def test_a_variant_counts_also_when_its_file_is_gone(
    journal: Journal, library: Library, tmp_path: Path
) -> None:
    begin(journal, library)
    hold(journal, library, "look-ours", on(0, 1))
    (tmp_path / "protocols" / "look-ours.yaml").unlink()
    assert next_of(journal, library, on(0, 1))[0] == "goal"


def test_a_copy_of_the_same_title_counts(journal: Journal, library: Library) -> None:
    begin(journal, library)
    hold(journal, library, "copy", on(0, 1))
    assert next_of(journal, library, on(0, 1))[0] == "data"


def test_other_teams_and_other_protocols_count_for_nothing(
    journal: Journal, library: Library, tmp_path: Path
) -> None:
    begin(journal, library)
    hold(journal, library, "look", on(0, 1), team="Grade 5")
    (tmp_path / "protocols" / "circle.yaml").write_text(f"title: Circle\n{STEPS}")
    hold(journal, library, "circle", on(0, 2))
    assert next_of(journal, library, on(0, 3)) == ("look", "due this week")


def test_a_cycle_whose_protocols_are_gone_is_still_followed(
    journal: Journal, library: Library, tmp_path: Path
) -> None:
    begin(journal, library)
    (tmp_path / "protocols" / "circle.yaml").write_text(f"title: Circle\n{STEPS}")
    hold(journal, library, "circle", on(0, 1))
    hold(journal, library, "circle", on(0, 2))
    for file in (tmp_path / "protocols").rglob("*.yaml"):
        file.unlink()
    assert next_of(journal, library, on(0, 2)) == ("look", "due this week")


def test_a_team_that_is_not_there_is_made_and_one_that_is_there_is_taken(
    journal: Journal, library: Library
) -> None:
    now, before = begin_cycle(journal, library.cycle("spring"), "Grade 4", MONDAY, on(0))
    assert (now.team_name, now.title, now.first_day, before) == (
        "Grade 4", "Our spring", MONDAY, (),
    )  # fmt: skip
    _, before = begin_cycle(journal, library.cycle("spring"), " grade  4 ", MONDAY, on(1))
    assert before == ("Our spring",)
    assert [team.name for team in teams(journal)] == ["Grade 4"]
    assert len(followed(journal)) == 1


def test_what_cannot_be_followed_is_told(journal: Journal, library: Library) -> None:
    with pytest.raises(Refused, match="plc check"):
        begin_cycle(journal, library.cycle("broken"), "Grade 4", MONDAY, on(0))
    with pytest.raises(Refused, match="Which team"):
        begin_cycle(journal, library.cycle("spring"), "  ", MONDAY, on(0))
    assert list(journal.events()) == []


def test_a_cycle_ends_once(journal: Journal, library: Library) -> None:
    begin(journal, library)
    team = team_named(journal, "grade 4").id
    assert end_cycle(journal, team, on(1)) == ("Our spring",)
    assert end_cycle(journal, team, on(1)) == ()
    begin(journal, library)
    hold(journal, library, "look", on(0, 1))
    assert next_of(journal, library, on(0, 1))[0] == "goal"


def test_a_cycle_begun_once_more_in_the_week_of_its_last_meeting_starts_at_its_first(
    journal: Journal, library: Library
) -> None:
    begin(journal, library)
    for week, name in enumerate(("look", "goal", "data")):
        hold(journal, library, name, on(week))
    begin_cycle(journal, library.cycle("spring"), "Grade 4", on(2).date(), on(2, 1))
    assert next_of(journal, library, on(2, 1)) == ("look", "due this week")
    hold(journal, library, "look", on(2, 2))
    assert next_of(journal, library, on(2, 2)) == ("goal", "due next week")


def test_a_team_of_another_name_is_guessed(journal: Journal, library: Library) -> None:
    with pytest.raises(NotFound, match=r"no team “Grade 9”\.$"):
        team_named(journal, "Grade 9")
    begin(journal, library)
    with pytest.raises(NotFound, match="Did you mean Grade 4"):
        team_named(journal, "Grade 9")
    with pytest.raises(NotFound, match="There is Grade 4"):
        team_named(journal, "xyz")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("", "2026-03-09"),
        ("this week", "2026-03-09"),
        ("last week", "2026-03-02"),
        ("Last Monday", "2026-03-02"),
        ("this Monday", "2026-03-09"),
        ("next week", "2026-03-16"),
        ("from next Monday", "2026-03-16"),
        ("today", "2026-03-12"),
        ("Thursday", "2026-03-12"),
        ("Friday", "2026-03-13"),
        ("2026-02-16", "2026-02-16"),
        ("16 February", "2026-02-16"),
        ("7 Dec", "2025-12-07"),
        ("1 September", "2026-09-01"),
        ("7 December 2026", "2026-12-07"),
        ("in two weeks", "2026-03-26"),
        ("next Friday", "2026-03-20"),
    ],
)
def test_a_first_day_may_be_past_and_is_the_nearest_of_its_name(words: str, day: str) -> None:
    assert first_day_said(words, date(2026, 3, 12)) == date.fromisoformat(day)


@pytest.mark.parametrize("words", ["12/5", "next meeting", "soon", "2026-02-30"])
def test_what_is_no_clear_day_is_none(words: str) -> None:
    assert first_day_said(words, date(2026, 3, 12)) is None


def test_the_29th_of_february_has_no_year_before() -> None:
    assert first_day_said("29 Feb", date(2027, 5, 1)) == date(2028, 2, 29)
