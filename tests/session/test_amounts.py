"""Numbers are found as teachers say them, and only where they are clear."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.session.amounts import Amount, amount, is_number

THIRD = Amount(Fraction(1, 3), share=True, base=27)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("9 of 27", THIRD),
        ("9 out of the 27 students", THIRD),
        ("9/27", THIRD),
        ("Grade 4: 9 of 27", THIRD),
        ("33 %", Amount(Fraction(33, 100), share=True)),
        ("33.5 percent", Amount(Fraction(67, 200), share=True)),
        ("3.5 points", Amount(Fraction(7, 2), unit="point")),
        ("1,500 words", Amount(Fraction(1500), unit="word")),
        ("1,5", Amount(Fraction(3, 2))),
        ("about 9", Amount(Fraction(9))),
        ("−3", Amount(Fraction(-3))),
        ("most of them", None),
        ("4th graders", None),
        ("18-20", None),
        ("from 9 of 27 to 20 of 27", None),
        ("0 of 0", None),
        ("12/5/2026", None),
        ("", None),
    ],
)
def test_the_number_in_a_text(text: str, said: Amount | None) -> None:
    assert amount(text) == said


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    amount(text)
    is_number(text)


@pytest.mark.parametrize("text", ["12", "3.5", "-4", "33 %", "1,500"])
def test_numbers(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize("text", ["", "twelve", "9 of 27", "12 students", "1 2", "1/2"])
def test_no_numbers(text: str) -> None:
    assert not is_number(text)


def test_a_share_and_a_count_are_not_alike() -> None:
    share, percent, count = (amount(text) for text in ("9 of 27", "33 %", "9 points"))
    assert share is not None
    assert percent is not None
    assert count is not None
    assert share.alike(percent)
    assert share.same(percent)
    assert not share.alike(count)
    assert not count.alike(Amount(Fraction(9), unit="student"))
