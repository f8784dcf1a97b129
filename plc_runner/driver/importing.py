"""Taking in the list of a team's members: who is new joins, what is known is brought up to date.

Nobody leaves because a list does not name them, and nobody who left comes back because an old list
does: both are told, for somebody to decide. So the same list twice does nothing the second time.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plc_runner.driver.roster import Roster, RosterRow
from plc_runner.driver.teams import Office
from plc_runner.events import Draft
from plc_runner.events.team import MemberChanged, MemberJoined
from plc_runner.journal.ids import new_id
from plc_runner.journal.queries import Member, Team
from plc_runner.memory.team import day_text
from plc_runner.session.phrases import plain
from plc_runner.session.words import listed


@dataclass(frozen=True, slots=True)
class Imported:
    """What a list means for a team."""

    drafts: tuple[Draft, ...]
    joined: tuple[str, ...]
    """Names of those who are new."""
    changed: tuple[str, ...]
    """What is different of whom, in words."""
    same: int
    """How many stand in the list as they were known."""
    gone: tuple[Member, ...]
    """Who stands in the list and has left the team."""
    missing: tuple[str, ...]
    """Names of members who do not stand in the list."""
    problems: tuple[str, ...]
    """Rows that were left out, or look odd: each begins with its line."""


def look_through(office: Office, team: Team, roster: Roster) -> Imported:
    """What a list means for a team, before anything is kept."""
    matched = _matched(team, roster.rows)
    known = [(row, matched[row.line]) for row in roster.rows if row.line in matched]
    here = [(row, member) for row, member in known if member.left is None]
    names = _names_after(team, here)
    drafts: list[Draft] = []
    changed: list[str] = []
    problems = list(roster.problems)
    for row, member in here:
        new = _new(member, row)
        if "name" in new and names.get(plain(row.name)) != member.id:
            problems.append(f"Line {row.line}: {member.name}: {_taken(row.name)}")
        elif new:
            drafts.append(Draft(member.id, MemberChanged(team=team.id, **new)))
            changed.append(_change_said(member, new))
    same = len(here) - len(changed) - (len(problems) - len(roster.problems))
    others = [row for row in roster.rows if row.line not in matched]
    new_here = [row for row in others if plain(row.name) not in names]
    problems += [f"Line {it.line}: {_taken(it.name)}" for it in others if it not in new_here]
    drafts += [Draft(new_id(office.at), _joined(office, team, row)) for row in new_here]
    ids = {member.id for member in matched.values()}
    return Imported(
        tuple(drafts),
        tuple(row.name for row in new_here),
        tuple(changed),
        same,
        tuple(member for _, member in known if member.left is not None),
        tuple(one.name for one in team.members if one.id not in ids),
        tuple(problems),
    )


def _taken(name: str) -> str:
    return (
        f"somebody in the team is called {name} already. Add a letter to tell the two apart, as "
        "the wall will call them. Left out."
    )


def _joined(office: Office, team: Team, row: RosterRow) -> MemberJoined:
    return MemberJoined(
        team=team.id,
        name=row.name,
        email=row.email or "",
        role=row.role or "",
        on=office.today,
    )


def _names_after(team: Team, known: Sequence[tuple[RosterRow, Member]]) -> Mapping[str, str]:
    """Who has which name once everybody is called anew who can be: ids by name.

    A name is free once whoever has it is called something else.
    """
    names = {plain(one.name): one.id for one in team.members}
    waiting = [(one, _new(one, row).get("name", "")) for row, one in known]
    waiting = [(one, to) for one, to in waiting if to]
    while True:
        free = [(one, to) for one, to in waiting if names.get(plain(to), one.id) == one.id]
        if not free:
            return names
        member, to = free[0]
        waiting.remove(free[0])
        if names.get(plain(member.name)) == member.id:
            del names[plain(member.name)]
        names[plain(to)] = member.id


def take_in(office: Office, found: Imported) -> None:
    """Keep what a list means.

    Raises:
        NotSaved: nothing was stored; says why.
    """
    if found.drafts:
        first, *more = found.drafts
        office.keep(
            "import", (first.subject, first.event), *((it.subject, it.event) for it in more)
        )


def _matched(team: Team, rows: Sequence[RosterRow]) -> Mapping[int, Member]:
    """Whom each row (by its line) means: by address first, then by name; now, then before.

    A member whose address stands in another row is not meant by name alone.
    """
    everybody = (*_by_day(team.former), *team.members)
    by_email = {plain(one.email): one for one in everybody if one.email}
    found = {
        row.line: by_email[plain(row.email)]
        for row in rows
        if row.email is not None and plain(row.email) in by_email
    }
    for by_name in (
        {plain(one.name): one for one in team.members},
        {plain(name): one for one in team.members for name in one.called},
        {plain(one.name): one for one in _by_day(team.former)},
    ):
        taken = {one.id for one in found.values()}
        for row in rows:
            member = by_name.get(plain(row.name))
            if row.line not in found and member is not None and member.id not in taken:
                found[row.line] = member
                taken.add(member.id)
    return found


def _by_day(former: Sequence[Member]) -> list[Member]:
    """Who left last comes last, and counts."""
    return sorted(former, key=lambda one: (one.left or one.joined, one.id))


def _new(member: Member, row: RosterRow) -> dict[str, str]:
    """What the row knows better. What it leaves empty stays; an earlier name is no new one."""
    older = plain(row.name) in map(plain, member.called) and plain(row.name) != plain(member.name)
    known = plain(row.email or "") == plain(member.email)
    said = {
        "name": "" if older else row.name,
        "email": "" if known else row.email,
        "role": row.role,
    }
    return {part: to for part, to in said.items() if to and to != getattr(member, part)}


def _change_said(member: Member, new: Mapping[str, str]) -> str:
    told = [f"is called {new['name']}"] if "name" in new else []
    told += [f"{part} {new[part]}" for part in ("email", "role") if part in new]
    return f"{member.name}: {', '.join(told)}"


def import_said(office: Office, team: Team, found: Imported) -> Iterator[str]:
    """What came of it, or would, line by line."""
    if found.joined:
        yield f"New in {team.name}: {listed(found.joined)}"
    yield from found.changed
    if found.same:
        yield f"{found.same} known already, as they are."
    for member in found.gone:
        day = day_text(member.left or member.joined, office.today)
        yield f"{member.name} stands in the list, but left on {day}: say so if they are back."
    if found.missing:
        yield f"Not in the list, and members still: {listed(found.missing)}"
    yield from (f"▲ {problem}" for problem in found.problems)
