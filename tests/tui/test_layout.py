from __future__ import annotations

from dataclasses import fields, replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.geometry import Region

from plc_runner.tui.cells import line_width
from plc_runner.tui.figures import CLOCK_WIDTH
from plc_runner.tui.layout import Arrangement, arrange
from plc_runner.tui.prompt import prompt_rows
from plc_runner.tui.view import (
    Aside,
    Clock,
    Column,
    Entry,
    Key,
    Notice,
    Part,
    Turn,
    WallView,
)
from tests.tui.views import LONG, MANY, OVER, PAUSED, SILENT, STEP, TURN, VIEWS, WARN

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why

TEXT = st.text(max_size=40) | st.sampled_from(
    ["word " * 30, "word\nword", "全角" * 20, "x" * 90, "- a\n- b\n\n1. c", "\x1b[2J", "👩\u200d👧"]
)
VIEW = st.builds(
    WallView,
    title=TEXT,
    step=TEXT,
    team=TEXT,
    prompt=TEXT,
    stems=st.lists(TEXT, max_size=4).map(tuple),
    talk=st.lists(
        st.builds(Part, TEXT, st.sampled_from(["name", "strong", "plain"])), max_size=4
    ).map(tuple),
    turns=st.lists(
        st.builds(Turn, TEXT, st.sampled_from(["done", "now", "next", "ahead"])), max_size=8
    ).map(tuple),
    columns=st.lists(
        st.builds(
            Column,
            st.just("slot"),
            TEXT,
            st.lists(st.builds(Entry, TEXT), max_size=6).map(tuple),
            current=st.booleans(),
        ),
        max_size=5,
    ).map(tuple),
    label=TEXT,
    keys=st.lists(st.builds(Key, TEXT, TEXT, st.integers(0, 4)), max_size=5).map(tuple),
    notice=st.none() | st.builds(Notice, TEXT, st.sampled_from(["reply", "ask", "error"])),
    console=st.lists(st.builds(Aside, TEXT, TEXT), max_size=3).map(tuple),
    entries_first=st.booleans(),
)


def regions(arranged: Arrangement) -> dict[str, Region]:
    named = {field.name: getattr(arranged, field.name) for field in fields(arranged)}
    return {name: region for name, region in named.items() if isinstance(region, Region)}


@settings(max_examples=400)
@given(st.integers(1, 250), st.integers(1, 80), VIEW, st.booleans())
def test_regions_never_overlap_and_never_leave_the_screen(
    columns: int, rows: int, view: WallView, typing: bool
) -> None:
    arranged = arrange(columns, rows, view, typing=typing)
    used = {name: region for name, region in regions(arranged).items() if region}
    for name, region in used.items():
        assert Region(0, 0, columns, rows).contains_region(region), name
    for (one, first), (two, second) in combinations(used.items(), 2):
        assert not first.overlaps(second), (one, two)


@settings(max_examples=200)
@given(st.integers(20, 250), st.integers(6, 80), VIEW)
def test_clock_header_and_line_are_always_there(columns: int, rows: int, view: WallView) -> None:
    arranged = arrange(columns, rows, view)
    assert arranged.clock
    assert arranged.header
    assert arranged.line.width >= 1


@settings(max_examples=200)
@given(st.integers(20, 250), st.integers(6, 80), VIEW)
def test_words_are_no_wider_than_their_region(columns: int, rows: int, view: WallView) -> None:
    arranged = arrange(columns, rows, view)
    for region, lines in (
        (arranged.beside, arranged.beside_rows),
        (arranged.below, arranged.below_rows),
    ):
        if region.width >= 12:
            assert all(line_width(line) <= region.width for line in lines)


