"""Who is with whom, on walls of any size."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.session import commands as c
from plc_runner.tui.bodies.groups import Group, GroupsBody, groups_body
from plc_runner.tui.cells import line_width
from plc_runner.tui.layout import arrange
from plc_runner.tui.present import Ui, present
from plc_runner.tui.present_columns import GROUPS
from tests.session.grouped import grouped_room, in_groups
from tests.session.rooms import Room, minutes
from tests.tui.host import WallApp
from tests.tui.test_snapshots import Compare


def in_pairs(**step: object) -> Room:
    pairs = {
        "title": "Share in pairs",
        "id": "pairs",
        "minutes": minutes(6),
        "talk": "small-groups",
        "groups": {"size": 2},
        "say": "What did you both see? Agree on one thing to tell.",
        **step,
    }
    after = {"title": "End", "id": "end", "minutes": minutes(2)}
    return grouped_room(protocol=in_groups(steps=[pairs, after])).do(c.Start())


def body(room: Room) -> GroupsBody:
    assert room.state.step is not None
    made = groups_body(room.state, room.state.step)
    assert made is not None
    return made


def drawn(made: GroupsBody, width: int, height: int, *, airy: bool = False) -> list[str]:
    return ["".join(run.text for run in row) for row in made.rows(width, height, airy=airy)]


def test_groups_stand_below_one_another_with_air_where_there_is_some() -> None:
    made = body(in_pairs())
    assert drawn(made, 58, 4) == [" 1 Ana, Ben", " 2 Cy, Dee", " 3 Eli, Fay"]
    assert drawn(made, 58, 9, airy=True) == [
        "", " 1 Ana, Ben", "", " 2 Cy, Dee", "", " 3 Eli, Fay",
    ]  # fmt: skip
    assert drawn(made, 58, 2) == [
        " 1 Ana, Ben                    2 Cy, Dee",
        " 3 Eli, Fay",
    ]  # fmt: skip


def test_who_tells_stands_out_and_who_has_told_steps_back() -> None:
    room = in_pairs().wait(60).do(c.NextTurn()).wait(20).do(c.NextTurn())
    assert drawn(body(room), 58, 4) == [" ✓ Ana, Ben", " 2  Cy , Dee", " 3 Eli, Fay"]
    assert drawn(body(room), 18, 2) == [" 2  Cy , Dee", " 3 Eli, Fay"], "who tells is seen"
    inks = {run.text.strip(): run.ink for row in body(room).rows(58, 4, airy=False) for run in row}
    assert inks["Cy"] == "name"
    assert inks["Ana"] == "muted"


def test_before_anything_is_kept_a_small_wall_shows_who_is_with_whom() -> None:
    room = in_pairs(capture=[{"kind": "text", "id": "told", "label": "Told"}])

    def lead() -> bool:
        view = present(room.state, room.protocols["0" * 64], room.now, Ui())
        (column,) = (column for column in view.columns if column.slot == GROUPS)
        return column.lead

    assert lead()
    room.do(c.Capture("told", "equal parts"))
    assert not lead()
    room.do(c.NextTurn())
    assert lead(), "and again who tells for which group"


def test_the_order_of_turns_is_one_row_where_there_is_room_for_it() -> None:
    room = grouped_room().do(c.Start()).wait(30).do(c.NextTurn())
    view = present(room.state, room.protocols["0" * 64], room.now, Ui())
    row = arrange(60, 18, view).below_rows[-1]
    assert "".join(run.text for run in row).split() == [
        "✓",
        "Ana",
        "Ben",
        "Cy",
        "Dee",
        "Eli",
        "Fay",
    ]
    crowd = tuple(replace(turn, name=f"{turn.name} Longname") for turn in view.turns)
    row = arrange(60, 18, replace(view, turns=crowd)).below_rows[-1]
    assert "".join(run.text for run in row).startswith("   Ben Longname ")
    assert line_width(row) <= 58


NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
BODIES = st.lists(
    st.builds(
        lambda names, telling: Group(tuple(names), telling, names[0]),
        st.lists(NAMES, min_size=1, max_size=5),
        st.sampled_from(["", "told", "tells"]),
    ),
    min_size=1,
    max_size=14,
).map(lambda groups: GroupsBody(tuple(groups)))


@given(BODIES, st.integers(3, 120), st.integers(0, 20), st.booleans())
def test_no_row_is_wider_than_the_room_nor_are_there_more(
    made: GroupsBody, width: int, height: int, airy: bool
) -> None:
    rows = made.rows(width, height, airy=airy)
    assert len(rows) <= height
    assert all(line_width(row) <= width for row in rows)


@given(st.integers(2, 40), st.integers(28, 120))
def test_everybody_can_be_read_where_the_rows_suffice(people: int, width: int) -> None:
    made = GroupsBody(tuple(Group((f"P{n}", f"Q{n}")) for n in range(people // 2)))
    text = " ".join(drawn(made, width, 20))
    assert all(name in text for group in made.groups for name in group.names)


@pytest.mark.parametrize("theme", ["wall-dark", "wall-light"])
@pytest.mark.parametrize(
    "size", [(40, 12), (60, 18), (120, 36)], ids=lambda size: "x".join(map(str, size))
)
def test_picture(size: tuple[int, int], theme: str, snap_compare: Compare) -> None:
    room = in_pairs(capture=[{"kind": "text", "id": "told", "label": "What we heard"}])
    room.do(c.Arrive(room.state.people["ana"].model_copy(update={"id": "gus", "name": "Gus"})))
    room.wait(200).do(c.NextTurn()).wait(30).do(c.NextTurn(), c.Capture("told", "equal parts"))
    view = present(room.state, room.protocols["0" * 64], room.now, Ui())
    assert snap_compare(WallApp(view, theme), terminal_size=size)
