"""A protocol and rooms to try the session core in: nothing of it comes from a file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from plc_runner.events import Draft
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.planned import Person
from plc_runner.session import commands as c
from plc_runner.session.decide import decide, outcome
from plc_runner.session.fold import opened
from plc_runner.session.moment import Moment
from plc_runner.session.opening import Opening, open_session
from plc_runner.session.state import SessionState

NOON = datetime(2026, 3, 12, 12, 0, tzinfo=UTC)
PEOPLE = tuple(
    Person(id=name.lower(), name=name) for name in ("Ana", "Ben", "Cy", "Dee", "Eli", "Fay")
)


def minutes(plan: int, least: int | None = None) -> dict[str, int]:
    """A span of minutes, as the model has it: in seconds."""
    least = 30 * plan if least is None else 60 * least
    return {"min": least, "plan": 60 * plan, "max": 60 * plan}


def protocol(id_: str = "looking") -> Protocol:
    """A small protocol with everything that moves a session: turns, a round, required slots."""
    return Protocol.model_validate(
        {
            "id": id_,
            "title": "Looking together",
            "roles": {
                "presenter": {"title": "Presenting teacher"},
                "recorder": {"title": "Recorder", "count": "many"},
            },
            "steps": [
                {
                    "title": "Describe",
                    "id": "describe",
                    "minutes": minutes(10),
                    "capture": [
                        {
                            "kind": "columns",
                            "id": "see",
                            "columns": ["Notice", "Wonder"],
                            "slot_ids": ["notice", "wonder"],
                        },
                    ],
                },
                {
                    "title": "Each says one thing",
                    "id": "each",
                    "turns": {"each": 60},
                    "capture": [{"kind": "text", "id": "heard", "label": "Heard"}],
                },
                {
                    "title": "Present",
                    "id": "present",
                    "minutes": minutes(4),
                    "talk": "presenter",
                },
                {
                    "round": "Each of us",
                    "id": "us",
                    "per": "participant",
                    "steps": [{"title": "Listen", "id": "listen", "minutes": minutes(1)}],
                },
                {
                    "title": "Decide",
                    "id": "decide",
                    "minutes": minutes(5),
                    "capture": [
                        {"kind": "decision", "id": "decision", "required": True},
                        {"kind": "action", "id": "action"},
                    ],
                },
                {
                    "title": "Debrief",
                    "id": "debrief",
                    "minutes": minutes(5),
                    "keep_full_time": True,
                },
            ],
        }
    )


class Room:
    """A session with a clock of its own; every draft that it made is kept in `drafts`."""

    def __init__(self, **opening: Any) -> None:
        given: dict[str, Any] = {
            "protocol": protocol(),
            "digest": "0" * 64,
            "people": PEOPLE,
            "roles": {"presenter": ("ana",)},
            "facilitator": "fay",
            "stop_at": NOON + timedelta(minutes=45),
            **opening,
        }
        self.protocols = {given["digest"]: given["protocol"]}
        self.now = NOON
        self.ids = (f"id-{n}" for n in range(10**9))
        first = open_session("session", Opening(**given), NOON)
        self.drafts: list[tuple[Draft, datetime]] = [(first, NOON)]
        self.state: SessionState = opened("session", first.event, NOON)  # type: ignore[arg-type]

    def wait(self, seconds: float) -> Room:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)
        return self

    def decide(self, command: c.Command) -> tuple[Draft, ...]:
        """What would come of a command."""
        if isinstance(command, c.SwitchProtocol):
            self.protocols[command.digest] = command.protocol
        current = self.protocols[self.state.protocol]
        return decide(Moment(self.state, self.now, lambda: next(self.ids), current), command)

    def do(self, *commands: c.Command) -> Room:
        """Carry out commands."""
        for command in commands:
            drafts = self.decide(command)
            self.drafts += [(draft, self.now) for draft in drafts]
            self.state = outcome(self.state, drafts, self.now)
        return self
