from pathlib import Path
from textwrap import wrap

import pytest

from plc_runner.protocol.model import Protocol
from plc_runner.protocol.plan import plan
from plc_runner.protocol.planned import Person, Plan
from plc_runner.protocol.source import read

SHIPPED = sorted((Path(__file__).parents[2] / "protocols").glob("*.y*ml"))
BELL = 45 * 60
TOTALS = {
    "consultancy": "43 43 43 43 43 43 43 43",
    "smart-goal": "41 42 43 44 45 46 47 48",
    "student-work-analysis": "41 42 43 44 45 46 47 48",
    "unpacking-a-standard": "41 42 43 44 45 46 47 48",
}
"""Minutes for 3 to 10 people who do it for the first time and have all the time in the world.

These four lead the library; `test_published_totals` has the totals of all others.
"""
FOUR = [path for path in SHIPPED if path.stem in TOTALS]


def shipped(path: Path) -> Protocol:
    reading = read(path.read_bytes(), path.name)
    assert reading.problems == ()
    assert reading.protocol is not None
    return reading.protocol


def planned(protocol: Protocol, people: int, **options: object) -> Plan:
    here = [Person(id=f"p{number}", name=f"Person {number}") for number in range(people)]
    roles = {role: [here[i].id] for i, role in enumerate(protocol.roles)}
    return plan(protocol, here, roles, facilitator=here[-1].id, **options)  # type: ignore[arg-type]


@pytest.fixture(params=SHIPPED, ids=lambda path: path.stem)
def protocol(request: pytest.FixtureRequest) -> Protocol:
    return shipped(request.param)


@pytest.fixture(params=FOUR, ids=lambda path: path.stem)
def one_of_four(request: pytest.FixtureRequest) -> Protocol:
    return shipped(request.param)


def test_the_four_are_there() -> None:
    assert [path.stem for path in FOUR] == list(TOTALS)


def test_it_says_whose_idea_it_is_and_what_for(protocol: Protocol) -> None:
    assert protocol.purpose
    assert protocol.stage
    assert protocol.version
    assert protocol.origin is not None
    assert protocol.origin.adapted == (protocol.origin.name != "PLC Runner")
    assert protocol.origin.licence == "own words"
    assert protocol.prework
    assert protocol.materials
    assert protocol.norms


def test_it_plans_for_every_size_of_its_group(protocol: Protocol) -> None:
    assert protocol.group.max is not None
    # Whoever leads from outside has no turn, but is counted by `planned`.
    outside = 0 if protocol.facilitator.takes_part else 1
    for people in range(protocol.group.min, min(protocol.group.max, 12) + 1):
        plan = planned(protocol, people + outside, seconds=BELL)
        assert plan.problems == (), people
        assert plan.seconds <= BELL


def test_a_variant_names_a_shipped_protocol_and_its_version(protocol: Protocol) -> None:
    if protocol.based_on:
        stem, _, version = protocol.based_on.partition("@")
        path = next(path for path in SHIPPED if path.stem == stem)
        assert shipped(path).version == version


def test_people_need_the_minutes_that_the_table_says(one_of_four: Protocol) -> None:
    plans = [planned(one_of_four, people) for people in range(3, 11)]
    assert " ".join(f"{plan.full / 60:g}" for plan in plans) == TOTALS[one_of_four.id]


def test_six_people_are_done_before_the_bell(one_of_four: Protocol) -> None:
    plan = planned(one_of_four, 6, seconds=BELL)
    assert plan.full == plan.seconds <= BELL


def test_the_second_time_needs_no_introduction() -> None:
    consultancy = shipped(next(path for path in SHIPPED if path.stem == "consultancy"))
    assert planned(consultancy, 6, first_time=False).full == 41 * 60


@pytest.mark.parametrize("minutes", [35, 38, 40])
def test_a_short_meeting_keeps_the_closing_debrief_whole(
    one_of_four: Protocol, minutes: int
) -> None:
    plan = planned(one_of_four, 6, seconds=minutes * 60)
    assert plan.problems == ()
    # Turns give one second each, six at once.
    assert 0 <= minutes * 60 - plan.seconds < 6
    debrief = plan.steps[-1]
    assert debrief.title == "Debrief the process"
    assert debrief.seconds == debrief.full == 240


@pytest.mark.parametrize("people", range(3, 11))
def test_everybody_has_a_minute_and_never_less_than_half(
    one_of_four: Protocol, people: int
) -> None:
    for seconds, each in ((None, 60), (35 * 60, 30)):
        for step in planned(one_of_four, people, seconds=seconds).steps:
            if step.turns:
                assert len(step.turns) == people
                assert step.each is not None
                assert step.each >= each


def test_prompts_are_read_from_the_back_row(protocol: Protocol) -> None:
    for step in planned(protocol, 6).steps:
        assert len(step.title) <= 30, step.title
        assert 0 < len(wrap(step.say, 56)) <= 3, step.title
        assert step.guard, step.title
        assert step.notes, step.title
        assert len(wrap(step.guard, 56)) <= 3, step.title
        for sentence in step.say.replace("?", ".").split(". "):
            assert len(sentence) <= 90, step.title
        for stem in step.stems:
            assert len(stem) <= 40, stem
        for slot in step.slots:
            assert len(slot.label) <= 30, slot.label


@pytest.mark.parametrize(
    ("stem", "kinds"),
    [
        ("student-work-analysis", {"text", "sort", "columns", "decision", "action"}),
        ("unpacking-a-standard", {"standard", "table", "rating", "columns", "decision", "action"}),
        ("smart-goal", {"text", "columns", "fist_to_five", "goal", "action"}),
        ("consultancy", {"text", "columns", "action"}),
    ],
)
def test_it_takes_down_what_the_published_ones_do(stem: str, kinds: set[str]) -> None:
    path = next(path for path in SHIPPED if path.stem == stem)
    slots = [slot for step in planned(shipped(path), 6).steps for slot in step.slots]
    assert {slot.kind for slot in slots} == kinds


@pytest.mark.parametrize(
    ("stem", "required"),
    [
        ("student-work-analysis", ["decision", "action"]),
        ("unpacking-a-standard", ["decision"]),
        ("smart-goal", ["goal", "action"]),
        ("consultancy", []),
    ],
)
def test_it_ends_in_what_the_published_ones_end_in(stem: str, required: list[str]) -> None:
    path = next(path for path in SHIPPED if path.stem == stem)
    slots = [slot for step in planned(shipped(path), 6).steps for slot in step.slots]
    outcomes = ("decision", "action", "goal")
    assert [slot.kind for slot in slots if slot.required and slot.kind in outcomes] == required


def test_restated_questions_keep_the_first() -> None:
    by_stem = {path.stem: shipped(path) for path in SHIPPED}
    pairs = {
        stem: [
            (capture.id, getattr(capture, "restates", ""))
            for step in planned(protocol, 6).steps
            for capture in step.captures
            if getattr(capture, "restates", "")
        ]
        for stem, protocol in by_stem.items()
    }
    assert pairs["consultancy"] == [("question-now", "question")]
    assert pairs["smart-goal"] == [("second-try", "first-try")]


def test_the_presenter_of_a_consultancy_is_silent_while_the_group_thinks() -> None:
    path = next(path for path in SHIPPED if path.stem == "consultancy")
    step = next(step for step in planned(shipped(path), 6).steps if step.talk == "listeners")
    assert step.who == ("p0",)
    assert step.full == 12 * 60
