"""A protocol with turns and small groups, and a room that follows it."""

from __future__ import annotations

from typing import Any

from plc_runner.protocol.model import Protocol
from tests.session.rooms import Room, minutes


def in_groups(**changes: Any) -> Protocol:
    """Turns for everybody, pairs, pairs again, fours, and turns in rounds that begin anew."""
    pairs = {"talk": "small-groups", "groups": {"size": 2}}
    return Protocol.model_validate(
        {
            "id": "together",
            "title": "Together",
            "roles": {"expert": {"title": "Expert", "count": "many"}},
            "steps": [
                {"title": "Each", "id": "each", "minutes": minutes(6), "turns": {}},
                {"title": "Pairs", "id": "pairs", "minutes": minutes(4), **pairs},
                {"title": "Write", "id": "write", "minutes": minutes(1), "talk": "writing"},
                {"title": "Pairs again", "id": "again", "minutes": minutes(4), **pairs},
                {
                    "title": "Fours",
                    "id": "fours",
                    "minutes": minutes(4),
                    "talk": "small-groups",
                    "groups": {"size": 4},
                },
                {
                    "round": "Question",
                    "id": "ask",
                    "per": {"times": 2},
                    "rotate_start": True,
                    "steps": [{"title": "Say", "id": "say", "turns": {"each": 60}}],
                },
                {"title": "End", "id": "end", "minutes": minutes(2)},
            ],
            **changes,
        }
    )


def grouped_room(**opening: Any) -> Room:
    """Six people who have not begun."""
    given: dict[str, Any] = {"protocol": in_groups(), "roles": {}, "stop_at": None, **opening}
    return Room(**given)
