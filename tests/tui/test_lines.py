from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.tui.cells import Line, line_width
from plc_runner.tui.lines import (
    bar,
    bar_line,
    console_rows,
    keys_line,
    notice_rows,
    shares,
    title_line,
    verdict_line,
)
from plc_runner.tui.view import Aside, Key, Meeting, Notice, Segment
from tests.tui.views import OVER, STEP


def text(line: Line) -> str:
    return "".join(run.text for run in line)


@given(st.lists(st.integers(0, 5000), min_size=1, max_size=40), st.integers(0, 200))
def test_shares_add_up_and_follow_the_order_of_size(parts: list[int], more: int) -> None:
    sizes = shares(parts, len(parts) + more)
    assert sum(sizes) == len(parts) + more
    assert min(sizes) >= 1
    ranked = sorted(zip(parts, sizes, strict=True))
    assert all(b - a >= -1 for (_, a), (_, b) in pairwise(ranked))


@given(
    st.lists(st.builds(Segment, st.integers(0, 900), st.floats(-1, 2), st.booleans()), max_size=30),
    st.integers(0, 100),
)
def test_the_bar_never_outgrows_its_room(segments: list[Segment], room: int) -> None:
    assert line_width(bar(segments, room, over=False)) <= room


def test_the_bar_reads_without_colour() -> None:
    drawn = text(
        bar((Segment(60, 1), Segment(120, 0.5, current=True), Segment(60)), 18, over=False)
    )
    assert drawn == "━━━━ ━━━━──── ────"


def test_the_bar_does_not_move_when_the_meeting_turns_late() -> None:
    on_time = bar_line(
        replace(STEP, meeting=Meeting("on-time", "ON TIME")), 58, frozenset(), status=False
    )
    late = bar_line(STEP, 58, frozenset({"late"}), status=False)
    assert text(on_time)[:43] == text(late)[:43]


def test_the_status_of_the_step_takes_the_place_of_the_bar_where_asked() -> None:
    assert text(bar_line(OVER, 38, frozenset(), status=True)).startswith("3/8  ■ OVER 0:40  ")
    assert "━" in text(bar_line(STEP, 38, frozenset(), status=True))


@pytest.mark.parametrize("room", [20, 38, 58, 112])
def test_the_title_gives_way_to_what_must_be_seen(room: int) -> None:
    line = text(title_line(replace(STEP, unsaved=4, title="A very long title indeed " * 3), room))
    assert line.endswith("ends 3:41" if room > 20 else line[-4:])
    assert len(line) == room


def test_not_saved_and_rehearsal_are_said_at_the_top() -> None:
    line = text(title_line(replace(STEP, unsaved=4, rehearsal="REHEARSAL"), 100))
    assert "■ NOT SAVED: 4" in line
    assert "REHEARSAL" in line


@given(
    st.lists(
        st.builds(Key, st.text(max_size=5), st.text(max_size=20), st.integers(0, 4)), max_size=8
    ),
    st.integers(0, 80),
)
def test_keys_never_outgrow_their_room(keys: list[Key], room: int) -> None:
    assert line_width(keys_line(replace(STEP, keys=tuple(keys)), room)) <= room


def test_a_long_notice_ends_in_a_sign_that_it_goes_on() -> None:
    rows = notice_rows(Notice("one two three " * 40, "error"), 38)
    assert len(rows) == 4
    assert text(rows[0]).startswith("■ one")
    assert text(rows[-1]).endswith("…")


def test_the_console_hangs_its_paragraphs() -> None:
    rows = console_rows((Aside("Guard", "ask " * 12), Aside("Notes", "wait")), 30, airy=False)
    assert [text(row).rstrip() for row in rows] == [
        " Guard  ask ask ask ask ask",
        "        ask ask ask ask ask",
        "        ask ask",
        " Notes  wait",
    ]


def test_small_letters_are_named_as_far_as_there_is_room() -> None:
    assert text(verdict_line(200, 100)).endswith("Ctrl +")
    assert text(verdict_line(200, 20)) == "▲ SMALL LETTERS"
    assert text(verdict_line(200, 9)) == ""
