"""A goal on the board: its sentence, its parts, and what is still open."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.protocol.model import Protocol
from plc_runner.session import commands as c
from plc_runner.session.goals import LABELS
from plc_runner.session.shelves import Hand
from plc_runner.tui.bodies.goal import GoalBody, GoalPart, goal
from plc_runner.tui.cells import Line, line_width
from plc_runner.tui.look import Look
from plc_runner.tui.present import Ui, present
from tests.session.rooms import Room, minutes
from tests.tui.host import WallApp
from tests.tui.test_snapshots import Compare

SIZES = ((40, 12), (60, 18), (120, 36))
PROTOCOL = Protocol.model_validate(
    {
        "id": "aim",
        "title": "SMART goal",
        "steps": [
            {
                "title": "Set the goal",
                "id": "set",
                "minutes": minutes(5),
                "say": "Read the goal aloud, together.",
                "capture": [{"kind": "goal", "id": "goal", "label": "Our goal", "required": True}],
            }
        ],
    }
)


def a_room(**parts: str) -> tuple[Room, str]:
    room = Room(protocol=PROTOCOL, roles={}).do(c.Start())
    room.do(c.SetGoal("Students explain why two fractions are equal"))
    (made,) = room.state.goals
    for part, text in parts.items():
        room.do(c.Fix(made, text, part))
    return room, made


def body_of(room: Room, hand: Hand | None = None) -> GoalBody:
    step = room.state.step
    assert step is not None
    return goal(room.state, step, step.captures[0], Look(hand=hand))


def drawn(body: GoalBody, width: int, height: int) -> list[str]:
    return [said(line) for line in body.rows(width, height, airy=False)]


def said(line: Line) -> str:
    return "".join(run.text for run in line).rstrip()


BEGUN, BEGUN_GOAL = a_room(measure="the unit quiz", baseline="9 of 27")
ASKED = Hand(BEGUN_GOAL, "target", asked=True)


def test_all_parts_are_there_and_the_open_ones_say_so() -> None:
    assert drawn(body_of(BEGUN, ASKED), 58, 9) == [
        "• Students explain why two fractions are equal, now 9 of",
        "  27, measured by the unit quiz",
        "  Measure      the unit quiz",
        "  Baseline     9 of 27",
        "▸ Target       …",
        "  By           ▲ open",
        "  Strategies   –",
        "  Evidence on  –",
    ]


def test_a_small_board_keeps_the_sentence_and_what_is_open() -> None:
    assert drawn(body_of(BEGUN, ASKED), 38, 4) == [
        "• Students explain why two fractions",
        "  are equal, now 9 of 27, measured by",
        "  the unit quiz",
        "▲ open: target, by",
    ]


def test_a_whole_goal_shows_how_things_stand() -> None:
    room, made = a_room(
        measure="the unit quiz", baseline="9 of 27", target="20 of 27", by="15 May",
        strategies="number lines; exit tickets", evidence_on="in six weeks",
    )  # fmt: skip
    room.do(c.Measure(made, "14 of 27", "2026-04-02"))
    lines = drawn(body_of(room), 58, 5)
    assert lines[0] == "• Students explain why two fractions are equal: from 9 of"
    assert lines[2:] == [
        "  Strategies   number lines; exit tickets",
        "  Evidence on  Thu 23 Apr",
        "  Measured     9 of 27 (Thu 12 Mar) → 14 of 27 (Thu 2 Apr)",
    ]


def test_another_goal_stands_above_in_one_line() -> None:
    room, _ = a_room()
    room.do(c.SetGoal("Students draw it"))
    lines = drawn(body_of(room), 58, 12)
    assert lines[:2] == [
        "• Students explain why two fractions are equal",
        "• Students draw it",
    ]
    assert body_of(room).count == len(room.state.goals)


def test_without_a_goal_the_board_says_how_it_goes() -> None:
    room = Room(protocol=PROTOCOL, roles={}).do(c.Start())
    assert drawn(body_of(room), 58, 3)[0].startswith("  Type what students will do.")


PARTS = st.builds(
    GoalPart,
    st.sampled_from(tuple(LABELS.values())),
    st.text(max_size=60),
    st.booleans(),
    st.booleans(),
)


@given(
    st.builds(
        GoalBody,
        st.text(max_size=90),
        st.booleans(),
        st.booleans(),
        st.lists(st.sampled_from(tuple(LABELS.values())), max_size=4).map(tuple),
        st.lists(PARTS, max_size=7).map(tuple),
        st.lists(st.text(max_size=60), max_size=3).map(tuple),
    ),
    st.integers(0, 120),
    st.integers(0, 16),
    st.booleans(),
)
def test_any_goal_stays_within_any_room(
    body: GoalBody, width: int, height: int, airy: bool
) -> None:
    lines = body.rows(width, height, airy=airy)
    assert len(lines) <= height
    assert all(line_width(line) <= width for line in lines)
    assert all("\n" not in run.text for line in lines for run in line)


@pytest.mark.parametrize("theme", ["wall-dark", "wall-light"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_picture(size: tuple[int, int], theme: str, snap_compare: Compare) -> None:
    view = present(BEGUN.state, PROTOCOL, BEGUN.now, Ui(hand=ASKED, label="Target"))
    assert snap_compare(WallApp(view, theme), terminal_size=size)
