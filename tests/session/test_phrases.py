import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.protocol.planned import Person
from plc_runner.session.phrases import (
    people_named,
    split_because,
    split_owner,
)

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


SENTENCES = st.lists(
    st.text(max_size=4) | st.sampled_from(["because", "by", "By", "Friday", "Ana:", "the 5th", "."])
).map(" ".join)


@given(SENTENCES)
def test_splitting_loses_no_words(text: str) -> None:
    def words(said: str) -> list[str]:
        return said.casefold().rstrip(" .!").split()

    statement, reason = split_because(text)
    assert statement == text or words(f"{statement} because {reason}") == words(text)
    owner, rest = split_owner(text, PEOPLE)
    assert rest == text if owner is None else text.endswith(rest) or text.strip().endswith(rest)
