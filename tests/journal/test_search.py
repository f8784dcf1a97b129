from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plc_runner.events.entry import EntryCaptured, EntryFixed, EntryRemoved
from plc_runner.journal.search import search
from plc_runner.journal.store import Journal
from tests.journal.samples import keep, keep_meeting, later


def found(journal: Journal, text: str) -> list[str]:
    return [it.id for it in search(journal, text)]


def say(journal: Journal, id_: str, text: str) -> None:
    keep(journal, (id_, EntryCaptured(step="a", slot="b", text=text)))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("counted", ["s1-e1"]),
        ("COUNTED 7", ["s1-e1"]),
        ("coun", ["s1-e1"]),
        ("number lines", ["s1-a1", "s1-d1"]),
        ("half class", ["s1-d1"]),
        ("ben", ["s1-a1"]),
        ("exit", ["s1-g1"]),
        ("student fractions", ["s1"]),
        ("counted elsewhere", []),
        ("unte", []),
    ],
)
def test_everything_that_was_kept_is_found_by_its_words(
    journal: Journal, text: str, ids: list[str]
) -> None:
    keep_meeting(journal)
    assert sorted(found(journal, text)) == ids


def test_a_find_says_what_it_is_where_it_was_said_and_why_it_was_found(journal: Journal) -> None:
    keep_meeting(journal)
    (it,) = search(journal, "COUNT")
    assert (it.what, it.session, it.title, it.team_name) == (
        "entry", "s1", "Student work", "Grade 6",
    )  # fmt: skip
    assert it.at == later(20)
    assert it.snippet == (("They ", False), ("counted", True), (" on from 7", False))
    assert it.text == "They counted on from 7"


def test_what_was_fixed_or_removed_is_found_as_it_is_now(journal: Journal) -> None:
    say(journal, "e1", "He guesed")
    keep(journal, ("e1", EntryFixed(text="He guessed")))
    assert found(journal, "guesed") == []
    assert found(journal, "guessed") == ["e1"]
    keep(journal, ("e1", EntryRemoved()))
    assert found(journal, "guessed") == []


def test_accents_and_quotation_marks_do_what_people_mean(journal: Journal) -> None:
    say(journal, "e1", "Zoé compared café and cafeteria")
    say(journal, "e2", "and then compared")
    assert sorted(found(journal, "compared and")) == ["e1", "e2"]
    assert found(journal, "zoe cafe") == ["e1"]
    assert found(journal, "“then compared”") == ["e2"]
    assert found(journal, '"compared the') == []
    assert found(journal, '"and cafe"') == []


@pytest.mark.parametrize("text", ["", "  ", '"', '""', "?!", "* - ( ) :", "“”", "\x00"])
def test_nothing_is_found_where_there_is_no_word(journal: Journal, text: str) -> None:
    say(journal, "e1", "x")
    assert found(journal, text) == []


@pytest.mark.parametrize(
    "text", ['AND', 'NOT x"y', "text:x", "near(x)", "x*", "^x", "{x}", "x OR y", "-x", "x'); --"]
)  # fmt: skip
def test_signs_and_words_of_the_search_engine_mean_nothing(journal: Journal, text: str) -> None:
    say(journal, "e1", f"so: {text} end")
    assert found(journal, text) == ["e1"]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.text('" *()^:-+ABNOTR\x00'))
def test_no_text_breaks_the_search(journal: Journal, text: str) -> None:
    search(journal, text)


def test_no_more_are_found_than_asked_for_and_the_best_first(journal: Journal) -> None:
    for number in range(5):
        say(journal, f"e{number}", "sum " + "and more words " * number)
    assert found(journal, "sum")[0] == "e0"
    assert len(search(journal, "sum", 2)) == 2
