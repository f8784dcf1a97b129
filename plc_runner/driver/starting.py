"""From what is known about a start to its opening: what was not said is taken from last time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypedDict

from plc_runner.driver.leading import who_leads
from plc_runner.driver.seating import Seating, seat
from plc_runner.errors import NotFound
from plc_runner.events.carried import Carried
from plc_runner.journal import queries
from plc_runner.journal.home import planned
from plc_runner.journal.store import Journal
from plc_runner.memory.carried import carried
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.planned import Person
from plc_runner.session.lookup import the_person
from plc_runner.session.opening import Opening, is_named
from plc_runner.session.phrases import plain

HEAD_COUNT = 6
"""People taken for a group of which nothing is known."""

CLOSING_SECONDS = 180
"""For reading back what was agreed, a word from everybody, and the next meeting."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What somebody said about the meeting to come. None and nothing: not said."""

    protocol: str = ""
    """Its id, as typed."""
    team: str | None = None
    people: tuple[str, ...] | int | None = None
    """Names, or a head-count."""
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Role to beginnings of names."""
    facilitator: str | None = None
    stop_at: datetime | None = None
    focus: str | None = None
    prework_here: bool | None = None
    beside: str = ""
    """Name of who facilitates beside the facilitator, to learn it."""


@dataclass(frozen=True, slots=True)
class LastTime:
    """What the meeting before says about this one."""

    team: str = ""
    people: tuple[str, ...] | int = HEAD_COUNT
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Role to names, if it was the same protocol."""
    facilitator: str = ""


def last_time(journal: Journal, protocol: Protocol, team: str | None) -> LastTime:
    """What to take for granted.

    Args:
        team: its name as typed; None for the team that met last.
    """
    if team is None:
        latest = queries.sessions(journal, limit=1)
        team = latest[0].team_name if latest else ""
    known = queries.team_called(journal, team, plain)
    past = queries.last_session(journal, known.id) if known else None
    if known is None or past is None:
        names = tuple(member.name for member in known.members) if known else ()
        return LastTime(team, names or usual_count(protocol))
    named = expected(known, past)
    same = past.session.protocol_id == protocol.id
    return LastTime(
        known.name,
        tuple(name for name in named.values() if is_named(name)) or len(past.people),
        {
            role: tuple(named[id_] for id_ in ids if id_ in named)
            for role, ids in (past.roles if same else {}).items()
        },
        named.get(past.session.facilitator or "", ""),
    )


def expected(team: queries.Team, past: queries.PastSession) -> dict[str, str]:
    """Who may be expected after a meeting: names as they are now, by id.

    Those who were there, but for whoever has left the team since, and those who have joined it or
    came back to it since.
    """
    left = {member.id for member in team.former}
    names = {member.id: member.name for member in team.members}
    found = {one.id: names.get(one.id, one.name) for one in past.people if one.id not in left}
    if any(is_named(name) for name in found.values()):
        offset = timedelta(seconds=past.session.utc_offset)
        day = (past.session.opened + offset).date()
        new = [one for one in team.members if (one.returned or one.joined) > day]
        found |= {one.id: one.name for one in new}
    return found


def usual_count(protocol: Protocol) -> int:
    """People to plan for where nothing is known."""
    most = protocol.group.max or HEAD_COUNT
    return max(protocol.group.min, min(HEAD_COUNT, most))


