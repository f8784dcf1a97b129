"""A team as it stands: who belongs to it, how it works together, and whether that is still so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from plc_runner.events.team import MemberChanged, MemberJoined, MemberLeft, MemberReturned
from plc_runner.journal.queries import Member, Team, team
from plc_runner.journal.store import Journal
from plc_runner.journal.teams import Norms, norms_agreed
from plc_runner.session.words import listed


@dataclass(frozen=True, slots=True)
class TeamNow:
    """A team today."""

    team: Team
    norms: Norms | None
    """What it agreed on last; None if it never did, or gave its norms up."""
    agreed: tuple[str, ...]
    """Who agreed to it, by name; who has left since is among them."""
    came: tuple[str, ...]
    """Members who have not agreed to it."""
    went: tuple[str, ...]
    """Who agreed to it and is no member now."""


def team_now(journal: Journal, id_: str) -> TeamNow:
    """A team today.

    Raises:
        NotFound: there is none.
    """
    known = team(journal, id_)
    newest = next(iter(norms_agreed(journal, id_, 1)), None)
    if newest is None or not newest.texts:
        return TeamNow(known, None, (), (), ())
    by = frozenset(newest.by)
    return TeamNow(
        known,
        newest,
        tuple(one.name for one in (*known.members, *known.former) if one.id in by),
        tuple(one.name for one in known.members if one.id not in by),
        tuple(one.name for one in known.former if one.id in by),
    )


def agree_again(now: TeamNow, today: date) -> str:
    """Why the team should look at its norms again, in a sentence; empty where it need not."""
    if now.norms is None or not (now.came or now.went):
        return ""
    parts = []
    if now.came:
        parts.append(f"{_few(now.came)} {'has' if len(now.came) == 1 else 'have'} not agreed yet")
    if now.went:
        parts.append(f"{_few(now.went)} {'has' if len(now.went) == 1 else 'have'} left")
    return f"Norms of {day_text(now.norms.day, today)}: {', '.join(parts)}. Agree on them again."


def _few(names: Sequence[str]) -> str:
    return listed(names) if len(names) <= 2 else f"{len(names)} people"


def member_said(member: Member, today: date) -> str:
    """Since when, or until when, somebody belongs: `since 12 Aug`, `12 Aug to 13 Feb`."""
    joined = day_text(member.joined, today)
    if member.left:
        return f"{joined} to {day_text(member.left, today)}"
    if member.returned:
        return f"since {joined}, back since {day_text(member.returned, today)}"
    return f"since {joined}"


def member_past(journal: Journal, team_id: str, member: Member) -> tuple[tuple[date, str], ...]:
    """What is kept of somebody's time in a team, in the order in which it was said."""
    told: list[tuple[date, str]] = []
    name = ""
    for it in journal.events(subject=member.id):
        match it.event:
            case MemberJoined(team=where) as event if where == team_id:
                name = event.name
                told.append((event.on or it.at.date(), f"joined as {name}"))
            case MemberChanged(team=where, name=str() as new) if where == team_id and new != name:
                told.append((it.at.date(), f"now called {new}, before {name}"))
                name = new
            case MemberLeft(team=where, on=day) if where == team_id:
                told.append((day, "left"))
            case MemberReturned(team=where, on=day) if where == team_id:
                told.append((day, "came back"))
    return tuple(told)


def day_text(day: date, today: date) -> str:
    """A day that has been: `12 Mar`, in another year `12 Mar 2025`."""
    return f"{day.day} {day:%b}" + (f" {day.year}" if day.year != today.year else "")
