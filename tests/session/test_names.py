"""What looks like a pupil's full name, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.session.names import full_name, gentle_word, name_in_file


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Maria Lopez", "Maria Lopez"),
        ("maria lopez", "maria lopez"),
        ("Lopez, Maria", "Lopez Maria"),
        ("Maria Lopez 3", "Maria Lopez"),
        ("3: Maria Lopez counts on", "Maria Lopez"),
        ("No labels (Tom O'Neil)", "Tom O'Neil"),
        ("Mia de la Cruz", "Mia de la Cruz"),
        ("Ida Smith-Jones", "Ida Smith-Jones"),
        ("Åsa Öberg", "Åsa Öberg"),
        ("we saw Kwame Mensah use bars", "Kwame Mensah"),
    ],
)
def test_a_full_name_is_seen(text: str, name: str) -> None:
    assert full_name(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Maria",
        "M. L.",
        "Maria L.",
        "S3",
        "sample 7",
        "Sample Seven",
        "Table Two",
        "Ms. Rivera's group",
        "Mr Ali Baker",
        "Ms Rivera, period 3",
        "labels missing on half",
        "a boy counted on",
        "Draws equal parts. Labels both.",
        "DOK LEVEL",
        "Exit Ticket, Period Three",
        "Tape diagram",
        "maria counts on by ones",
        "Expected: Clear Work",
        "Monday Morning",
    ],
)
def test_what_is_no_full_name_of_a_pupil_goes_unsaid(text: str) -> None:
    assert full_name(text) == ""


def test_those_who_are_here_may_be_named() -> None:
    assert full_name("Ana Ruiz brought these", ["Ana Ruiz", "Ben"]) == ""
    assert full_name("Ana Lopez brought these", ["Ana Ruiz"]) == "Ana Lopez"


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("maria_lopez-essay.jpg", "maria lopez"),
        ("MariaLopez.png", "Maria Lopez"),
        ("Lopez, Maria 3.pdf", "Lopez Maria"),
        ("IMG_2041.HEIC", ""),
        ("sample-7-high.jpg", ""),
        ("Fraction Task.pdf", ""),
        ("scan", ""),
    ],
)
def test_a_name_is_seen_in_the_name_of_a_file(name: str, found: str) -> None:
    assert name_in_file(name) == found


def test_the_word_about_it_names_it_and_says_what_will_do() -> None:
    assert gentle_word("Maria Lopez").startswith("“Maria Lopez” looks like")
    assert gentle_word("") == ""


@given(st.text())
def test_any_text_can_be_looked_at(text: str) -> None:
    assert isinstance(full_name(text), str)
    assert isinstance(name_in_file(text), str)
