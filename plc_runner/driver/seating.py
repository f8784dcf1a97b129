"""Who sits down: names and a team as typed, matched with the roster that is kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from plc_runner.errors import NotFound
from plc_runner.events import Draft
from plc_runner.events.team import MemberJoined, MemberReturned, TeamCreated
from plc_runner.journal import queries
from plc_runner.journal.ids import new_id
from plc_runner.journal.queries import Member
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
    offered: tuple[Member, ...] = ()
    """Who sits here, and had left the team: they may have come for good."""


def seat(  # noqa: PLR0913 - who, where, when
    journal: Journal,
    team_name: str,
    who: Sequence[str] | int,
    at: datetime,
    *,
    today: date | None = None,
    back: Collection[str] = (),
) -> Seating:
    """Find the team and the people, or prepare to make them.

    Who has left the team sits here as a guest, unless they are back for good.

    Args:
        journal: where they are looked up.
        team_name: as typed; empty for a group that meets once.
        who: names, or a head-count.
        at: now.
        today: the day in the room, if it is known.
        back: ids of those who are back for good.
    """
    name = team_name.strip()
    known = queries.team_called(journal, name, plain) if name else None
    team = known.id if known else new_id(at) if name else None
    name = known.name if known else name
    drafts: list[Draft] = []
    if team is not None and known is None:
        drafts.append(Draft(team, TeamCreated(name=name)))
    if isinstance(who, int):
        return Seating(team, name, head_count(who), tuple(drafts))
    people, joining, offered = _sit(_known_as(known), who, at)
    if team is None:
        return Seating(team, name, people)
    drafts += [Draft(one.id, MemberJoined(team=team, name=one.name, on=today)) for one in joining]
    drafts += [
        Draft(one.id, MemberReturned(team=team, on=today or at.date()))
        for one in offered
        if one.id in back
    ]
    return Seating(team, name, people, tuple(drafts), offered)


def _sit(
    known_as: Mapping[str, Member], who: Sequence[str], at: datetime
) -> tuple[tuple[Person, ...], tuple[Person, ...], tuple[Member, ...]]:
    """Everybody once, those of them who are new, and those who had left."""
    people: dict[str, Person] = {}
    new: list[Person] = []
    offered: list[Member] = []
    for said in dict.fromkeys(plain(one) for one in who):
        member = known_as.get(said)
        if member is not None and member.id not in people:
            people[member.id] = Person(id=member.id, name=member.name)
            offered += [member] if member.left is not None else []
        elif member is None and said:
            name = next(" ".join(one.split()) for one in who if plain(one) == said)
            new.append(Person(id=new_id(at), name=name))
            people[new[-1].id] = new[-1]
    return tuple(people.values()), tuple(new), tuple(offered)


def _known_as(team: queries.Team | None) -> Mapping[str, Member]:
    """Whom each name means: a member, else who was called so, else who had that name and left."""
    if team is None:
        return {}
    former = sorted(team.former, key=lambda one: (one.left or one.joined, one.id))
    return {
        **{plain(one.name): one for one in former},
        **{plain(name): one for one in team.members for name in one.called},
        **{plain(one.name): one for one in team.members},
    }


def members_of(journal: Journal, team: str | None) -> tuple[Person, ...]:
    """Everybody who belongs to a team; nobody where there is none."""
    if team is None:
        return ()
    try:
        known = queries.team(journal, team)
    except NotFound:
        return ()
    return tuple(Person(id=member.id, name=member.name) for member in known.members)
