"""What each event does to the tables, by example."""

from __future__ import annotations

from typing import Any

import pytest

from plc_runner.events import Event
from plc_runner.events import action as ac
from plc_runner.events import clock as ck
from plc_runner.events import decision as de
from plc_runner.events import entry as en
from plc_runner.events import goal as go
from plc_runner.events import session as se
from plc_runner.journal.store import Journal
from tests.journal.samples import CY, keep, keep_meeting, later, opened, step

AGREED = ac.ActionAgreed(what="Copy", owner="ben", owner_name="Ben", due="Friday", team="six")


def rows(journal: Journal, sql: str) -> list[dict[str, Any]]:
    return [dict(row) for row in journal.query(sql)]


def one(journal: Journal, sql: str) -> dict[str, Any]:
    (row,) = rows(journal, sql)
    return row


def keep_each(journal: Journal, *events: tuple[str, Event]) -> None:
    """Each an act of its own, ten seconds after the one before."""
    for number, event in enumerate(events, 1):
        keep(journal, event, at=later(number * 10))


def test_a_meeting_is_readable_by_a_person(journal: Journal) -> None:
    keep_meeting(journal)
    session = one(journal, "SELECT * FROM sessions")
    assert session["title"] == "Student work"
    assert session["started"] == "2026-03-12T15:15:10.000Z"
    assert [row["title"] for row in rows(journal, "SELECT * FROM steps ORDER BY place")] == [
        "Describe",
        "Interpret",
        "Debrief",
    ]
    described = one(journal, "SELECT * FROM steps WHERE key = 'describe'")
    assert described["planned_seconds"] == 300
    assert described["spent_seconds"] == 290.5
    assert described["outcome"] == "done"
    assert described["ended"] == "2026-03-12T15:16:00.000Z"
    assert one(journal, "SELECT statement, because, present FROM decisions") == {
        "statement": "Use open number lines",
        "because": "half of the class cannot place 3/4",
        "present": '["ana","ben"]',
    }
    assert one(journal, "SELECT what, owner_name, due FROM actions") == {
        "what": "Copy the number lines",
        "owner_name": "Ben",
        "due": "2026-03-20",
    }
    assert one(journal, "SELECT statement, measure FROM goals")["measure"] == "exit ticket"
    assert one(journal, "SELECT name, created FROM teams")["name"] == "Grade 6"
    assert rows(journal, "SELECT * FROM unapplied") == []


def test_an_entry_is_fixed_moved_starred_merged_removed_and_restored(journal: Journal) -> None:
    keep_each(
        journal,
        ("e1", en.EntryCaptured(step="a", slot="notice", text="He guesed", person="ben")),
        ("e1", en.EntryFixed(text="He guessed")),
        ("e1", en.EntryMoved(slot="wonder")),
        ("e1", en.EntryStarred(starred=True)),
        ("e1", en.EntryMerged(into="e2")),
        ("e1", en.EntryRemoved()),
    )
    entry = one(journal, "SELECT * FROM entries")
    assert (entry["text"], entry["slot"], entry["person"]) == ("He guessed", "wonder", "ben")
    assert (entry["starred"], entry["removed"], entry["merged_into"]) == (1, 1, "e2")
    assert rows(journal, "SELECT * FROM search_text") == []
    keep(journal, ("e1", en.EntryRestored()))
    entry = one(journal, "SELECT * FROM entries")
    assert (entry["removed"], entry["merged_into"]) == (0, None)
    assert one(journal, "SELECT text FROM search_text") == {"text": "He guessed"}


def test_records_are_fixed_withdrawn_and_restored(journal: Journal) -> None:
    keep_each(
        journal,
        ("d1", de.DecisionMade(statement="We will", team="six")),
        ("d1", de.DecisionFixed(statement="We will not", because="no time")),
        ("d1", de.DecisionObjected(text="I would", name="Cy")),
        ("d1", de.DecisionObjected(text="slip")),
        ("d1", de.ObjectionWithdrawn()),
        ("a1", AGREED),
        ("a1", ac.ActionFixed(what="Copy twice")),
        ("a1", ac.ActionWithdrawn()),
        ("g1", go.GoalSet(statement="8 of 10", team="six")),
        ("g1", go.GoalFixed(statement="9 of 10", target="90%")),
        ("g1", go.GoalWithdrawn()),
        ("g1", go.GoalRestored()),
    )
    decision = one(journal, "SELECT * FROM decisions")
    assert (decision["statement"], decision["because"]) == ("We will not", "no time")
    assert one(journal, "SELECT text, name FROM objections") == {"text": "I would", "name": "Cy"}
    action = one(journal, "SELECT * FROM actions")
    assert (action["what"], action["owner"], action["removed"]) == ("Copy twice", None, 1)
    goal = one(journal, "SELECT * FROM goals")
    assert (goal["statement"], goal["target"], goal["removed"]) == ("9 of 10", "90%", 0)
    found = {row["what"] for row in rows(journal, "SELECT what FROM search_text")}
    assert found == {"decision", "goal"}


