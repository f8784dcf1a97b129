"""The next meeting begins with what the last one left: its plan, its words, its replies."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from plc_runner.driver import Driver
from plc_runner.driver.measuring import measure
from plc_runner.driver.starting import own_steps
from plc_runner.journal.store import Journal
from plc_runner.session import commands as c
from plc_runner.session.past import in_order
from tests.driver.conftest import Clock, sit_down

LEFT = (
    "/action Ana: copy the strips by Friday",
    "/action ask for rulers",
    "/decide number lines first because they show it",
    "/goal explain why, from 9 of 27 to 20 of 27",
    "/goal draw the parts, from 3 of 27 to 20 of 27",
    "/park calculators?",
)


@pytest.fixture
def next_time(journal: Journal, clock: Clock) -> Iterator[Driver]:
    """A fortnight after a meeting that left all that."""
    earlier = sit_down(journal, clock)
    earlier.press("start")
    for line in LEFT:
        earlier.line(line)
        clock.wait(1)
    earlier.do(c.Close())
    earlier.release()
    clock.wait(14 * 86_400)
    own = own_steps(journal, earlier.state.team, clock(), 0)
    driver = sit_down(journal, clock, **own)
    driver.press("start")
    yield driver
    driver.release()


def test_it_is_the_first_step_and_its_time_is_in_the_plan(next_time: Driver) -> None:
    first, *_, last = next_time.state.steps
    assert (first.title, first.own, last.own) == ("Since last time", "since", "closing")
    assert [item.item.text for item in in_order(next_time.state)] == [
        "copy the strips", "ask for rulers", "explain why", "draw the parts", "calculators?",
    ]  # fmt: skip
    assert first.full == 60 + 3 * 30


def test_a_team_without_a_past_has_no_such_step(journal: Journal, clock: Clock) -> None:
    new = sit_down(journal, clock)
    assert own_steps(journal, new.state.team, clock(), 0)["carried"] == ()
    assert own_steps(journal, None, clock(), 0) == {"carried": (), "closing": 0}


def test_it_can_be_skipped_with_nothing_looked_at(next_time: Driver, journal: Journal) -> None:
    next_time.line("/skip no time today")
    step = next_time.state.step
    assert step is not None
    assert step.title == "Describe"
    assert not any(item.verdict for item in next_time.state.taken_up.values())
    assert len(own_steps(journal, next_time.state.team, next_time.now(), 0)["carried"]) == 5


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/done 1 all six sets", "copy the strips: done: all six sets"),
        ("/moved 1 2 April because no paper", "copy the strips: moved to Thu 2 Apr: no paper"),
        ("/owner 2 Ben", "ask for rulers: now Ben’s"),
        ("/missed 3 too few", "explain why: not reached: too few"),
        ("/answer 5 in the last unit", "calculators?: answered: in the last unit"),
    ],
)
def test_the_reply_says_what_became_of_what(next_time: Driver, line: str, told: str) -> None:
    reply = next_time.line(line)
    assert getattr(reply, "text", reply) == told


def test_a_goal_is_measured_under_the_number_that_the_list_shows(next_time: Driver) -> None:
    assert measure(next_time, "4 8 of 27").text.endswith("Goal: draw the parts")
    assert measure(next_time, "3: 14 of 27").text.endswith("Goal: explain why")
    next_time.press("next-step")
    assert measure(next_time, "1 9 of 27").text.endswith("Goal: draw the parts")


def test_what_was_settled_is_carried_no_further(next_time: Driver, journal: Journal) -> None:
    for line in ("/done 1", "/reached 3", "/answer 5 yes", "/still 2 no time"):
        next_time.line(line)
    next_time.do(c.Close())
    again = own_steps(journal, next_time.state.team, next_time.now(), 0)["carried"]
    assert [(item.text, item.reason) for item in again] == [
        ("ask for rulers", "no time"),
        ("draw the parts", ""),
    ]
