from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.protocol.planned import Person
from plc_runner.session.phrases import (
    ActionSaid,
    date_said,
    people_named,
    split_action,
    split_because,
    split_due,
    split_owner,
)

WEDNESDAY = date(2026, 3, 4)
PEOPLE = [
    Person(id=name.casefold(), name=name) for name in ("Ana", "Ben", "Bea", "Cy", "Ms Dee Rivera")
]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Use number lines because they show order", ("Use number lines", "they show order")),
        ("Stop A because of B because C", ("Stop A", "of B because C")),
        ("Number lines BECAUSE they help", ("Number lines", "they help")),
        ("because they help", ("because they help", "")),
        ("Number lines because", ("Number lines because", "")),
        ("Number lines, becauseof", ("Number lines, becauseof", "")),
        ("[b]x[/b] because $y", ("[b]x[/b]", "$y")),
    ],
)
def test_the_first_because_splits(text: str, parts: tuple[str, str]) -> None:
    assert split_because(text) == parts


@pytest.mark.parametrize(
    ("text", "owner", "rest"),
    [
        ("Ana: copy the task", "ana", "copy the task"),
        ("an: copy the task", "ana", "copy the task"),
        ("BEN: copy: twice", "ben", "copy: twice"),
        ("rivera: copy", "ms dee rivera", "copy"),
        ("be: copy", None, "be: copy"),
        ("Sam: copy", None, "Sam: copy"),
        ("Ana:copy", None, "Ana:copy"),
        (": copy", None, ": copy"),
        ("Ana: ", None, "Ana: "),
        ("copy for Ana: two", None, "copy for Ana: two"),
    ],
)
def test_a_name_before_the_first_colon_owns_it_only_if_it_is_clear(
    text: str, owner: str | None, rest: str
) -> None:
    person, left = split_owner(text, PEOPLE)
    assert (person.id if person else None, left) == (owner, rest)


def test_the_exact_name_wins_over_longer_ones() -> None:
    people = [Person(id=str(n), name=f"Person {n}") for n in (1, 10, 11)]
    assert [person.id for person in people_named("person 1", people)] == ["1"]
    assert len(people_named("person", people)) == 3
    assert people_named("", people) == ()


def test_an_accent_may_be_typed_either_way() -> None:
    jose = Person(id="j", name="Jos\u00e9")
    assert people_named("jose\u0301", [jose]) == (jose,)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-12-05", "2026-12-05"),
        ("today", "2026-03-04"),
        ("Tomorrow", "2026-03-05"),
        ("Friday", "2026-03-06"),
        ("this fri", "2026-03-06"),
        ("wednesday", "2026-03-11"),
        ("Tue", "2026-03-10"),
        ("in two weeks", "2026-03-18"),
        ("in a week", "2026-03-11"),
        ("in 10 days", "2026-03-14"),
        ("5 Dec", "2026-12-05"),
        ("Dec 5", "2026-12-05"),
        ("Dec. 5th", "2026-12-05"),
        ("December 5, 2027", "2027-12-05"),
        ("the 5th of December", "2026-12-05"),
        ("Friday, March 6", "2026-03-06"),
        ("March 4", "2026-03-04"),
        ("March 3", "2027-03-03"),
        ("29 Feb", "2028-02-29"),
        ("the 31st", "2026-03-31"),
        ("the 3rd", "2026-04-03"),
        ("may 1", "2026-05-01"),
    ],
)
def test_a_clear_day_becomes_a_date(words: str, day: str) -> None:
    assert date_said(words, WEDNESDAY) == day


@pytest.mark.parametrize(
    "words",
    ["next meeting", "our next meeting", "Next Friday", "12/5", "3/10/26", "the end of the month",
     "next week", "end of term"],
)  # fmt: skip
def test_words_that_people_read_differently_are_kept(words: str) -> None:
    assert date_said(words, WEDNESDAY) == words


@pytest.mark.parametrize("words", ["Friday", "tomorrow", "in two weeks", "Dec 5", "the 5th"])
def test_without_a_today_the_words_are_kept(words: str) -> None:
    assert date_said(words) == words


@pytest.mark.parametrize(
    "words",
    ["", "hand", "the sun", "tens", "5", "5th", "13/13/1", "32 Dec", "Feb 30", "2026-02-30",
     "Friday they forgot it", "May", "the third paragraph", "the 5th 2026", "the 32nd"],
)  # fmt: skip
def test_what_is_no_date_is_none(words: str) -> None:
    assert date_said(words, WEDNESDAY) is None
    assert date_said(words) is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("copy the task by Friday", ("copy the task", "2026-03-06")),
        ("copy the task by Friday.", ("copy the task", "2026-03-06")),
        ("sort by size by tomorrow", ("sort by size", "2026-03-05")),
        ("sort by Friday by size", ("sort by Friday by size", "")),
        ("count by tens", ("count by tens", "")),
        ("by Friday", ("by Friday", "")),
        ("see it by next meeting", ("see it", "next meeting")),
        ("see it by", ("see it by", "")),
    ],
)
def test_the_last_by_splits_only_before_a_date(text: str, parts: tuple[str, str]) -> None:
    assert split_due(text, WEDNESDAY) == parts


def test_an_action_has_owner_what_and_due() -> None:
    assert split_action("ana: copy: 6 sets by Fri", PEOPLE, WEDNESDAY) == ActionSaid(
        "copy: 6 sets", "ana", "Ana", "2026-03-06"
    )
    assert split_action("someone copies it", PEOPLE) == ActionSaid("someone copies it")


SENTENCES = st.lists(
    st.text(max_size=4) | st.sampled_from(["because", "by", "By", "Friday", "Ana:", "the 5th", "."])
).map(" ".join)


@given(SENTENCES)
def test_splitting_loses_no_words(text: str) -> None:
    def words(said: str) -> list[str]:
        return said.casefold().rstrip(" .!").split()

    statement, reason = split_because(text)
    assert statement == text or words(f"{statement} because {reason}") == words(text)
    what, due = split_due(text)
    assert what == text or words(f"{what} by {due}") == words(text)
    owner, rest = split_owner(text, PEOPLE)
    assert rest == text if owner is None else text.endswith(rest) or text.strip().endswith(rest)


@given(st.text(), st.dates())
def test_no_text_is_too_odd_for_a_date(words: str, today: date) -> None:
    found = date_said(words, today)
    assert found is None or found


@given(st.dates(max_value=date(9990, 1, 1)), st.sampled_from(["monday", "thu", "Sun"]))
def test_a_weekday_is_within_the_next_seven_days(today: date, name: str) -> None:
    day = date.fromisoformat(date_said(name, today) or "")
    assert today < day <= today + timedelta(days=7)
    assert f"{day:%A}".casefold().startswith(name.casefold())
