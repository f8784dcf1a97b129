"""Who sits down: names and a team as typed, matched with the roster that is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plc_runner.errors import NotFound
from plc_runner.events import Draft
from plc_runner.events.team import MemberJoined, TeamCreated
from plc_runner.journal import queries
from plc_runner.journal.ids import new_id
from plc_runner.journal.store import Journal
from plc_runner.protocol.planned import Person
from plc_runner.session.opening import head_count
from plc_runner.session.phrases import plain


@dataclass(frozen=True, slots=True)
class Seating:
    """People with their ids, and what is to be kept so that they are known next time."""

    team: str | None
    team_name: str
    people: tuple[Person, ...]
    drafts: tuple[Draft, ...] = ()


def seat(journal: Journal, team_name: str, who: Sequence[str] | int, at: datetime) -> Seating:
    """Find the team and the people, or prepare to make them.

    Args:
        team_name: as typed; empty for a group that meets once.
        who: names, or a head-count.
        at: now.
    """
    name = team_name.strip()
    drafts: list[Draft] = []
    team = None
    roster: dict[str, Person] = {}
    if name:
        known = queries.team_called(journal, name, plain)
        if known is None:
            team = new_id(at)
            drafts.append(Draft(team, TeamCreated(name=name)))
        else:
            team, name = known.id, known.name
            roster = {plain(m.name): Person(id=m.id, name=m.name) for m in known.members}
    if isinstance(who, int):
        return Seating(team, name, head_count(who), tuple(drafts))
    people: dict[str, Person] = {}
    for said in who:
        if not (said := " ".join(said.split())):
            continue
        person = roster.get(plain(said)) or Person(id=new_id(at), name=said)
        if team is not None and plain(said) not in roster and plain(said) not in people:
            drafts.append(Draft(person.id, MemberJoined(team=team, name=said)))
        people.setdefault(plain(said), person)
    return Seating(team, name, tuple(people.values()), tuple(drafts))


def members_of(journal: Journal, team: str | None) -> tuple[Person, ...]:
    """Everybody who belongs to a team; nobody where there is none."""
    if team is None:
        return ()
    try:
        known = queries.team(journal, team)
    except NotFound:
        return ()
    return tuple(Person(id=member.id, name=member.name) for member in known.members)