@pytest.mark.parametrize(
    ("size", "clock", "words", "board"),
    [
        ((40, 12), Region(18, 2, 21, 3), Region(1, 2, 16, 3), Region(1, 7, 38, 4)),
        ((60, 15), Region(29, 3, 30, 5), Region(1, 3, 25, 6), Region(1, 10, 58, 3)),
        ((60, 18), Region(29, 3, 30, 5), Region(1, 3, 25, 6), Region(1, 10, 58, 6)),
        ((80, 24), Region(37, 3, 42, 7), Region(1, 3, 33, 5), Region(1, 12, 78, 10)),
        ((120, 36), Region(65, 5, 51, 9), Region(4, 5, 58, 7), Region(4, 19, 112, 12)),
        ((200, 60), Region(118, 7, 68, 12), Region(14, 7, 101, 7), Region(14, 24, 172, 29)),
    ],
)
def test_step_is_set_as_tried(
    size: tuple[int, int], clock: Region, words: Region, board: Region
) -> None:
    arranged = arrange(*size, STEP)
    assert (arranged.clock, arranged.beside, arranged.board) == (clock, words, board)


def test_long_prompt_shrinks_the_clock_and_goes_full_width() -> None:
    arranged = arrange(60, 18, LONG)
    assert arranged.clock.size == (CLOCK_WIDTH[3], 3)
    assert arranged.below == Region(1, 7, 58, 4)
    assert arranged.board.height == 4


def test_long_prompt_on_a_small_screen_leaves_the_heads_and_can_be_folded() -> None:
    whole = arrange(40, 12, LONG)
    assert (whole.below.height, whole.board.height) == (5, 1)
    assert whole.prompt_cut
    folded = arrange(40, 12, replace(LONG, entries_first=True))
    assert (folded.below.height, folded.board.height) == (1, 5)
    assert not folded.prompt_cut


def test_prompt_that_fits_nowhere_is_cut_and_says_so() -> None:
    arranged = arrange(40, 12, replace(LONG, prompt=LONG.prompt * 3))
    assert arranged.prompt_cut
    assert arranged.below_rows[-1][-1].text.endswith("…")
    assert not arrange(200, 60, replace(LONG, prompt=LONG.prompt * 3)).prompt_cut


@pytest.mark.parametrize("size", [(40, 12), (60, 15), (60, 18), (80, 24), (120, 36), (200, 60)])
@pytest.mark.parametrize("view", [STEP, SILENT, TURN, LONG])
def test_nothing_moves_with_the_clock_its_caption_or_what_was_captured(
    size: tuple[int, int], view: WallView
) -> None:
    before = arrange(*size, view)
    for clock in (WARN.clock, OVER.clock, PAUSED.clock, Clock("9:59"), Clock("10:00")):
        assert arrange(*size, replace(view, clock=clock)) == before
    assert arrange(*size, replace(view, meeting=None, columns=MANY.columns)) == before


@pytest.mark.parametrize("size", [(40, 12), (60, 18), (120, 36)])
def test_a_notice_covers_entries_and_moves_nothing_else(size: tuple[int, int]) -> None:
    before = arrange(*size, STEP)
    after = arrange(*size, replace(STEP, notice=Notice("No slot is called that. " * 3, "error")))
    assert after.notice
    for name in ("header", "beside", "below", "clock", "caption", "line", "label"):
        assert getattr(after, name) == getattr(before, name)
    assert after.board.bottom <= after.notice.y


def test_keys_on_a_small_screen_vanish_while_typing() -> None:
    assert arrange(40, 12, STEP).keys.width == len("PgDn next  Esc menu")
    typing = arrange(40, 12, STEP, typing=True)
    assert not typing.keys
    assert typing.line.right == 39


@pytest.mark.parametrize("name", VIEWS)
def test_every_view_shows_its_whole_prompt_at_40_by_12(name: str) -> None:
    view = VIEWS[name]
    arranged = arrange(40, 12, view)
    whole = [run.text for row in prompt_rows(view.prompt, 36) for run in row]
    shown = [run.text for row in arranged.below_rows for run in row]
    assert shown[2:3] == whole[:1]
    assert [text for text in shown if text in whole] == whole


@settings(max_examples=50)
@given(VIEW, st.integers(18, 60))
def test_more_columns_or_rows_never_shrink_the_clock_below_three_rows(
    view: WallView, rows: int
) -> None:
    assert arrange(60, rows, view).figures >= 3
