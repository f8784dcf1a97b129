"""A made-up team's two years, as events with ids that stay: what stands behind a decision."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from plc_runner.events import Draft, Event
from plc_runner.events.action import ActionAgreed, ActionSettled
from plc_runner.events.decision import (
    DecisionFixed,
    DecisionMade,
    DecisionObjected,
    DecisionReviewed,
    ObjectionAnswered,
)
from plc_runner.events.entry import EntryCaptured, EntryStarred
from plc_runner.events.goal import GoalSet, GoalSettled, MeasurementTaken
from plc_runner.events.session import SessionOpened, SessionStarted
from plc_runner.events.tally import Count, TallyTaken
from plc_runner.events.team import MemberJoined, MemberLeft, TeamCreated
from plc_runner.journal.store import Journal
from plc_runner.protocol.planned import Person
from tests.journal.samples import PLAN

FIRST = datetime(2024, 9, 10, 20, 15, tzinfo=UTC)
OFFSET = -5 * 3600
NAMES = ("Ana", "Ben", "Cy")
GUEST = Person(id="guest", name="Zoe")


def keep(journal: Journal, *what: tuple[str, Event], session: str | None, at: datetime) -> None:
    """One act after the other, a second apart."""
    for number, (subject, event) in enumerate(what):
        moment = at + timedelta(seconds=number)
        journal.append([Draft(subject, event)], at=moment, session=session)


def meet(
    journal: Journal, id_: str, weeks: int, *what: tuple[str, Event], team: str = "four"
) -> None:
    """A meeting so many weeks after the first one, and what was said in it."""
    people = (*(Person(id=name.casefold(), name=name) for name in NAMES), GUEST)
    opened = SessionOpened.model_validate(
        {
            "protocol": "ab" * 32,
            "protocol_id": "look",
            "title": "Look at work",
            "version": "1.0",
            "team": team,
            "team_name": {"four": "Grade 4", "five": "Grade 5"}[team],
            "people": people,
            "roles": {},
            "facilitator": "ana",
            "focus": "Fractions" if weeks else "",
            "plan": PLAN,
            "utc_offset": OFFSET,
        }
    )
    begin = ((id_, opened), (id_, SessionStarted(act="start")))
    keep(journal, *begin, *what, session=id_, at=FIRST + timedelta(weeks=weeks))


def decided(statement: str, because: str = "", **more: Any) -> DecisionMade:
    """By all four, while they described."""
    said: dict[str, Any] = {
        "team": "four",
        "step": "describe",
        "present": ("ana", "ben", "cy", "guest"),
        **more,
    }
    return DecisionMade(statement=statement, because=because, **said)


def hands(*counts: int) -> tuple[Count, ...]:
    """From fist to five."""
    return tuple(Count(key=str(n), label=str(n), count=count) for n, count in enumerate(counts))


def keep_the_story(journal: Journal) -> None:
    """Circles, then tape diagrams, then number lines; Ben leaves; the goal is missed."""
    begin = FIRST - timedelta(weeks=1)
    teams = (("four", TeamCreated(name="Grade 4")), ("five", TeamCreated(name="Grade 5")))
    joined = ((name.casefold(), MemberJoined(team="four", name=name)) for name in NAMES)
    keep(journal, *teams, *joined, session=None, at=begin)
    meet(
        journal,
        "meeting-1001",
        0,
        ("decision-0001", decided("use circles for fractions", "the book has them")),
    )
    goal = GoalSet(
        statement="Students explain why two fractions are equal",
        measure="Exit ticket",
        baseline="9 of 27",
        target="20 of 27",
        by="2025-05-15",
        team="four",
    )
    meet(journal, "meeting-1002", 2, ("goal-0002", goal))
    sort = TallyTaken(
        what="sort",
        step="describe",
        slot="sort",
        counts=(Count(key="high", label="High", count=3), Count(key="low", label="Low", count=8)),
        team="four",
    )
    fist = TallyTaken(
        what="fist_to_five", step="describe", slot="hands", counts=hands(0, 0, 1, 0, 1, 2)
    )
    tape = decided(
        "use tape diagrams first for every fraction topic",
        "they show the parts",
        options=("number lines", "both"),
        know="more than half explain it",
        replaces="decision-0001",
        tally="tally-0003",
        review="2025-03-01",
    )
    line = EntryCaptured(step="describe", slot="notice", text="They cut the circle unequally")
    other = EntryCaptured(step="describe", slot="wonder", text="Is it the words?")
    meet(
        journal,
        "meeting-1003",
        10,
        ("measured-0003", MeasurementTaken(goal="goal-0002", value="12 of 27", day="2024-11-19")),
        ("sort-0003", sort),
        ("entry-0003", line),
        ("entry-0004", other),
        ("entry-0003", EntryStarred(starred=True)),
        ("tally-0003", fist),
        ("decision-0001", DecisionReviewed(verdict="change", reason="nobody draws equal parts")),
        ("decision-0003", tape),
        ("decision-0003", DecisionObjected(text="It takes ten minutes", name="Cy")),
        ("action-0003", ActionAgreed(what="copy the tape diagrams", owner_name="Ana", team="four")),
        ("decision-0004", decided("begin with a number talk", "nobody is left out")),
        ("action-0004", ActionAgreed(what="order paper", due="2024-12-01", team="four")),
    )
    left = MemberLeft(team="four", on=date(2025, 2, 1))
    keep(journal, ("ben", left), session=None, at=FIRST + timedelta(weeks=20))
    meet(
        journal,
        "meeting-1005",
        25,
        ("measured-0005", MeasurementTaken(goal="goal-0002", value="14 of 27", day="2025-03-04")),
        ("action-0003", ActionSettled(status="done", reason="all classes have them")),
        (
            "decision-0003",
            DecisionReviewed(verdict="keep", reason="it begins to work", review="2025-06-01"),
        ),
        ("decision-0003", ObjectionAnswered(objection="", text="we try five minutes")),
        ("goal-0002", GoalSettled(status="missed", reason="we began too late")),
    )
    line_first = decided(
        "draw number lines before tape diagrams", "they last longer", replaces="decision-0003"
    )
    meet(journal, "meeting-1006", 50, ("decision-0006", line_first))
    fixed = DecisionFixed(
        statement="use tape diagrams first for each fraction topic", because="they show the parts"
    )
    keep(journal, ("decision-0003", fixed), session="meeting-1003", at=FIRST + timedelta(weeks=51))
    five = decided("teach fractions with tape diagrams too", "grade 4 does", team="five")
    meet(journal, "meeting-2001", 52, ("decision-2001", five), team="five")
