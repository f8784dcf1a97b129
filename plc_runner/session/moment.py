"""What a decision of the session is made from: the state, the time, and what is handed in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from plc_runner.errors import IllegalMove
from plc_runner.events import Draft, Event
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.planned import Person, PlannedStep
from plc_runner.session.state import SessionState


@dataclass(frozen=True, slots=True)
class Moment:
    """One moment of a session, in which a command is decided."""

    state: SessionState
    at: datetime
    """Aware UTC, never before the last event's."""
    new_id: Callable[[], str]
    protocol: Protocol
    """The protocol that the session follows now."""
    team: tuple[Person, ...] = ()
    """Everybody whom the team knows."""

    @property
    def today(self) -> date:
        """The day in the room."""
        return self.state.day_of(self.at)

    def fact(self, event: Event) -> Draft:
        """An event about the session itself."""
        return Draft(self.state.id, event)

    def record(self, event: Event) -> Draft:
        """An event that begins a record of its own."""
        return Draft(self.new_id(), event)

    def step_of(self, key: str | None) -> PlannedStep:
        """The step of a key; without one, the step that has the floor.

        Raises:
            IllegalMove: there is none.
        """
        if key is None:
            return self.step
        if step := self.state.step_of(key):
            return step
        raise IllegalMove("The step of this line is not in the plan any more.")

    @property
    def step(self) -> PlannedStep:
        """The step that has the floor.

        Raises:
            IllegalMove: none has, before the start.
        """
        if self.state.step is None:
            raise IllegalMove("The meeting has not started yet. PageDown or /start starts it.")
        return self.state.step
