"""What earlier meetings of a made-up team left, one of each kind, and a room that takes it up."""

from __future__ import annotations

from plc_runner.events import Event
from plc_runner.events.action import ActionAgreed, ActionSettled
from plc_runner.events.carried import Carried, OpenObjection
from plc_runner.events.decision import DecisionMade, DecisionObjected, DecisionReviewed
from plc_runner.events.entry import PARKING, EntryCaptured, QuestionSettled
from plc_runner.events.goal import GoalSet
from plc_runner.session import commands as c
from tests.session.rooms import Room

EARLIER: tuple[tuple[str, Event], ...] = (
    (
        "act-1",
        ActionAgreed(what="Copy the strips", owner="ben", owner_name="Ben", due="2026-03-12"),
    ),
    ("act-2", ActionAgreed(what="Ask for rulers")),
    ("act-2", ActionSettled(status="started", reason="the office is closed")),
    (
        "dec-1",
        DecisionMade(statement="Number lines first", because="they show it", review="2026-03-12"),
    ),
    ("dec-1", DecisionObjected(text="Too slow", name="Dee")),
    ("dec-2", DecisionMade(statement="No grades on drafts")),
    ("dec-2", DecisionReviewed(verdict="keep", reason="it helps", review="2026-03-01")),
    ("goal-1", GoalSet(statement="Explain equal parts", baseline="9 of 27", target="20 of 27")),
    ("ask-1", EntryCaptured(step="describe", slot=PARKING, text="Calculators?")),
    ("ask-1", QuestionSettled(status="open", answer="after the test")),
)
"""Subjects and events, as the journal has them before."""

LEFT = (
    Carried(
        what="action",
        id="act-1",
        text="Copy the strips",
        owner="ben",
        owner_name="Ben",
        due="2026-03-12",
        said_on="2026-02-26",
    ),
    Carried(
        what="action",
        id="act-2",
        text="Ask for rulers",
        started=True,
        reason="the office is closed",
    ),
    Carried(
        what="decision",
        id="dec-1",
        text="Number lines first",
        because="they show it",
        due="2026-03-12",
        objections=(OpenObjection(id="?", text="Too slow", name="Dee"),),
    ),
    Carried(
        what="decision",
        id="dec-2",
        text="No grades on drafts",
        due="2026-03-01",
        asked="practised",
    ),
    Carried(
        what="goal",
        id="goal-1",
        text="Explain equal parts",
        target="20 of 27",
        newest="9 of 27",
    ),
    Carried(what="question", id="ask-1", text="Calculators?", reason="after the test"),
)
"""The same, as a meeting takes it up."""


def looking_back() -> Room:
    """A room that has started with all that."""
    return Room(carried=LEFT, closing=180).do(c.Start())
