"""Who facilitates next, against a plain and slow way to say the same."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from plc_runner.events import Draft
from plc_runner.events.meeting import FacilitatorPassed
from plc_runner.events.session import (
    PersonLeft,
    SessionHandedOver,
    SessionOpened,
    SessionStarted,
    SideFacilitatorSet,
)
from plc_runner.events.team import MemberJoined, MemberLeft, MemberReturned, TeamCreated
from plc_runner.journal.store import Journal
from plc_runner.memory.rotation import Next, next_facilitator, turns
from plc_runner.protocol.planned import Person

PEOPLE = ("Ana", "Ben", "Cy", "Dee")
FIRST_DAY = datetime(2026, 1, 7, 20, 15, tzinfo=UTC)
TODAY = date(2026, 5, 20)


@dataclass(frozen=True)
class Held:
    """One meeting, on one day after the other."""

    leader: str
    here: tuple[str, ...]
    protocol: str = "look"
    beside: str | None = None
    taken_over: str | None = None
    """Who facilitated from the middle of it."""
    gone: str | None = None
    """Who was on the list, and went before it began."""
    started: bool = True
    team: str = "six"


@dataclass(frozen=True)
class Passed:
    who: str


@dataclass(frozen=True)
class Left:
    who: str
    back: bool = False


Happening = Held | Passed | Left


@dataclass
class Team:
    """A team whose past is written down by hand."""

    journal: Journal
    day: datetime = FIRST_DAY
    number: int = 0

    def begin(self, names: Iterable[str] = PEOPLE) -> None:
        joined = [Draft(name, MemberJoined(team="six", name=name)) for name in names]
        others = [Draft(name, MemberJoined(team="others", name=name)) for name in names]
        teams = [Draft(id_, TeamCreated(name=id_)) for id_ in ("six", "others")]
        self.keep(*teams, *joined, *others)

    def keep(self, *drafts: Draft, session: str | None = None, later: int = 0) -> None:
        self.journal.append(drafts, at=self.day + timedelta(minutes=later), session=session)

    def happens(self, *happenings: Happening) -> None:
        for one in happenings:
            self.day += timedelta(days=1)
            if isinstance(one, Held):
                self._meet(one)
            elif isinstance(one, Passed):
                self.keep(Draft(one.who, FacilitatorPassed(team="six")))
            elif one.back:
                self.keep(Draft(one.who, MemberReturned(team="six", on=self.day.date())))
            else:
                self.keep(Draft(one.who, MemberLeft(team="six", on=self.day.date())))

    def _meet(self, held: Held) -> None:
        self.number += 1
        id_ = f"s{self.number:03}"
        opened = SessionOpened(
            protocol="ab" * 32,
            protocol_id=held.protocol,
            title=held.protocol,
            team=held.team,
            people=tuple(Person(id=name, name=name) for name in held.here),
            facilitator=held.leader,
            beside=held.beside,
            utc_offset=-5 * 3600,
            plan=(),
        )
        self.keep(Draft(id_, opened), session=id_)
        if held.gone:
            self.keep(Draft(id_, PersonLeft(person=held.gone)), session=id_, later=1)
        if held.started:
            self.keep(Draft(id_, SessionStarted()), session=id_, later=2)
        if held.taken_over:
            self.keep(Draft(id_, SessionHandedOver(to=held.taken_over)), session=id_, later=3)

    def order(self, protocol: str = "look") -> list[str]:
        return [one.name for one in turns(self.journal, "six", protocol, TODAY)]

    def next(self, protocol: str = "look") -> Next:
        found = next_facilitator(self.journal, "six", protocol, TODAY)
        assert found is not None
        return found


def team_in(folder: Path, names: Iterable[str] = PEOPLE) -> Team:
    team = Team(Journal.open(folder / "plc.db", device="laptop"))
    team.begin(names)
    return team


def plainly(past: list[Happening], protocol: str) -> list[str]:
    """The rule said once more, by going through the past from its beginning."""
    last_turn = dict.fromkeys(PEOPLE, -1)
    knows = dict.fromkeys(PEOPLE, 0)
    came: set[str] = set()
    gone: set[str] = set()
    for day, one in enumerate(past):
        if isinstance(one, Passed):
            last_turn[one.who] = day
        elif isinstance(one, Left):
            (gone.discard if one.back else gone.add)(one.who)
        elif one.started:
            led = {one.leader, one.taken_over} - {None}
            for name in PEOPLE:
                was_there = name in one.here and name != one.gone
                if one.team == "six" and was_there:
                    came.add(name)
                if one.team == "six" and name in led:
                    last_turn[name] = day
                if one.protocol == protocol:
                    level = 3 if name in led else 2 if name == one.beside else int(was_there)
                    knows[name] = max(knows[name], level)
    can = [name for name in PEOPLE if name in came - gone]
    return sorted(can, key=lambda name: (last_turn[name], -knows[name], PEOPLE.index(name)))


@st.composite
def meetings(draw: st.DrawFn) -> Held:
    here = tuple(draw(st.lists(st.sampled_from(PEOPLE), min_size=1, unique=True)))
    someone = st.none() | st.sampled_from(here)
    leader = draw(st.sampled_from(here))
    return Held(
        leader,
        here,
        draw(st.sampled_from(["look", "tune"])),
        beside=draw(someone),
        taken_over=draw(someone),
        gone=draw(someone),
        started=draw(st.sampled_from([True, True, True, False])),
        team=draw(st.sampled_from(["six", "six", "six", "others"])),
    )


@st.composite
def pasts(draw: st.DrawFn) -> list[Happening]:
    who = st.sampled_from(PEOPLE)
    some = st.one_of(
        meetings(), meetings(), st.builds(Passed, who), st.builds(Left, who, st.booleans())
    )
    return draw(st.lists(some, max_size=8))


@settings(max_examples=25, deadline=None)
@given(past=pasts(), protocol=st.sampled_from(["look", "tune", ""]))
def test_the_order_is_that_of_the_plain_rule(past: list[Happening], protocol: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        team = team_in(Path(folder))
        with team.journal:
            team.happens(*past)
            assert team.order(protocol) == plainly(past, protocol)
            first = next_facilitator(team.journal, "six", protocol, TODAY)
            assert (first.name if first else None) == next(iter(team.order(protocol)), None)


def test_nobody_leads_their_first_meeting(tmp_path: Path) -> None:
    team = team_in(tmp_path)
    assert next_facilitator(team.journal, "six", "look", TODAY) is None
    team.happens(Held("Ana", ("Ana", "Ben")), Held("Ben", ("Ana", "Ben")))
    assert team.order() == ["Ana", "Ben"]
    team.happens(Held("Ana", ("Ana", "Ben", "Dee"), gone="Dee"))
    assert "Dee" not in team.order()
    team.happens(Held("Ben", ("Ana", "Ben", "Dee")))
    assert team.order() == ["Dee", "Ana", "Ben"]


def test_who_has_left_is_out_and_who_comes_back_is_in(tmp_path: Path) -> None:
    team = team_in(tmp_path)
    team.happens(Held("Ana", ("Ana", "Ben", "Cy")), Left("Ben"))
    assert team.order() == ["Cy", "Ana"]
    team.happens(Left("Ben", back=True))
    assert team.order() == ["Ben", "Cy", "Ana"]


def test_it_says_why(tmp_path: Path) -> None:
    team = team_in(tmp_path)
    team.happens(
        Held("Ana", PEOPLE, beside="Dee"),
        Held("Ben", PEOPLE),
        Held("Ana", PEOPLE, protocol="tune"),
        Passed("Cy"),
    )
    said = {one.name: one.why for one in turns(team.journal, "six", "look", TODAY)}
    assert list(said) == ["Dee", "Ben", "Ana", "Cy"]
    assert said == {
        "Dee": "has not facilitated yet; ran this beside Ana in January",
        "Ben": "last facilitated 9 Jan, with this protocol",
        "Ana": "last facilitated 10 Jan; ran this in January",
        "Cy": "passed on 11 Jan; has seen this twice",
    }
    assert team.next("new").why == "has not facilitated yet; new to this protocol"
    assert team.next("").why == "has not facilitated yet"


def test_a_year_ago_is_said_with_its_year(tmp_path: Path) -> None:
    team = team_in(tmp_path, ("Ana",))
    team.happens(Held("Ana", ("Ana",)), Held("Ana", ("Ana",), protocol="tune"))
    (only,) = turns(team.journal, "six", "look", date(2027, 2, 1))
    assert only.why == "last facilitated 9 Jan 2026; ran this in January 2026"


def test_who_only_stood_beside_had_no_turn(tmp_path: Path) -> None:
    team = team_in(tmp_path, ("Ana", "Ben"))
    team.happens(Held("Ana", ("Ana", "Ben")))
    team.keep(Draft("s001", SideFacilitatorSet(person="Ben")), session="s001", later=4)
    assert team.next().why == "has not facilitated yet; ran this beside Ana in January"
