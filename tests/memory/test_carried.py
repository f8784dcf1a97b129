"""What a meeting takes up: the oldest first, only what is open or due, and no more than it can."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta

import pytest

from plc_runner.events import Event
from plc_runner.events.action import ActionAgreed, ActionMoved, ActionSettled
from plc_runner.events.carried import Carried
from plc_runner.events.decision import (
    DecisionMade,
    DecisionObjected,
    DecisionReviewed,
    ObjectionAnswered,
)
from plc_runner.events.entry import PARKING, EntryCaptured, EntryRemoved, QuestionSettled
from plc_runner.events.goal import GoalSet, GoalSettled, MeasurementTaken
from plc_runner.events.tally import Count, TallyTaken
from plc_runner.events.team import MemberJoined, MemberLeft, TeamCreated
from plc_runner.journal.store import Journal
from plc_runner.memory.carried import carried, carried_item
from tests.journal.fold.histories import in_memory
from tests.journal.samples import AT, keep, keep_meeting

TODAY = date(2026, 3, 26)


@pytest.fixture
def journal() -> Iterator[Journal]:
    with closing(in_memory()) as journal:
        keep(journal, ("eight", TeamCreated(name="Grade 8")), session=None)
        yield journal


def said(journal: Journal, subject: str, *events: Event, at: datetime = AT) -> None:
    """What a meeting of the team said about one thing."""
    for event in events:
        keep(journal, (subject, event), session="m1", at=at)


def left(journal: Journal, today: date = TODAY) -> tuple[Carried, ...]:
    return carried(journal, "eight", today, -5 * 3600)


def ids(journal: Journal, today: date = TODAY) -> list[str]:
    return [item.id for item in left(journal, today)]


def decided(review: str = "") -> DecisionMade:
    return DecisionMade(statement="Number lines first", team="eight", review=review)


def agreed(owner: str | None = None) -> ActionAgreed:
    return ActionAgreed(what="Copy the strips", owner=owner, owner_name=owner or "", team="eight")


def test_a_group_that_meets_once_has_no_past(journal: Journal) -> None:
    keep_meeting(journal)
    assert carried(journal, None, TODAY, 0) == ()
    assert left(journal) == ()


def test_promises_are_carried_until_they_are_done_or_dropped(journal: Journal) -> None:
    for id_ in ("a1", "a2", "a3", "a4"):
        said(journal, id_, agreed())
    said(journal, "a1", ActionSettled(status="done"))
    said(journal, "a2", ActionSettled(status="started", reason="half of them"))
    said(journal, "a3", ActionSettled(status="dropped"))
    said(journal, "a4", ActionMoved(due="2026-04-01"))
    begun, moved = left(journal)
    assert (begun.id, begun.started, begun.reason) == ("a2", True, "half of them")
    assert (moved.id, moved.due, moved.said_on) == ("a4", "2026-04-01", "2026-03-12")


def test_the_oldest_promises_come_first_and_the_rest_is_counted(journal: Journal) -> None:
    for n in range(11):
        said(journal, f"a{n:02}", agreed(), at=AT + timedelta(days=n))
    items = left(journal)
    assert [item.id for item in items] == [f"a{n:02}" for n in range(8)]
    assert [item.more for item in items] == [0] * 7 + [3]


def test_a_promise_whose_owner_has_left_the_team_says_so(journal: Journal) -> None:
    for name in ("gus", "hal"):
        keep(journal, (name, MemberJoined(team="eight", name=name)), session=None)
    said(journal, "a1", agreed("gus"))
    said(journal, "a2", agreed("hal"))
    said(journal, "a3", agreed("a guest"))
    keep(journal, ("gus", MemberLeft(team="eight", on=TODAY)), session=None)
    assert [item.owner_left for item in left(journal)] == [True, False, False]


@pytest.mark.parametrize(
    ("review", "today", "is_asked"),
    [
        ("2026-03-26", TODAY, True),
        ("2026-03-01", TODAY, True),
        ("2026-03-27", TODAY, False),
        ("next meeting", TODAY, False),
        ("", TODAY, False),
    ],
)
def test_a_decision_comes_back_on_its_day(
    journal: Journal, review: str, today: date, is_asked: bool
) -> None:
    said(journal, "d1", decided(review))
    assert [item.asked for item in left(journal, today)] == ["right"] * is_asked


def test_a_decision_that_was_kept_is_not_asked_about_again_at_once(journal: Journal) -> None:
    said(journal, "d1", decided("2026-03-20"))
    at_that_meeting = AT + timedelta(days=10)
    said(journal, "d1", DecisionReviewed(verdict="keep", reason="it helps"), at=at_that_meeting)
    assert left(journal, date(2026, 4, 9)) == ()
    (item,) = left(journal, date(2026, 9, 3))
    assert (item.asked, item.reason) == ("practised", "")


def test_a_decision_that_is_to_change_comes_back_until_another_stands_in_its_place(
    journal: Journal,
) -> None:
    said(journal, "d1", decided(), DecisionReviewed(verdict="change", reason="too slow"))
    (item,) = left(journal)
    assert (item.asked, item.reason) == ("right", "too slow")
    said(journal, "d2", DecisionMade(statement="Strips", team="eight", replaces="d1"))
    assert left(journal) == ()


def test_what_was_stopped_or_replaced_is_never_asked_about(journal: Journal) -> None:
    said(journal, "d1", decided("2026-03-20"), DecisionReviewed(verdict="stop", reason="no"))
    said(journal, "d2", decided("2026-03-20"))
    said(journal, "d3", DecisionMade(statement="Strips", team="eight", replaces="d2"))
    assert left(journal) == ()


def test_of_two_old_decisions_at_most_a_meeting_asks_if_they_are_practised(
    journal: Journal,
) -> None:
    for n in range(4):
        said(journal, f"d{n}", decided(), at=AT + timedelta(days=n))
    said(journal, "d0", DecisionReviewed(verdict="keep"), at=AT + timedelta(days=60))
    assert ids(journal, AT.date() + timedelta(days=119)) == []
    items = left(journal, AT.date() + timedelta(days=130))
    assert [(item.id, item.asked) for item in items] == [("d1", "practised"), ("d2", "practised")]
    said(journal, "due", decided((AT + timedelta(days=125)).date().isoformat()))
    assert ids(journal, AT.date() + timedelta(days=130)) == ["due", "d1"]


def test_a_decision_brings_its_hands_and_what_nobody_answered_yet(journal: Journal) -> None:
    hands = TallyTaken(
        what="fist_to_five",
        step="s",
        slot="x",
        counts=tuple(
            Count(key=str(n), label="", count=hands) for n, hands in enumerate((0, 0, 1, 0, 3, 2))
        ),
    )
    said(journal, "t1", hands)
    made = DecisionMade(
        statement="Lines", because="they show it", team="eight", tally="t1", review="2026-03-20"
    )
    said(journal, "d1", made, DecisionObjected(text="Too slow", name="Dee"))
    said(journal, "d1", ObjectionAnswered(objection="", text="Ten minutes"))
    said(journal, "d1", DecisionObjected(text="Too loud"))
    (item,) = left(journal)
    assert (item.because, item.tally) == ("they show it", "hands 2 at 5, 3 at 4, 1 at 2")
    assert [(one.text, one.name) for one in item.objections] == [("Too loud", "")]
    assert carried_item(journal, "decision", "d1", -5 * 3600) == item
    assert carried_item(journal, "decision", "nowhere", 0) is None


def test_goals_bring_their_newest_measurement(journal: Journal) -> None:
    aim = GoalSet(statement="Explain", team="eight", baseline="9 of 27", target="20 of 27")
    for id_ in ("g1", "g2", "g3"):
        said(journal, id_, aim)
    for day, value in (("2026-03-20", "14 of 27"), ("2026-02-20", "12 of 27")):
        said(journal, f"m-{day}", MeasurementTaken(goal="g1", value=value, day=day))
    said(journal, "g3", GoalSettled(status="reached"))
    told = [(item.id, item.newest, item.newest_on, item.target) for item in left(journal)]
    assert told == [
        ("g1", "14 of 27", "2026-03-20", "20 of 27"),
        ("g2", "9 of 27", "", "20 of 27"),
    ]


def test_parked_questions_are_carried_until_they_are_answered(journal: Journal) -> None:
    keep_meeting(journal)
    team = journal.query("SELECT team FROM sessions")[0]["team"]
    for id_ in ("q1", "q2", "q3", "q4"):
        keep(journal, (id_, EntryCaptured(step="a", slot=PARKING, text="Calculators?")))
    keep(journal, ("q1", QuestionSettled(status="answered", answer="Yes")))
    keep(journal, ("q2", EntryRemoved()))
    keep(journal, ("q3", QuestionSettled(status="open", answer="after the test")))
    found = [item for item in carried(journal, team, TODAY, 0) if item.what == "question"]
    assert [(item.id, item.reason) for item in found[-2:]] == [("q3", "after the test"), ("q4", "")]
    assert not {"q1", "q2"} & {item.id for item in found}
