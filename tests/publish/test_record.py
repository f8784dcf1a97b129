"""The record is drawn from the final state alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from plc_runner.events.entry import NOTE
from plc_runner.protocol.captures import ExemplarCapture
from plc_runner.publish.captured import SlotLines
from plc_runner.publish.record import record
from plc_runner.session.state import Exemplar, Progress, Sitting, Stay
from tests.publish.states import (
    START,
    a_state,
    a_step,
    a_whole_meeting,
    after,
    entries,
    people,
    two_sittings,
)


def test_the_same_state_gives_the_same_record() -> None:
    assert record(a_whole_meeting()) == record(a_whole_meeting())


def test_times_are_those_of_the_room() -> None:
    made = record(a_whole_meeting())
    assert made.sittings[0].started == START
    assert made.sittings[0].started.hour == 15
    assert made.opened.utcoffset() == timedelta(hours=-5)


def test_the_day_is_that_of_the_room_and_not_of_greenwich() -> None:
    late = datetime.fromisoformat("2026-03-12T03:30:00+00:00")
    made = record(a_state(sittings=(Sitting(late),)))
    assert made.day.isoformat() == "2026-03-11"


def test_what_was_removed_or_merged_is_shown_once_or_not_at_all() -> None:
    made = record(a_whole_meeting())
    (slot, *_) = made.steps[1].slots
    assert isinstance(slot, SlotLines)
    texts = [line.text for line in slot.lines]
    assert texts == [
        "9 of 24 samples drew a number line before they wrote anything",
        "Units are missing on every sample in the middle pile",
        "One child counted on from 38 by ones",
    ]
    assert [decision.statement for decision in made.decisions] == [
        "Start every fractions lesson with a number line warm-up until the spring break",
        "Mark units in the same colour in all three rooms",
    ]


def test_earlier_wordings_are_nowhere() -> None:
    assert "83 by ones" not in str(record(a_whole_meeting()))
    assert "Start lessons with" not in str(record(a_whole_meeting()))


def test_who_came_late_and_who_left_early() -> None:
    there = {person.name: person for person in record(a_whole_meeting()).people}
    assert there["Fay"].came == after(9)
    assert there["Dee"].left == after(30)
    assert there["Ana"].came is None
    assert there["Ana"].left is None


def test_who_was_on_the_list_but_went_before_the_start_was_not_there() -> None:
    state = a_state(
        people=people("Ana", "Ben"),
        sittings=(Sitting(START, after(40)),),
        stays=(Stay("p1", after(-6)), Stay("p2", after(-6), after(-1))),
    )
    assert [person.name for person in record(state).people] == ["Ana"]


def test_who_went_out_and_came_back_did_not_leave_early() -> None:
    state = a_state(
        people=people("Ana"),
        sittings=(Sitting(START, after(40)),),
        stays=(Stay("p1", after(-6), after(10)), Stay("p1", after(15))),
    )
    (ana,) = record(state).people
    assert ana.came is None
    assert ana.left is None


def test_the_facilitator_comes_before_other_roles() -> None:
    state = replace(a_whole_meeting(), facilitator="p3")
    there = {person.name: person.roles for person in record(state).people}
    assert there["Cy"] == ("facilitator", "process observer")


def test_an_owner_has_the_name_of_now() -> None:
    state = a_whole_meeting()
    renamed = state.people["p1"].model_copy(update={"name": "Ana Maria"})
    made = record(replace(state, people={**state.people, "p1": renamed}))
    assert made.actions[0].owner == "Ana Maria"
    assert made.actions[2].owner == ""
    assert made.actions[3].owner == "The coach"


def test_rounds_are_told_apart_by_their_person() -> None:
    titles = [step.title for step in record(a_whole_meeting()).steps]
    assert titles[2:4] == ["Others respond · Ana", "Others respond · Eli"]


def test_no_captured_line_is_lost_when_its_step_or_slot_is() -> None:
    made = record(two_sittings())
    assert [line.text for line in made.elsewhere] == ["From before"]
    moved = a_state(entries=entries(("describe", "unknown", "Where am I?"), ("x", NOTE, "Note")))
    assert [line.text for line in record(moved).elsewhere] == ["Where am I?"]
    assert [line.text for line in record(moved).notes] == ["Note"]


def test_the_time_of_a_step_is_as_planned_last_and_as_spent() -> None:
    state = a_state(progress={"describe": Progress(spent=61.5, added=-60, outcome="done")})
    (step,) = record(state).steps
    assert (step.planned, step.added, step.spent, step.outcome) == (600, -60, 61.5, "done")


def test_every_sample_stands_once_where_it_was_asked_for_or_else_at_the_top() -> None:
    shelves = [ExemplarCapture(kind="exemplar", id=id_, label=id_) for id_ in ("high", "low")]
    places = {"A": "keep high", "B": "keep low", "C": "gone high", "D": "keep nowhere"}
    kept = {
        title: Exemplar(title, title, START, step=place.split()[0], slot=place.split()[1])
        for title, place in places.items()
    }
    made = record(a_state(steps=(a_step("keep", "Keep it", 3, *shelves),), exemplars=kept))
    held = {slot.label: slot.lines for slot in made.steps[0].slots if isinstance(slot, SlotLines)}
    assert {label: [line.text for line in lines] for label, lines in held.items()} == {
        "high": ["A"],
        "low": ["B"],
    }
    assert [line.text for line in made.exemplars] == ["C", "D"]
