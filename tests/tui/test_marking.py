"""Marking a standard: the cursor, what is chosen, how it is drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.tui.cells import Line, line_width
from plc_runner.tui.marking import Marking

TEXT = "Compare two parts; explain, and draw, which one is larger."
START = Marking(TEXT)


def said(line: Line) -> str:
    return "".join(run.text for run in line)


def marks(marking: Marking) -> list[tuple[str, str]]:
    return [(mark.what, mark.text) for mark in marking.marks]


def test_a_word_is_marked_without_its_comma_and_the_cursor_goes_on() -> None:
    done = START.set("skill").stepped(1, grow=True).set("concept").set("skill")
    assert marks(done) == [("skill", "Compare"), ("concept", "two parts"), ("skill", "explain")]
    assert done.chosen == (4, 4)


def test_what_is_chosen_grows_to_either_side() -> None:
    grown = START.moved(2).stepped(-1, grow=True).stepped(-1, grow=True)
    assert grown.chosen == (0, 2)
    assert marks(grown.set("concept")) == [("concept", "Compare two parts")]
    assert START.stepped(-1).chosen == (0, 0)
    assert START.moved(99).chosen == (9, 9)


def test_a_mark_takes_the_place_of_those_it_touches_and_space_clears() -> None:
    done = START.set("skill").moved(1).stepped(-1, grow=True).set("concept")
    assert marks(done) == [("concept", "Compare two")]
    cleared = done.moved(1).set("")
    assert marks(cleared) == []
    assert cleared.at == 1


def test_rows_are_gone_up_and_down_to_the_nearest_word() -> None:
    down = START.moved(2).row_moved(1, 20)
    assert [said(line) for line in START.rows(20, 9)] == [
        "Compare two parts;", "explain, and draw,", "which one is larger.",
    ]  # fmt: skip
    assert down.at == 5
    assert down.row_moved(-1, 20).at == 2
    assert down.row_moved(9, 20).at == 9


def test_brackets_stand_around_the_words_and_the_click_knows_them() -> None:
    done = START.moved(3).stepped(1, grow=True).set("skill")
    assert [said(line) for line in done.rows(30, 9)] == [
        "Compare two parts; [explain,", "and] draw, which one is", "larger.",
    ]  # fmt: skip
    assert done.word_at(20, 0, 30) == 3
    assert done.word_at(0, 1, 30) == 4
    assert done.word_at(29, 2, 30) is None


def test_of_a_long_text_the_rows_around_the_cursor_are_drawn() -> None:
    assert [said(line) for line in START.moved(9).rows(20, 1)] == ["which one is larger."]
    assert START.rows(20, 0) == ()
    assert Marking("").rows(20, 5) == ()
    assert Marking("").set("skill").stepped(1).row_moved(1, 20) == Marking("")


ACTS = st.one_of(
    st.tuples(st.just("step"), st.integers(-5, 5), st.booleans()),
    st.tuples(st.just("row"), st.integers(-2, 2), st.booleans()),
    st.tuples(st.just("set"), st.sampled_from(("skill", "concept", "")), st.booleans()),
)


@pytest.mark.parametrize("room", [1, 7, 38])
@given(st.text(max_size=60), st.lists(ACTS, max_size=8), st.integers(0, 6))
def test_no_keys_make_it_stumble(
    room: int, text: str, acts: list[tuple[str, int | str, bool]], height: int
) -> None:
    marking = Marking(text)
    for act, value, grow in acts:
        if isinstance(value, str):
            marking = marking.set(value)
        elif act == "step":
            marking = marking.stepped(value, grow=grow)
        else:
            marking = marking.row_moved(value, room, grow=grow)
        lines = marking.rows(room, height)
        assert len(lines) <= height
        assert all(line_width(line) <= room for line in lines)
    assert all(text[mark.begins : mark.ends] == mark.text for mark in marking.marks)
