"""Lines typed where a table is asked for."""

from __future__ import annotations

import pytest

from plc_runner.errors import IllegalMove, Unfilled
from plc_runner.events.entry import Cell
from plc_runner.protocol.model import Protocol
from plc_runner.session import commands as c
from plc_runner.session.grammar import Do, Refusal, parse
from plc_runner.session.kinds import KINDS
from plc_runner.session.shelves import next_part, parts
from plc_runner.session.state import Entry
from tests.session.rooms import Room, minutes

NAMES = ("Skill", "Students", "Depth")
PROTOCOL = Protocol.model_validate(
    {
        "id": "fill",
        "title": "Fill",
        "steps": [
            {
                "title": "Fill",
                "id": "fill",
                "minutes": minutes(5),
                "capture": [
                    {
                        "kind": "table",
                        "id": "skills",
                        "label": "Skills",
                        "columns": [
                            {"name": "Skill"},
                            {"name": "Students", "type": "number"},
                            {"name": "Depth", "choice": ["1", "2", "3", "4"]},
                        ],
                    }
                ],
            },
            {"title": "Talk", "id": "talk", "minutes": minutes(5)},
        ],
    }
)


def cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(name=name, text=text) for name, text in zip(NAMES, texts, strict=True))


@pytest.fixture
def room() -> Room:
    return Room(protocol=PROTOCOL, roles={}).do(c.Start())


def typed(room: Room, line: str) -> Room:
    parsed = parse(line, room.state, slot=None)
    assert isinstance(parsed, Do), parsed
    return room.do(parsed.command)


def rows(room: Room) -> list[Entry]:
    return [entry for entry in room.state.entries.values() if entry.shown]


def test_a_line_fills_the_first_cell_and_asks_for_the_others(room: Room) -> None:
    typed(room, "explain why")
    (row,) = rows(room)
    assert row.cells == cells("explain why", "", "")
    hand = next_part(room.state, row.id)
    assert hand is not None
    assert [part.label for part in parts(room.state, row)] == ["Skill", "Students", "Depth 1-4"]
    room.do(c.Fix(row.id, "12", hand.part))
    assert rows(room)[0].text == "explain why | 12"
    assert next_part(room.state, row.id, hand.part) is not None


@pytest.mark.parametrize("line", ["explain | 12 | 3", "explain\t12\t3"])
def test_a_whole_row_is_said_at_once(room: Room, line: str) -> None:
    typed(room, line)
    assert rows(room)[0].cells == cells("explain", "12", "3")
    assert next_part(room.state, rows(room)[0].id) is None


def test_a_tab_at_the_start_stands_after_an_empty_cell(room: Room) -> None:
    typed(room, "\t12\t3")
    assert rows(room)[0].cells == cells("", "12", "3")


def test_what_does_not_fit_is_refused_and_stays(room: Room) -> None:
    parsed = parse("explain | 12 | 7", room.state, slot=None)
    assert parsed == Refusal("Depth is 1, 2, 3 or 4, not “7”.")


@pytest.mark.parametrize("line", ["| Skill | Students | Depth |", "|---|---:|---|"])
def test_heads_and_rule_of_a_table_are_no_rows(room: Room, line: str) -> None:
    assert isinstance(parse(line, room.state, slot=None), Refusal)


def test_a_cell_is_put_right_alone_and_the_row_as_a_whole(room: Room) -> None:
    typed(room, "explain | 12 | 3")
    (row,) = rows(room)
    room.do(c.Fix(row.id, "4", "2"))
    assert rows(room)[0].cells == cells("explain", "12", "4")
    with pytest.raises(IllegalMove, match="Depth is"):
        room.do(c.Fix(row.id, "9", "2"))
    room.do(c.Fix(row.id, "draw | 2 | 1"))
    assert rows(room)[0].cells == cells("draw", "2", "1")
    room.do(c.Undo(), c.Undo())
    assert rows(room)[0].cells == cells("explain", "12", "3")


def test_many_rows_are_one_act(room: Room) -> None:
    typed(room, "first | 1 | 1")
    room.do(c.CaptureRows("skills", (cells("a", "1", "1"), cells("", "2", ""))))
    assert [row.text for row in rows(room)] == ["first | 1 | 1", "a | 1 | 1", "| 2"]
    room.do(c.Undo())
    assert [row.text for row in rows(room)] == ["first | 1 | 1"]


def test_the_line_asks_for_the_first_column(room: Room) -> None:
    step = room.state.step
    assert step is not None
    assert KINDS["table"].asks(room.state, step, step.slots[0]) == "Skill"


def test_a_pasted_cell_that_does_not_fit_is_asked_for_before_the_step_ends(room: Room) -> None:
    room.do(c.CaptureRows("skills", (cells("a", "many", "1"),)))
    with pytest.raises(Unfilled, match="row 1, Students: “many”"):
        room.do(c.Next())
    row = rows(room)[0]
    room.do(c.Fix(row.id, "12", "1"), c.Next())
