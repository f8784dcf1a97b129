"""A small meeting in any phase, for tests of the line."""

from dataclasses import replace
from datetime import UTC, datetime

from plc_runner.protocol.captures import (
    ActionCapture,
    ColumnsCapture,
    DecisionCapture,
    GoalCapture,
    PredictionCapture,
)
from plc_runner.protocol.planned import Person, PlannedStep
from plc_runner.session.state import Action, Decision, Entry, Goal, Phase, SessionState

AT = datetime(2026, 3, 4, 15, 15, tzinfo=UTC)
PEOPLE = {
    id_: Person(id=id_, name=name)
    for id_, name in (
        ("p-ana", "Ana"),
        ("p-ben", "Ben"),
        ("p-bea", "Bea"),
        ("p-cy", "Cy"),
        ("p-dee", "Ms Dee Rivera"),
        ("p-eli", "Eli"),
    )
}


def a_step(key: str, title: str, *captures: object) -> PlannedStep:
    span = {"seconds": 300, "full": 300, "least": 150, "most": 600}
    return PlannedStep.model_validate(
        {"key": key, "step": key, "title": title, "captures": captures, **span}
    )


STEPS = (
    a_step(
        "describe",
        "Describe what you see",
        ColumnsCapture(
            kind="columns", id="seen", columns=("Notice", "Wonder"), slot_ids=("notice", "wonder")
        ),
    ),
    a_step("read", "Read in silence"),
    a_step("guess", "Guess", PredictionCapture(kind="prediction", id="guess", label="My guess")),
    a_step(
        "decide",
        "Decide and divide",
        DecisionCapture(kind="decision", id="decision", required=True),
        ActionCapture(kind="action", id="action"),
    ),
    a_step("aim", "Step back and aim", GoalCapture(kind="goal", id="goal")),
    a_step("round.1.share", "Share"),
    a_step("round.2.share", "Share"),
)
ENTRIES = {
    id_: Entry(id=id_, step="describe", slot="notice", text=text, at=AT)
    for id_, text in (
        ("0195a000-0000-7000-8000-00000000abcd", "Three ways to start"),
        ("0195a000-0000-7000-8000-00000001abcd", "No units"),
        ("0195a000-0000-7000-8000-00000000beef", "Two drawings"),
    )
}
DECISION = "0195a000-0000-7000-8000-0000000dec01"
ACTION = "0195a000-0000-7000-8000-0000000ac701"
GOAL = "0195a000-0000-7000-8000-0000000a0a11"
RUNNING = SessionState(
    id="s",
    phase=Phase.RUNNING,
    protocol="0" * 64,
    protocol_id="student-work-analysis",
    title="Student work analysis",
    version="1.0",
    team=None,
    team_name="",
    focus="",
    prework_here=None,
    opened_at=AT,
    utc_offset=0,
    first_time=True,
    dropped=(),
    people=PEOPLE,
    present=tuple(id_ for id_ in PEOPLE if id_ != "p-eli"),
    roles={"presenter": ("p-ana",), "recorder": (), "reader": ()},
    facilitator="p-ben",
    stop_at=None,
    steps=STEPS,
    position=0,
    entries=ENTRIES,
    decisions={DECISION: Decision(DECISION, "Use bars", "", AT)},
    actions={ACTION: Action(ACTION, "Copy it", None, "", "", AT)},
    goals={GOAL: Goal(GOAL, "80%", "", "", "", "", AT)},
)


def a_state(phase: Phase = Phase.RUNNING, position: int = 0) -> SessionState:
    return replace(RUNNING, phase=phase, position=None if phase is Phase.READY else position)
