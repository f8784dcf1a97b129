"""Piles, ratings and dots on the board: what counts can be read in any room."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.events.tally import Count
from plc_runner.session import commands as c
from plc_runner.session.shelves import Hand
from plc_runner.tui.bodies.bars import Bar, labels_row
from plc_runner.tui.bodies.dots import DotsBody, Numbered, dots
from plc_runner.tui.bodies.rating import Rated, RatingBody, rating
from plc_runner.tui.bodies.sort import SortBody, sort
from plc_runner.tui.cells import Line, line_width
from plc_runner.tui.look import Look
from plc_runner.tui.present import Ui, present
from plc_runner.tui.view import Body, Entry
from tests.session.kinds.counting import Counting, a_step, of
from tests.session.kinds.test_dots import CAUSE, DOTS
from tests.session.kinds.test_rating import RATING, STATEMENTS
from tests.session.kinds.test_sort import LAST_TIME, SORT
from tests.tui.host import WallApp
from tests.tui.test_snapshots import Compare

SIZES = ((40, 12), (60, 18), (120, 36))


def drawn(body: Body | None, width: int, height: int, *, airy: bool = False) -> list[str]:
    assert body is not None
    return [said(line) for line in body.rows(width, height, airy=airy)]


def said(line: Line) -> str:
    return "".join(run.text for run in line).rstrip()


def sorted_work() -> Counting:
    room = Counting(a_step("sort", SORT))
    first = Count(key="high", label="High", count=14)
    room.do(c.Count("sort", "piles", (first,), before=LAST_TIME, before_on="2026-02-19"))
    room.say("9", "4", "2")
    room.slot = "low"
    room.say("S3 uses a bar", "S7")
    return room


WORK = sorted_work()


def sort_body(room: Counting = WORK, **look: object) -> SortBody:
    step = room.room.state.step
    assert step is not None
    body = sort(room.room.state, step, step.captures[0], Look(slot=room.slot, **look))  # type: ignore[arg-type]
    assert body is not None
    return body


def test_each_pile_has_its_count_its_share_and_its_bar() -> None:
    assert drawn(sort_body(), 58, 6) == [
        "  High      14   48 %  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇   was 9",
        "  Expected   9   31 %  ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇            was 12",
        "▸ Low        4   14 %  ▇▇▇▇▇▇▇▇                      was 6",
        "    S3 uses a bar · S7",
        "  Not sure   2    7 %  ░░░░",
        "  29 in all   since Thu 19 Feb: High 9 → 14 of 29",
    ]


def test_where_there_is_no_row_for_labels_they_stand_in_place_of_the_bar() -> None:
    assert drawn(sort_body(), 38, 4)[2] == "▸ Low        4   14 %  … S7"


def test_where_there_is_no_row_for_each_pile_all_share_the_rows() -> None:
    assert drawn(sort_body(), 38, 2) == ["High 14  Expected 9  ▸Low 4", "Not sure 2"]
    assert drawn(sort_body(), 38, 1) == ["High 14  Expected 9  ▸Low 4"]


def test_a_sort_in_hand_is_marked() -> None:
    held = sort_body(hand=Hand(WORK.tally.id))
    assert drawn(held, 58, 6)[-1].startswith("  ▸ 29 in all")


def test_before_the_first_number_it_says_how_to_begin() -> None:
    body = sort_body(Counting(a_step("sort", SORT)))
    assert drawn(body, 58, 5)[-1] == "  Type how many: 9. Or all: 9 12 6 2"
    assert drawn(body, 30, 5)[-1] == "  Type how many, such as 9"
    assert body.count == 0


def test_the_newest_labels_are_seen() -> None:
    row = said(labels_row([Entry(f"S{n}") for n in range(30)], 20, 2))
    assert row.startswith("  … ")
    assert row.endswith("S29")
    held = [Entry(f"S{n}", held=n == 3) for n in range(30)]
    assert "▸ S3" in said(labels_row(held, 20, 2))


def rating_body(room: Counting) -> RatingBody:
    step = room.room.state.step
    assert step is not None
    body = rating(room.room.state, step, step.captures[0], Look(slot=room.slot or "depth"))
    assert body is not None
    return body


def test_hands_of_one_statement_are_bars() -> None:
    room = Counting(a_step("rate", RATING))
    assert drawn(rating_body(room), 58, 6) == [
        "  1 few", "  2 some", "  3 many", "  4 most",
        "  Type a number. Or hands for each: 1 2 3 0",
    ]  # fmt: skip
    room.say("1 2 3 0")
    lines = drawn(rating_body(room), 58, 6)
    assert [line.split()[:4] for line in lines] == [
        ["1", "few", "1", "17"], ["2", "some", "2", "33"],
        ["3", "many", "3", "50"], ["4", "most", "0", "0"],
    ]  # fmt: skip
    assert drawn(rating_body(room), 58, 1) == ["few 1  some 2  many 3  most 0"]


def test_the_word_that_the_room_chose_is_marked_and_a_remark_stands_below() -> None:
    room = Counting(a_step("rate", RATING))
    room.say("many", "most of them count by ones")
    assert drawn(rating_body(room), 58, 5) == [
        "  1 few", "  2 some", "● 3 many", "  4 most", "• most of them count by ones",
    ]  # fmt: skip
    assert drawn(rating_body(room), 58, 2)[0] == "1 few  2 some  ●3 many  4 most"


def test_statements_have_their_word_or_their_counts() -> None:
    room = Counting(a_step("rate", STATEMENTS))
    room.slot = "draw"
    room.say("most", "1 2 3 0")
    lines = drawn(rating_body(room), 58, 6)
    assert lines[0] == "  1 few  2 some  3 many  4 most"
    assert lines[1] == "  they draw equal parts" + "most".rjust(58 - 23)
    assert lines[2].endswith("few 1  some 2  many 3  most 0")
    assert lines[3].startswith("▸ they explain why")
    assert rating_body(room).count == 2


def test_the_statement_that_lines_go_to_is_always_seen() -> None:
    many = [f"statement {n} of many" for n in range(20)]
    ids = [f"s{n}" for n in range(20)]
    room = Counting(a_step("rate", {**STATEMENTS, "of": many, "slot_ids": ids}))
    room.slot = "s12"
    lines = drawn(rating_body(room), 40, 4)
    assert any(line.startswith("▸ statement 12") for line in lines)
    assert "↑ " in lines[0]
    assert "↓ " in lines[0]


def with_dots(*lines: str) -> Counting:
    room = Counting(a_step("why", CAUSE, DOTS))
    room.slot = "cause"
    room.say("no labels", "never used a number line", "hard to read")
    room.slot = "dots"
    room.say(*lines) if lines else None
    return room


def dots_body(room: Counting) -> DotsBody:
    step = room.room.state.step
    assert step is not None
    body = dots(room.room.state, step, step.captures[1], Look(slot="dots"))
    assert body is not None
    return body


def test_dots_stand_beside_the_numbered_lines() -> None:
    assert drawn(dots_body(with_dots("1 1 3")), 40, 5) == [
        "  3 of 12 dots placed",
        "  1  no labels                      ●● 2",
        "  2  never used a number line",
        "  3  hard to read                    ● 1",
    ]


def test_once_all_are_placed_the_most_come_first() -> None:
    lines = drawn(dots_body(with_dots("1 1 3=9 2")), 40, 5)
    assert [line.split()[0] for line in lines[1:]] == ["3", "1", "2"]
    assert lines[1].endswith("● × 9")


def test_more_dots_than_there_are_carry_a_shape() -> None:
    assert drawn(dots_body(with_dots("1=13")), 40, 5)[0] == "  ▲ 13 of 12 dots placed"


def test_lines_without_a_row_keep_their_numbers_and_dots() -> None:
    assert drawn(dots_body(with_dots("1 1 3")), 40, 3)[-1] == "  ↓ 2  3 ●1"


def test_before_the_first_dot_it_says_how_to_begin() -> None:
    assert drawn(dots_body(with_dots()), 58, 5)[0].endswith("Type numbers, such as 3 or 1 1 4")
    empty = dots_body(Counting(a_step("why", CAUSE, DOTS)))
    assert drawn(empty, 58, 5) == ["  Nothing in Cause to put dots on yet"]


TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
ENTRIES = st.lists(st.builds(Entry, TEXTS, st.booleans(), held=st.booleans()), max_size=3)
NUMBERS = st.integers(0, 9999)
BARS = st.lists(
    st.builds(Bar, TEXTS, st.none() | NUMBERS, st.none() | NUMBERS, st.booleans(), st.booleans()),
    min_size=1,
    max_size=6,
)
SORTS = BARS.flatmap(
    lambda bars: st.builds(
        SortBody,
        st.just(tuple(bars)),
        st.lists(ENTRIES.map(tuple), min_size=len(bars), max_size=len(bars)).map(tuple),
        st.lists(TEXTS, max_size=3).map(tuple),
        st.just("Thu 19 Feb"),
        st.booleans(),
        st.booleans(),
    )
)
SCALE = ("few", "some", "many", "most of all")
HANDS = st.lists(NUMBERS, min_size=4, max_size=4).map(
    lambda counts: tuple(
        Count(key=str(n), label=word, count=count)
        for n, (word, count) in enumerate(zip(SCALE, counts, strict=True))
    )
)
RATED = st.builds(
    Rated,
    TEXTS,
    st.sampled_from(("", *SCALE)),
    st.just(()) | HANDS,
    st.booleans(),
    st.booleans(),
    ENTRIES.map(tuple),
)
RATINGS = st.builds(RatingBody, st.just(SCALE), st.lists(RATED, min_size=1, max_size=6).map(tuple))
DOTTED = st.builds(
    lambda lines, *rest: DotsBody(
        tuple(Numbered(n, text, dots) for n, (text, dots) in enumerate(lines, 1)), *rest
    ),
    st.lists(st.tuples(TEXTS, NUMBERS), max_size=12),
    NUMBERS,
    TEXTS,
    ENTRIES.map(tuple),
    st.booleans(),
    st.booleans(),
)


@given(st.one_of(SORTS, RATINGS, DOTTED), st.integers(1, 130), st.integers(0, 20), st.booleans())
def test_anything_stays_within_any_room(body: Body, width: int, height: int, airy: bool) -> None:
    lines = body.rows(width, height, airy=airy)
    assert len(lines) <= height
    assert all(line_width(line) <= width for line in lines), [said(line) for line in lines]
    assert all("\n" not in run.text for line in lines for run in line)


def _pictured(name: str) -> tuple[Counting, object]:
    rooms = {
        "sort": (WORK, of(a_step("sort", SORT))),
        "dots": (with_dots("1 1 3", "3 3 2"), of(a_step("why", CAUSE, DOTS))),
        "rating": (_statements(), of(a_step("rate", STATEMENTS))),
    }
    return rooms[name]


def _statements() -> Counting:
    room = Counting(a_step("rate", STATEMENTS))
    room.slot = "draw"
    room.say("most", "1 2 3 0")
    return room


@pytest.mark.parametrize("theme", ["wall-dark", "wall-light"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("name", ["sort", "rating", "dots"])
def test_picture(name: str, size: tuple[int, int], theme: str, snap_compare: Compare) -> None:
    room, protocol = _pictured(name)
    view = present(room.room.state, protocol, room.room.now, Ui(slot=room.slot))  # type: ignore[arg-type]
    assert snap_compare(WallApp(view, theme), terminal_size=size)
