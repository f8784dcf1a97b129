"""A line of text on its way: where it was begun, and what it can turn out to ask for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plc_runner.events.entry import NOTE, PARKING
from plc_runner.protocol.planned import Person, PlannedStep, Slot
from plc_runner.session import commands as c
from plc_runner.session.state import SessionState


@dataclass(frozen=True, slots=True)
class Do:
    """Ask this of the session."""

    command: c.Command


@dataclass(frozen=True, slots=True)
class Ask:
    """Something that the screen or the driver answers itself."""

    verb_id: str
    argument: str = ""
    """For `slot` the id of a slot; for `arrive` a name that nobody here has had."""
    slot: str | None = None
    """Where what comes of it is to be kept."""
    step: str | None = None
    """The step in which the line was begun; None for the current one."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Nothing happens and the text stays in the line. An empty text needs no words."""

    text: str


Parsed = Do | Ask | Refusal


@dataclass(frozen=True, slots=True)
class Line:
    """Where a line was begun; see `grammar.parse`."""

    state: SessionState
    slot: str | None
    step_key: str | None
    today: date | None
    team: tuple[Person, ...] = ()
    """Everybody whom the team knows."""
    pasted: bool = False
    """It came with others: nobody can put it right, so it is kept as it is."""

    @classmethod
    def begun(
        cls,
        state: SessionState,
        slot: str | None,
        step: str | None,
        today: date | None = None,
        team: tuple[Person, ...] = (),
    ) -> Line:
        """Where a line belongs: the step in which it was begun, if an undo has not taken it away.

        Otherwise it is the current step, and the slot if that step has it.
        """
        if step is None or step in {planned.key for planned in state.steps}:
            return cls(state, slot, step, today, team)
        places = {PARKING, NOTE, *(own.id for own in state.slots)}
        return cls(state, slot if slot in places else None, None, today, team)

    @property
    def step(self) -> PlannedStep | None:
        """The step in which it was begun, else the current one."""
        return self.state.step_of(self.step_key) or self.state.step

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The slots of that step."""
        return () if self.step is None else self.step.slots

    @property
    def present(self) -> tuple[Person, ...]:
        """Who is here now."""
        return tuple(self.state.people[id_] for id_ in self.state.present)
