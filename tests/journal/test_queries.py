from __future__ import annotations

import pytest

from plc_runner.errors import NotFound
from plc_runner.events.action import ActionAgreed, ActionWithdrawn
from plc_runner.events.decision import DecisionMade, DecisionWithdrawn
from plc_runner.events.session import (
    SessionAdjourned,
    SessionClosed,
    SessionHandedOver,
    SessionStarted,
)
from plc_runner.events.team import MemberJoined, TeamCreated
from plc_runner.journal import queries
from plc_runner.journal.home import decided
from plc_runner.journal.store import Journal
from plc_runner.protocol.planned import Person
from tests.journal.samples import ANA, AT, BEN, DIGEST, keep, keep_meeting, later, opened


def meet(journal: Journal, session: str, at: float, **others: object) -> None:
    """A session that has started."""
    keep(
        journal,
        (session, opened(**others)),
        (session, SessionStarted()),
        session=session,
        at=later(at),
    )


def test_sessions_are_listed_newest_first_with_where_they_stand(journal: Journal) -> None:
    meet(journal, "s1", 0)
    meet(journal, "s2", 100, team=None, team_name="")
    keep(journal, ("s3", opened()), session="s3", at=later(200))
    keep(journal, ("s1", SessionClosed()), at=later(300))
    keep(journal, ("s2", SessionAdjourned()), session="s2", at=later(300))
    listed = queries.sessions(journal)
    assert [(it.id, it.phase, it.resumable) for it in listed] == [
        ("s3", "open", True),
        ("s2", "adjourned", True),
        ("s1", "closed", False),
    ]
    newest, _, oldest = listed
    assert (newest.started, newest.closed) == (None, None)
    assert (oldest.opened, oldest.started, oldest.closed) == (AT, AT, later(300))
    assert (oldest.title, oldest.team_name, oldest.facilitator_name) == (
        "Student work", "Grade 6", "Ana",
    )  # fmt: skip
    assert [it.id for it in queries.resumable(journal)] == ["s3", "s2"]
    assert [it.id for it in queries.sessions(journal, team="six")] == ["s3", "s1"]
    assert [it.id for it in queries.sessions(journal, limit=1)] == ["s3"]


def test_a_session_is_found_by_its_id_or_the_end_of_it(journal: Journal) -> None:
    for session in ("aaaa-1234", "bbbb-1234", "cccc-5678", "5678"):
        keep(journal, (session, opened()), session=session)
    assert queries.session(journal, "aaaa-1234").id == "aaaa-1234"
    assert queries.session(journal, "A-1234").id == "aaaa-1234"
    assert queries.session(journal, "5678").id == "5678"
    for unclear, said in (("1234", "More than one"), ("9", "No meeting"), ("", "No meeting")):
        with pytest.raises(NotFound, match=said):
            queries.session(journal, unclear)


def test_an_empty_journal_answers_everything(journal: Journal) -> None:
    assert queries.sessions(journal) == ()
    assert queries.teams(journal) == ()
    assert queries.last_session(journal, "six") is None
    assert not queries.has_run(journal, "student-work", team="six")
    assert queries.protocol_text(journal, DIGEST) is None
    assert queries.open_actions(journal, "six") == ()
    assert decided(journal, "six", 3) == ()
    with pytest.raises(NotFound):
        queries.session(journal, "")


def test_teams_come_with_their_members_in_the_order_in_which_they_joined(journal: Journal) -> None:
    keep(journal, ("six", TeamCreated(name="Grade 6")), ("m2", MemberJoined(team="six", name="B")))
    keep(journal, ("m1", MemberJoined(team="six", name="A")))
    keep(journal, ("art", TeamCreated(name="Art")), ("m1", MemberJoined(team="art", name="A")))
    teams = {team.name: [member.name for member in team.members] for team in queries.teams(journal)}
    assert teams == {"Art": ["A"], "Grade 6": ["B", "A"]}
    assert list(teams) == ["Art", "Grade 6"]


def test_the_last_session_of_a_team_tells_who_was_there_in_which_role(journal: Journal) -> None:
    meet(journal, "s1", 0)
    meet(journal, "s2", 100, people=(BEN, ANA), roles={"presenter": ("ben", "ana")})
    meet(journal, "s3", 200, team="art")
    keep(journal, ("s4", opened()), session="s4", at=later(300))  # it never started
    past = queries.last_session(journal, "six")
    assert past is not None
    assert past.session.id == "s2"
    assert past.people == (Person(id="ben", name="Ben"), Person(id="ana", name="Ana"))
    assert past.roles == {"presenter": ("ben", "ana")}


def test_whether_a_protocol_was_run_is_known_by_team_and_by_facilitator(journal: Journal) -> None:
    meet(journal, "s1", 0)
    meet(journal, "s2", 100, version="1.3", protocol="cd" * 32)
    meet(journal, "s3", 200, team="art", facilitator="ben")
    meet(journal, "s4", 300, protocol_id="consultancy")
    keep(journal, ("s5", opened()), session="s5")
    keep(journal, ("s2", SessionHandedOver(to="ben")), session="s2")
    has_run = queries.has_run
    assert has_run(journal, "student-work", team="six")
    assert has_run(journal, "consultancy", team="six")
    assert not has_run(journal, "consultancy", team="art")
    assert has_run(journal, "student-work", facilitator="ben")
    assert not has_run(journal, "consultancy", facilitator="ben")


def test_the_protocol_reads_as_it_ran(journal: Journal) -> None:
    keep_meeting(journal)
    assert queries.protocol_text(journal, DIGEST) == "title: Student work\n"


def test_open_actions_and_recent_decisions_leave_out_what_was_taken_back(journal: Journal) -> None:
    keep_meeting(journal)
    for number in (2, 3):
        keep(
            journal,
            (f"a{number}", ActionAgreed(what=f"Do {number}", team="six")),
            (f"d{number}", DecisionMade(statement=f"Decide {number}", team="six")),
            at=later(100 * number),
        )
    keep(journal, ("a2", ActionWithdrawn()), ("d2", DecisionWithdrawn()))
    actions = queries.open_actions(journal, "six")
    assert [(it.what, it.owner_name, it.due) for it in actions] == [
        ("Copy the number lines", "Ben", "2026-03-20"),
        ("Do 3", "", ""),
    ]
    assert [it.session for it in actions] == ["s1", "s1"]
    decisions = decided(journal, "six", 3)
    assert [it.statement for it in decisions] == ["Decide 3", "Use open number lines"]
    assert len(decided(journal, "six", 1)) == 1
    assert queries.open_actions(journal, "art") == ()
