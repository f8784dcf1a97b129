from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from plc_runner.tui.bodies.agreed import Agreed, Card
from plc_runner.tui.cells import line_width
from plc_runner.tui.entries import board_rows, places
from plc_runner.tui.view import Column, Entry

TEXT = st.text(max_size=60) | st.sampled_from(["", "two words", "word " * 40, "全角の文字", "a\nb"])
COLUMNS = st.lists(
    st.builds(
        Column,
        slot=st.just("slot"),
        label=TEXT,
        entries=st.lists(st.builds(Entry, TEXT, st.booleans(), st.booleans()), max_size=9).map(
            tuple
        ),
        earlier=st.integers(0, 2000),
        current=st.booleans(),
        hint=st.sampled_from(["", "Tab"]),
    ),
    min_size=1,
    max_size=6,
)


def text_of(*columns: Column, room: int = 40, height: int = 6, airy: bool = False) -> list[str]:
    rows = board_rows(columns, room, height, airy=airy)
    return ["".join(run.text for run in row).rstrip() for row in rows]


@given(COLUMNS, st.integers(18, 200), st.integers(0, 40), st.booleans())
def test_the_board_never_outgrows_its_region(
    columns: list[Column], room: int, height: int, airy: bool
) -> None:
    rows = board_rows(columns, room, height, airy=airy)
    assert len(rows) <= height
    assert all(line_width(row) <= room for row in rows)


@given(COLUMNS, st.integers(18, 200), st.booleans())
def test_slots_stand_apart_and_fill_the_board(columns: list[Column], room: int, airy: bool) -> None:
    shown = places(columns, room, airy=airy)
    assert shown[0].x == 0
    assert shown[-1].x + shown[-1].width == room
    for left, right in pairwise(shown):
        assert right.x - (left.x + left.width) == (4 if airy else 2)


@given(
    st.lists(TEXT, min_size=1, max_size=60),
    st.integers(0, 59),
    st.integers(30, 120),
    st.integers(2, 30),
    st.booleans(),
)
def test_the_line_in_hand_is_on_the_board_and_all_others_are_counted(
    texts: list[str], at: int, room: int, height: int, airy: bool
) -> None:
    at %= len(texts)
    entries = tuple(Entry(text, held=n == at) for n, text in enumerate(texts))
    one = Column("s", "Notice", entries, earlier=7, later=5, current=True)
    head, *rows = text_of(one, room=room, height=height, airy=airy)
    assert sum(row.startswith("▸") for row in rows) == 1
    seen = sum(row.startswith(("▸", "•")) for row in rows)
    folded = sum(int(number) for number in re.findall(r"[↑↓] ?(\d+)", head))
    assert seen + folded == len(texts) + 7 + 5


def column(*texts: str, **kwargs: object) -> Column:
    return Column("s", "Notice", tuple(map(Entry, texts)), **kwargs)  # type: ignore[arg-type]


def test_the_newest_are_whole_and_older_ones_folded() -> None:
    assert text_of(column("one", "two", "three " * 8, "four", current=True), height=4) == [
        "▸ NOTICE  ↑ 2 more",
        "• three three three three three three",
        "  three three",
        "• four",
    ]


def test_with_one_row_a_slot_says_how_many_it_holds() -> None:
    assert text_of(column("one", "two", earlier=4, hint="Tab"), height=1) == ["  NOTICE  6  Tab"]


def test_an_entry_taller_than_the_board_shows_its_start() -> None:
    assert text_of(column("word " * 40), room=20, height=3) == [
        "  NOTICE",
        "• word word word",
        "  word word word …",
    ]


def test_stars_and_waiting_entries_have_marks_of_their_own() -> None:
    marked = Column("s", "S", (Entry("a", starred=True), Entry("b", unsaved=True), Entry("c")))
    assert text_of(marked) == ["  S", "★ a", "▲ b", "• c"]


def test_rows_are_spaced_only_while_everything_fits() -> None:
    assert text_of(column("one", "two"), height=5, airy=True) == [
        "  NOTICE", "", "• one", "", "• two",
    ]  # fmt: skip
    assert text_of(column("one", "two"), height=4, airy=True) == ["  NOTICE", "• one", "• two"]


def test_slots_too_narrow_to_stand_side_by_side_are_named_beside_the_current_one() -> None:
    high, low = column("a"), Column("l", "Low", (Entry("x"), Entry("y")), current=True)
    odd = Column("o", "Unsure", hint="Tab")
    assert text_of(high, low, odd, room=40) == [
        "▸ LOW             NOTICE 1 · UNSURE  Tab",
        "• x",
        "• y",
    ]


def test_the_hint_goes_before_the_count_of_folded_entries() -> None:
    many = column(*"abcdefgh", hint="Tab")
    assert text_of(many, room=30)[0] == "  NOTICE  ↑ 3 more  Tab"
    assert text_of(many, room=20)[0] == "  NOTICE  ↑ 3 more"
    assert text_of(many, room=16)[0] == "  NOTICE ↑3  Tab"


def agreed(*, held: bool = False) -> Column:
    cards = (Card("c", "tape diagrams first", held=held),)
    body = Agreed(cards)
    return Column("agreed", "Agreed", body=body, lead=held, gives_way=not held)


def test_what_was_agreed_gives_way_before_the_slots_part() -> None:
    wonder = replace(column("why?", current=True), label="Wonder")
    slots = (column("equal parts"), wonder)
    narrow = text_of(*slots, agreed(), room=58)
    assert narrow[0] == "  NOTICE                      ▸ WONDER            AGREED 1"
    assert narrow[1] == "• equal parts                 • why?"
    assert "tape diagrams first" in "".join(text_of(*slots, agreed(), room=112))
    assert text_of(*slots, agreed(held=True), room=58)[1] == "▸ tape diagrams first"
    slots = (slots[0], replace(wonder, label="Decision", hint="Tab"))
    assert text_of(*slots, agreed(), room=58)[0].endswith("▸ DECISION  Tab     AGREED 1")


def test_bodies_begin_as_low_as_the_lines_beside_them() -> None:
    rows = text_of(column("one", current=True), agreed(), room=112, height=12, airy=True)
    assert (rows[1], rows[2]) == ("", "• one" + " " * 53 + "• tape diagrams first")


def test_a_starred_line_in_hand_shows_its_star() -> None:
    line = replace(column(), entries=(Entry("one", starred=True, held=True),))
    assert text_of(line)[1] == "★ one"


def test_what_goes_on_is_marked_once() -> None:
    assert text_of(column("a gap in two classes out of five"), room=19, height=3) == [
        "  NOTICE",
        "• a gap in two",
        "  classes out of …",
    ]
