"""Who facilitates a meeting where nobody was named for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plc_runner.journal.home import planned
from plc_runner.journal.store import Journal
from plc_runner.memory.rotation import turns
from plc_runner.protocol.planned import Person
from plc_runner.session.phrases import plain


@dataclass(frozen=True, slots=True)
class Leads:
    """Whom to take for the facilitator."""

    person: str | None
    """A person's id."""
    why: str = ""
    """Why it is their turn; empty where nothing says."""


def who_leads(  # noqa: PLR0913 - all that it depends on
    journal: Journal,
    protocol: str,
    team: str | None,
    people: Sequence[Person],
    today: date,
    *,
    before: str = "",
) -> Leads:
    """Who was planned to lead, else whose turn it is, of those who are here; else as last time.

    Args:
        protocol: id of the one to run.
        team: its id; None for a group that meets once.
        people: who is here.
        today: the day in the room.
        before: name of who led last time.
    """
    here = {person.id for person in people}
    if team is not None:
        said = planned(journal, team)
        if said and said.facilitator in here:
            return Leads(said.facilitator, "as planned")
        for one in turns(journal, team, protocol, today):
            if one.person in here:
                return Leads(one.person, one.why)
    again = (person.id for person in people if plain(person.name) == plain(before))
    return Leads(next(again, people[0].id if people else None))
