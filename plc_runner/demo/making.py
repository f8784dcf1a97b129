"""Making the journal of made-up teams from their scripts, always the same one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from plc_runner.demo.room import UTC_OFFSET, Hosts, enter
from plc_runner.demo.script import Happens, Joins, Leaves, Meeting, Member, Norms, Team
from plc_runner.demo.shelf import shipped
from plc_runner.driver.starting import own_steps
from plc_runner.events import Draft, Event
from plc_runner.events import team as te
from plc_runner.journal.acts import Act, Ready, ready
from plc_runner.journal.earlier import standing_decisions
from plc_runner.journal.ids import Ids
from plc_runner.journal.made_up import MACHINE
from plc_runner.journal.store import Journal
from plc_runner.protocol.planned import Person
from plc_runner.session import commands as c

_NOON = time(12)
_LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def at(day: date, clock: time) -> datetime:
    """A moment of the made-up teams, in UTC."""
    return datetime.combine(day, clock, tzinfo=UTC) - timedelta(seconds=UTC_OFFSET)


def open_made_up(path: Path, seed: int) -> Journal:
    """A journal for made-up teams; one of the same seed is the same machine's."""
    ids = Ids(Random(f"{seed} machine").getrandbits)
    return Journal.open(path, device=MACHINE, device_id=ids(_LONG_AGO))


@dataclass(slots=True)
class Maker:
    """Makes the past of one team, meeting by meeting."""

    script: Team
    journal: Journal
    seed: str
    id: str = ""
    people: dict[str, Person] = field(default_factory=dict)
    """The members of now, by name."""
    ran: set[tuple[str, str]] = field(default_factory=set)
    """Protocols that the team, or somebody in it, has run before."""
    acts: list[Act] = field(default_factory=list)
    """What waits to be kept."""
    ids: Ids = field(init=False)
    chance: Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = Random(self.seed)
        self.ids = Ids(Random(f"{self.seed} ids").getrandbits)

    def found(self, day: date) -> None:
        """Begin the team."""
        script, when = self.script, at(day, _NOON)
        self.id = self.ids(when)
        settled = te.TeamSettled(minutes=script.minutes, rhythm=script.rhythm)
        self._keep(when, self.id, te.TeamCreated(name=script.name))
        self._keep(when, self.id, settled)
        for member in script.members:
            self._join(day, member)

    def taken(self) -> list[Ready]:
        """What waits to be kept, handed over."""
        acts, self.acts = self.acts, []
        return [ready(act) for act in acts]

    def happen(self, what: Happens, after: Meeting | None) -> None:
        """One thing after the other.

        Args:
            after: the meeting that comes after this one, if this is one.
        """
        if isinstance(what, Meeting):
            if not what.is_to_come:
                self._meet(what, after)
        elif isinstance(what, Joins):
            self._join(what.day, what.who)
        elif isinstance(what, Leaves):
            gone = self.people.pop(what.name)
            self._keep(at(what.day, time(16)), gone.id, te.MemberLeft(team=self.id, on=what.day))
        elif isinstance(what, Norms):
            when = at(what.day, time(16))
            by = tuple(person.id for person in self.people.values())
            event = te.NormsAgreed(team=self.id, norms=what.texts, by=by, on=what.day)
            self._keep(when, self.ids(when), event)

    def _join(self, day: date, member: Member) -> None:
        when = at(day, _NOON)
        person = Person(id=self.ids(when), name=member.name)
        self.people[member.name] = person
        event = te.MemberJoined(team=self.id, name=member.name, role=member.role, on=day)
        self._keep(when, person.id, event)

    def _keep(self, when: datetime, subject: str, event: Event) -> None:
        self.acts.append(Act((Draft(subject, event),), when, ids=self.ids.many(when, 1)))

    def _meet(self, meeting: Meeting, after: Meeting | None) -> None:
        begins = at(meeting.day, meeting.time)
        leads = self.people.get(meeting.leads)
        ran = {(meeting.protocol, ""), (meeting.protocol, leads.id if leads else "")}
        own = own_steps(self.journal, self.id, begins, UTC_OFFSET)
        hosts = Hosts(
            team=self.id,
            team_name=self.script.name,
            people=self.people,
            ids=self.ids,
            chance=self.chance,
            carried=own["carried"],
            first_time=not ran <= self.ran,
            decided=self._decided,
            next=after,
        )
        self.ran |= ran
        room = enter(meeting, hosts, begins - timedelta(seconds=self.chance.randint(40, 200)))
        room.at = begins + timedelta(seconds=self.chance.randint(5, 100))
        room.run()
        self.acts += room.acts

    def _decided(self, words: str) -> c.Replaced:
        found = [
            one
            for one in standing_decisions(self.journal, self.id)
            if words.casefold() in one.statement.casefold()
        ]
        if not found:
            raise ValueError(f"no decision of {self.script.name} has the words “{words}”")
        local = found[0].at + timedelta(seconds=UTC_OFFSET)
        return c.Replaced(found[0].id, found[0].statement, local.date().isoformat())


