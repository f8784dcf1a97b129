"""Times, order and who speaks in the shipped protocols, against what was published.

The numbers behind `#` are the entries of the collection of published protocols. Where a published
protocol is longer than a team's 45 minutes, its steps are planned shorter, and the longest time
that a step may take is the published one.
"""

from pathlib import Path

import pytest

from plc_runner.protocol.model import Protocol
from plc_runner.protocol.plan import plan
from plc_runner.protocol.planned import Plan, PlannedStep
from plc_runner.protocol.source import read
from tests.protocol.build import people

FOLDER = Path(__file__).parents[2] / "protocols"
BELL = 45 * 60


def shipped(stem: str) -> Protocol:
    path = FOLDER / f"{stem}.yaml"
    reading = read(path.read_bytes(), path.name)
    assert reading.problems == ()
    assert reading.protocol is not None
    return reading.protocol


def planned(stem: str, count: int, **options: object) -> Plan:
    """A plan in which everybody present takes part."""
    protocol = shipped(stem)
    here = people(count)
    roles = {role: [here[i].id] for i, role in enumerate(protocol.roles)}
    return plan(protocol, here, roles, **options)  # type: ignore[arg-type]


def the(steps: tuple[PlannedStep, ...], ids: str) -> list[PlannedStep]:
    """The steps of these ids and those of a round's id; all where no id is given."""
    if not ids:
        return list(steps)
    wanted = ids.split()
    found = [step for step in steps if {step.step, step.key.split(".")[0]} & set(wanted)]
    known = {name for step in found for name in (step.step, step.key.split(".")[0])}
    assert known >= set(wanted)
    return found


TOTALS = {
    "1-2-4-all": "12 12 12",
    "annotate-student-work": "43 45 47",
    "chalk-talk": "30 31 32",
    "charrette": "34 34 34",
    "collaborative-assessment-conference": "45 45 45",
    "data-driven-dialogue": "43 44 45",
    "final-word": "39 55 71",
    "fist-to-five": "9 9 9",
    "four-as": "35 45 55",
    "four-plc-questions": "45 45 45",
    "hand-over-a-team": "41 43 45",
    "improvement-plan-check-up": "12 12 12",
    "instructional-rounds-debrief": "44 44 44",
    "learning-from-student-work": "45 45 45",
    "looking-at-data": "42 42 42",
    "looking-at-students-thinking": "44 44 44",
    "map-a-unit": "42 44 46",
    "microlab": "35 35 35",
    "norms-construction": "45 45 45",
    "notice-and-wonder": "41 41 41",
    "pdsa-cycle": "44 45 46",
    "plan-a-math-talk-string": "45 45 45",
    "plan-a-problem-based-lesson": "45 45 45",
    "save-the-last-word": "39 39 39",
    "student-work-analysis-timed": "44 44 44",
    "success-analysis": "43 43 43",
    "tune-a-common-assessment": "42 44 46",
    "tuning": "44 44 44",
    "tuning-a-plan": "43 43 43",
    "unpacking-for-backward-design": "44 44 44",
    "welcome-a-new-member": "31 33 35",
    "wows-and-wonders": "38 38 38",
}
"""Minutes for 4, 6 and 8 people who do it for the first time and have all the time in the world."""


@pytest.mark.parametrize("stem", TOTALS)
def test_people_need_the_minutes_that_the_table_says(stem: str) -> None:
    minutes = [planned(stem, count).full / 60 for count in (4, 6, 8)]
    assert " ".join(f"{each:g}" for each in minutes) == TOTALS[stem]


@pytest.mark.parametrize("stem", TOTALS)
def test_six_people_are_done_before_the_bell(stem: str) -> None:
    plan = planned(stem, 6, seconds=BELL)
    assert plan.problems == ()
    assert plan.seconds <= BELL
    # The one whose rounds are as long as published: its file says that turns get shorter.
    assert (plan.seconds < plan.full) == (stem == "final-word")


