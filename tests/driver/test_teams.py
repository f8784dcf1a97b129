"""Who belongs to a team: joining, leaving, coming back, being called otherwise, norms, lists."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plc_runner.driver.importing import Imported, import_said, look_through, take_in
from plc_runner.driver.people_said import past_day, the_member
from plc_runner.driver.roster import Roster, RosterRow
from plc_runner.driver.seating import seat
from plc_runner.driver.starting import last_time
from plc_runner.driver.teams import (
    BeenHere,
    Office,
    agree,
    change,
    come_back,
    join,
    leave,
    new_team,
    settle,
)
from plc_runner.errors import Refused
from plc_runner.events import Draft, Event
from plc_runner.events.team import (
    MemberChanged,
    MemberJoined,
    MemberLeft,
    MemberReturned,
    TeamCreated,
)
from plc_runner.journal.queries import Team, team_called
from plc_runner.journal.store import Journal
from plc_runner.journal.teams import norms_agreed, teams_listed
from plc_runner.memory.team import agree_again, member_past, member_said, team_now
from plc_runner.session.phrases import plain
from tests.driver.conftest import Clock, sit_down
from tests.journal.fold.histories import in_memory
from tests.journal.tables_of import tables_of
from tests.session.rooms import NOON

TODAY = NOON.date()


@pytest.fixture
def office(journal: Journal) -> Office:
    return Office(journal, NOON, TODAY)


def made(office: Office, *names: str, team: str = "Grade 4") -> Team:
    id_ = new_team(office, team)
    for name in names:
        join(office, office.team(id_), name, on="1 Feb 2026")
    return office.team(id_)


def names(team: Team) -> tuple[str, ...]:
    return tuple(one.name for one in team.members)


def test_members_join_leave_and_come_back_and_nobody_is_deleted(office: Office) -> None:
    team = made(office, "Ana", "Ben")
    ana = the_member(team, "an")
    assert leave(office, team, ana, "13 Feb") == (
        "Ana left Grade 4 on 13 Feb. What they did stays."
    )
    team = office.team(team.id)
    assert (names(team), [one.name for one in team.former]) == (("Ben",), ["Ana"])
    assert member_said(team.former[0], TODAY) == "1 Feb to 13 Feb"
    assert come_back(office, team, team.former[0], "today") == "Ana belongs to Grade 4 again."
    team = office.team(team.id)
    assert names(team) == ("Ana", "Ben")
    back = f"{TODAY.day} {TODAY:%b}"
    assert member_said(team.members[0], TODAY) == f"since 1 Feb, back since {back}"
    change(office, team, team.members[0], name="Ana Costa")
    assert member_past(office.journal, team.id, ana) == (
        (date(2026, 2, 1), "joined as Ana"),
        (date(2026, 2, 13), "left"),
        (TODAY, "came back"),
        (TODAY, "now called Ana Costa, before Ana"),
    )


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("", date(2026, 3, 12)),
        ("yesterday", date(2026, 3, 11)),
        ("13 Feb", date(2026, 2, 13)),
        ("since 1 August", date(2025, 8, 1)),
        ("last Monday", date(2026, 3, 9)),
        ("2024-08-01", date(2024, 8, 1)),
        ("1 May 2026", date(2026, 5, 1)),
        ("soonish", None),
    ],
)
def test_days_that_have_been_are_understood(words: str, day: date | None) -> None:
    assert past_day(words, date(2026, 3, 12)) == day


def test_days_that_cannot_be_are_refused(office: Office) -> None:
    team = made(office, "Ana")
    with pytest.raises(Refused, match="has not come yet"):
        leave(office, team, team.members[0], "1 May 2031")
    with pytest.raises(Refused, match="only since 1 Feb"):
        leave(office, team, team.members[0], "2026-01-05")
    with pytest.raises(Refused, match="no clear day"):
        join(office, team, "Ben", on="soonish")
    leave(office, team, team.members[0], "13 Feb")
    team = office.team(team.id)
    with pytest.raises(Refused, match="left only on 13 Feb"):
        come_back(office, team, team.former[0], "3 Feb")


def test_two_people_of_one_name_are_told_apart(office: Office) -> None:
    team = made(office, "Ana", "Ben")
    with pytest.raises(Refused, match="There is Ana in Grade 4 already"):
        join(office, team, " ana ")
    with pytest.raises(Refused, match="There is Ana"):
        change(office, team, the_member(team, "Ben"), name="ANA")
    leave(office, team, the_member(team, "Ana"), "13 Feb")
    team = office.team(team.id)
    with pytest.raises(BeenHere, match="Ana left Grade 4 on 13 Feb"):
        join(office, team, "Ana")
    join(office, team, "Ana", somebody_else=True)
    team = office.team(team.id)
    assert (names(team), len(team.former)) == (("Ben", "Ana"), 1)
    with pytest.raises(Refused, match="There is Ana in Grade 4 already"):
        come_back(office, team, team.former[0])


@pytest.mark.parametrize("name", ["", " ", "7", "Person 3", "Ana, Ben", "x" * 81, "\u200b"])
def test_what_is_no_name_is_refused(office: Office, name: str) -> None:
    team = made(office)
    with pytest.raises(Refused):
        join(office, team, name)


def test_a_renamed_person_keeps_the_id_and_is_found_by_the_old_name(
    office: Office, clock: Clock
) -> None:
    driver = sit_down(office.journal, clock)
    driver.press("start")
    driver.release()
    known = team_called(office.journal, "Grade 4", plain)
    assert known is not None
    ana = the_member(known, "Ana")
    assert change(office, known, ana, name="Ana Costa", role="Coach", email=" <a@b.example> ") == (
        "Ana is called Ana Costa now, has email “a@b.example”, has role “Coach”."
    )
    renamed = office.team(known.id)
    assert the_member(renamed, "ana").called == ("Ana",)
    assert change(office, renamed, the_member(renamed, "ana"), name="Ana Costa") == ""
    seated = seat(office.journal, "Grade 4", ["Ana", "Ana Costa", "Ben"], NOON)
    assert [person.name for person in seated.people] == ["Ana Costa", "Ben"]
    assert (seated.people[0].id, seated.drafts) == (ana.id, ())
    before = last_time(office.journal, driver.protocol, "Grade 4")
    assert before.people == ("Ana Costa", "Ben", "Cy", "Dee")
    assert driver.state.people[ana.id].name == "Ana"


def test_a_renamed_team_is_found_by_both_names(office: Office) -> None:
    team = made(office, "Ana")
    other = made(office, team="Grade 5")
    with pytest.raises(Refused, match="There is a team Grade 5 already"):
        settle(office, team, name="grade 5")
    settle(office, team, name="Grade 4 mathematics")
    found = team_called(office.journal, "grade 4", plain)
    assert found is not None
    assert (found.id, found.name, found.called) == (team.id, "Grade 4 mathematics", ("Grade 4",))
    settle(office, other, name="Grade 4")
    found = team_called(office.journal, "grade 4", plain)
    assert found is not None
    assert found.id == other.id
    assert [one.name for one in teams_listed(office.journal)] == ["Grade 4", "Grade 4 mathematics"]


def test_length_and_rhythm_are_settled_and_can_be_left_open(office: Office) -> None:
    team = made(office)
    assert settle(office, team, minutes=45, rhythm=" every  Wednesday, 3:15 ") == (
        "Grade 4 meets for 45 minutes, meets every Wednesday, 3:15."
    )
    team = office.team(team.id)
    assert (team.minutes, team.rhythm) == (45, "every Wednesday, 3:15")
    assert settle(office, team, minutes=45) == ""
    settle(office, team, minutes=0, rhythm="")
    assert (office.team(team.id).minutes, office.team(team.id).rhythm) == (0, "")
    with pytest.raises(Refused, match="1 to 480 minutes"):
        settle(office, team, minutes=999)


def test_norms_are_asked_for_again_when_somebody_came_or_left(office: Office) -> None:
    team = made(office, "Ana", "Ben")
    assert agree_again(team_now(office.journal, team.id), TODAY) == ""
    assert agree(office, team, ["One voice at a time", "  ", "We start on  time"]) == (
        "Grade 4 agreed on 2 norms; 2 of 2 said so."
    )
    now = team_now(office.journal, team.id)
    assert now.norms is not None
    assert now.norms.texts == ("One voice at a time", "We start on time")
    assert (now.agreed, agree_again(now, TODAY)) == (("Ana", "Ben"), "")
    join(office, team, "Cy")
    leave(office, office.team(team.id), the_member(team, "Ben"))
    day = f"{TODAY.day} {TODAY:%b}"
    assert agree_again(team_now(office.journal, team.id), TODAY) == (
        f"Norms of {day}: Cy has not agreed yet, Ben has left. Agree on them again."
    )
    agree(office, office.team(team.id), ["One voice at a time"])
    assert agree_again(team_now(office.journal, team.id), TODAY) == ""
    assert len(norms_agreed(office.journal, team.id)) == 2
    agree(office, office.team(team.id), [])
    assert team_now(office.journal, team.id).norms is None


def test_whoever_left_sits_as_a_guest_and_is_offered_to_return(
    office: Office, clock: Clock
) -> None:
    driver = sit_down(office.journal, clock)
    driver.press("start")
    driver.release()
    known = team_called(office.journal, "Grade 4", plain)
    assert known is not None
    dee = the_member(known, "Dee")
    leave(office, known, dee)
    before = last_time(office.journal, driver.protocol, "Grade 4")
    assert (before.people, before.facilitator) == (("Ana", "Ben", "Cy"), "")
    seated = seat(office.journal, "Grade 4", ["Ana", "dee"], NOON, today=TODAY)
    assert [person.id for person in seated.people][1] == dee.id
    assert ([one.name for one in seated.offered], seated.drafts) == (["Dee"], ())
    seated = seat(office.journal, "Grade 4", ["Ana", "dee"], NOON, today=TODAY, back=[dee.id])
    assert [draft.event.kind for draft in seated.drafts] == ["member.returned"]
    office.journal.append(seated.drafts, at=NOON)
    assert "Dee" in names(office.team(known.id))


def test_who_joined_since_the_last_meeting_is_expected_at_the_next(
    office: Office, clock: Clock
) -> None:
    driver = sit_down(office.journal, clock)
    driver.press("start")
    driver.release()
    later = replace(office, today=TODAY + timedelta(days=3))
    known = team_called(office.journal, "Grade 4", plain)
    assert known is not None
    join(later, known, "Eli")
    before = last_time(office.journal, driver.protocol, "Grade 4")
    assert before.people == ("Ana", "Ben", "Cy", "Dee", "Eli")


def test_a_list_tells_who_is_new_changed_gone_and_missing(office: Office) -> None:
    team = made(office, "Ana", "Ben", "Cy", "Dee")
    change(office, team, the_member(team, "Ben"), email="ben@school.example")
    leave(office, team, the_member(team, "Cy"), "13 Feb")
    team = office.team(team.id)
    rows = (
        RosterRow(2, "Ana", "ana@school.example", "Coach"),
        RosterRow(3, "Ben Özgür", "Ben@school.example"),
        RosterRow(4, "Cy"),
        RosterRow(5, "Eli", None, "Grade 4"),
    )
    found = imported(office, team, rows)
    assert list(import_said(office, team, found)) == [
        "New in Grade 4: Eli",
        "Ana: email ana@school.example, role Coach",
        "Ben: is called Ben Özgür",
        "Cy stands in the list, but left on 13 Feb: say so if they are back.",
        "Not in the list, and members still: Dee",
    ]
    assert names(office.team(team.id)) == ("Ana", "Ben Özgür", "Dee", "Eli")
    again = look_through(office, office.team(team.id), Roster(rows))
    assert (again.drafts, again.same) == ((), 3)
    older = look_through(office, office.team(team.id), Roster((RosterRow(2, "Ben"),)))
    assert (older.drafts, older.same) == ((), 1)


def test_a_list_gives_nobody_a_name_that_another_has(office: Office) -> None:
    team = made(office, "Ana", "Ben")
    for name, email in (("Ana", "a@x.example"), ("Ben", "b@x.example")):
        change(office, office.team(team.id), the_member(team, name), email=email)
    team = office.team(team.id)
    swapped = (RosterRow(2, "Ben", "a@x.example"), RosterRow(3, "Ana", "b@x.example"))
    found = look_through(office, team, Roster(swapped))
    assert (found.drafts, len(found.problems)) == ((), 2)
    moved_on = (
        RosterRow(2, "Ana", "c@x.example"),
        RosterRow(3, "Ben", "a@x.example"),
        RosterRow(4, "Eli", "b@x.example"),
    )
    imported(office, team, moved_on)
    assert names(office.team(team.id)) == ("Ben", "Eli", "Ana")


def imported(office: Office, team: Team, rows: tuple[RosterRow, ...]) -> Imported:
    found = look_through(office, team, Roster(rows))
    take_in(office, found)
    return found


_NAMES = st.sampled_from(["Ana", "Ben", "Cy", "Dee"])
_EMAILS = st.sampled_from([None, "a@x.example", "b@x.example", "c@x.example"])
_ROLES = st.sampled_from([None, "Coach"])


@st.composite
def rosters(draw: st.DrawFn) -> tuple[RosterRow, ...]:
    people = draw(st.lists(st.tuples(_NAMES, _EMAILS, _ROLES), max_size=4))
    kept: dict[str, RosterRow] = {}
    for name, email, role in people:
        if email is None or all(row.email != email for row in kept.values()):
            kept.setdefault(name, RosterRow(len(kept) + 2, name, email, role))
    return tuple(kept.values())


@settings(max_examples=50)
@given(st.lists(rosters(), max_size=3), rosters(), st.sets(_NAMES))
def test_importing_twice_is_importing_once(
    before: list[tuple[RosterRow, ...]], last: tuple[RosterRow, ...], gone: set[str]
) -> None:
    with closing(in_memory()) as journal:
        office = Office(journal, NOON, TODAY)
        id_ = new_team(office, "Grade 4")
        for rows in before:
            imported(office, office.team(id_), rows)
        for name in sorted(gone & set(names(office.team(id_)))):
            leave(office, office.team(id_), the_member(office.team(id_), name))
        imported(office, office.team(id_), last)
        once = office.team(id_)
        again = imported(office, once, last)
        assert again.drafts == ()
        assert office.team(id_) == once
        assert len({plain(name) for name in names(once)}) == len(names(once))


_DAYS = st.dates(date(2026, 1, 1), date(2026, 3, 1))
_LIFE = st.lists(
    st.builds(MemberLeft, team=st.just("t"), on=_DAYS)
    | st.builds(MemberReturned, team=st.just("t"), on=_DAYS)
    | st.builds(MemberChanged, team=st.just("t"), name=_NAMES),
    max_size=6,
)


@settings(max_examples=40)
@given(_LIFE, st.data())
def test_whatever_the_order_of_arrival_the_last_that_was_said_counts(
    life: list[Event], data: st.DataObject
) -> None:
    """Two laptops: what the one said arrives on the other in any order."""
    said = [MemberJoined(team="t", name="Ana", on=date(2026, 1, 1)), *life]
    with closing(in_memory()) as here, closing(in_memory()) as there:
        for event in (TeamCreated(name="T"), *said):
            here.append([Draft("t" if isinstance(event, TeamCreated) else "ana", event)], at=NOON)
        for row in data.draw(st.permutations(list(here.rows()))):
            there.add([row])
        assert tables_of(there) == tables_of(here)
        team = Office(there, NOON, TODAY).team("t")
    ends = [it for it in life if isinstance(it, MemberLeft | MemberReturned)]
    called = [it.name for it in said if isinstance(it, MemberJoined | MemberChanged)]
    (ana,) = (*team.members, *team.former)
    assert (ana in team.former) == bool(ends and isinstance(ends[-1], MemberLeft))
    assert ana.name == called[-1]
    assert ana.called == tuple(old for old, new in pairwise(called) if old != new)
    assert ana.left == (ends[-1].on if ana in team.former else None)
