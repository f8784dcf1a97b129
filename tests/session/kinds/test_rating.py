"""Ratings: a word for each statement, or the hands for each word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.errors import IllegalMove, Unfilled
from plc_runner.session import commands as c
from plc_runner.session.grammar import Do, parse
from plc_runner.session.kinds import how
from tests.session.kinds.counting import Counting, a_step

RATING = {
    "kind": "rating",
    "id": "depth",
    "label": "Depth",
    "scale": ["few", "some", "many", "most"],
}
STATEMENTS = {
    **RATING,
    "of": ["they draw equal parts", "they label them", "they explain why"],
    "slot_ids": ["draw", "label", "explain"],
}


@pytest.fixture
def one() -> Counting:
    return Counting(a_step("rate", RATING), a_step("look"))


@pytest.fixture
def three() -> Counting:
    return Counting(a_step("rate", STATEMENTS), a_step("look"))


@pytest.mark.parametrize("line", ["many", "Man", "MANY.", "3"])
def test_a_word_its_beginning_or_its_number_rates(one: Counting, line: str) -> None:
    told = one.say(line).text
    assert (one.tally.word, one.tally.counts, one.tally.of) == ("many", (), "Depth")
    assert told == "Depth: many"


@pytest.mark.parametrize(
    "line", ["1 2 3 0", "1, 2, 3, 0", "few 1, some 2, many 3", "3 many 2 some 1 few"]
)
def test_hands_are_counted_for_each_word(one: Counting, line: str) -> None:
    told = one.say(line).text
    assert one.counts == {"few": 1, "some": 2, "many": 3, "most": 0}
    assert (one.tally.word, one.tally.present) == ("", one.room.state.present)
    assert told == "Depth: few 1, some 2, many 3, most 0"


def test_a_word_takes_the_place_of_hands(one: Counting) -> None:
    one.say("1 2 3 0", "most")
    assert (one.tally.word, one.tally.counts) == ("most", ())
    one.do(c.Undo())
    assert one.counts["many"] == 3


@pytest.mark.parametrize("line", ["most of them count by ones", "we disagree", "some, but few"])
def test_other_words_are_a_remark(one: Counting, line: str) -> None:
    one.say(line)
    assert one.words == [line]
    assert not one.all_tallies


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("m", "may be many or most"),
        ("0", "no word of the scale: 1 few, 2 some, 3 many, 4 most"),
        ("5", "no word of the scale"),
        ("1 2", "2 numbers for 4 words"),
        ("0 0 0 0", "No hand is up"),
        ("50 %", "a word or its number"),
        ("many +2", "a word or its number"),
    ],
)
def test_what_rates_nothing_is_answered_in_place(one: Counting, line: str, says: str) -> None:
    assert says in one.refused(line)


def test_the_line_goes_on_to_the_next_statement_that_is_not_rated(three: Counting) -> None:
    three.slot = "label"
    three.say("some")
    assert three.label == "they explain why"
    three.say("1 2 3 0")
    assert three.label == "they draw equal parts"
    three.say("most")
    assert three.label == "they draw equal parts"
    rated = {tally.of: tally.word or tally.total for tally in three.all_tallies.values()}
    assert rated == {
        "they label them": "some", "they explain why": 6, "they draw equal parts": "most",
    }  # fmt: skip
    three.say("few")
    assert len(three.all_tallies) == len(rated)


def test_undone_the_line_goes_back_to_the_statement(three: Counting) -> None:
    three.say("few", "some")
    three.do(c.Undo())
    assert three.label == "they label them"


def test_called_back_it_is_put_right(one: Counting) -> None:
    one.say("1 2 3 0")
    assert one.on_the_line() == "1 2 3 0"
    one.fix("0 2 3 1")
    assert one.counts["most"] == 1
    one.fix("most")
    assert one.on_the_line() == "most"
    with pytest.raises(IllegalMove, match="a word or its number"):
        one.fix("who knows")


def test_more_hands_than_people_are_kept_and_said(one: Counting) -> None:
    assert "7 hands, and 6 are here" in one.say("1 2 3 1").warning
    assert one.say("1 2 3 0").warning == ""


def test_a_required_rating_wants_one() -> None:
    room = Counting(a_step("rate", {**RATING, "required": True}), a_step("look"))
    with pytest.raises(Unfilled):
        room.room.do(c.Next())
    room.say("few")
    room.room.do(c.Next())


def test_words_of_the_scale_that_are_numbers_are_themselves() -> None:
    room = Counting(a_step("rate", {**RATING, "scale": ["0", "5", "10"]}))
    room.say("5")
    assert room.tally.word == "5"
    room.say("0")
    assert room.tally.word == "0"


def test_plain_mode_says_the_scale(one: Counting) -> None:
    step = one.room.state.step
    assert step is not None
    assert how(one.room.state, step, None) == (
        "Type a word or its number: 1 few, 2 some, 3 many, 4 most; "
        "or the hands for each, such as 1 2 3 0.",
    )


@given(st.text(max_size=20).filter(lambda text: not text.strip().startswith("/")))
def test_any_line_is_taken_or_answered(line: str) -> None:
    room = Counting(a_step("rate", RATING))
    parsed = parse(line, room.room.state, slot=None)
    if isinstance(parsed, Do):
        room.do(parsed.command)
        assert bool(room.words) != bool(room.all_tallies)
