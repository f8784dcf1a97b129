from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.standards.codes import asked_keys, own_keys, split_code

STYLES = (
    "CCSS.MATH.CONTENT.3.NF.A.2.A", "ccss math content 3 nf a 2 a", "3.NF.A.2.A", "3.NF.A.2a",
    "3.nf.a.2A", "3NFA2a", "3nfa2a", "3 NF A 2 a", "3-NF-A-2-a", "3–NF–A–2a", "3/NF/A/2/a",
    "3.NF.2a", "3 nf 2a", "NF.A.2.a",
)  # fmt: skip


@pytest.mark.parametrize("file", ["CCSS.MATH.CONTENT.3.NF.A.2.A", "3.NF.A.2a"])
@pytest.mark.parametrize("typed", STYLES)
def test_codes_of_any_style_find_each_other(file: str, typed: str) -> None:
    assert set(asked_keys(typed)) & set(own_keys(file))


@pytest.mark.parametrize(
    ("file", "typed"),
    [("3.10", "3.1"), ("3.10", "310"), ("3.NF.A.1", "3.NF.A.10"), ("3.NF.A.2a", "4.NF.A.2a")],
)
def test_other_codes_stay_apart(file: str, typed: str) -> None:
    assert not set(asked_keys(typed)) & set(own_keys(file))


def test_a_high_school_code_has_its_prefix_or_not() -> None:
    assert set(asked_keys("CCSS.MATH.CONTENT.HSN.RN.A.1")) & set(own_keys("N-RN.A.1"))
    assert set(asked_keys("N-RN.A.1")) & set(own_keys("HSN-RN.A.1"))


def test_words_before_a_number_are_no_name_of_a_scheme() -> None:
    assert asked_keys("add within 20") == ("addwithin20",)


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        ("3.NF.A.1 Understand it", "3.NF.A.1", "Understand it"),
        ("N-RN.A.1 – Explain it", "N-RN.A.1", "Explain it"),
        ("3.10: Place numbers", "3.10", "Place numbers"),
        ("MP1 Make sense", "MP1", "Make sense"),
        ("3.NF.A.1", "", "3.NF.A.1"),
        ("4th grade students add", "", "4th grade students add"),
        ("10-minute talk on halves", "", "10-minute talk on halves"),
        ("3/4 of the class", "", "3/4 of the class"),
        ("  two words ", "", "two words"),
    ],
)
def test_a_code_at_the_start_of_typed_words_is_told_apart(
    typed: str, code: str, words: str
) -> None:
    assert split_code(typed) == (code, words)


@given(st.text())
def test_any_text_has_keys_or_none(text: str) -> None:
    for one in (*own_keys(text), *asked_keys(text)):
        assert one == one.casefold()
    code, words = split_code(text)
    assert set(code + words) <= set(text)


@pytest.mark.parametrize("sign", ["1", "A", "1.", "a-", "Ab1"])
def test_a_paste_of_any_length_is_quick(sign: str) -> None:
    text = sign * 5000
    assert split_code(f"{text} words") == ("", f"{text} words")
    assert len(own_keys(text)) < 200
    assert all(len(one) < 200 for one in asked_keys(text))
