"""A sample's parts: asked one after the other, put right, and taken back."""

from __future__ import annotations

import pytest

from plc_runner.errors import IllegalMove
from plc_runner.protocol.model import Protocol
from plc_runner.session import commands as c
from plc_runner.session.shelves import next_part, parts
from plc_runner.session.state import Exemplar
from plc_runner.session.unpacking import standard_cells
from tests.session.rooms import Room, minutes
from tests.session.test_samples import SHELF


@pytest.fixture
def room() -> Room:
    return Room(protocol=SHELF, roles={}).do(c.Start())


def only(room: Room) -> Exemplar:
    (item,) = room.state.exemplars.values()
    return item


def test_notes_standard_level_and_comment_are_asked_for(room: Room) -> None:
    room.do(c.KeepExemplar("two bars"))
    id_, asked, after = only(room).id, [], ""
    while hand := next_part(room.state, id_, after):
        asked.append(after := hand.part)
    assert asked == ["notes", "standard", "level", "comment"]


def test_notes_are_numbered_by_the_wall_alone(room: Room) -> None:
    room.do(c.KeepExemplar("two bars"))
    room.do(c.Fix(only(room).id, "1. equal parts; 2) both labels;; 4:3 is kept", "notes"))
    assert only(room).notes == ("equal parts", "both labels", "4:3 is kept")
    room.do(c.Fix(only(room).id, "", "notes"))
    assert only(room).notes == ()


def test_a_link_stays_a_link(room: Room) -> None:
    room.do(c.KeepExemplar("two bars", link="https://example.org/a"))
    assert parts(room.state, only(room))[-1].id == "link"
    room.do(c.Fix(only(room).id, "www.example.org/b", "link"))
    assert only(room).link == "https://www.example.org/b"
    with pytest.raises(IllegalMove, match="https"):
        room.do(c.Fix(only(room).id, "somewhere", "link"))


def test_undo_takes_back_a_part_and_then_the_sample(room: Room) -> None:
    room.do(c.KeepExemplar("two bars", file="0" * 64, file_name="a.jpg", size=3))
    kept = only(room)
    room.do(c.Fix(kept.id, "proficient", "level"), c.Undo())
    assert only(room) == kept
    room.do(c.Undo())
    assert only(room).removed


def test_the_one_standard_of_the_session_is_taken_for_granted() -> None:

    unpack = Protocol.model_validate(
        {
            "id": "unpack",
            "title": "Unpack",
            "steps": [
                {
                    "title": "Keep",
                    "id": "keep",
                    "minutes": minutes(5),
                    "capture": [
                        {"kind": "standard", "id": "standard", "label": "Standard"},
                        {"kind": "exemplar", "id": "sample", "label": "Sample"},
                    ],
                }
            ],
        }
    )
    room = Room(protocol=unpack, roles={}).do(c.Start(), c.KeepExemplar("before"))
    for code in ("X.1", "X.2"):
        room.do(c.Capture("standard", "words", cells=standard_cells("words", code)))
        room.do(c.KeepExemplar(code))
    kept = {item.title: item.standard for item in room.state.exemplars.values()}
    assert kept == {"before": "", "X.1": "X.1", "X.2": ""}