def _texts(teams: Sequence[Team], when: datetime, ids: Ids) -> Iterator[Act]:
    """The texts of all protocols, kept as by the first meeting that runs them."""
    names = {one.protocol for team in teams for one in team.happens if isinstance(one, Meeting)}
    for name in sorted(names):
        found = shipped(name)
        event = te.ProtocolStored(
            protocol_id=found.protocol.id,
            title=found.protocol.title,
            version=found.protocol.version,
            text=found.text,
        )
        yield Act((Draft(found.digest, event),), when, ids=ids.many(when, 1))


@dataclass(frozen=True, slots=True)
class Made:
    """What was made."""

    events: int
    """How many were kept."""
    teams: tuple[str, ...]
    """Their ids."""


def _at_once(_: int) -> None:
    """What one day brings is kept before the next one begins."""


def days(
    journal: Journal,
    teams: Sequence[Team],
    seed: int,
    kept: Callable[[int], None] = _at_once,
) -> Iterator[tuple[tuple[str, list[Ready]], ...]]:
    """What teams do day by day: of each its id, and its acts. They are to be kept in this order.

    Args:
        journal: is read: a meeting takes up what the team's earlier ones left.
        kept: waits until all is kept of that day; they are counted from 0.
    """
    makers = [Maker(team, journal, f"{seed} {number}") for number, team in enumerate(teams)]
    first = min(happens.day for team in teams for happens in team.happens)
    for maker in makers:
        maker.found(first)
    texts = _texts(teams, at(first, time(8)), Ids(Random(f"{seed} texts").getrandbits))
    yield (("", [ready(act) for act in texts]), *((maker.id, maker.taken()) for maker in makers))
    waiting = [list(zip(team.happens, _next_meetings(team), strict=True)) for team in teams]
    last = [0] * len(teams)
    for number, day in enumerate(sorted({one.day for team in teams for one in team.happens}), 1):
        done = []
        for which, (maker, queue) in enumerate(zip(makers, waiting, strict=True)):
            while queue and queue[0][0].day == day:
                kept(last[which])
                maker.happen(*queue.pop(0))
                last[which] = number
            if maker.acts:
                done.append((maker.id, maker.taken()))
        yield tuple(done)


def make(journal: Journal, teams: Sequence[Team], seed: int) -> Made:
    """Let teams have their past, day by day."""
    return keep_days(journal, days(journal, teams, seed))


def keep_days(journal: Journal, made: Iterable[tuple[tuple[str, list[Ready]], ...]]) -> Made:
    """Keep what `days` brings."""
    events, teams = 0, dict[str, None]()
    for day in made:
        acts = [act for _, of_one in day for act in of_one]
        journal.append_ready(acts)
        events += sum(len(act.events) for act in acts)
        teams |= {team: None for team, _ in day if team}
    return Made(events, tuple(teams))


def _next_meetings(team: Team) -> list[Meeting | None]:
    out: list[Meeting | None] = []
    after: Meeting | None = None
    for what in reversed(team.happens):
        out.insert(0, after)
        if isinstance(what, Meeting):
            after = what
    return out