def test_where_the_session_left_its_plan_is_in_one_table(journal: Journal) -> None:
    keep(journal, ("s1", opened()))
    shorter = (step("describe"), step("interpret", 180), step("debrief", 60))
    keep_each(
        journal,
        ("s1", ck.StepStarted(step="describe", how="start")),
        ("s1", ck.TimeAdded(act="time", step="describe", seconds=60, reason="lively")),
        ("s1", ck.TimeAdded(act="time", step="describe", seconds=-30)),
        ("s1", ck.StepEnded(step="describe", spent=10, outcome="skipped", reason="known")),
        ("s1", ck.StepStarted(step="debrief", how="go to")),
        ("s1", ck.StepStarted(step="describe", how="back")),
        ("s1", se.PlanChanged(why="catch up", plan=shorter)),
        ("s1", se.ProtocolSwitched(protocol="cd" * 32, protocol_id="c", title="Consultancy")),
    )
    changes = rows(journal, "SELECT what, step, seconds, reason FROM changes ORDER BY lamport")
    assert [tuple(row.values()) for row in changes] == [
        ("extended", "describe", 60, "lively"),
        ("shortened", "describe", -30, ""),
        ("skipped", "describe", 0, "known"),
        ("reordered", "debrief", 0, ""),
        ("repeated", "describe", 0, ""),
        ("catch up", None, -120, ""),
        ("switched", None, 0, ""),
    ]
    switched = one(journal, "SELECT before FROM changes WHERE what = 'switched'")
    assert switched["before"] == "Student work 1.2"
    describe = one(journal, "SELECT * FROM steps WHERE key = 'describe'")
    assert (describe["added_seconds"], describe["visits"], describe["outcome"]) == (
        30,
        2,
        "running",
    )
    debrief = one(journal, "SELECT * FROM steps WHERE key = 'debrief'")
    assert (debrief["first_planned_seconds"], debrief["planned_seconds"]) == (120, 60)


def test_a_new_plan_drops_steps_that_never_began_and_keeps_those_that_did(
    journal: Journal,
) -> None:
    keep(journal, ("s1", opened()))
    new = (step("describe"), step("round.1.share", number=1), step("round.2.share", number=2))
    keep_each(
        journal,
        ("s1", ck.StepStarted(step="interpret")),
        ("s1", se.PlanChanged(why="switched protocol", plan=new)),
    )
    steps = rows(journal, "SELECT key, round, round_number, in_plan FROM steps ORDER BY place, key")
    assert [row["key"] for row in steps] == [
        "describe", "interpret", "round.1.share", "round.2.share",
    ]  # fmt: skip
    assert [row["in_plan"] for row in steps] == [1, 0, 1, 1]
    assert (steps[3]["round"], steps[3]["round_number"]) == ("Each", 2)


def test_people_come_go_and_are_named_and_roles_change(journal: Journal) -> None:
    keep(journal, ("s1", opened()))
    keep_each(
        journal,
        ("s1", se.PersonArrived(person=CY)),
        ("s1", se.PersonLeft(person="ben")),
        ("s1", se.PersonNamed(person="ana", name="Ana M")),
        ("s1", se.RoleSet(role="presenter", people=("cy", "ana"))),
        ("s1", se.SessionHandedOver(to="cy")),
    )
    people = rows(journal, "SELECT name, present, left FROM session_people ORDER BY place")
    assert [tuple(row.values()) for row in people] == [
        ("Ana M", 1, None),
        ("Ben", 0, "2026-03-12T15:15:20.000Z"),
        ("Cy", 1, None),
    ]
    roles = rows(journal, "SELECT role, person FROM session_roles ORDER BY role, place")
    assert [tuple(row.values()) for row in roles] == [
        ("presenter", "cy"),
        ("presenter", "ana"),
        ("recorder", "ben"),
    ]
    assert one(journal, "SELECT facilitator FROM sessions") == {"facilitator": "cy"}
    assert one(journal, "SELECT what, before FROM changes") == {
        "what": "handed over",
        "before": "Ana M",
    }
    keep(journal, ("s1", se.PersonArrived(person=CY.model_copy(update={"id": "ben"}))))
    assert one(journal, "SELECT * FROM session_people WHERE person = 'ben'")["left"] is None


