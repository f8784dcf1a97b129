"""Decisions and actions on the board: what, why, who and by when."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.protocol.model import Protocol
from plc_runner.session import commands as c
from plc_runner.session.shelves import Hand
from plc_runner.tui.bodies.agreed import Agreed, Card, Detail, action, agreed, decision
from plc_runner.tui.cells import line_width
from plc_runner.tui.look import Look
from plc_runner.tui.present import Ui, present
from tests.session.rooms import Room, minutes
from tests.tui.host import WallApp
from tests.tui.test_snapshots import Compare

SIZES = ((40, 12), (60, 18), (120, 36))
PROTOCOL = Protocol.model_validate(
    {
        "id": "move",
        "title": "Choose the next move",
        "steps": [
            {
                "title": "Decide the next move",
                "id": "decide",
                "minutes": minutes(6),
                "say": "What will we do, why, who, by when?",
                "capture": [
                    {"kind": "decision", "id": "decision", "required": True},
                    {"kind": "action", "id": "action"},
                ],
            },
            {"title": "Debrief", "id": "debrief", "minutes": minutes(3)},
        ],
    }
)
OLD = c.Replaced("old", "Number lines before bar models", "2026-02-05")


def a_room() -> Room:
    return Room(protocol=PROTOCOL, roles={}).do(
        c.Start(),
        c.Decide("Bar models first in every fraction lesson", "four of six drew the whole", OLD),
        c.AgreeAction("copy the task for all four groups", "ana", "Ana", "2026-03-20"),
        c.AgreeAction("bring rulers"),
        c.AgreeAction("ask the office for kits", None, "Ben and Cy", "next meeting"),
    )


def grown() -> Room:
    room = a_room()
    (made,) = room.state.decisions
    return room.do(
        c.Fix(made, "number lines; fraction strips", "options"),
        c.Fix(made, "half of the exit tickets have a bar", "know"),
        c.Fix(made, "in two weeks", "review"),
        c.Object(made, "too early for mine", "Dee"),
    )


def drawn(room: Room, kind: str, width: int, height: int, hand: Hand | None = None) -> list[str]:
    step = room.state.step
    assert step is not None
    make = {"decision": decision, "action": action}[kind]
    body = make(room.state, step, step.captures[0], Look(hand=hand))
    assert body is not None
    return said(body, width, height)


def said(body: Agreed, width: int, height: int) -> list[str]:
    rows = body.rows(width, height, airy=False)
    return ["".join(run.text for run in row).rstrip() for row in rows]


def test_nothing_agreed_leaves_the_column_its_lines() -> None:
    room = Room(protocol=PROTOCOL, roles={}).do(c.Start())
    assert room.state.step is not None
    assert decision(room.state, room.state.step, room.state.step.captures[0], Look()) is None


def test_a_decision_stands_with_its_reason_and_all_its_parts_under_it() -> None:
    assert drawn(grown(), "decision", 54, 12) == [
        "• Bar models first in every fraction lesson",
        "  because four of six drew the whole",
        "  replaces (5 Feb): Number lines before bar models",
        "  look again: Thu 26 Mar",
        "  we will know: half of the exit tickets have a bar",
        "  also considered: number lines; fraction strips",
        "  Dee disagrees: too early for mine",
    ]


@pytest.mark.parametrize(
    ("height", "rows"),
    [
        (1, ["• Bar models first in every …"]),
        (2, ["• Bar models first in every", "  fraction lesson"]),
        (3, ["• Bar models first in every", "  fraction lesson", "  because four of six drew …"]),
    ],
)
def test_where_room_is_short_the_statement_stays_longest(height: int, rows: list[str]) -> None:
    assert drawn(grown(), "decision", 29, height) == rows


def test_owner_and_day_stand_in_columns_of_their_own_where_there_is_room() -> None:
    assert drawn(a_room(), "action", 54, 12) == [
        "• copy the task for all     Ana           Fri 20 Mar",
        "  four groups",
        "• bring rulers              no owner yet  no date",
        "• ask the office for kits   Ben and Cy    next meeting",
    ]


def test_owner_and_day_stand_under_an_action_where_it_is_narrow() -> None:
    assert drawn(a_room(), "action", 28, 12) == [
        "• copy the task for all four",
        "  groups",
        "  Ana · Fri 20 Mar",
        "• bring rulers",
        "  no owner yet · no date",
        "• ask the office for kits",
        "  Ben and Cy · next meeting",
    ]


def test_older_ones_fold_and_are_counted() -> None:
    assert drawn(a_room(), "action", 28, 5) == [
        "  ↑ 1 more",
        "• bring rulers",
        "  no owner yet · no date",
        "• ask the office for kits",
        "  Ben and Cy · next meeting",
    ]


def test_the_one_in_hand_is_on_the_board_with_its_part() -> None:
    room = a_room()
    first = next(iter(room.state.actions))
    assert drawn(room, "action", 28, 5, Hand(first, "due")) == [
        "  ↓ 2 more",
        "▸ copy the task for all four",
        "  groups",
        "  Ana · Fri 20 Mar",
        "  ▸ By: 20 Mar 2026",
    ]
    (made,) = room.state.decisions
    assert drawn(room, "decision", 50, 9, Hand(made, "know"))[-1] == "  ▸ How we will know: …"
    rows = drawn(room, "decision", 50, 9, Hand(made, "because"))
    assert "  because four of six drew the whole" not in rows
    assert rows[-1] == "  ▸ Because: four of six drew the whole"


def test_a_step_without_slots_for_them_shows_all_that_it_agreed() -> None:
    room = a_room().do(c.Next(), c.Decide("We end on time"), c.SetGoal("80 % explain why"))
    room.do(c.AgreeAction("buy tea", "dee", "Dee"))
    step = room.state.step
    assert step is not None
    body = agreed(room.state, step, ("decision", "action", "goal"), Look())
    assert body is not None
    assert said(body, 30, 8) == [
        "• We end on time",
        "• buy tea",
        "  Dee · no date",
        "• 80 % explain why",
    ]
    assert body.count == 3


def test_what_waits_to_be_stored_is_marked() -> None:
    room = a_room()
    assert room.state.step is not None
    look = Look(unsaved=frozenset({"bring rulers"}))
    body = action(room.state, room.state.step, room.state.step.captures[1], look)
    assert body is not None
    assert "▲ bring rulers" in said(body, 28, 12)


TEXTS = st.text(max_size=40) | st.sampled_from(
    [
        "bring rulers for all groups of four",
        "全角の文字はどう折り返される",
        "e\u0301\u0301 \u202etxt",
        "\x1b[2J",
    ]
)
CARDS = st.builds(
    Card,
    st.text(max_size=3),
    TEXTS,
    st.lists(st.builds(Detail, TEXTS, st.integers(0, 2), st.sampled_from(["", "know"]))).map(tuple),
    TEXTS,
    TEXTS,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)


@given(
    st.lists(CARDS, max_size=6).map(tuple), st.integers(0, 70), st.integers(0, 20), st.booleans()
)
def test_nothing_is_wider_or_higher_than_its_room(
    cards: tuple[Card, ...], width: int, height: int, airy: bool
) -> None:
    rows = Agreed(cards).rows(width, height, airy=airy)
    assert len(rows) <= height
    assert all(line_width(row) <= width for row in rows)
    assert all("\x1b" not in run.text and "\n" not in run.text for row in rows for run in row)


@pytest.mark.parametrize("theme", ["wall-dark", "wall-light"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_picture(size: tuple[int, int], theme: str, snap_compare: Compare) -> None:
    room = grown()
    view = present(room.state, PROTOCOL, room.now, replace(Ui(), slot="action"))
    assert snap_compare(WallApp(view, theme), terminal_size=size)
