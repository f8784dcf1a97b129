"""A standard is marked, and its marks fill the table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.errors import IllegalMove
from plc_runner.events.entry import Cell, Mark
from plc_runner.session import commands as c
from plc_runner.session.grammar import Ask, Do, Refusal, parse
from plc_runner.session.shelves import called_back, parts
from plc_runner.session.state import Entry
from plc_runner.session.unpacking import (
    marked,
    marked_by_words,
    marked_rows_after,
    rows_of,
    standard_cells,
    standing_marks,
)
from tests.session.rooms import Room
from tests.session.unpacking_rooms import CODE, NOTICE, TEXT, a_room, mark, rows, the_standard

COMPARE = (mark("skill", "Compare"), mark("concept", "parts"))
BOTH = (*COMPARE, mark("skill", "explain"), mark("skill", "draw"), mark("concept", "larger"))


def entry_of(room: Room) -> Entry:
    return room.state.entries[the_standard(room)]


def say(room: Room, line: str) -> Room:
    found = parse(line, room.state, slot=None)
    assert isinstance(found, Do), found
    return room.do(found.command)


def test_a_line_for_a_standard_is_looked_up_by_the_driver() -> None:
    room = a_room()
    assert parse("3nf2", room.state, slot="standard") == Ask("standard", "3nf2", "standard")
    assert isinstance(parse("a doubt", room.state, slot="doubt"), Do)


def test_what_is_kept_says_everything_by_itself() -> None:
    entry = entry_of(a_room())
    assert entry.text == f"{CODE} {TEXT}"
    assert entry.cells == (
        Cell(name="Code", text=CODE),
        Cell(name="Text", text=TEXT),
        Cell(name="Framework", text="Skyland mathematics"),
        Cell(name="Notice", text=NOTICE),
    )
    assert standard_cells("only words") == (Cell(name="Text", text="only words"),)


def test_marks_make_rows_and_skills_that_follow_each_other_share_what_comes_after() -> None:
    assert rows_of(BOTH) == (("Compare", "parts"), ("explain", "larger"), ("draw", "larger"))
    assert rows_of((mark("concept", "parts"), mark("skill", "explain"))) == (("explain", "parts"),)
    assert rows_of((mark("concept", "parts"),)) == (("", "parts"),)
    assert rows_of(()) == ()


def test_marks_fill_the_table_of_a_later_step_in_one_act() -> None:
    room = a_room()
    room.do(c.Mark(the_standard(room), BOTH))
    assert rows(room) == ["Compare | parts", "explain | larger", "draw | larger"]
    room.do(c.Undo())
    assert rows(room) == []
    assert entry_of(room).marks == ()


def test_more_marks_add_their_rows_only() -> None:
    room = a_room()
    room.do(c.Mark(the_standard(room), COMPARE), c.Mark(the_standard(room), BOTH))
    assert rows(room) == ["Compare | parts", "explain | larger", "draw | larger"]
    room.do(c.Undo())
    assert rows(room) == ["Compare | parts"]


def test_a_row_that_nobody_touched_goes_with_its_marks() -> None:
    room = a_room()
    room.do(c.Mark(the_standard(room), BOTH))
    touched = next(e for e in room.state.entries.values() if e.text == "draw | larger")
    room.do(c.Fix(touched.id, "on paper", "2"), c.Mark(the_standard(room), COMPARE))
    assert rows(room) == ["Compare | parts", "draw | larger | on paper"]
    room.do(c.Undo())
    assert sorted(rows(room)) == ["Compare | parts", "draw | larger | on paper", "explain | larger"]


def test_a_row_whose_concept_is_no_longer_marked_stays_with_its_skill() -> None:
    room = a_room()
    skill, concept = mark("skill", "Compare"), mark("concept", "same strip")
    room.do(c.Mark(the_standard(room), (skill, concept)))
    room.do(c.Mark(the_standard(room), (skill,)))
    assert rows(room) == ["Compare"]


def test_rows_that_were_made_are_asked_for_one_after_the_other() -> None:
    room = a_room()
    room.do(c.Mark(the_standard(room), BOTH))
    first, *others = [e.id for e in room.state.entries.values() if e.slot == "rows"]
    assert list(marked_rows_after(room.state, first)) == others
    assert list(marked_rows_after(room.state, the_standard(room))) == []


def test_words_are_marked_from_the_line() -> None:
    room = a_room()
    say(room, "/mark skill compare; explain")
    say(room, "/mark c the  same STRIP")
    assert [(m.what, m.text) for m in entry_of(room).marks] == [
        ("skill", "Compare"), ("concept", "the same strip"), ("skill", "explain"),
    ]  # fmt: skip
    say(room, "/mark clear explain")
    say(room, "/mark clear")
    assert entry_of(room).marks == ()


def test_marking_refuses_in_words() -> None:
    room = a_room()
    for line, told in (
        ("/mark skill elephant", "“elephant” does not stand in the standard"),
        ("/mark skill art", "“art” does not stand"),
        ("/mark verb compare", "/mark skill WORDS, /mark concept WORDS"),
        ("/mark skill", "/mark skill WORDS"),
    ):
        found = parse(line, room.state, slot=None)
        assert isinstance(found, Refusal)
        assert told in found.text
    assert parse("/mark", room.state, slot=None) == Ask("mark")
    nothing = Room().do(c.Start())
    assert isinstance(parse("/mark skill x", nothing.state, slot=None), Refusal)


def test_words_that_stand_there_twice_are_marked_one_after_the_other() -> None:
    room = a_room("Add, then add again.", "")
    say(room, "/mark skill add")
    say(room, "/mark skill add")
    assert [m.begins for m in entry_of(room).marks] == [0, 10]


def test_its_text_and_its_code_are_put_right_apart_and_marks_follow_their_words() -> None:
    room = a_room()
    room.do(c.Mark(the_standard(room), BOTH))
    assert [(p.label, p.text) for p in parts(room.state, entry_of(room))] == [
        ("Standard", TEXT), ("Code", CODE),
    ]  # fmt: skip
    _, hand = called_back(room.state)[0]
    assert (hand.id, hand.part) == (the_standard(room), "")
    new = f"Always: {TEXT}".replace("draw", "show")
    room.do(c.Fix(the_standard(room), new), c.Fix(the_standard(room), "2.FR.2", "code"))
    entry = entry_of(room)
    assert entry.text == f"2.FR.2 {new}"
    assert Cell(name="Notice", text=NOTICE) in entry.cells
    standing = standing_marks(entry)
    assert [m.text for m in standing] == ["Compare", "parts", "explain", "larger"]
    assert all(new[m.begins : m.ends] == m.text for m in standing)
    with pytest.raises(IllegalMove, match="no part"):
        room.do(c.Fix(the_standard(room), "x", "depth"))


SPAN = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))


@given(st.lists(st.tuples(st.sampled_from(("skill", "concept", "")), SPAN), max_size=6))
def test_marks_never_overlap_and_always_say_their_words(
    given: list[tuple[str, tuple[int, int]]],
) -> None:
    marks: tuple[Mark, ...] = ()
    for what, span in given:
        marks = marked(TEXT, marks, what, min(span), max(span))
    ends = 0
    for one in marks:
        assert ends <= one.begins < one.ends
        assert TEXT[one.begins : one.ends] == one.text == one.text.strip(" .,;")
        ends = one.ends
    skills = [one.text for one in marks if one.what == "skill"]
    assert {skill for skill, _ in rows_of(marks) if skill} == set(skills)


@given(st.lists(st.lists(st.sampled_from(BOTH), unique=True), max_size=4))
def test_undo_brings_back_every_table(given: list[list[Mark]]) -> None:
    room = a_room()
    before = []
    for marks in given:
        before.append((sorted(rows(room)), entry_of(room).marks))
        room.do(c.Mark(the_standard(room), tuple(sorted(marks, key=lambda m: m.begins))))
    for wanted in reversed(before):
        room.do(c.Undo())
        assert (sorted(rows(room)), entry_of(room).marks) == wanted


@given(st.text(max_size=40), st.sampled_from(("skill", "concept", "clear")))
def test_no_words_make_marking_stumble(words: str, what: str) -> None:
    try:
        found = marked_by_words(entry_of(ROOM), what, words)
    except IllegalMove:
        return
    assert all(TEXT[m.begins : m.ends] == m.text for m in found)


ROOM = a_room()