def test_a_session_is_adjourned_reopened_and_closed(journal: Journal) -> None:
    keep(journal, ("s1", opened()))
    phases = []
    for event in (
        se.SessionAdjourned(reason="bell"),
        se.SessionReopened(stop_at=later(3600)),
        se.SessionClosed(),
    ):
        keep(journal, ("s1", event), at=later(60))
        phases.append(one(journal, "SELECT phase FROM sessions")["phase"])
    assert phases == ["adjourned", "open", "closed"]
    session = one(journal, "SELECT * FROM sessions")
    assert session["closed"] == session["adjourned"] == "2026-03-12T15:16:00.000Z"
    assert session["stop_at"] == "2026-03-12T16:15:00.000Z"


def test_an_act_that_was_undone_leaves_the_tables_as_if_it_had_not_been(journal: Journal) -> None:
    keep(journal, ("s1", opened()))
    keep(
        journal,
        ("s1", se.SessionStarted(act="start")),
        ("s1", ck.StepStarted(step="describe", how="start")),
    )
    keep(journal, ("s1", ck.TimeAdded(act="time", step="describe", seconds=60)))
    keep(
        journal,
        ("s1", ck.StepEnded(act="skip", step="describe", spent=9, outcome="skipped")),
        ("s1", ck.StepStarted(step="interpret", how="skip")),
        at=later(9),
    )
    keep(journal, ("e1", en.EntryCaptured(act="entry", step="interpret", slot="s", text="x")))
    keep(
        journal,
        ("s1", ck.ActUndone(undone="entry")),
        ("e1", en.EntryRemoved()),
    )
    assert one(journal, "SELECT what FROM changes WHERE what = 'skipped'")
    marks = {"describe": ck.StepMark(spent=0, outcome="running", added=60, visits=1)}
    keep(journal, ("s1", ck.ActUndone(undone="skip", steps=marks)))
    steps = rows(journal, "SELECT outcome, ended, spent_seconds FROM steps ORDER BY place")
    assert [tuple(row.values()) for row in steps][:2] == [("running", None, 0), ("ahead", None, 0)]
    assert [row["what"] for row in rows(journal, "SELECT what FROM changes")] == ["extended"]
    marks = {"describe": ck.StepMark(spent=0, outcome="running", visits=1)}
    keep(journal, ("s1", ck.ActUndone(undone="time", steps=marks)))
    assert rows(journal, "SELECT * FROM changes") == []
    assert one(journal, "SELECT * FROM steps WHERE key = 'describe'")["added_seconds"] == 0
    assert rows(journal, "SELECT * FROM unapplied") == []


def test_what_does_not_fit_is_kept_aside_and_heals_when_the_rest_arrives(
    journal: Journal,
) -> None:
    keep(journal, ("e1", en.EntryCaptured(step="a", slot="b", text="c")))
    (captured,) = journal.rows()
    keep(journal, ("e9", en.EntryFixed(text="nothing to fix")))
    aside = one(journal, "SELECT * FROM unapplied")
    assert (aside["subject"], aside["kind"]) == ("e9", "entry.fixed")
    assert aside["reason"] == "it comes before what it changes"
    journal.add([captured._replace(id="00", subject="e9")])
    assert rows(journal, "SELECT * FROM unapplied") == []
    assert one(journal, "SELECT text FROM entries WHERE id = 'e9'")["text"] == "nothing to fix"


@pytest.mark.parametrize(
    ("ours", "theirs", "reason"),
    [
        ('"plan"', '"stop_at":"2026-03-12T16:00:00","plan"', "without a zone"),
        ('"seconds":120', f'"seconds":{10**30}', "too large"),
    ],
)
def test_an_event_from_elsewhere_that_no_table_can_hold_leaves_nothing_half_done(
    journal: Journal, ours: str, theirs: str, reason: str
) -> None:
    keep(journal, ("s1", opened()))
    (row,) = journal.rows()
    assert row.body is not None
    body = row.body.replace(ours, theirs)
    journal.add([row._replace(id="00", subject="s2", session="s2", body=body)])
    assert reason in one(journal, "SELECT reason FROM unapplied")["reason"]
    assert one(journal, "SELECT id FROM sessions") == {"id": "s1"}
    for table in ("steps", "session_people", "session_roles"):
        assert rows(journal, f"SELECT * FROM {table} WHERE session = 's2'") == []
