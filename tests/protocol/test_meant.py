from __future__ import annotations

from collections.abc import Collection

import pytest

from plc_runner.protocol.reading import keys
from plc_runner.protocol.reading.capture_forms import KINDS
from plc_runner.protocol.reading.meant import _WORDS, people_meant, size_meant
from plc_runner.protocol.source import read
from plc_runner.protocol.vocabulary import PARTICIPANT, TALK_WORDS, WHO_WORDS
from plc_runner.protocol.words import closest

POSSIBLE: list[Collection[str]] = [
    *(keys.PROTOCOL, keys.STEP, keys.ROUND, keys.TURNS, keys.ROLE, keys.ORIGIN, KINDS),
    (*TALK_WORDS, *WHO_WORDS, PARTICIPANT),
]


@pytest.mark.parametrize("word", _WORDS)
def test_only_words_of_the_format_are_meant(word: str) -> None:
    assert any(word in possible for possible in POSSIBLE)


@pytest.mark.parametrize(
    ("said", "where", "meant"),
    [
        ("time", keys.STEP, "minutes"),
        ("Duration", keys.STEP, "minutes"),
        ("step", keys.STEP, "title"),
        ("prompt", keys.STEP, "say"),
        ("Sentence starters", keys.STEP, "stems"),
        ("goal", keys.PROTOCOL, "purpose"),
        ("repeat", keys.ROUND, "per"),
        ("Whole group", TALK_WORDS, "everyone"),
        ("whole_group", TALK_WORDS, "everyone"),
        ("pairs", TALK_WORDS, "small-groups"),
        ("everyone", (PARTICIPANT,), "participant"),
        ("vote", KINDS, "fist_to_five"),
        ("minuts", keys.STEP, "minutes"),
        ("xyzzy", keys.STEP, None),
    ],
)
def test_a_teachers_word_is_understood_where_it_makes_sense(
    said: str, where: Collection[str], meant: str | None
) -> None:
    assert closest(said, where) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("4-8", "{min: 4, max: 8}"),
        ("4 to 8 people", "{min: 4, max: 8}"),
        ("6", "{min: 6, max: 6}"),
        ("a few", ""),
    ],
)
def test_a_number_of_people_is_understood(said: str, meant: str) -> None:
    assert people_meant(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [("3", "{size: 3}"), ("groups of 4", "{size: 4}"), ("Triads", "{size: 3}"), ("small", "")],
)
def test_a_size_of_groups_is_understood(said: str, meant: str) -> None:
    assert size_meant(said) == meant


@pytest.mark.parametrize(
    ("line", "fixed"),
    [
        ("minutes: 5, turns: everyone", "turns: {who: everyone}"),
        ("minutes: 5, turns: everybody", "turns: {who: everyone}"),
        ("turns: 1 min each", "turns: {each: 1m}"),
        ("turns: 90 sec", "turns: {each: 90s}"),
        ("minutes: 5, groups: pairs", "groups: {size: 2}"),
        ("minutes: 5, capture: [Notes]", "capture: [{columns: [Notes]}]"),
        ("minutes: 5, capture: [decisions]", "capture: [decision]"),
        ("minutes: 5, talk: Teacher of the work", "talk: presenter"),
    ],
)
def test_the_corrected_line_is_offered_and_right(line: str, fixed: str) -> None:
    roles = "roles: {presenter: {title: Teacher of the work}}"
    (problem,) = read(f"title: T\n{roles}\nsteps:\n- {{title: A, {line}}}\n".encode(), "t").errors
    assert problem.fix is not None
    assert fixed in problem.fix.text
    assert fixed in problem.hint or "Did you mean" in problem.hint
    text = f"title: T\n{roles}\nsteps:\n{problem.fix.text}\n"
    assert read(text.encode(), "t").errors == ()
