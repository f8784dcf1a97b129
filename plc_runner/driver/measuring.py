"""Measuring a goal again: one of this meeting, or one that the team set itself long ago."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from plc_runner.driver.driver import Driver
from plc_runner.driver.replies import Reply
from plc_runner.errors import NotFound
from plc_runner.journal.goals import TeamGoal, goals
from plc_runner.session import commands as c
from plc_runner.session.amounts import amount
from plc_runner.session.past import in_order
from plc_runner.session.phrases import plain
from plc_runner.session.state import SessionState
from plc_runner.session.words import day_said

_NUMBERED = re.compile(r"([0-9]{1,2})[:.)]?\s+(?!(?:of|out|per)\b)([^%/\s].*)", re.DOTALL)
_WORDS = 40
"""Letters of a goal where several are listed."""


def measure(driver: Driver, text: str) -> Reply:
    """Record how things stand with a goal of the team today.

    Args:
        text: the value, such as `14 of 27`; before it the goal, where the team has several: its
            number among them, or words of it and a colon.

    Raises:
        NotFound: there is no goal, or several could be meant.
        IllegalMove: as `Driver.do`.
    """
    known = known_goals(driver)
    goal, value = _looked_at(driver.state, known, text.strip()) or _which(known, text.strip())
    return _measured(driver, goal, value)


def measure_goal(driver: Driver, id_: str, value: str) -> Reply:
    """Record how things stand with one goal today.

    Raises:
        NotFound: there is no such goal.
        IllegalMove: as `Driver.do`.
    """
    goal = next((one for one in known_goals(driver) if one.id == id_), None)
    if goal is None:
        raise NotFound("The team works towards that goal no longer.")
    return _measured(driver, goal, value)


def _measured(driver: Driver, goal: TeamGoal, value: str) -> Reply:
    of = "" if goal.id in driver.state.goals else goal.statement
    reply = driver.do(c.Measure(goal.id, value, driver.today().isoformat(), of=of))
    told = f"Measured: {value}. Before: {stands(goal)}. Goal: {goal.statement}"
    return replace(reply, text=" ".join(told.split()), warning=_doubt(goal, value))


def known_goals(driver: Driver) -> tuple[TeamGoal, ...]:
    """The goals of the team that can be measured, the newest first."""
    return goals(driver.journal, driver.state.team, driver.state.id)


def _looked_at(
    state: SessionState, known: Sequence[TeamGoal], text: str
) -> tuple[TeamGoal, str] | None:
    """The goal under a number of the list that is looked at, while it is; and the value."""
    numbered = _NUMBERED.fullmatch(text)
    if state.step is None or state.step.own != "since" or not numbered or not amount(numbered[2]):
        return None
    items = in_order(state)[int(numbered[1]) - 1 : int(numbered[1])]
    found = [goal for goal in known for item in items if goal.id == item.id]
    return (found[0], numbered[2].strip()) if found else None


def _which(known: Sequence[TeamGoal], text: str) -> tuple[TeamGoal, str]:
    """The goal that is meant, and the value."""
    if not known:
        raise NotFound("The team has no goal yet. /goal and its words set one.")
    said, colon, rest = text.partition(":")
    named = [goal for goal in known if plain(said) in plain(goal.statement)]
    if colon and rest.strip() and len(named) == 1:
        return named[0], rest.strip()
    numbered = _NUMBERED.fullmatch(text)
    if numbered and 1 <= int(numbered[1]) <= len(known) and amount(numbered[2]):
        return known[int(numbered[1]) - 1], numbered[2].strip()
    if len(known) == 1:
        return known[0], text
    listed = "; ".join(f"{n} {_short(goal.statement)}" for n, goal in enumerate(known, 1))
    raise NotFound(f"Which goal? {listed}. Type its number first: /measure 1 {text}")


def _short(words: str) -> str:
    return words if len(words) <= _WORDS else f"{words[: _WORDS - 1].rstrip()}…"


def stands(goal: TeamGoal) -> str:
    """How things stood last, and where the team wants to get: `9 of 27 (Thu 12 Mar), target 20`."""
    parts = [f"{one.value} ({day_said(one.day)})" for one in goal.measured[-1:]]
    parts = parts or [goal.baseline or "not measured"]
    return ", ".join([*parts, *([f"target {goal.target}"] if goal.target else [])])


def _doubt(goal: TeamGoal, value: str) -> str:
    """The value is of another kind than what it will be compared with."""
    before = next((one.value for one in goal.measured[::-1]), goal.baseline or goal.target)
    then, now = amount(before), amount(value)
    if then is None or (now is not None and then.alike(now)):
        return ""
    return f"It was “{before}” before: said in the same way, the two can be compared."
