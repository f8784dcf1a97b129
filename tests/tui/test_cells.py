from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.tui.cells import (
    Run,
    apart,
    clip,
    clip_line,
    line_width,
    visible,
    width,
    wrap,
    wrap_runs,
)

ANY = st.text() | st.text(
    st.sampled_from("ab \n\t\x1b\x9b\u202e\u2066\u200d\ufe0f\u0301é字👩👍🏽❤🇩שλ\ud800\u2028")
)


@given(ANY)
def test_visible_text_acts_on_no_terminal(text: str) -> None:
    shown = visible(text)
    shown.encode("utf-8")
    kinds = {unicodedata.category(letter) for letter in shown if letter != "\n"}
    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert visible(shown) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[b]1/2[/b]", "[b]1/2[/b]"),
        ("\x1b[31mred", "␛[31mred"),
        ("a\tb", "a b"),
        ("\x7f\x00", "␡␀"),
        ("\x9b0m", "\ufffd0m"),
        ("\u202etxt", "\ufffdtxt"),
        ("שלום", "שלום"),
        ("e\u0301cole", "e\u0301cole"),
        ("t" + "\u0301" * 30, "t" + "\u0301" * 4),
        ("👩\u200d👧 ❤\ufe0f 👍🏽", "👩👧 ❤ 👍"),
    ],
)
def test_what_is_shown_for(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(ANY, st.integers(1, 40))
def test_wrapped_rows_fit_and_lose_nothing(text: str, room: int) -> None:
    rows = wrap(text, room)
    assert all(width(row) <= room for row in rows)
    if room >= 2:
        assert "".join("".join(rows).split()) == "".join(visible(text).split())


@given(st.lists(st.sampled_from(["one", "two", "three", "字字"])), st.integers(5, 30))
def test_words_are_not_broken_when_they_fit(words: list[str], room: int) -> None:
    rows = wrap(" ".join(words), room)
    assert [word for row in rows for word in row.split()] == words


def test_a_word_longer_than_the_row_is_cut() -> None:
    assert wrap("ab abcdefgh", 4) == ("ab", "abcd", "efgh")


def test_wide_letters_break_between_two() -> None:
    assert wrap("全角の文字", 5) == ("全角", "の文", "字")


def test_inks_survive_wrapping_inside_a_word() -> None:
    rows = wrap_runs((Run("half-", "strong"), Run("full", "stress"), Run(" x", "strong")), 9)
    assert rows == ((Run("half-", "strong"), Run("full", "stress")), (Run("x", "strong"),))


@given(ANY, st.integers(0, 30))
def test_clipped_text_fits(text: str, room: int) -> None:
    shown = visible(text).replace("\n", " ")
    assert width(clip(shown, room)) <= room
    assert line_width(clip_line((Run(shown), Run("tail")), room)) <= room
    if width(shown) <= room:
        assert clip(shown, room) == shown


@given(ANY, ANY, st.integers(0, 60))
def test_two_ends_of_a_row_fill_it(left: str, right: str, room: int) -> None:
    one, two = (visible(text).replace("\n", " ") for text in (left, right))
    assert line_width(apart((Run(one),), (Run(two),), room)) == room
