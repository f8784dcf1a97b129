from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from plc_runner.protocol.plan import plan
from plc_runner.protocol.planned import Plan, PlannedStep
from plc_runner.protocol.source import read
from tests.protocol.build import people

WHOLE = Path(__file__).parent / "good" / "whole.yaml"


@pytest.fixture
def planned() -> Plan:
    protocol = read(WHOLE.read_bytes(), str(WHOLE)).protocol
    assert protocol is not None
    roles = {"presenter": ["p1", "p3"], "recorder": ["p0"], "time_keeper": ["p2"]}
    return plan(protocol, people(5), roles, facilitator="p4", seconds=60 * 60)


def test_a_step_is_the_same_after_being_stored(planned: Plan) -> None:
    for step in planned.steps:
        stored = step.model_dump_json(exclude_defaults=True)
        assert PlannedStep.model_validate_json(stored) == step


def test_the_sums_of_a_plan_are_the_sums_of_its_steps(planned: Plan) -> None:
    assert planned.problems == ()
    assert planned.fits
    assert planned.least <= planned.seconds <= planned.full
    assert planned.seconds == sum(step.seconds for step in planned.steps) <= 60 * 60


def test_repetitions_share_their_slots(planned: Plan) -> None:
    first = planned.steps[0]

    assert [slot.id for slot in first.slots[:3]] == ["seen-notice", "seen-wonder", "high"]
    assert {slot.capture for slot in first.slots[:2]} == {"seen"}


def test_the_facilitator_who_stays_outside_has_no_round_of_their_own(planned: Plan) -> None:
    tellers = [step.who for step in planned.steps if step.step == "tell"]

    assert tellers == [("p0",), ("p1",), ("p2",), ("p3",)]


def test_a_planned_step_never_changes_and_passes_over_what_a_newer_version_added() -> None:
    step = PlannedStep.model_validate(
        {
            "key": "a",
            "step": "a",
            "title": "A",
            "seconds": 1,
            "full": 1,
            "least": 1,
            "most": 1,
            "mood": "new",
        }
    )

    with pytest.raises(ValidationError, match="frozen"):
        step.title = "B"  # type: ignore[misc]