AS_PUBLISHED = [
    ("charrette", 6, 30, 60, ""),  # 6
    ("wows-and-wonders", 6, 35, 40, ""),  # 8
    ("collaborative-assessment-conference", 6, 45, 75, ""),  # 10
    ("looking-at-data", 6, 30, 45, ""),  # 14
    (
        "notice-and-wonder",
        6,
        40,
        40,
        "four-things-you-notice noticings-all-around four-things-you-wonder"
        " wonderings-all-around what-may-be-behind-it what-we-still-need",
    ),  # 16
    ("save-the-last-word", 4, 28, 28, "each-of-the-four"),  # 23: about 7 a round
    ("save-the-last-word", 4, 30, 30, "mark-one-passage each-of-the-four"),  # 23
    ("save-the-last-word", 8, 30, 30, "mark-one-passage each-of-the-four"),  # 23: two fours
    ("final-word", 4, 32, 32, "each-reader"),  # 24
    ("final-word", 5, 40, 40, "each-reader"),  # 24
    ("final-word", 6, 48, 48, "each-reader"),  # 24
    *(
        # 25: 5 for each person, and 10
        (
            "four-as",
            count,
            5 * count + 10,
            5 * count + 10,
            "it-assumes the-other-three what-does-it-ask-of-us debrief-the-process",
        )
        for count in (3, 4, 6, 8)
    ),
    ("microlab", 6, 24, 24, "question"),  # 27: about 8 a question
    ("chalk-talk", 6, 5, 60, ""),  # 28
    ("chalk-talk", 6, 15, 25, "write-and-draw-lines read-it-in-pairs"),  # 28: 10 to 20, and 5
    ("norms-construction", 6, 45, 45, ""),  # 30
    ("fist-to-five", 6, 3, 10, ""),  # 31
    ("1-2-4-all", 4, 12, 12, ""),  # 32
    ("1-2-4-all", 60, 12, 12, ""),  # 32
    (
        "pdsa-cycle",
        6,
        15,
        30,
        "what-do-we-want-to-try predict-in-writing say-what-you-predict plan-the-test",
    ),  # 37: one touch
    (
        "pdsa-cycle",
        6,
        15,
        30,
        "do-what-happened study-what-did-we-count compare act-what-do-we-do-with-it"
        " the-next-cycle debrief-the-process",
    ),  # 37: the other
    ("four-plc-questions", 6, 30, 60, ""),  # 38
]
"""Protocol, people, published minutes from and to, which of its steps and rounds (all if none)."""


@pytest.mark.parametrize(("stem", "count", "low", "high", "ids"), AS_PUBLISHED)
def test_it_takes_as_long_as_published(
    stem: str, count: int, low: int, high: int, ids: str
) -> None:
    minutes = sum(step.full for step in the(planned(stem, count).steps, ids)) / 60
    assert low <= minutes <= high


SHORTENED = [
    ("tuning", 62, 68, ""),  # 1: the sum of its steps
    ("tuning-a-plan", 49, 60, ""),  # 2
    ("success-analysis", 63, 89, ""),  # 7: three presenters
    ("looking-at-students-thinking", 50, 60, ""),  # 11
    ("learning-from-student-work", 50, 60, ""),  # 13
    ("data-driven-dialogue", 45, 90, ""),  # 15
    (
        "student-work-analysis-timed",
        60,
        65,
        "one-target-for-all-of-us sort-your-own-set call-out-the-piles"
        " look-across-classrooms what-it-asks-of-us",
    ),  # 18
    ("unpacking-for-backward-design", 60, 90, ""),  # 35
    ("instructional-rounds-debrief", 90, 120, ""),  # 39
]
"""Protocol, published minutes from and to, which of its steps (all if none)."""


@pytest.mark.parametrize(("stem", "low", "high", "ids"), SHORTENED)
def test_a_longer_one_is_shortened_and_can_be_given_its_published_time(
    stem: str, low: int, high: int, ids: str
) -> None:
    steps = the(planned(stem, 6).steps, ids)
    assert low <= sum(step.most for step in steps) / 60 <= high
    assert sum(step.full for step in steps) < low * 60
    assert "shorter" in _opening(stem) or "are ours" in _opening(stem)


def _opening(stem: str) -> str:
    """The comment at the top of a file."""
    lines = (FOLDER / f"{stem}.yaml").read_text(encoding="utf-8").splitlines()
    return " ".join(line for line in lines if line.startswith("#"))


