"""The record in each of its forms, against golden files.

`PLC_UPDATE_GOLDEN=1 pytest tests/publish` writes them anew: look at the difference.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from plc_runner.publish.email import to_plain_text
from plc_runner.publish.escape import one_line
from plc_runner.publish.html import to_html
from plc_runner.publish.markdown import body_of, session_of, to_markdown
from plc_runner.publish.record import record
from plc_runner.publish.seal import is_untouched
from plc_runner.session.state import Change, Phase, Progress, SessionState, Sitting
from tests.publish.states import (
    NASTY,
    START,
    a_state,
    a_whole_meeting,
    every_capture,
    nasty_words,
    nothing_happened,
    two_sittings,
)

GOLDEN = Path(__file__).parent / "golden"
STATES = (a_whole_meeting, two_sittings, nothing_happened, nasty_words, every_capture)


def forms(state: SessionState) -> dict[str, str]:
    made = record(state)
    text = to_markdown(made)
    return {"md": text, "html": to_html(text), "txt": to_plain_text(made)}


@pytest.mark.parametrize("form", ["md", "html", "txt"])
@pytest.mark.parametrize("build", STATES, ids=lambda build: build.__name__)
def test_the_record_is_byte_for_byte_as_it_was(
    build: Callable[[], SessionState], form: str
) -> None:
    golden = GOLDEN / f"{build.__name__}.{form}"
    made = forms(build())[form].encode()
    if os.environ.get("PLC_UPDATE_GOLDEN"):
        golden.write_bytes(made)
    assert made == golden.read_bytes()


@pytest.mark.parametrize("build", STATES, ids=lambda build: build.__name__)
def test_both_files_are_sealed(build: Callable[[], SessionState]) -> None:
    made = forms(build())
    assert is_untouched(made["md"])
    assert is_untouched(made["html"])


@pytest.mark.parametrize("build", STATES, ids=lambda build: build.__name__)
def test_the_front_matter_is_yaml_with_the_very_facts(build: Callable[[], SessionState]) -> None:
    state = build()
    text = to_markdown(record(state))
    front = text.removeprefix("---\n").split("\n---\n")[0]
    version = f"@{one_line(state.version)}" if state.version else ""
    assert yaml.safe_load(front) == {
        "session": state.id,
        "team": one_line(state.team_name),
        "protocol": one_line(state.protocol_id) + version,
        "date": "2026-03-11",
    }
    assert session_of(text) == session_of(text.replace("\n", "\r\n")) == state.id
    assert body_of(text).startswith("\n# ")


def test_other_texts_belong_to_no_session() -> None:
    assert session_of('# Shopping\n\nsession: "x"\n') is None
    assert session_of("---\ntitle: x\n---\n") is None
    assert session_of("") is None


def test_decisions_come_before_everything_else() -> None:
    headings = [
        line
        for line in to_markdown(record(a_whole_meeting())).splitlines()
        if line.startswith("## ")
    ]
    assert headings == [
        "## Decisions",
        "## Actions",
        "## Goals",
        "## Parking lot",
        "## What was captured",
        "## Notes",
        "## Time",
        "## Changes from the plan",
        "## About this record",
    ]


def test_an_action_without_an_owner_says_so() -> None:
    text = to_markdown(record(a_whole_meeting()))
    assert "- **No owner yet:** ask the library for fraction strips\n" in text


def test_the_email_leaves_out_the_times_and_the_hash() -> None:
    text = to_plain_text(record(a_whole_meeting()))
    assert "Planned" not in text
    assert a_whole_meeting().protocol not in text
    assert "**" not in text


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        (Progress(outcome="ahead"), "| – | not reached |"),
        (Progress(outcome="skipped"), "| 0:00 | skipped |"),
        (Progress(spent=600, outcome="running"), "| 10:00 | not finished |"),
        (Progress(spent=603, outcome="done"), "| 10:03 | on time |"),
        (Progress(spent=660, outcome="done"), "| 11:00 | 1:00 over |"),
        (
            Progress(spent=540, added=-90, outcome="done"),
            "| 9:00 | 1:00 under, 1 min 30 s taken off |",
        ),
    ],
)
def test_how_a_step_went_is_said_in_words(progress: Progress, expected: str) -> None:
    text = to_markdown(record(a_state(progress={"describe": progress})))
    assert f"| 1. Describe what you see | 10:00 {expected}\n" in text


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            Change("extended", START, "describe", 90),
            "“Describe what you see” was given 1 min 30 s more",
        ),
        (Change("shortened", START, "describe", -60), "“Describe what you see” was cut by 1 min"),
        (Change("skipped", START, "describe", reason="no time"), "was skipped: no time"),
        (Change("reordered", START, "describe"), "“Describe what you see” was taken out of order"),
        (Change("repeated", START, "describe"), "The room went back to “Describe what you see”"),
        (Change("catch up", START, seconds=-300), "shortened to catch up, 5 min shorter"),
        (Change("arrival", START, seconds=120), "for somebody who came, 2 min longer"),
        (Change("departure", START), "The plan was made anew when somebody left\n"),
        (Change("roles", START), "The plan was made anew for other roles\n"),
        (Change("switched", START), "The room changed to another protocol\n"),
        (
            Change("switched", START, before="Consultancy 1.0"),
            "The room changed to another protocol (before: Consultancy 1.0)\n",
        ),
        (
            Change("handed over", START, before="Ana"),
            "Somebody else facilitated from here (before: Ana)\n",
        ),
        (Change("new sitting", START), "The plan was fitted to the next sitting\n"),
        (Change("late start", START, seconds=-60), "fitted to the time there was, 1 min shorter"),
        (Change("of a {newer} version", START), "of a {newer} version\n"),
    ],
)
def test_each_change_is_a_sentence(change: Change, expected: str) -> None:
    text = to_markdown(record(a_state(changes=(change,))))
    assert "- **3:15 pm:** " in text
    assert expected in text


def test_a_switch_is_told_once() -> None:
    both = (Change("switched", START, reason="forgotten"), Change("switched protocol", START))
    text = to_markdown(record(a_state(changes=both)))
    assert text.count("another protocol") == 1
    assert "anew" not in text


@pytest.mark.parametrize(
    ("phase", "expected"),
    [
        (Phase.ADJOURNED, "Adjourned: the rest is kept for next time."),
        (Phase.PAUSED, "This meeting has not been closed yet."),
    ],
)
def test_a_meeting_that_is_not_over_says_so(phase: Phase, expected: str) -> None:
    assert expected in to_markdown(record(a_state(phase=phase)))
    assert expected not in to_markdown(record(a_state(phase=Phase.CLOSED)))


def test_a_sitting_that_goes_on_has_only_its_start() -> None:
    running = a_state(phase=Phase.RUNNING, sittings=(Sitting(START),))
    assert "- **When:** Wednesday 11 March 2026, 3:15 pm\n" in to_markdown(record(running))


def test_a_head_count_is_enough() -> None:
    assert "- **Present:** 4\n" in to_markdown(record(nothing_happened()))


def test_nothing_that_acts_reaches_the_email() -> None:
    text = to_plain_text(record(nasty_words()))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert NASTY[0] in text


def test_a_long_session_with_every_kind_of_word_keeps_every_line() -> None:
    state = a_whole_meeting()
    text = to_plain_text(record(replace(state, phase=Phase.CLOSED)))
    for entry in state.entries.values():
        for line in entry.text.split("\n"):
            assert (line in text) is entry.shown
