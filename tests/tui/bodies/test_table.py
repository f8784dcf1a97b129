"""A table on the board: whatever its rows and its room, the newest can be read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.session import commands as c
from plc_runner.session.shelves import Hand
from plc_runner.tui.bodies.grid import Cell, Head, Row, Table
from plc_runner.tui.bodies.table import table
from plc_runner.tui.cells import Line, line_width
from plc_runner.tui.look import Look
from plc_runner.tui.present import Ui, present
from tests.session.kinds.test_table import PROTOCOL, cells
from tests.session.rooms import Room
from tests.tui.host import WallApp
from tests.tui.test_snapshots import Compare

HEADS = (Head("Skill"), Head("Concept"), Head("Context"), Head("Depth", 5, "1-4"))
SIZES = ((40, 12), (60, 18), (120, 36))


def a_row(*texts: str, asked: int | None = None, newest: bool = False) -> Row:
    said = (*texts, *[""] * (len(HEADS) - len(texts)))
    return Row(tuple(Cell(text, n == asked) for n, text in enumerate(said)), newest=newest)


def a_table(count: int, last: Row) -> Table:
    rows = (a_row(f"explain {n}", "equal parts", "on a number line", "2") for n in range(count))
    return Table(HEADS, (*rows, last))


def drawn(body: Table, width: int, height: int, *, airy: bool = False) -> list[str]:
    return [said(line) for line in body.rows(width, height, airy=airy)]


def said(line: Line) -> str:
    return "".join(run.text for run in line).rstrip()


def test_thirty_rows_on_a_small_board_fold_away_and_are_counted() -> None:
    body = a_table(29, a_row("describe what is equal", "parts of a whole", asked=2, newest=True))
    assert drawn(body, 58, 6) == [
        "  Skill ↑28        Concept          Context          Depth",
        "• explain 28       equal parts      on a number      2",
        "                                    line",
        "• describe what    parts of a       ▸ …",
        "  is equal         whole",
    ]


def test_where_columns_would_be_too_narrow_each_row_is_one_text() -> None:
    body = a_table(29, a_row("describe", "parts", asked=3, newest=True))
    assert drawn(body, 38, 4) == [
        "  Skill · Concept · Context · Dep… ↑28",
        "• explain 28 · equal parts · on a",
        "  number line · Depth 2",
        "• describe · parts · – · ▸ Depth?",
    ]


def test_a_big_board_has_room_between_the_rows() -> None:
    body = a_table(2, a_row("describe", newest=True))
    assert [bool(line) for line in drawn(body, 110, 20, airy=True)] == [True, *[False, True] * 3]


def test_an_older_row_is_cut_before_the_newest_is() -> None:
    words = "explain in your own words with a drawing why both of these parts are of equal size"
    body = Table(HEADS, (a_row(words), a_row(words, newest=True)))
    shown = drawn(body, 58, 9)
    assert sum("…" in line for line in shown) == 1
    assert "equal size" in shown[-1]


def test_an_empty_table_says_how_to_fill_it() -> None:
    assert "Paste" not in " ".join(drawn(Table(HEADS), 58, 2))
    assert "paste rows of a spreadsheet" in " ".join(" ".join(drawn(Table(HEADS), 58, 4)).split())


TEXTS = st.text(st.characters(codec="utf-8"), max_size=40)
ROWS = st.builds(
    lambda texts, asked, mark: Row(
        tuple(Cell(text, n == asked, wrong=n == asked + 1) for n, text in enumerate(texts)),
        mark,
        newest=mark == "•",
    ),
    st.lists(TEXTS, min_size=4, max_size=4),
    st.integers(-2, 5),
    st.sampled_from("•★▸▲="),
)


@given(
    st.lists(ROWS, max_size=12),
    st.integers(0, 5),
    st.integers(0, 5),
    st.integers(1, 130),
    st.integers(0, 20),
    st.booleans(),
)
def test_any_rows_stay_within_any_room(
    rows: list[Row], earlier: int, later: int, width: int, height: int, airy: bool
) -> None:
    lines = Table(HEADS, tuple(rows), earlier, later).rows(width, height, airy=airy)
    assert len(lines) <= height
    assert all(line_width(line) <= max(width, 0) for line in lines)
    assert all("\n" not in run.text for line in lines for run in line)


@given(st.integers(1, 40), st.integers(20, 120), st.integers(1, 20))
def test_the_last_row_is_always_seen_and_all_are_accounted_for(
    count: int, width: int, height: int
) -> None:
    body = a_table(count, a_row("newest", "of all", newest=True))
    lines = drawn(body, width, height)
    assert any(line.startswith("• newest") for line in lines)
    seen = sum(line.startswith("• ") for line in lines)
    folded = re.search(r"↑(\d+)", lines[0])
    if not lines[0].startswith("• "):
        assert seen + int(folded[1] if folded else 0) == body.count


ROOM = Room(protocol=PROTOCOL, roles={}).do(c.Start())
ROOM.do(
    c.CaptureRows(
        "skills",
        tuple(
            cells(f"explain why the parts of shape {n} are equal", str(n), str(n % 4 + 1))
            for n in range(1, 28)
        ),
    ),
    c.CaptureRows("skills", (cells("draw it on a number line", "many", "2"),)),
    c.Capture("skills", "compare two fractions", cells=cells("compare two fractions", "", "")),
)
NEWEST = list(ROOM.state.entries)[-1]


def test_the_wall_marks_the_cell_that_is_asked_for_and_what_does_not_fit() -> None:
    step = ROOM.state.step
    assert step is not None
    body = table(ROOM.state, step, step.captures[0], Look(hand=Hand(NEWEST, "1", asked=True)))
    assert body is not None
    assert body.count == len(ROOM.state.entries)
    lines = drawn(body, 58, 6)
    assert "▲ many" in lines[-2]
    assert "▸ …" in lines[-1]
    assert sum(line.count("▸") for line in lines) == 1


def test_the_row_in_hand_is_seen_wherever_it_stands() -> None:
    step = ROOM.state.step
    assert step is not None
    third = list(ROOM.state.entries)[2]
    body = table(ROOM.state, step, step.captures[0], Look(hand=Hand(third, "0")))
    assert body is not None
    lines = drawn(body, 58, 6)
    assert lines[0].split() == ["Skill", "↑1", "↓26", "Students", "Depth"]
    assert any(line.startswith("▸ explain why") for line in lines)


@pytest.mark.parametrize("theme", ["wall-dark", "wall-light"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_picture(size: tuple[int, int], theme: str, snap_compare: Compare) -> None:
    view = present(
        ROOM.state, PROTOCOL, ROOM.now, Ui(hand=Hand(NEWEST, "1", asked=True), label="Students")
    )
    assert snap_compare(WallApp(view, theme), terminal_size=size)
