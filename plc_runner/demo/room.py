"""One meeting of a script, run by the real engine: every line goes the way of a typed one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from plc_runner.demo.script import Meeting, Said
from plc_runner.demo.shelf import shipped
from plc_runner.driver.starting import fill
from plc_runner.events import Draft
from plc_runner.events.carried import Carried
from plc_runner.journal.acts import Act
from plc_runner.journal.ids import Ids
from plc_runner.protocol.own_steps import CLOSING
from plc_runner.protocol.planned import Person, PlannedStep
from plc_runner.session import commands as c
from plc_runner.session.decide import decide, outcome
from plc_runner.session.fold import opened
from plc_runner.session.grammar import parse
from plc_runner.session.line import Do
from plc_runner.session.moment import Moment
from plc_runner.session.opening import Opening, open_session
from plc_runner.session.past import in_order
from plc_runner.session.state import SessionState

UTC_OFFSET = -5 * 3600
"""Of all made-up teams."""
CLOSING_SECONDS = 180
_NAMED = re.compile(r"\{([^}]*)\}")


@dataclass(frozen=True, slots=True)
class Hosts:
    """Who is there, and what is known before the meeting."""

    team: str
    """Its id."""
    team_name: str
    people: Mapping[str, Person]
    """Members by name."""
    ids: Ids
    chance: Random
    carried: tuple[Carried, ...]
    first_time: bool
    decided: Callable[[str], c.Replaced]
    """The earlier decision that stands and has these words."""
    next: Meeting | None = None
    """The meeting after this one, to be planned in this one."""


@dataclass(slots=True)
class Room:
    """A meeting that is being held. What was done is in `acts`."""

    hosts: Hosts
    script: Meeting
    at: datetime
    state: SessionState
    acts: list[Act] = field(default_factory=list)
    newest: str = ""
    """The record to which parts may be added."""

    def do(self, command: c.Command) -> None:
        """Carry out a command now.

        Raises:
            IllegalMove: the script asks for what no room could do.
        """
        hosts = self.hosts
        moment = Moment(
            self.state,
            self.at,
            lambda: hosts.ids(self.at),
            shipped(self.script.protocol).protocol,
            tuple(hosts.people.values()),
        )
        self.keep(decide(moment, command))

    def keep(self, drafts: tuple[Draft, ...]) -> None:
        """Take down what came of it."""
        by, session = self.state.facilitator, self.state.id
        self.acts.append(
            Act(drafts, self.at, by, session, self.hosts.ids.many(self.at, len(drafts)))
        )
        self.state = outcome(self.state, drafts, self.at)
        record = next((one.subject for one in drafts if one.subject != session), "")
        self.newest = record or self.newest

    def run(self) -> None:
        """Hold the meeting from the first step to the end."""
        self.do(c.Start())
        while self.state.step is not None:
            step = self.state.step
            self._hold(step)
            if step.key == self.state.steps[-1].key:
                break
            if self.state.step.key == step.key:  # nobody skipped it
                self.do(c.Next(force=True))
        self.do(c.Close())

    def _hold(self, step: PlannedStep) -> None:
        """Let a step take about as long as planned, with what is said in it."""
        chance = self.hosts.chance
        lines = self.script.said.get(step.key) or self.script.said.get(step.step, [])
        seconds = max(20.0, step.seconds * chance.uniform(0.84, 1.08))
        begun, turns = self.at, max(0, len(self.state.turns_of(step.key)) - 1)
        moves: list[Said | None] = [*lines, *([None] * turns)]
        if turns:  # the word goes round while people speak
            moves = (
                sorted(moves, key=lambda _: chance.random()) if not lines else _mixed(lines, turns)
            )
        for number, said in enumerate(moves, 1):
            share = number / (len(moves) + 1) + chance.uniform(-0.3, 0.3) / (len(moves) + 1)
            self.at = begun + timedelta(seconds=round(seconds * share, 3))
            if said is None:
                self.do(c.NextTurn())
            else:
                self._say(step, said)
        if step.key == CLOSING:
            self._plan_next()
        self.at = begun + timedelta(seconds=round(seconds, 3))

    def _say(self, step: PlannedStep, said: Said) -> None:
        if said.part == "replaces":
            self.do(c.Replace(self.newest, self.hosts.decided(said.text)))
        elif said.part:
            self.do(c.Fix(self.newest, said.text, said.part))
        elif said.text.startswith("/measure "):
            self._measure(said)
        elif said.text.startswith("/keep-sample "):
            self._keep_sample(said)
        elif not said.if_there or self._is_there(said.text):
            self._line(step, said)

    def _line(self, step: PlannedStep, said: Said) -> None:
        text = _NAMED.sub(lambda found: self._code(found[1]), said.text)
        today = self.state.day_of(self.at)
        team = tuple(self.hosts.people.values())
        slot = said.slot or None
        parsed = parse(text, self.state, slot=slot, step=step.key, today=today, team=team)
        if not isinstance(parsed, Do):
            raise ValueError(f"{self.script.day} {step.key}: “{text}”: {parsed}")
        self.do(parsed.command)
        if said.starred:
            self.do(c.Star(self.newest))

    def _measure(self, said: Said) -> None:
        """`/measure {GOAL} VALUE; NOTE`."""
        found = re.fullmatch(r"/measure \{([^}]*)\} (.*)", said.text)
        assert found is not None  # noqa: S101 - the scripts are ours
        items = self._called(found[1])
        if not items and said.if_there:
            return
        item, value = items[0], found[2]
        of = self.state.taken_up[item].item.text if item in self.state.taken_up else ""
        value, _, note = value.partition("; ")
        day = self.state.day_of(self.at).isoformat()
        self.do(c.Measure(item, value, day, note, of))

    def _keep_sample(self, kept: Said) -> None:
        """`/keep-sample TITLE | STANDARD | LEVEL | COMMENT | NOTE | NOTE`, as the shelf does it."""
        said = [part.strip() for part in kept.text.removeprefix("/keep-sample ").split("|")]
        title, standard, level, comment, *notes = said
        self.do(
            c.KeepExemplar(
                title, standard=standard, level=level, comment=comment, notes=tuple(notes)
            )
        )

    def _things(self) -> dict[str, str]:
        """Whatever a line can name: ids, and their words."""
        state = self.state
        things = {one.id: one.item.text for one in in_order(state)}
        things |= {one.id: one.statement for one in state.decisions.values()}
        things |= {one.id: one.what for one in state.actions.values()}
        things |= {one.id: one.statement for one in state.goals.values()}
        return things | {one.id: one.text for one in state.entries.values()}

    def _called(self, words: str) -> list[str]:
        wanted = words.casefold()
        return [id_ for id_, text in self._things().items() if wanted in text.casefold()]

    def _is_there(self, text: str) -> bool:
        return all(self._called(words) for words in _NAMED.findall(text))

    def _code(self, words: str) -> str:
        found = self._called(words)
        if not found:
            known = "\n".join(self._things().values())
            raise ValueError(f"{self.script.day}: nothing is called “{words}” of\n{known}")
        return found[0][-12:]

    def _plan_next(self) -> None:
        after = self.hosts.next
        if after is None:
            return
        leads = self.hosts.people.get(after.leads)
        self.do(
            c.PlanMeeting(
                after.day,
                f"{after.time:%H:%M}",
                after.protocol,
                shipped(after.protocol).protocol.title,
                leads.id if leads else None,
                leads.name if leads else "",
                after.focus,
            )
        )


def _mixed(lines: list[Said], turns: int) -> list[Said | None]:
    """The lines with the turns spread among them."""
    out: list[Said | None] = []
    passed = 0
    for number, said in enumerate(lines, 1):
        out.append(said)
        while passed < turns * number // len(lines):
            out.append(None)
            passed += 1
    return out


def enter(script: Meeting, hosts: Hosts, at: datetime) -> Room:
    """Let people sit down.

    Args:
        at: when they open the meeting.
    """
    found = shipped(script.protocol)
    people = tuple(p for name, p in hosts.people.items() if name not in script.away)
    leads = hosts.people.get(script.leads) or people[0]
    named = {
        role: tuple(hosts.people[name.strip()].id for name in names.split(","))
        for role, names in script.roles.items()
    }
    bell = datetime.combine(script.day, script.time, tzinfo=at.tzinfo)
    opening = Opening(
        protocol=found.protocol,
        digest=found.digest,
        people=people,
        roles=fill(found.protocol, people, leads.id, named=named, before={}),
        facilitator=leads.id,
        team=hosts.team,
        team_name=hosts.team_name,
        focus=script.focus,
        prework_here=True if found.protocol.prework else None,
        stop_at=bell + timedelta(minutes=script.minutes, seconds=-UTC_OFFSET),
        utc_offset=UTC_OFFSET,
        first_time=hosts.first_time,
        beside=hosts.people[script.beside].id if script.beside else None,
        carried=hosts.carried,
        closing=CLOSING_SECONDS,
    )
    session = hosts.ids(at)
    draft = open_session(session, opening, at)
    room = Room(hosts, script, at, opened(session, draft.event, at))  # type: ignore[arg-type]
    room.acts.append(Act((draft,), at, leads.id, session, hosts.ids.many(at, 1)))
    return room
