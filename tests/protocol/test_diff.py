"""What is different between two protocols."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plc_runner.protocol.captures import ColumnsCapture, DecisionCapture, FistToFiveCapture
from plc_runner.protocol.check import read_file
from plc_runner.protocol.comparing.diff import Place, diff
from plc_runner.protocol.model import (
    Facilitator,
    Group,
    Groups,
    Items,
    Origin,
    Protocol,
    Role,
    Round,
    Span,
    Step,
    Times,
    Turns,
)
from tests.program import SHIPPED
from tests.protocol.build import protocol, round_, step

COLUMNS = ColumnsCapture(kind="columns", id="c", columns=("Notice", "Wonder"))
DECISION = DecisionCapture(kind="decision", id="d")


def shipped() -> list[Protocol]:
    found = [read_file(path).protocol for path in sorted(SHIPPED.glob("*.yaml"))]
    return [one for one in found if one is not None]


ALL = shipped()


def told(old: Protocol, new: Protocol) -> dict[str, str]:
    """What is said about each place."""
    return {p.title: "; ".join(c.text for c in p.changes) for p in diff(old, new).places}


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_nothing_is_different_from_itself(one: Protocol) -> None:
    found = diff(one, one)
    assert not found
    assert found.before == found.after > 0


def test_the_name_of_the_file_does_not_count() -> None:
    one = protocol(step("Describe"))
    assert not diff(one, one.model_copy(update={"id": "describe-ours"}))


def test_a_step_is_told_in_few_words() -> None:
    old = protocol(step("Describe", 10))
    new = protocol(step("Describe", 8, guard="Ask what they see."))
    assert told(old, new) == {"Describe": "10 → 8 min; guard added: “Ask what they see.”"}
    assert (diff(old, new).before, diff(old, new).after) == (600, 480)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ({"minutes": Span(min=300, plan=600, max=900)}, {}, "5 to 15 min (10) → 10 min"),
        ({"minutes": Span(min=60, plan=600, max=600)}, {}, "1 to 10 → 10 min"),
        ({"minutes": Span(min=45, plan=90, max=90)}, {}, "1:30 → 10 min"),
        ({"minutes": Span(min=600, plan=600, max=600)}, {}, "may now be shortened to 5 min"),
        ({}, {"minutes": Span(min=600, plan=600, max=600)}, "may no longer be shortened"),
        (
            {},
            {"minutes": Span(min=480, plan=480, max=480)},
            "10 → 8 min, may no longer be shortened",
        ),
        ({"minutes": None, "turns": Turns(each=60)}, {},
         "as long as its turns → 10 min; turns for everyone, 1 min each → no turns"),
        ({}, {"talk": "silence"}, "everyone speaks → silence"),
        ({"talk": "listeners"}, {"talk": "process-observer"},
         "the group talks, the presenter listens → process observer speaks"),
        ({"say": "Look."}, {"say": "Look again."}, "prompt: “Look.” → “Look again.”"),
        ({"say": "Look\nagain."}, {"say": "Look again."}, "prompt: line breaks and spaces only"),
        ({"stems": ("I see", "I wonder")}, {"stems": ("I wonder",)}, "stem removed: “I see”"),
        ({"stems": ("I see", "I wonder")}, {"stems": ("I wonder", "I see")},
         "stems in another order"),
        ({"guard": "Wait."}, {}, "guard removed: “Wait.”"),
        ({}, {"until": "done"}, "ends by the clock → ends when the room is done"),
        ({}, {"when": "optional"}, "when: always → optional"),
        ({}, {"keep_full_time": True}, "keeps its full time"),
        ({"keep_full_time": True}, {}, "no longer: keeps its full time"),
        ({}, {"groups": Groups(size=3)}, "no groups → groups of 3"),
        (
            {"groups": Groups(size=3)},
            {"groups": Groups(size=3, report=60)},
            "groups of 3 → groups of 3, 1 min each to tell",
        ),
        ({}, {"capture": (COLUMNS,)}, "taken down too: Notice, Wonder"),
        ({"capture": (COLUMNS, DECISION)}, {"capture": (COLUMNS,)},
         "no longer taken down: Decision"),
        ({"capture": (COLUMNS, DECISION)}, {"capture": (DECISION, COLUMNS)},
         "taken down in another order"),
        ({"capture": (DECISION,)}, {"capture": (DECISION.model_copy(update={"required": True}),)},
         "taken down: Decision → Decision (wanted)"),
        ({"capture": (FistToFiveCapture(kind="fist_to_five", id="f", label="Move"),)},
         {"capture": (FistToFiveCapture(kind="fist_to_five", id="f", label="Move", threshold=2),)},
         "taken down: fist to five: Move, threshold 3 → 2"),
        ({"id": "see"}, {"id": "look"}, "id see → look"),
    ],
)  # fmt: skip
def test_what_is_different_in_a_step(old: dict[str, Any], new: dict[str, Any], words: str) -> None:
    before, after = (step("Look").model_copy(update=fields) for fields in (old, new))
    assert told(protocol(before), protocol(after)) == {"Look": words}


def test_long_texts_are_shown_where_they_part() -> None:
    same = "Say only what is on the page, in turns, and do not judge it yet. "
    old, new = (protocol(step("Look", say=same * 3 + end)) for end in ("Begin.", "Ask first."))
    assert told(old, new)["Look"].endswith("do not judge it yet. Ask first.”")
    (change,) = diff(old, new).places[0].changes
    assert (change.old, change.new) == (same * 3 + "Begin.", same * 3 + "Ask first.")


def test_steps_come_go_and_move() -> None:
    a, b, c, d = (step(title) for title in ("Alpha", "Bravo", "Charlie", "Delta"))
    assert told(protocol(a, b, c), protocol(a, d, b, c)) == {"Delta": "added after “Alpha”"}
    assert told(protocol(a, b), protocol(d, a, b)) == {"Delta": "added at the start"}
    assert told(protocol(a, b, c), protocol(a, c)) == {"Bravo": "removed"}
    assert told(protocol(a, b, c, d), protocol(d, a, b, c)) == {"Delta": "moved at the start"}
    places = diff(protocol(a, b, c), protocol(a, d)).places
    assert [place.title for place in places] == ["Bravo", "Charlie", "Delta"]


def test_a_step_that_is_called_otherwise_is_the_same_step() -> None:
    old = protocol(step("Describe the work"), step("Debrief"))
    new = protocol(step("Describe the works"), step("Debrief"))
    assert told(old, new) == {"Describe the works": "was called “Describe the work”"}
    old = protocol(step("Notice", say="Say only what is on the page."))
    new = protocol(step("What there is", say="Say only what is on the page."))
    assert told(old, new) == {"What there is": "was called “Notice”"}


def test_a_long_prompt_tells_what_is_the_same_step() -> None:
    say = "Teams sit together, nobody eats a stone; the rain is on its tin tent. " * 5
    old = protocol(step("Describe", say=say), step("End"))
    new = protocol(step("Only what is there", say=say.replace("rain", "snow")), step("End"))
    assert set(told(old, new)) == {"Only what is there"}
    assert "was called" in told(old, new)["Only what is there"]


def test_rounds() -> None:
    a, b = step("Alpha"), step("Bravo")
    one = protocol(round_("Each", "participant", a), b)
    assert told(one, protocol(round_("Each", Times(times=3), a), b)) == {
        "Each": "for each person → 3 times"
    }
    assert told(
        one, protocol(round_("Each", Items(items=("x", "y")), a, rotate_start=True), b)
    ) == {"Each": "for each person → for each of x, y; somebody else begins each time"}
    assert told(one, protocol(round_("Each", "participant", b, a))) == {
        "Bravo": "moved at the start of “Each”"
    }
    assert told(one, protocol(a, b)) == {"Each": "removed", "Alpha": "moved at the start"}
    # What is in a round goes with it.
    moved = protocol(b, round_("Each", "participant", a))
    assert told(one, moved).keys() <= {"Each", "Bravo"}


def test_the_head() -> None:
    one = protocol(step("Look"), roles={"scribe": Role(title="Scribe")}, purpose="See.")
    new = one.model_copy(
        update={
            "roles": {"scribe": Role(title="Recorder", count="many"), "timer": Role()},
            "purpose": "",
            "group": Group(min=3, max=10),
            "prework": ("Bring work",),
            "origin": Origin(name="Us", adapted=True),
            "facilitator": Facilitator(takes_part=False),
        }
    )
    assert told(one, new) == {
        "": "purpose removed: “See.”; no origin → from Us, adapted; "
        "1 person or more → 3 to 10 people; no longer: the facilitator takes part; "
        "role scribe: “Scribe” → “Recorder”; role scribe, count: “one” → “many”; "
        "role added: timer; prework added: “Bring work”"
    }


STEP_VALUES: dict[str, st.SearchStrategy[Any]] = {
    "title": st.text("abc xyz", min_size=1, max_size=20).map(str.strip).filter(bool),
    "id": st.sampled_from(["one", "other"]),
    "minutes": st.builds(
        lambda low, more, top: Span(min=low, plan=low + more, max=low + more + top),
        st.integers(1, 900), st.integers(0, 900), st.integers(0, 900),
    ),
    "talk": st.sampled_from(["everyone", "silence", "listeners", "writing", "presenter"]),
    "say": st.text("ab \n", max_size=200),
    "stems": st.lists(st.text("ab", min_size=1, max_size=3), max_size=3).map(tuple),
    "guard": st.text("ab ", max_size=90),
    "notes": st.text("ab ", max_size=90),
    "capture": st.lists(st.sampled_from([COLUMNS, DECISION]), max_size=2).map(tuple),
    "until": st.sampled_from(["clock", "done"]),
    "when": st.sampled_from(["always", "optional", "first-time"]),
    "keep_full_time": st.booleans(),
    "groups": st.sampled_from([None, Groups(size=2), Groups(size=3, report=60)]),
}  # fmt: skip


def test_every_field_of_a_step_is_tried() -> None:
    assert {*STEP_VALUES, "turns"} == set(Step.model_fields)


@given(st.sampled_from(ALL), st.data())
@settings(max_examples=150)
def test_whatever_changes_in_a_step_is_told_under_its_title(one: Protocol, data: Any) -> None:
    at = data.draw(st.integers(0, len(one.steps) - 1))
    part = one.steps[at]
    if isinstance(part, Round):
        return
    field = data.draw(st.sampled_from(sorted(STEP_VALUES)))
    value = data.draw(STEP_VALUES[field])
    changed = part.model_copy(update={field: value})
    steps = (*one.steps[:at], changed, *one.steps[at + 1 :])
    found = diff(one, one.model_copy(update={"steps": steps}))
    if changed == part:
        assert not found
    else:
        assert changed.title in {place.title for place in found.places}
        assert all(change.text for place in found.places for change in place.changes)


@given(st.sampled_from(ALL), st.randoms(use_true_random=False))
@settings(max_examples=80)
def test_steps_in_another_order_are_moved_and_nothing_else(one: Protocol, random: Any) -> None:
    steps = list(one.steps)
    random.shuffle(steps)
    places: tuple[Place, ...] = diff(one, one.model_copy(update={"steps": tuple(steps)})).places
    assert {change.field for place in places for change in place.changes} <= {"moved"}
    assert bool(places) is (tuple(steps) != one.steps)
    assert len(places) < len(steps)


@given(st.sampled_from(ALL), st.sampled_from(ALL))
@settings(max_examples=60)
def test_any_two_protocols_can_be_compared(one: Protocol, other: Protocol) -> None:
    there, back = diff(one, other), diff(other, one)
    assert bool(there) is bool(back) is (one != other)
    assert (there.before, there.after) == (back.after, back.before)


@pytest.mark.parametrize("field", [f for f in Protocol.model_fields if f not in ("format", "id")])
def test_every_field_of_the_head_is_told(field: str) -> None:
    old = next(one for one in ALL if one.id == "student-work-analysis")
    other: dict[str, Any] = {
        "title": "X", "purpose": "X", "stage": None, "version": "9", "based_on": "x",
        "origin": None, "group": Group(min=2), "facilitator": Facilitator(takes_part=False),
        "roles": {}, "prework": ("X",), "materials": ("X",), "norms": ("X",),
        "steps": old.steps[1:],
    }  # fmt: skip
    assert diff(old, old.model_copy(update={field: other[field]}))
