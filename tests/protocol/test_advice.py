"""What is advised where, and what is not: the words are in the files in `unwise`."""

from __future__ import annotations

from pathlib import Path

import pytest

from plc_runner.protocol.problems import Problem, apply
from plc_runner.protocol.source import read
from plc_runner.protocol.words import about_minutes

UNWISE = sorted((Path(__file__).parent / "unwise").glob("*.yaml"))
DEBRIEF = "  - {title: Debrief, minutes: 3, keep_full_time: true}\n"
WHOLE = (
    "title: T\npurpose: To learn.\nsteps:\n"
    "  - {title: Read, minutes: 5}\n"
    "  - {title: Talk, minutes: 10, capture: [decision]}\n"
)


def advice(text: str) -> list[Problem]:
    reading = read(text.encode(), "t.yaml")
    assert reading.errors == ()
    assert reading.protocol is not None
    return list(reading.problems)


def rules(text: str) -> list[str]:
    return [problem.rule for problem in advice(text)]


def test_a_whole_protocol_is_left_in_peace() -> None:
    assert rules(WHOLE + DEBRIEF) == []


@pytest.mark.parametrize(
    "last",
    [
        '{title: Close, minutes: 3, say: "What did we learn today?"}',
        "{title: Check-out, minutes: 3}",
        "{title: Last, minutes: 3, capture: [{columns: [Plus, Delta]}]}",
        '{title: Last, minutes: 3, say: "When do we look at them again?"}',
        "{title: Rückblick, minutes: 3, keep_full_time: true}",
    ],
)
def test_any_way_to_look_back_is_a_closing_step(last: str) -> None:
    assert rules(f"{WHOLE}  - {last}\n") == []


def test_a_closing_step_may_be_the_last_but_one() -> None:
    last = "  - {title: Who tells the others, minutes: 2, capture: [action]}\n"
    assert rules(WHOLE + DEBRIEF + last) == []


def test_a_short_move_or_one_that_is_begun_needs_no_debrief_and_no_purpose() -> None:
    assert rules("title: T\nsteps: [{title: A, minutes: 9}, {title: B, minutes: 9}]\n") == []
    three = ", ".join(f"{{title: {name}, minutes: 4}}" for name in "ABC")
    assert rules(f"title: T\nsteps: [{three}]\n") == []


def test_who_says_that_the_debrief_may_be_shortened_is_believed() -> None:
    for last in ("minutes: 3, keep_full_time: false", "minutes: {min: 3, plan: 3}"):
        assert rules(f"{WHOLE}  - {{title: Debrief, {last}}}\n") == []
    assert rules(f"{WHOLE}  - {{title: Debrief, minutes: 3}}\n") == ["debrief-shortened"]


@pytest.mark.parametrize(("minutes", "told"), [(25, []), (26, ["long-step"])])
def test_a_step_is_long_from_26_minutes_on(minutes: int, told: list[str]) -> None:
    text = f"title: T\nsteps: [{{title: A, minutes: {minutes}}}]\n"
    assert rules(text) == told
    assert rules(text.replace("A,", "A, turns: {who: everyone},")) == []


@pytest.mark.parametrize(
    ("group", "told"),
    [
        ("", "for 8 people that is 88 minutes"),
        ("group: {max: 5}\n", ""),
        ("group: {max: 7}\n", "70"),
    ],
)
def test_a_round_is_reckoned_for_the_largest_group(group: str, told: str) -> None:
    steps = (
        "{title: Read, minutes: 3}, {title: Others, turns: {each: 1m, who: others}},"
        " {title: Close, minutes: 1}"
    )
    text = f"title: T\n{group}steps: [{{round: R, per: participant, steps: [{steps}]}}]\n"
    problems = [problem for problem in advice(text) if problem.rule == "long-round"]
    assert len(problems) == bool(told)
    assert all(told in problem.message for problem in problems)


def test_a_group_that_cannot_be_smaller_is_not_advised_to_be() -> None:
    steps = "{title: A, minutes: 20}, {title: B, minutes: 9}"
    (problem,) = [
        problem
        for problem in advice(
            f"title: T\ngroup: {{min: 2, max: 4}}\n"
            f"steps: [{{round: R, per: participant, steps: [{steps}]}}]\n"
        )
        if problem.rule == "long-round"
    ]
    assert problem.fix is None
    assert "repeat it less often" in problem.hint


def test_turns_in_small_groups_go_on_side_by_side() -> None:
    turns = "turns: {each: 4m}, talk: small-groups"
    text = f"title: T\ngroup: {{max: 30}}\nsteps: [{{title: A, {turns}, groups: {{size: 3}}}}]\n"
    assert rules(text) == []
    assert rules(text.replace(", groups: {size: 3}", "")) == ["long-turns"]


def test_what_can_be_shortened_to_a_meeting_is_not_too_long() -> None:
    steps = ", ".join(f"{{title: {name}, minutes: 22}}" for name in "ABCD")
    text = f"title: T\npurpose: P\nsteps: [{steps}]\n"
    assert "too-long" not in rules(text)
    assert "too-long" in rules(text.replace("22}", "22, keep_full_time: true}", 3))


@pytest.mark.parametrize("file", UNWISE, ids=lambda file: file.stem)
def test_taking_all_advice_that_has_a_line_ends_and_leaves_none(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    for _ in range(12):
        fixes = [problem.fix for problem in advice(text) if problem.fix]
        if not fixes:
            break
        text = apply(text, fixes[0])
    else:
        pytest.fail(text)


def test_advice_points_at_the_line_in_question() -> None:
    text = WHOLE + "  - {title: Debrief, minutes: 3}\n"
    (problem,) = advice(text)
    assert (problem.line, problem.column) == (6, 13)
    assert text.split("\n")[5] == problem.source_line


def test_a_broken_protocol_gets_no_advice_on_the_whole() -> None:
    reading = read(WHOLE.replace("minutes: 5", "minutes: five min").encode(), "t.yaml")
    assert [problem.rule for problem in reading.problems] == ["wrong-type"]


def test_a_title_is_not_blamed_for_what_the_program_put_behind_it() -> None:
    title = "Unpacking for backward design"
    for ours in (" (ours)", " (ours 2)"):
        assert rules((WHOLE + DEBRIEF).replace("title: T\n", f"title: {title}{ours}\n")) == []
    (long,) = advice((WHOLE + DEBRIEF).replace("title: T\n", f"title: {title} of units (ours)\n"))
    assert long.hint == (
        "Say the rest in purpose:, and here only title: Unpacking for backward design (ours)"
    )


def test_the_rest_of_a_long_title_goes_where_there_is_a_place_for_it() -> None:
    rounds = "  - round: Everyone who brought a page today\n    per: {times: 2}\n    steps:\n"
    (found,) = advice(f"{WHOLE}{rounds}      - {{title: A, minutes: 5}}\n{DEBRIEF}")
    assert found.hint.startswith("Say the rest in say: of its first step, and here only round: ")


def test_a_step_is_not_named_where_shortening_it_would_not_be_enough() -> None:
    long = WHOLE.replace("minutes: 5}", "minutes: 60, keep_full_time: true}")
    told = [one for one in advice(long + DEBRIEF) if one.rule == "too-long"]
    assert [(one.line, one.fix) for one in told] == [(1, None)]
    assert "this takes 73 minutes, 68 at the shortest; many teams have 45." in told[0].message


def test_advice_says_times_in_whole_minutes() -> None:
    assert about_minutes(56 * 60 + 30) == "57 minutes"
    assert about_minutes(7 * 60 + 30) == "7 and a half minutes"
    assert about_minutes(30) == "30 seconds"
