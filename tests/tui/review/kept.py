"""What two made-up teams kept in some meetings, to look back at."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from plc_runner.events import Draft, Event
from plc_runner.events.action import ActionAgreed, ActionSettled
from plc_runner.events.clock import StepStarted
from plc_runner.events.decision import DecisionMade, DecisionObjected, DecisionReviewed
from plc_runner.events.entry import PARKING, EntryCaptured, QuestionSettled
from plc_runner.events.exemplar import ExemplarKept
from plc_runner.events.goal import GoalSet, MeasurementTaken
from plc_runner.events.session import SessionClosed, SessionStarted
from plc_runner.events.team import MemberJoined, ProtocolStored, TeamCreated
from plc_runner.journal.store import Journal
from plc_runner.workspace import Workspace
from tests.journal.samples import ANA, BEN, CY, DIGEST, opened

FIRST = datetime(2025, 9, 18, 20, 15, tzinfo=UTC)
FOUR, SEVEN = "team-four", "team-seven"


class Keeper:
    """Appends what a meeting said."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.session: str | None = None
        self.at = FIRST

    def say(self, id_: str, event: Event) -> None:
        self.at += timedelta(minutes=1)
        self.journal.append([Draft(id_, event)], at=self.at, by="ana", session=self.session)

    def meeting(self, id_: str, at: datetime, **others: object) -> None:
        self.session, self.at = id_, at
        self.say(id_, opened(people=(ANA, BEN, CY), **others))
        self.say(id_, SessionStarted())
        self.say(id_, StepStarted(step="describe", how="start"))

    def over(self) -> None:
        assert self.session
        self.say(self.session, SessionClosed())
        self.session = None


def keep_a_year(root: Path) -> None:
    """Five meetings of one team, one of another."""
    workspace = Workspace(root)
    with Journal.open(workspace.make_sessions() / "plc.db", device="laptop") as journal:
        keeper = Keeper(journal)
        for team, name in ((FOUR, "Grade 4 mathematics"), (SEVEN, "Grade 7 science")):
            keeper.say(team, TeamCreated(name=name))
            keeper.say(f"{team}-ana", MemberJoined(team=team, name="Ana"))
        stored = ProtocolStored(protocol_id="student-work", title="Student work", text="title: x\n")
        keeper.say(DIGEST, stored)
        _autumn(keeper)
        _winter(keeper)
        _other_team(keeper)


def _four(**others: object) -> dict[str, object]:
    return {"team": FOUR, "team_name": "Grade 4 mathematics", **others}


def _autumn(keeper: Keeper) -> None:
    keeper.meeting("s-sep", FIRST, **_four(focus="Fractions on a number line"))
    keeper.say("e-1", _line("They count pieces, whatever their size"))
    keeper.say("e-2", _line("Most fractions are drawn as pizza"))
    keeper.say("q-1", EntryCaptured(step="describe", slot=PARKING, text="When do we buy strips?"))
    goal = GoalSet(
        statement="Place fractions on a number line",
        measure="exit ticket",
        baseline="9 of 27",
        target="22 of 27",
        by="2026-05-15",
        team=FOUR,
    )
    keeper.say("g-1", goal)
    keeper.say("g-1-0", _measured("9 of 27", "2025-09-18", "baseline"))
    pizza = DecisionMade(
        statement="Draw fractions as circles",
        because="pupils know pizza",
        present=("ana", "ben"),
        team=FOUR,
    )
    keeper.say("d-1", pizza)
    agreed = ActionAgreed(what="Print circles", owner="ben", owner_name="Ben", team=FOUR)
    keeper.say("a-1", agreed)
    keeper.over()
    keeper.meeting("s-nov", datetime(2025, 11, 13, 21, 15, tzinfo=UTC), **_four(facilitator="ben"))
    keeper.say("a-1", ActionSettled(status="done"))
    keeper.say("g-1-1", _measured("12 of 27", "2025-11-13", ""))
    bars = DecisionMade(
        statement="Begin fractions with number lines, not circles",
        because="on circles they count pieces",
        options=("circles first", "both at once"),
        know="20 of 27 place 3/4",
        review="2026-02-12",
        replaces="d-1",
        present=("ana", "ben", "cy"),
        team=FOUR,
    )
    keeper.say("d-2", bars)
    keeper.say("d-2", DecisionObjected(text="Some still need circles", name="Cy"))
    keeper.over()


def _winter(keeper: Keeper) -> None:
    keeper.meeting("s-feb", datetime(2026, 2, 12, 21, 15, tzinfo=UTC), **_four())
    keeper.say("g-1-2", _measured("17 of 27", "2026-02-12", "after three weeks of lines"))
    keeper.say("d-2", DecisionReviewed(verdict="keep", reason="it works", review="2026-05-28"))
    homework = DecisionMade(statement="Homework on fractions twice a week", team=FOUR)
    keeper.say("d-3", homework)
    keeper.say("q-1", QuestionSettled(status="answered", answer="They come in March"))
    keeper.over()
    keeper.meeting("s-mar", datetime(2026, 3, 5, 21, 15, tzinfo=UTC), **_four(facilitator="ben"))
    stop = DecisionReviewed(verdict="stop", reason="only 6 of 27 handed it in")
    keeper.say("d-3", stop)
    due = ActionAgreed(
        what="Copy the number lines", owner="ben", owner_name="Ben", due="2026-03-20", team=FOUR
    )
    keeper.say("a-2", due)
    keeper.say("a-3", ActionAgreed(what="Ask for fraction strips", team=FOUR))
    kept = ExemplarKept(title="Sample B", standard="Invented 4.2", level="High", team=FOUR)
    keeper.say("x-1", kept)
    keeper.over()


def _other_team(keeper: Keeper) -> None:
    others = {"team": SEVEN, "team_name": "Grade 7 science", "focus": "Lab reports"}
    consultancy = {"title": "Consultancy", "protocol_id": "consultancy", "facilitator": "cy"}
    keeper.meeting("s-con", datetime(2026, 3, 9, 20, 15, tzinfo=UTC), **others, **consultancy)
    keeper.say("e-3", _line("They report fractions of a gram"))
    keeper.say("d-4", DecisionMade(statement="One report in two weeks", team=SEVEN))
    keeper.over()


def _line(text: str) -> EntryCaptured:
    return EntryCaptured(step="describe", slot="notice", text=text)


def _measured(value: str, day: str, note: str) -> MeasurementTaken:
    return MeasurementTaken(goal="g-1", value=value, day=day, note=note, team=FOUR)
