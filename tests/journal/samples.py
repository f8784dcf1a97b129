"""A made-up team's meeting, as events."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from plc_runner.events import Draft, Event, Recorded
from plc_runner.events.action import ActionAgreed, ActionMoved, ActionSettled
from plc_runner.events.carried import Carried
from plc_runner.events.clock import StepEnded, StepStarted
from plc_runner.events.cycle import CycleBegun
from plc_runner.events.decision import (
    DecisionMade,
    DecisionObjected,
    DecisionReviewed,
    ObjectionAnswered,
)
from plc_runner.events.entry import Cell, EntryCaptured, EntryMarked, Mark
from plc_runner.events.exemplar import ExemplarKept
from plc_runner.events.framework import FrameworkImported, StandardItem
from plc_runner.events.goal import GoalSet, GoalSettled, MeasurementTaken
from plc_runner.events.meeting import FacilitatorPassed, MeetingPlanned
from plc_runner.events.session import (
    CalledUp,
    GroupsMade,
    SessionOpened,
    SessionStarted,
    TimeValued,
)
from plc_runner.events.tally import Count, TallyTaken
from plc_runner.events.team import (
    MemberChanged,
    MemberJoined,
    MemberLeft,
    NormsAgreed,
    ProtocolStored,
    TeamCreated,
    TeamSettled,
)
from plc_runner.journal.store import Journal
from plc_runner.protocol.captures import ColumnsCapture
from plc_runner.protocol.cycle import Meeting
from plc_runner.protocol.planned import Person, PlannedStep, RoundPlace

AT = datetime(2026, 3, 12, 15, 15, tzinfo=UTC)
ANA, BEN, CY = (Person(id=name.casefold(), name=name) for name in ("Ana", "Ben", "Cy"))
DIGEST = "ab" * 32


def later(seconds: float) -> datetime:
    return AT + timedelta(seconds=seconds)


def step(key: str, seconds: int = 300, *, number: int | None = None) -> PlannedStep:
    place = None if number is None else RoundPlace(title="Each", number=number, of=2)
    columns = ColumnsCapture(
        kind="columns", id="see", columns=("Notice", "Wonder"), slot_ids=("notice", "wonder")
    )
    return PlannedStep(
        key=key,
        step=key,
        title=key.capitalize(),
        seconds=seconds,
        full=seconds,
        least=seconds // 2,
        most=seconds * 2,
        captures=(columns,),
        round=place,
    )


PLAN = (step("describe"), step("interpret", 240), step("debrief", 120))


def opened(**others: object) -> SessionOpened:
    """A session of the team `six`, with Ana facilitating and presenting."""
    fields: dict[str, object] = {
        "protocol": DIGEST,
        "protocol_id": "student-work",
        "title": "Student work",
        "version": "1.2",
        "team": "six",
        "team_name": "Grade 6",
        "people": (ANA, BEN),
        "roles": {"presenter": ("ana",), "recorder": ("ben",)},
        "facilitator": "ana",
        "focus": "Fractions on a number line",
        "plan": PLAN,
    }
    return SessionOpened.model_validate(fields | others)


def keep(
    journal: Journal, *drafts: tuple[str, Event], session: str | None = "s1", at: datetime = AT
) -> tuple[Recorded, ...]:
    """Append what one act made."""
    return journal.append([Draft(*draft) for draft in drafts], at=at, by="ana", session=session)


def begun(**others: object) -> CycleBegun:
    """Grade 6 follows two meetings from the week of `AT` on."""
    fields: dict[str, object] = {
        "team": "six",
        "cycle": "two-weeks",
        "title": "Two weeks",
        "meetings": (
            Meeting(week=1, protocol="student-work", purpose="See what they can do."),
            Meeting(week=2, protocol="data-dialogue"),
        ),
        "first_day": date(2026, 3, 9),
    }
    return CycleBegun.model_validate(fields | others)


def keep_meeting(journal: Journal, session: str = "s1", at: datetime = AT) -> None:
    """One meeting in which something of every sort is kept."""
    stored = ProtocolStored(
        protocol_id="student-work", title="Student work", text="title: Student work\n"
    )
    keep(
        journal,
        ("six", TeamCreated(name="Grade 6")),
        ("ana", MemberJoined(team="six", name="Ana")),
        ("ben", MemberJoined(team="six", name="Ben")),
        (DIGEST, stored),
        (f"{session}-c1", begun()),
        (session, opened()),
        session=session,
        at=at,
    )
    acts: list[list[tuple[str, Event]]] = [
        [
            (session, SessionStarted(act="start")),
            (session, StepStarted(step="describe", how="start")),
        ],
        [
            (
                f"{session}-e1",
                EntryCaptured(
                    act="entry", step="describe", slot="notice", text="They counted on from 7"
                ),
            )
        ],
        [
            (
                f"{session}-d1",
                DecisionMade(
                    act="decision",
                    statement="Use open number lines",
                    because="half of the class cannot place 3/4",
                    team="six",
                    step="describe",
                    present=("ana", "ben"),
                ),
            )
        ],
        [
            (
                f"{session}-a1",
                ActionAgreed(
                    act="action",
                    what="Copy the number lines",
                    owner="ben",
                    owner_name="Ben",
                    due="2026-03-20",
                    team="six",
                ),
            )
        ],
        [
            (
                f"{session}-g1",
                GoalSet(
                    act="goal", statement="8 of 10 place 3/4", measure="exit ticket", team="six"
                ),
            )
        ],
        [
            (session, StepEnded(act="next", step="describe", spent=290.5, outcome="done")),
            (session, StepStarted(step="interpret")),
        ],
    ]
    for number, act in enumerate(acts, 1):
        keep(journal, *act, session=session, at=at + timedelta(seconds=number * 10))


def keep_past(journal: Journal, session: str = "s1", at: datetime = AT) -> None:
    """What became of that meeting afterwards, and what the team has agreed on for the next."""
    later_on = at + timedelta(days=7)
    carried = Carried(what="action", id=f"{session}-a1", text="Copy the number lines")
    acts: list[list[tuple[str, Event]]] = [
        [("six", TeamSettled(minutes=45, rhythm="every second Thursday"))],
        [("n1", NormsAgreed(team="six", norms=("One voice at a time",), by=("ana", "ben")))],
        [("cy", MemberJoined(team="six", name="Cy", role="coach", email="cy@example.org"))],
        [("cy", MemberLeft(team="six", on=date(2026, 3, 18)))],
        [("ana", MemberChanged(team="six", role="Grade 6 teacher"))],
        [
            (
                f"{session}-d1",
                DecisionReviewed(act="what became of it", verdict="keep", review="2026-05-12"),
            )
        ],
        [(f"{session}-d1", DecisionObjected(act="objection", text="It takes too long"))],
        [(f"{session}-d1", ObjectionAnswered(act="answer", objection="", text="Ten minutes"))],
        [
            (session, CalledUp(act="what became of it", item=carried)),
            (f"{session}-a1", ActionMoved(due="2026-03-27", reason="no paper")),
        ],
        [(f"{session}-a1", ActionSettled(act="what became of it", status="done"))],
        [
            (
                f"{session}-g1",
                GoalSettled(act="what became of it", status="missed", reason="too few"),
            )
        ],
        [(session, TimeValued(act="worth of the meeting", counts=(0, 0, 1, 3, 2)))],
        [("next", MeetingPlanned(act="next meeting", team="six", day=date(2026, 3, 26)))],
        [("ben", FacilitatorPassed(team="six", reason="away"))],
        [("ben", FacilitatorPassed(act="turn to facilitate", team="six", reason="a slip"))],
        [("ben", FacilitatorPassed(team="six", undoing=True))],
    ]
    for act in acts:
        keep(journal, *act, session=session, at=later_on)


def keep_captures(journal: Journal, session: str = "s1", at: datetime = AT) -> None:
    """What the instruments of that meeting keep, one of each sort."""
    framework = FrameworkImported(
        title="Invented standards",
        notice="Made up",
        source="nowhere",
        items=(StandardItem(code="4.10", statement="Compare two fractions."),),
    )
    keep(journal, ("framework", framework), session=None, at=at)
    acts: list[list[tuple[str, Event]]] = [
        [
            (
                f"{session}-m1",
                MeasurementTaken(
                    act="measurement",
                    goal=f"{session}-g1",
                    value="3 of 10",
                    day="2026-03-12",
                    team="six",
                ),
            )
        ],
        [
            (
                f"{session}-t1",
                TallyTaken(
                    act="count",
                    what="sort",
                    step="describe",
                    slot="levels",
                    team="six",
                    counts=(
                        Count(key="high", label="High", count=9),
                        Count(key="low", label="Low", count=3),
                    ),
                    before=(Count(key="high", label="High", count=5),),
                    before_on="2026-02-12",
                ),
            )
        ],
        [
            (
                f"{session}-r1",
                EntryCaptured(
                    act="entry",
                    step="describe",
                    slot="row",
                    text="Compare | fractions",
                    cells=(Cell(name="Skill", text="Compare"), Cell(name="Concept", text="x")),
                ),
            ),
            (
                f"{session}-r1",
                EntryMarked(marks=(Mark(what="skill", begins=0, ends=7, text="Compare"),)),
            ),
        ],
        [
            (
                f"{session}-x1",
                ExemplarKept(
                    act="exemplar",
                    title="Sample B",
                    standard="Invented 4.2",
                    level="High",
                    notes=("equal parts", "labels"),
                    team="six",
                ),
            )
        ],
        [
            (
                f"{session}-d2",
                DecisionMade(
                    act="decision",
                    statement="Compare with fraction strips",
                    team="six",
                    options=("number lines",),
                    know="9 of 10 on the exit ticket",
                    review="2026-04-12",
                    replaces=f"{session}-d1",
                ),
            )
        ],
        [(f"{session}-a2", ActionAgreed(act="action", what="Ask for strips", team="six"))],
        [(session, GroupsMade(act="groups", step="describe", groups=(("ana",), ("ben",))))],
    ]
    for act in acts:
        keep(journal, *act, session=session, at=at + timedelta(minutes=10))
