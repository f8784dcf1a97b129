"""A standard on the board: its code, its text, its marks, and its licence's notice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.session import commands as c
from plc_runner.session.shelves import Hand
from plc_runner.session.unpacking import marked, standard_cells, standard_in_one_line
from plc_runner.tui.bodies.standard import BESIDE, Shown, StandardBody, standard_body
from plc_runner.tui.cells import Line, line_width
from plc_runner.tui.look import Look
from plc_runner.tui.present import Ui, present
from tests.session.rooms import Room
from tests.session.unpacking_rooms import CODE, NOTICE, PROTOCOL, a_room, mark, the_standard
from tests.tui.host import WallApp
from tests.tui.test_snapshots import Compare

SIZES = ((40, 12), (60, 18), (120, 36))
MARKS = (
    mark("skill", "Compare"), mark("concept", "parts of the same strip"),
    mark("skill", "explain"), mark("skill", "draw"), mark("concept", "larger"),
)  # fmt: skip


def body_of(room: Room, look: Look | None = None) -> StandardBody:
    step = room.state.step
    assert step is not None
    body = standard_body(room.state, step, step.captures[0], look or Look())
    assert body is not None
    return body


def drawn(body: StandardBody, width: int, height: int) -> list[str]:
    return [said(line) for line in body.rows(width, height, airy=False)]


def said(line: Line) -> str:
    return "".join(run.text for run in line).rstrip()


def test_code_text_and_notice_stand_on_the_board() -> None:
    assert drawn(body_of(a_room()), 58, 6) == [
        f"{CODE}  Skyland mathematics",
        "Compare two parts of the same strip; explain, and draw,",
        "which one is larger.",
        "",
        NOTICE,
    ]


def test_marks_show_without_colour() -> None:
    room = a_room()
    room.do(c.Mark(the_standard(room), MARKS))
    lines = drawn(body_of(room), 58, 9)
    assert lines[2:5] == [
        "[Compare] two parts of the same strip; [explain], and",
        "[draw], which one is larger.",
        "[3 skills]  2 concepts",
    ]
    underlined = [run.text for line in body_of(room).rows(58, 9, airy=False) for run in line
                  if run.ink == "stress"]  # fmt: skip
    assert underlined == ["parts of the same strip", "larger", "2 concepts"]


def test_a_small_board_keeps_code_words_and_a_row_of_the_notice() -> None:
    assert drawn(body_of(a_room(notice=f"{NOTICE} {NOTICE}")), 38, 3) == [
        f"{CODE}  Compare two parts of the",
        "same strip; explain, and draw, which …",
        "© 2024 Skyland. May be shown in schoo…",
    ]


def test_a_standard_of_before_stands_above_in_one_row() -> None:
    room = a_room()
    cells = standard_cells("Draw a strip.", "SK.2.FR.A.3")
    room.do(c.Capture("standard", standard_in_one_line(cells), cells=cells))
    lines = drawn(body_of(room), 58, 5)
    assert lines[0] == f"{CODE}  Compare two parts of the same strip; explain…"
    assert lines[1:3] == ["SK.2.FR.A.3", "Draw a strip."]
    assert lines[-1] == NOTICE, "also where the one that it belongs to is the smaller one"
    held = drawn(body_of(room, Look(hand=Hand(the_standard(room)))), 58, 7)
    assert held[0] == "SK.2.FR.A.3  Draw a strip."
    assert held[1].startswith(f"▸ {CODE}")


def test_it_stays_in_sight_while_it_is_marked_and_its_table_filled() -> None:
    room = a_room()
    room.do(c.Next())
    view = present(room.state, PROTOCOL, room.now, Ui())
    assert [(column.slot, column.hint) for column in view.columns] == [(BESIDE, "/mark")]
    room.do(c.Next())
    view = present(room.state, PROTOCOL, room.now, Ui())
    assert [column.slot for column in view.columns] == ["rows", BESIDE]


def test_without_a_standard_the_slot_is_empty() -> None:
    room = Room(protocol=PROTOCOL, roles={}).do(c.Start())
    step = room.state.step
    assert step is not None
    assert standard_body(room.state, step, step.captures[0], Look()) is None


@st.composite
def shown(draw: st.DrawFn) -> Shown:
    text = draw(st.text(min_size=1, max_size=90))
    marks = marked(text, (), draw(st.sampled_from(("skill", "concept"))),
                   draw(st.integers(0, 40)), draw(st.integers(0, len(text))))  # fmt: skip
    return Shown(
        text, draw(st.text(max_size=12)), draw(st.text(max_size=20)), draw(st.text(max_size=90)),
        marks, draw(st.booleans()), draw(st.booleans()),
    )  # fmt: skip


@given(
    st.builds(StandardBody, st.lists(shown(), min_size=1, max_size=3).map(tuple)),
    st.integers(0, 120),
    st.integers(0, 14),
    st.booleans(),
)
def test_any_standard_stays_within_any_room(
    body: StandardBody, width: int, height: int, airy: bool
) -> None:
    lines = body.rows(width, height, airy=airy)
    assert len(lines) <= height
    assert all(line_width(line) <= width for line in lines)
    assert all("\n" not in run.text for line in lines for run in line)
    assert body.tall >= 1


@pytest.mark.parametrize("theme", ["wall-dark", "wall-light"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_picture(size: tuple[int, int], theme: str, snap_compare: Compare) -> None:
    room = a_room()
    room.do(c.Mark(the_standard(room), MARKS))
    view = present(room.state, PROTOCOL, room.now, Ui())
    assert snap_compare(WallApp(view, theme), terminal_size=size)
