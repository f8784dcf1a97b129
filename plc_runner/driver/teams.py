"""Who belongs to a team, and what it has agreed on: each change an event, nobody is deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from plc_runner.driver.people_said import email_said, name_said, past_day, person_said
from plc_runner.errors import Refused
from plc_runner.events import Draft, Event
from plc_runner.events.team import (
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MemberReturned,
    NormsAgreed,
    TeamCreated,
    TeamSettled,
)
from plc_runner.journal import queries
from plc_runner.journal.ids import new_id
from plc_runner.journal.queries import Member, Team
from plc_runner.journal.store import Journal
from plc_runner.memory.team import day_text
from plc_runner.session.phrases import plain

LONGEST_MEETING = 480
"""Minutes."""


@dataclass(frozen=True, slots=True)
class Office:
    """Where a team is looked after: the journal, and what day it is."""

    journal: Journal
    at: datetime
    """Aware UTC."""
    today: date
    """The day in the room."""
    day_first: bool = False
    """Whether 12/5 is in May here."""

    def team(self, id_: str) -> Team:
        """A team as it stands now."""
        return queries.team(self.journal, id_)

    def keep(self, act: str, *said: tuple[str, Event]) -> None:
        """Keep what was said; the first event begins the act."""
        (subject, first), *more = said
        drafts = [Draft(subject, first.model_copy(update={"act": act}))]
        self.journal.append([*drafts, *(Draft(*one) for one in more)], at=self.at)

    def day(self, words: str) -> date:
        """A day that has come, as somebody says it; today where nothing is said.

        Raises:
            Refused: the words are no such day.
        """
        day = past_day(words, self.today, day_first=self.day_first)
        if day is None:
            raise Refused(f"“{words.strip()}” is no clear day. Say 12 Feb, or 2026-02-12.")
        if day > self.today:
            raise Refused(f"{day_text(day, self.today)} has not come yet. Say it when it has.")
        return day


def new_team(office: Office, name: str) -> str:
    """Make a team; returns its id.

    Raises:
        Refused: there is one of that name, or it is no name.
        NotSaved: nothing was stored; says why.
    """
    name = _team_name(office, name)
    id_ = new_id(office.at)
    office.keep("new team", (id_, TeamCreated(name=name)))
    return id_


def _team_name(office: Office, said: str, of: Team | None = None) -> str:
    name = name_said(said, "The team's name")
    there = queries.team_called(office.journal, name, plain)
    if there and plain(there.name) == plain(name) and (of is None or there.id != of.id):
        raise Refused(f"There is a team {there.name} already. Give it another name.")
    return name


def join(  # noqa: PLR0913 - what is known of somebody new
    office: Office,
    team: Team,
    name: str,
    *,
    email: str = "",
    role: str = "",
    on: str = "",
    somebody_else: bool = False,
) -> str:
    """Take somebody in.

    Args:
        office: where it is kept.
        team: as it stands now.
        name: as the wall will call them.
        email: their address.
        role: what they are in the team.
        on: since when, in words; today where nothing is said.
        somebody_else: whoever had that name and left was another person.

    Returns:
        what was done, in a sentence.

    Raises:
        Refused: the name is taken, or something cannot be read; says what helps.
        NotSaved: nothing was stored; says why.
    """
    name = person_said(name)
    must_be_free(team, name)
    gone = [one for one in team.former if plain(one.name) == plain(name)]
    if gone and not somebody_else:
        left = _on(gone[-1].left or gone[-1].joined, office)
        raise BeenHere(
            f"{gone[-1].name} left {team.name} {left}. Back, or somebody else?", gone[-1]
        )
    day = office.day(on)
    joined = MemberJoined(
        team=team.id, name=name, email=email_said(email), role=" ".join(role.split()), on=day
    )
    office.keep("join", (new_id(office.at), joined))
    return f"{name} belongs to {team.name} since {_day(day, office)}."


class BeenHere(Refused):
    """Somebody of that name was a member and has left."""

    def __init__(self, text: str, member: Member) -> None:
        super().__init__(text)
        self.member = member
        """Who has left."""


def must_be_free(team: Team, name: str, but: Member | None = None) -> None:
    """See that no two members have one name: the wall calls people by it.

    Raises:
        Refused: somebody else has it.
    """
    for one in team.members:
        if plain(one.name) == plain(name) and (but is None or one.id != but.id):
            raise Refused(
                f"There is {one.name} in {team.name} already. Add a letter to tell the two apart, "
                "as the wall will call them."
            )


def leave(office: Office, team: Team, member: Member, on: str = "") -> str:
    """Let somebody leave. All that they said and did stays.

    Raises:
        Refused: the day cannot be; says why.
        NotSaved: nothing was stored; says why.
    """
    day = office.day(on)
    since = member.returned or member.joined
    if day < since:
        raise Refused(f"{member.name} belongs to {team.name} only since {_day(since, office)}.")
    office.keep("leave", (member.id, MemberLeft(team=team.id, on=day)))
    return f"{member.name} left {team.name} {_on(day, office)}. What they did stays."


def come_back(office: Office, team: Team, member: Member, on: str = "") -> str:
    """Let somebody who had left belong to the team again.

    Raises:
        Refused: the day cannot be, or the name is somebody else's now; says so.
        NotSaved: nothing was stored; says why.
    """
    must_be_free(team, member.name, member)
    day = office.day(on)
    if member.left and day < member.left:
        left = _on(member.left, office)
        raise Refused(f"{member.name} left only {left}. Say a day after that.")
    office.keep("return", (member.id, MemberReturned(team=team.id, on=day)))
    return f"{member.name} belongs to {team.name} again."


def change(  # noqa: PLR0913 - what is known of somebody
    office: Office,
    team: Team,
    member: Member,
    *,
    name: str | None = None,
    email: str | None = None,
    role: str | None = None,
) -> str:
    """Put right what is known of somebody. What is None stays; old records keep the old name.

    Returns:
        what was done, in a sentence; empty where nothing is different.

    Raises:
        Refused: the name is taken, or something cannot be read; says what helps.
        NotSaved: nothing was stored; says why.
    """
    if name is not None:
        name = person_said(name)
        must_be_free(team, name, member)
    said = {
        "name": name,
        "email": None if email is None else email_said(email),
        "role": None if role is None else " ".join(role.split()),
    }
    new = {part: text for part, text in said.items() if text not in (None, getattr(member, part))}
    if not new:
        return ""
    office.keep("change", (member.id, MemberChanged(team=team.id, **new)))
    told = [f"is called {new['name']} now"] if "name" in new else []
    told += [f"has {part} “{new[part]}”" for part in ("email", "role") if new.get(part)]
    told += [f"has no {part} any more" for part in ("email", "role") if new.get(part) == ""]
    return f"{member.name} {', '.join(told)}."


def settle(
    office: Office,
    team: Team,
    *,
    name: str | None = None,
    minutes: int | None = None,
    rhythm: str | None = None,
) -> str:
    """Name, length and rhythm of the meetings. What is None stays.

    Returns:
        what was done, in a sentence; empty where nothing is different.

    Raises:
        Refused: the name is taken, or no meeting takes that long.
        NotSaved: nothing was stored; says why.
    """
    if minutes is not None and not 0 <= minutes <= LONGEST_MEETING:
        raise Refused(f"A meeting takes 1 to {LONGEST_MEETING} minutes; 0 leaves it open.")
    said = {
        "name": None if name is None else _team_name(office, name, team),
        "minutes": minutes,
        "rhythm": None if rhythm is None else " ".join(rhythm.split()),
    }
    new = {part: to for part, to in said.items() if to is not None and to != getattr(team, part)}
    if not new:
        return ""
    office.keep("settle", (team.id, TeamSettled.model_validate(new)))
    told = [f"is called {new['name']} now"] if "name" in new else []
    if "minutes" in new:
        told.append(f"meets for {minutes} minutes" if minutes else "meets for as long as it takes")
    if "rhythm" in new:
        told.append(f"meets {new['rhythm']}" if new["rhythm"] else "has no rhythm any more")
    return f"{team.name} {', '.join(told)}."


def agree(office: Office, team: Team, norms: Sequence[str], by: Sequence[str] | None = None) -> str:
    """Keep what the team agreed on; what it agreed on before stays to be seen.

    Args:
        office: where it is kept.
        team: as it stands now.
        norms: one text each; none gives the norms up.
        by: ids of those who agreed; None for everybody.

    Raises:
        NotSaved: nothing was stored; says why.
    """
    texts = tuple(text for norm in norms if (text := " ".join(norm.split())))
    who = tuple(one.id for one in team.members) if by is None else tuple(by)
    agreed = NormsAgreed(team=team.id, norms=texts, by=who, on=office.today)
    office.keep("agree", (new_id(office.at), agreed))
    if not texts:
        return f"{team.name} has no norms any more."
    norm = "1 norm" if len(texts) == 1 else f"{len(texts)} norms"
    return f"{team.name} agreed on {norm}; {len(who)} of {len(team.members)} said so."


def _on(day: date, office: Office) -> str:
    return "today" if day == office.today else f"on {day_text(day, office.today)}"


def _day(day: date, office: Office) -> str:
    return "today" if day == office.today else day_text(day, office.today)