STEPS = {
    "tuning": {  # 1
        "how-this-works": (5, 5),
        "show-the-work": (15, 15),
        "clarifying-questions": (5, 5),
        "look-in-silence": (10, 15),
        "write-down-what-you-will-say": (2, 3),
        "warm-feedback cool-feedback": (15, 15),
        "the-presenter-thinks-aloud": (5, 5),
        "debrief-the-process": (5, 5),
    },
    "tuning-a-plan": {  # 2
        "show-the-plan": (10, 10),
        "clarifying-questions": (5, 5),
        "read-and-mark": (7, 7),
        "pause-and-choose": (2, 3),
        "feedback-in-small-groups": (15, 20),
        "what-the-presenter-heard": (5, 5),
        "debrief-the-process": (5, 5),
    },
    "charrette": {  # 6
        "show-where-it-is-stuck": (5, 5),
        "clarifying-questions": (5, 5),
        "the-group-takes-over": (10, 10),
        "what-we-gained": (5, 5),
        "debrief-the-process": (5, 10),
    },
    "success-analysis": {  # 7
        "write-down-your-success": (5, 10),
        "tell-it": (5, 5),
        "ask-for-facts": (3, 5),
        "why-did-it-work": (5, 10),
        "what-do-you-hear": (3, 3),
        "what-keeps-coming-back debrief-the-process": (10, 10),
    },
    "wows-and-wonders": {  # 8
        "meet-the-lesson": (5, 5),
        "look-in-silence": (5, 5),
        "clarifying-questions": (5, 5),
        "wows": (5, 5),
        "wonders": (10, 10),
        "what-i-learned": (5, 10),
    },
    "collaborative-assessment-conference": {  # 10
        "read-in-silence": (10, 10),
        "what-do-you-see": (5, 10),
        "what-does-it-make-you-ask": (5, 5),
        "what-is-the-child-working-on": (5, 5),
        "the-teacher-speaks": (5, 5),
        "what-follows-for-teaching": (10, 10),
        "debrief-the-process": (5, 5),
    },
    "looking-at-students-thinking": {  # 11
        "roles-task-and-silence": (5, 5),
        "describe-what-is-there": (5, 5),
        "where-is-the-thinking": (10, 10),
        "what-does-it-make-us-ask": (10, 10),
        "what-follows-for-teaching": (10, 10),
        "the-teacher-answers": (5, 5),
        "debrief-the-process": (5, 5),
    },
    "learning-from-student-work": {  # 13
        "getting-started": (5, 5),
        "describe": (10, 10),
        "read-it-from-inside": (10, 10),
        "what-follows": (10, 10),
        "think-about-what-we-learned": (10, 10),
        "debrief-the-process": (5, 5),
    },
    "looking-at-data": {  # 14
        "describe": (10, 10),
        "interpret": (10, 10),
        "what-follows": (10, 10),
        "debrief-the-process": (10, 10),
    },
    "notice-and-wonder": {  # 16
        "four-things-you-notice": (5, 5),
        "noticings-all-around": (5, 5),
        "four-things-you-wonder": (5, 5),
        "wonderings-all-around": (10, 10),
        "what-may-be-behind-it what-we-still-need": (15, 15),
    },
    "student-work-analysis-timed": {  # 18
        "one-target-for-all-of-us": (5, 5),
        "sort-your-own-set": (15, 20),
        "call-out-the-piles look-across-classrooms": (20, 20),
        "what-it-asks-of-us": (20, 20),
    },
    "save-the-last-word": {  # 23
        "read-it-no-reason": (1, 1),
        "the-others-respond": (3, 3),
        "the-last-word": (3, 3),
    },
    "final-word": {  # 24
        "read-it-and-say-why": (3, 3),
        "each-of-us-responds": (4, 4),
        "the-final-word": (1, 1),
    },
    "microlab": {  # 27
        "first-voice": (1, 2),
        "second-voice": (1, 2),
        "third-voice": (1, 2),
    },
    "chalk-talk": {"write-and-draw-lines": (10, 20), "read-it-in-pairs": (5, 5)},  # 28
    "norms-construction": {  # 30
        "write-for-yourself": (10, 10),
        "three-requests-of-yourself": (5, 5),
        "three-norms-for-the-group": (5, 5),
        "in-pairs-six-become-three in-fours-again-three": (10, 15),
        "all-together": (10, 10),
    },
    "1-2-4-all": {"one": (1, 1), "two": (2, 2), "four": (4, 4), "all": (5, 5)},  # 32
    "instructional-rounds-debrief": {"star-and-write-alone": (10, 10)},  # 39
}
"""Steps in their published order, with their published minutes from and to."""


