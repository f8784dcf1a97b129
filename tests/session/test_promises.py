"""Who does what by when, as it is said in one line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.protocol.planned import Person
from plc_runner.session.promises import ActionSaid, Known, split_action, split_due

WEDNESDAY = date(2026, 3, 4)


def people(*names: str) -> tuple[Person, ...]:
    return tuple(Person(id=name.casefold(), name=name) for name in names)


KNOWN = Known(people("Ana", "Ben", "Bea", "Cy"), people("Cyrus", "Gus", "May Ling"))


def due(text: str) -> tuple[str, str]:
    what, day, doubt = split_due(text, WEDNESDAY, day_first=False, people=KNOWN.all)
    assert not doubt, doubt
    return what, day


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("copy the task by Friday", ("copy the task", "2026-03-06")),
        ("copy the task by Friday.", ("copy the task", "2026-03-06")),
        ("copy the task by 12/5", ("copy the task", "2026-12-05")),
        ("copy the task by the end of the month", ("copy the task", "2026-03-31")),
        ("sort by size by tomorrow", ("sort by size", "2026-03-05")),
        ("see it by next meeting", ("see it", "next meeting")),
        ("collect samples by January", ("collect samples", "January")),
        ("collect samples by winter break", ("collect samples", "winter break")),
    ],
)
def test_the_last_by_splits_before_a_date(text: str, parts: tuple[str, str]) -> None:
    assert due(text) == parts


@pytest.mark.parametrize(
    "text",
    ["sort by Friday by size", "count by tens", "by Friday", "see it by", "draw it by hand",
     "read the poem by May Ling", "read the poem by May", "multiply each side by 3/4",
     "scale the map by 1/2", "cut the recipe by 1/3", "solve it by the number line",
     "do 3 by 10", "check the work done by Ana", "stand by me", "sort the cards by month",
     "learn it by heart", "go by the second reading"],
)  # fmt: skip
def test_a_by_that_is_no_date_stays_in_the_text(text: str) -> None:
    assert due(text) == (text, "")


def test_an_action_has_owner_what_and_due() -> None:
    said = split_action("ana: copy: 6 sets by Fri", KNOWN, WEDNESDAY)
    assert said == ActionSaid("copy: 6 sets", "ana", "Ana", "2026-03-06")
    assert split_action("someone copies it", KNOWN) == ActionSaid("someone copies it")


@pytest.mark.parametrize(
    ("text", "owner", "name"),
    [
        ("ana: copy", "ana", "Ana"),
        ("Cy: copy", "cy", "Cy"),
        ("gus: copy", "gus", "Gus"),
        ("ling: copy", "may ling", "May Ling"),
        ("Ana and Ben: copy", None, "Ana and Ben"),
        ("ana, gus & ben: copy", None, "Ana, Gus and Ben"),
        ("Reading: copy", None, ""),
        ("Mr Jones: copy", None, ""),
        ("Ana and Mr Jones: copy", None, ""),
    ],
)
def test_whoever_the_team_knows_may_own_it(text: str, owner: str | None, name: str) -> None:
    said = split_action(text, KNOWN, WEDNESDAY)
    assert (said.owner, said.owner_name, said.doubt) == (owner, name, "")
    assert said.what == ("copy" if name else text)


def test_several_people_of_one_beginning_are_told() -> None:
    said = split_action("be: copy by Friday", KNOWN, WEDNESDAY)
    assert said.doubt == "“be” may be Ben or Bea. Type more of the name."
    assert said.owner is None


def test_a_day_that_is_past_is_told() -> None:
    said = split_action("Ana: copy by 3/2", KNOWN, WEDNESDAY, day_first=False)
    assert said.doubt == ("“3/2” was Mon 2 Mar. Type a day that is still to come, or the year too.")


@given(
    st.lists(
        st.text(max_size=4) | st.sampled_from(["by", "By", "Friday", "Ana:", "the 5th", "."])
    ).map(" ".join)
)
def test_splitting_loses_no_words(text: str) -> None:
    def words(said: str) -> list[str]:
        return said.casefold().rstrip(" .!").split()

    what, day, _ = split_due(text)
    assert what == text or words(f"{what} by {day}") == words(text)
