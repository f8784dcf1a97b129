"""The cycles that teams follow: which meeting is due, beginning one, ending it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from plc_runner.driver.seating import seat
from plc_runner.errors import NotFound, Refused
from plc_runner.events import Draft
from plc_runner.events.cycle import CycleBegun, CycleEnded
from plc_runner.journal.cycles import Followed, HeldSession, followed, held
from plc_runner.journal.ids import new_id
from plc_runner.journal.queries import Team, protocol_text, team_called, teams
from plc_runner.journal.store import Journal
from plc_runner.protocol.cycle import Due, Held, Meeting, due, monday_of
from plc_runner.protocol.library import Library, ListedCycle
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.source import read
from plc_runner.protocol.words import closest, listed
from plc_runner.session.dates import date_said
from plc_runner.session.phrases import plain


@dataclass(frozen=True, slots=True)
class Following:
    """Where a team stands in its cycle today."""

    cycle: Followed
    due: Due

    @property
    def next(self) -> Meeting | None:
        """The meeting that comes next; None once the cycle is complete."""
        return None if self.due.next is None else self.cycle.meetings[self.due.next]


def following(
    journal: Journal,
    library: Library,
    today: date,
    *,
    team: str | None = None,
    limit: int = -1,
) -> tuple[Following, ...]:
    """Where teams stand in their cycles, the team that met last first.

    Args:
        library: knows which protocol is a variant of which.
        today: the day in the room.
        team: only this one (its id).
        limit: at most so many; all where it is negative.
    """
    kin = _Kin(journal, library)
    return tuple(
        Following(one, due(one.meetings, one.first_day, kin.held(one), today))
        for one in followed(journal, team=team, limit=limit)
    )


def due_said(weeks: int) -> str:
    """When a meeting is due, in words: `due this week`, `waiting for 2 weeks`.

    Args:
        weeks: as `Due.weeks`.
    """
    known = {0: "due this week", 1: "due next week", -1: "waiting since last week"}
    other = f"due in {weeks} weeks" if weeks > 0 else f"waiting for {-weeks} weeks"
    return known.get(weeks, other)


def team_named(journal: Journal, name: str) -> Team:
    """The team of this name.

    Raises:
        NotFound: there is none.
    """
    if found := team_called(journal, name, plain):
        return found
    names = [team.name for team in teams(journal)]
    meant = closest(name, names)
    there = f"Did you mean {meant}?" if meant else f"There is {listed(names)}." if names else ""
    raise NotFound(f"There is no team “{name}”. {there}".rstrip())


def begin_cycle(
    journal: Journal, listed: ListedCycle, team_name: str, first_day: date, at: datetime
) -> tuple[Followed, tuple[str, ...]]:
    """Let a team follow a cycle. A team that there is not yet is made.

    Returns:
        what it follows now, and the titles of what it followed until now.

    Raises:
        Refused: the file has errors, or no team is named.
        NotSaved: nothing was stored; says why.
    """
    cycle = listed.reading.cycle
    if cycle is None:
        raise Refused(
            f"“{listed.id}” has errors, so it cannot be followed. "
            f"Type “plc check {listed.path}” to see them."
        )
    seated = seat(journal, team_name, (), at)
    if seated.team is None:
        raise Refused("Which team is it for? Say its name.")
    before = followed(journal, team=seated.team)
    begun = CycleBegun(
        act="begin cycle",
        team=seated.team,
        cycle=cycle.id,
        title=cycle.title,
        version=cycle.version,
        meetings=cycle.meetings,
        first_day=first_day,
    )
    journal.append(
        [
            *seated.drafts,
            *(Draft(one.id, CycleEnded()) for one in before),
            Draft(id_ := new_id(at), begun),
        ],
        at=at,
    )
    now = next(one for one in followed(journal, team=seated.team) if one.id == id_)
    return now, tuple(one.title for one in before)


def end_cycle(journal: Journal, team: str, at: datetime) -> tuple[str, ...]:
    """Let a team (its id) follow its cycle no longer.

    Returns:
        what it followed, by title.

    Raises:
        NotSaved: nothing was stored; says why.
    """
    before = followed(journal, team=team)
    journal.append([Draft(one.id, CycleEnded(act="end cycle")) for one in before], at=at)
    return tuple(one.title for one in before)


def first_day_said(words: str, today: date) -> date | None:
    """The day that the words mean, which may be past; None if they are no clear day.

    A day without a year is the nearest one. Nothing, and `this week`, is this week's Monday.
    """
    said = " ".join(plain(words).removeprefix("from ").split())
    weeks = {"last": -1, "this": 0, "next": 1}
    which, _, what = (said or "this week").partition(" ")
    if which in weeks and what in ("week", "monday"):
        return monday_of(today) + timedelta(weeks=weeks[which])
    found = date_said(said, today)
    try:
        day = date.fromisoformat(found.kept if found else "")
    except ValueError:
        return None
    if f"{day:%A}".casefold() == said and day - timedelta(weeks=1) == today:
        return today
    if day - today > timedelta(days=183) and str(day.year) not in said:
        return _a_year_before(day)
    return day


def _a_year_before(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day


class _Kin:
    """What counts as what. Every protocol is looked at once, however many sessions ran it."""

    def __init__(self, journal: Journal, library: Library) -> None:
        self._journal = journal
        self._library = library
        self._ran: dict[tuple[str, str], tuple[str, ...]] = {}
        self._listed: dict[str, Protocol | None] = {}

    def held(self, one: Followed) -> list[Held]:
        """The sessions of a team since it follows a cycle, each with what it counts as."""
        wanted = {meeting.protocol for meeting in one.meetings}
        return [
            Held(session.day, self._counts_as(session, wanted), session.early)
            for session in held(self._journal, one)
        ]

    def _counts_as(self, session: HeldSession, wanted: Set[str]) -> tuple[str, ...]:
        """The protocol that it ran and what that is a variant of; else what has its title."""
        if session.protocol_id in wanted:
            return (session.protocol_id,)
        lineage = self._lineage(session)
        if not wanted.isdisjoint(lineage):
            return lineage
        title = plain(session.title)
        named = ((id_, self._protocol(id_)) for id_ in sorted(wanted))
        return tuple(id_ for id_, it in named if it and plain(it.title) == title)

    def _lineage(self, session: HeldSession) -> tuple[str, ...]:
        key = session.protocol_id, session.protocol
        if key not in self._ran:
            text = protocol_text(self._journal, session.protocol) or ""
            found = [session.protocol_id]
            varies = "based_on" in text  # most do not: reading them would take a while
            protocol = read(text.encode(), "protocol.yaml").protocol if varies else None
            while (base := _base(protocol)) and base not in found:
                found.append(base)
                protocol = self._protocol(base)
            self._ran[key] = tuple(found)
        return self._ran[key]

    def _protocol(self, id_: str) -> Protocol | None:
        if id_ not in self._listed:
            try:
                self._listed[id_] = self._library.find(id_).reading.protocol
            except NotFound:
                self._listed[id_] = None
        return self._listed[id_]


def _base(protocol: Protocol | None) -> str:
    return protocol.based_on.partition("@")[0] if protocol else ""