@pytest.mark.parametrize("stem", STEPS)
def test_its_steps_come_in_the_published_order_and_may_take_the_published_time(stem: str) -> None:
    once = {step.step: step for step in reversed(planned(stem, 6).steps)}
    order = list(reversed(once))
    named = " ".join(STEPS[stem]).split()
    assert [step for step in order if step in named] == named
    for ids, (low, high) in STEPS[stem].items():
        most = sum(once[step].most for step in ids.split()) / 60
        assert low <= most <= high, ids


PRESENTER_LISTENS = {
    "tuning": ["warm-feedback", "cool-feedback"],  # 1
    "charrette": ["the-group-takes-over"],  # 6
    "wows-and-wonders": ["wows", "wonders"],  # 8
    "collaborative-assessment-conference": [  # 10
        "what-do-you-see",
        "what-does-it-make-you-ask",
        "what-is-the-child-working-on",
    ],
    "looking-at-students-thinking": [  # 11
        "describe-what-is-there",
        "where-is-the-thinking",
        "what-does-it-make-us-ask",
        "what-follows-for-teaching",
    ],
}


@pytest.mark.parametrize("stem", PRESENTER_LISTENS)
def test_the_presenter_is_silent_where_the_published_one_is_and_speaks_later(stem: str) -> None:
    steps = planned(stem, 6).steps
    silent = [step for step in steps if step.talk == "listeners"]
    assert [step.step for step in silent] == PRESENTER_LISTENS[stem]
    assert {step.who for step in silent} == {("p0",)}
    after = steps[steps.index(silent[-1]) + 1]
    assert (after.role, after.who) == ("presenter", ("p0",))


def test_every_reader_of_a_final_word_is_answered_by_all_the_others_and_closes() -> None:
    steps = planned("final-word", 5).steps
    for reader in range(5):
        told, answered, closed = (
            step for step in steps if step.key.startswith(f"each-reader.{reader + 1}.")
        )
        assert told.who == closed.who == (f"p{reader}",)
        others = [f"p{(reader + shift) % 5}" for shift in range(1, 5)]
        assert list(answered.turns) == others  # who comes next begins
        assert answered.full / len(answered.turns) <= 60


@pytest.mark.parametrize(
    ("stem", "sizes"),
    [
        ("tuning-a-plan", [3]),  # 2: three to five
        ("success-analysis", [3, 3, 3, 3]),  # 7: triads
        ("save-the-last-word", [4, 4, 4]),  # 23: four
        ("microlab", [3, 3, 3]),  # 27: triads
        ("norms-construction", [2, 4]),  # 30: pairs, then fours
        ("1-2-4-all", [2, 4]),  # 32: pairs, then fours
    ],
)
def test_groups_have_the_published_size(stem: str, sizes: list[int]) -> None:
    once = {step.step: step.group_size for step in planned(stem, 6).steps if step.group_size}
    assert list(once.values()) == sizes


def test_in_the_four_as_somebody_else_begins_each_time() -> None:
    rounds = [step for step in planned("four-as", 4).steps if step.round]
    assert [step.round and step.round.item for step in rounds] == ["I agree", "I argue", "I aspire"]
    assert [step.turns[0] for step in rounds] == ["p0", "p1", "p2"]


@pytest.mark.parametrize("stem", ["data-driven-dialogue", "pdsa-cycle"])  # 15, 37
def test_predictions_are_shown_when_they_are_compared(stem: str) -> None:
    steps = planned(stem, 6).steps
    order = [step.step for step in steps]
    shown = [
        (order.index(step.step), order.index(capture.reveal_at))
        for step in steps
        for capture in step.captures
        if capture.kind == "prediction"
    ]
    assert shown
    assert all(after - before >= 2 for before, after in shown)


CLOSING = {
    "notice-and-wonder": "what-we-still-need",  # 16: no debrief
    "wows-and-wonders": "what-i-learned",  # 8: none
    "norms-construction": "when-one-is-broken",  # 30: none
    "fist-to-five": "keep-it",  # 31: none
    "1-2-4-all": "all",  # 32: none
}


@pytest.mark.parametrize("stem", TOTALS)
def test_a_short_meeting_keeps_the_closing_debrief_whole(stem: str) -> None:
    full = planned(stem, 6)
    short = planned(stem, 6, seconds=max(full.least, int(full.full * 0.75)))
    last = short.steps[-1]
    assert short.problems == ()
    assert last.step == CLOSING.get(stem, "debrief-the-process")
    assert last.keep_full_time == (stem not in CLOSING)
    assert last.seconds == full.steps[-1].full or stem in CLOSING