def opening(  # noqa: PLR0913 - all that an opening is made from
    journal: Journal,
    wishes: Wishes,
    protocol: Protocol,
    digest: str,
    *,
    now: datetime,
    utc_offset: int,
) -> tuple[Opening, Seating]:
    """The opening of a session, and who is to be kept with it.

    Raises:
        NotFound: a role that the protocol has not, or a name that nobody here has.
    """
    before = last_time(journal, protocol, wishes.team)
    team = before.team if wishes.team is None else wishes.team
    who = before.people if wishes.people is None else wishes.people
    today = (now + timedelta(seconds=utc_offset)).date()
    seated = seat(journal, team, who, now, today=today)
    people = seated.people
    if wishes.facilitator:
        facilitator: str | None = the_person(people, wishes.facilitator).id
    else:
        turn = who_leads(
            journal, protocol.id, seated.team, people, today, before=before.facilitator
        )
        facilitator = turn.person
    said = planned(journal, seated.team) if seated.team else None
    focus = (said.focus if said else "") if wishes.focus is None else wishes.focus
    return (
        Opening(
            protocol=protocol,
            digest=digest,
            people=people,
            roles=assign(protocol, people, facilitator, said=wishes.roles, before=before.roles),
            facilitator=facilitator,
            beside=the_person(people, wishes.beside).id if wishes.beside else None,
            team=seated.team,
            team_name=seated.team_name,
            focus=focus.strip(),
            prework_here=wishes.prework_here if protocol.prework else None,
            stop_at=wishes.stop_at,
            utc_offset=utc_offset,
            first_time=is_new(journal, protocol, seated.team, facilitator),
            **own_steps(journal, seated.team, now, utc_offset),
        ),
        seated,
    )


class OwnSteps(TypedDict):
    """What makes the steps that every meeting of a team has; fields of an `Opening`."""

    carried: tuple[Carried, ...]
    closing: int


def own_steps(journal: Journal, team: str | None, now: datetime, utc_offset: int) -> OwnSteps:
    """What a team takes up from earlier meetings, and how long it takes to close this one.

    Args:
        team: its id; None for a group that meets once, which has neither step.
    """
    today = (now + timedelta(seconds=utc_offset)).date()
    taken_up = carried(journal, team, today, utc_offset)
    return {"carried": taken_up, "closing": CLOSING_SECONDS if team else 0}


def assign(
    protocol: Protocol,
    people: Sequence[Person],
    facilitator: str | None,
    *,
    said: Mapping[str, Sequence[str]],
    before: Mapping[str, Sequence[str]],
) -> dict[str, tuple[str, ...]]:
    """Who has which role: person ids by role id.

    A role that nobody was named for goes to those who had it before, else to the next person who
    has none, so that a meeting can start with nothing but Enter.

    Args:
        said: role to names, both as typed.
        before: role id to names.

    Raises:
        NotFound: a role that the protocol has not, or a name that nobody here has.
    """
    named = {
        role_id(protocol, role): tuple(the_person(people, name).id for name in names)
        for role, names in said.items()
    }
    return fill(protocol, people, facilitator, named=named, before=before)


def fill(
    protocol: Protocol,
    people: Sequence[Person],
    facilitator: str | None,
    *,
    named: Mapping[str, tuple[str, ...]],
    before: Mapping[str, Sequence[str]],
) -> dict[str, tuple[str, ...]]:
    """As `assign`, where it is known already whom the names mean: person ids by role id."""
    roles: dict[str, tuple[str, ...]] = {}
    for role in protocol.roles:
        if role in named:
            roles[role] = named[role]
        else:
            had = {plain(name) for name in before.get(role, ())}
            roles[role] = tuple(person.id for person in people if plain(person.name) in had)
    taken = {facilitator, *(id_ for ids in roles.values() for id_ in ids)}
    free = [person.id for person in people if person.id not in taken]
    for role, ids in roles.items():
        if not ids and role not in named and people:
            roles[role] = (free.pop(0) if free else people[-1].id,)
    return roles


def role_id(protocol: Protocol, word: str) -> str:
    """The id of a role, from its id or the beginning of its title.

    Raises:
        NotFound: the protocol has no such role.
    """
    typed = plain(word)
    if typed in protocol.roles:
        return typed
    found = [id_ for id_, role in protocol.roles.items() if plain(role.title).startswith(typed)]
    if len(found) == 1 and typed:
        return found[0]
    known = ", ".join(protocol.roles) or "none"
    raise NotFound(f"“{protocol.title}” has no role “{word}”. Its roles: {known}.")


def is_new(journal: Journal, protocol: Protocol, team: str | None, facilitator: str | None) -> bool:
    """Whether the protocol is new to the team or to whoever facilitates."""
    known = [
        queries.has_run(journal, protocol.id, team=team) if team else False,
        queries.has_run(journal, protocol.id, facilitator=facilitator) if facilitator else False,
    ]
    return not all(known)
