"""A room that takes a standard apart: read it, mark it alone, fill the table."""

from __future__ import annotations

from plc_runner.events.entry import Mark
from plc_runner.protocol.model import Protocol
from plc_runner.session import commands as c
from plc_runner.session.state import SessionState
from plc_runner.session.unpacking import standard_cells, standard_in_one_line
from tests.session.rooms import Room, minutes

TEXT = "Compare two parts of the same strip; explain, and draw, which one is larger."
CODE = "SK.2.FR.A.2"
NOTICE = "© 2024 Skyland. May be shown in schools."
PROTOCOL = Protocol.model_validate(
    {
        "id": "unpack",
        "title": "Unpack a standard",
        "steps": [
            {
                "title": "Read it",
                "id": "read",
                "minutes": minutes(3),
                "capture": [
                    {"kind": "standard", "id": "standard", "label": "Our standard"},
                    {"kind": "text", "id": "doubt", "label": "Doubt"},
                ],
            },
            {"title": "Mark it alone", "id": "alone", "minutes": minutes(3), "say": "Pens only."},
            {
                "title": "Fill the table",
                "id": "fill",
                "minutes": minutes(8),
                "capture": [
                    {
                        "kind": "table",
                        "id": "rows",
                        "label": "Skills and concepts",
                        "columns": [
                            {"name": "Skill"},
                            {"name": "Concept"},
                            {"name": "Context"},
                            {"name": "Depth", "choice": ["1", "2", "3", "4"]},
                        ],
                    }
                ],
            },
        ],
    }
)


def a_room(text: str = TEXT, code: str = CODE, notice: str = NOTICE) -> Room:
    """A standard was kept in the first step."""
    room = Room(protocol=PROTOCOL, roles={}).do(c.Start())
    cells = standard_cells(text, code, "Skyland mathematics", notice)
    return room.do(c.Capture("standard", standard_in_one_line(cells), cells=cells))


def the_standard(room: Room) -> str:
    """Its id."""
    return next(e.id for e in room.state.entries.values() if e.slot == "standard")


def mark(what: str, words: str, text: str = TEXT) -> Mark:
    """Words of the text, marked where they first stand."""
    begins = text.index(words)
    return Mark.model_validate(
        {"what": what, "begins": begins, "ends": begins + len(words), "text": words}
    )


def rows(room: Room) -> list[str]:
    """What stands in the table."""
    return rows_said(room.state)


def rows_said(state: SessionState) -> list[str]:
    """What stands in the table of a session."""
    tables = {slot.id for step in state.steps for slot in step.slots if slot.kind == "table"}
    return [e.text for e in state.entries.values() if e.shown and e.slot in tables]
