"""Dots: numbers put them on the numbered lines of another slot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.errors import IllegalMove
from plc_runner.protocol.captures import DotsCapture
from plc_runner.session import commands as c
from plc_runner.session.grammar import Do, parse
from plc_runner.session.kinds import how
from plc_runner.session.kinds.dots import dotted, ranked, to_place
from plc_runner.session.kinds.kind import capture_of
from tests.session.kinds.counting import Counting, a_step
from tests.session.rooms import minutes

CAUSE = {"kind": "columns", "id": "cause", "columns": ["Cause"], "slot_ids": ["cause"]}
DOTS = {"kind": "dots", "id": "dots", "slot": "cause", "per_person": 2}


@pytest.fixture
def dots() -> Counting:
    """Three causes, twelve dots."""
    room = Counting(a_step("why", CAUSE, DOTS), a_step("look"))
    room.slot = "cause"
    room.say("no labels", "no number line", "hard to read")
    room.slot = "dots"
    return room


def lying(room: Counting) -> list[int]:
    """The dots on each line, in the order of the numbers."""
    step = next(step for step in room.room.state.steps if capture_of(DotsCapture, step, "dots"))
    capture = capture_of(DotsCapture, step, "dots")
    assert capture is not None
    return [one.dots for one in dotted(room.room.state, step, capture)]


@pytest.mark.parametrize(
    ("lines", "after"),
    [
        (["3"], [0, 0, 1]),
        (["3 3 1"], [1, 0, 2]),
        (["1, 2 and 2"], [1, 2, 0]),
        (["3=4"], [0, 0, 4]),
        (["3 : 4", "3"], [0, 0, 5]),
        (["3 3", "-3"], [0, 0, 1]),
        (["+3", "1 +3"], [1, 0, 2]),
        (["３ ١"], [1, 0, 1]),
        (["1=2 2=2 3=2", "2=0"], [2, 0, 2]),
    ],
)
def test_numbers_put_dots_on_lines(dots: Counting, lines: list[str], after: list[int]) -> None:
    dots.say(*lines)
    assert lying(dots) == after
    assert (dots.tally.of, dots.tally.slot, dots.tally.what) == ("Cause", "dots", "dots")


@pytest.mark.parametrize(
    ("line", "says"),
    [("4", "numbered 1 to 3"), ("0", "numbered 1 to 3"), ("-1", "no dot"), ("1=5000", "5000 dots")],
)
def test_what_puts_no_dot_is_answered_in_place(dots: Counting, line: str, says: str) -> None:
    assert says in dots.refused(line)


def test_where_nothing_stands_there_is_nothing_to_put_dots_on() -> None:
    room = Counting(a_step("why", CAUSE, DOTS))
    room.slot = "dots"
    assert room.refused("1") == "There is nothing to put dots on yet."


def test_other_words_are_kept(dots: Counting) -> None:
    dots.say("3 of us want both")
    assert dots.words[-1] == "3 of us want both"
    assert not dots.all_tallies


def test_the_room_hears_how_many_are_placed(dots: Counting) -> None:
    assert dots.label == "Dots on 1 to 3"
    told = dots.say("3 3 1").text
    assert told == "3 of 12 dots placed. 3 hard to read: 2, 1 no labels: 1"


def test_more_dots_than_there_are_are_kept_and_said(dots: Counting) -> None:
    assert dots.say("3=12").warning == ""
    assert "13 dots lie, and there are 12" in dots.say("1").warning
    assert lying(dots) == [1, 0, 12]


def test_whoever_comes_while_dots_are_put_has_dots_too(dots: Counting) -> None:
    dots.say("1")
    dots.do(c.Leave("ana"))
    step = dots.room.state.step
    capture = capture_of(DotsCapture, step, "dots")
    assert step is not None
    assert capture is not None
    assert to_place(dots.room.state, step, capture) == 12


def test_dots_stay_with_their_line_whatever_becomes_of_the_others(dots: Counting) -> None:
    dots.say("1 3 3")
    first, second, third = dots.room.state.entries
    dots.do(c.Remove(second))
    assert lying(dots) == [1, 2]
    dots.do(c.Merge(first, third))
    assert lying(dots) == [3]
    dots.do(c.Undo())
    assert lying(dots) == [1, 2]


def test_called_back_they_are_put_right(dots: Counting) -> None:
    dots.say("1 3 3")
    assert dots.on_the_line() == "1 0 2"
    dots.fix("0 0 3")
    assert lying(dots) == [0, 0, 3]
    dots.fix("2=1")
    assert lying(dots) == [0, 1, 3]
    for bad in ("3", "many", "1 2 3 4"):
        with pytest.raises(IllegalMove, match="3 numbers"):
            dots.fix(bad)


def test_undo_takes_one_line_of_dots_back(dots: Counting) -> None:
    dots.say("1 1", "3")
    dots.do(c.Undo())
    assert lying(dots) == [2, 0, 0]
    dots.do(c.Undo())
    assert lying(dots) == [0, 0, 0]


def test_lines_of_an_earlier_step_get_dots_in_a_later_one() -> None:
    room = Counting(a_step("why", CAUSE), a_step("choose", DOTS))
    room.slot = "cause"
    room.say("no labels", "no number line")
    room.do(c.Next())
    room.slot = "dots"
    room.say("2")
    assert lying(room) == [0, 1]
    step = room.room.state.step
    assert step is not None
    assert how(room.room.state, step, "dots") == (
        "1: no labels",
        "2: no number line (1 dot)",
        "1 of 12 dots placed. Type the numbers, such as 3 or 1 1 4.",
    )


def test_in_a_round_only_the_lines_of_this_round_count() -> None:
    steps = [
        {"title": "Why", "id": "why", "minutes": minutes(1), "capture": [CAUSE]},
        {"title": "Choose", "id": "choose", "minutes": minutes(1), "capture": [DOTS]},
    ]
    room = Counting({"round": "Each", "id": "each", "per": {"times": 2}, "steps": steps})
    for words in ("first", "second"):
        room.slot = "cause"
        room.say(words)
        room.do(c.Next())
        room.slot = "dots"
        room.say("1")
        assert "There is no 2" in room.refused("2")
        if words == "first":
            room.do(c.Next())
    assert [tally.total for tally in room.all_tallies.values()] == [1, 1]


def test_the_most_come_first_and_of_equals_the_earlier(dots: Counting) -> None:
    dots.say("3 3 2 1")
    step = dots.room.state.step
    capture = capture_of(DotsCapture, step, "dots")
    assert step is not None
    assert capture is not None
    assert [one.number for one in ranked(dotted(dots.room.state, step, capture))] == [3, 1, 2]


LINES = st.one_of(
    st.text(max_size=8), st.from_regex(r"-?[0-4](=[0-9])?( [1-3]){0,3}", fullmatch=True)
)


@given(st.lists(LINES.filter(lambda text: not text.strip().startswith("/")), max_size=6))
def test_any_lines_are_taken_or_answered(lines: list[str]) -> None:
    room = Counting(a_step("why", CAUSE, DOTS))
    room.slot = "cause"
    room.say("one", "two", "three")
    room.slot = "dots"
    for line in lines:
        parsed = parse(line, room.room.state, slot="dots")
        if isinstance(parsed, Do):
            room.do(parsed.command)
        assert min(lying(room)) >= 0
