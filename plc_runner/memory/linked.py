"""What belongs together: the goal behind a decision, the actions that came of it, what was seen.

A meeting says none of this by itself, so each rule is one that can be told in a sentence; the page
docs/why.md tells them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from plc_runner.journal.earlier import shared_by, stems_of
from plc_runner.journal.thread import KeptAction, KeptDecision, KeptGoal

How = Literal["set", "measured", "words", "then"]
"""How a goal was found: set or measured in the decision's own meeting; worked for on that day, and
with a word in common; the newest that was worked for on that day."""

_SEEN = 6
"""Lines at most of what was seen."""


@dataclass(frozen=True, slots=True)
class Behind:
    """A goal that stands behind a decision."""

    goal: KeptGoal
    how: How


def goals_behind(
    decision: KeptDecision,
    goals: Sequence[KeptGoal],
    measured: Iterable[str],
    settled: Mapping[str, int],
) -> tuple[Behind, ...]:
    """The goals that a decision serves.

    Those that its meeting set or measured; else those of that time with a word in common; else the
    newest of that time. Where several would do, those that share most words with it.

    Args:
        decision: which.
        goals: all of its team, the newest first.
        measured: ids of those that its meeting measured.
        settled: place in the order of events at which it was said last how a goal stands.
    """
    stems = stems_of(f"{decision.statement} {decision.because}")
    there = frozenset(measured)
    own = [one for one in goals if decision.session is not None and one.session == decision.session]
    if found := own + [one for one in goals if one.id in there and one not in own]:
        like = _most(found, lambda one: _shared(stems, one))
        return tuple(Behind(one, "set" if one in own else "measured") for one in like)
    open_then = [one for one in goals if _was_open(one, decision, settled)]
    if any(_shared(stems, one) for one in open_then):
        like = _most(open_then, lambda one: _shared(stems, one))
        return tuple(Behind(one, "words") for one in like)
    return tuple(Behind(one, "then") for one in open_then[:1])


def decisions_for(
    goal: KeptGoal,
    decisions: Iterable[KeptDecision],
    behind: Callable[[KeptDecision], Iterable[Behind]],
) -> tuple[KeptDecision, ...]:
    """The decisions that serve a goal, in their order.

    Args:
        goal: which.
        decisions: all of its team.
        behind: says what stands behind one.
    """
    return tuple(one for one in decisions if any(it.goal.id == goal.id for it in behind(one)))


def _was_open(goal: KeptGoal, decision: KeptDecision, settled: Mapping[str, int]) -> bool:
    if goal.lamport > decision.lamport:
        return False
    return goal.status == "open" or settled.get(goal.id, 0) > decision.lamport


def _shared(stems: Sequence[str], goal: KeptGoal) -> int:
    return shared_by(stems, f"{goal.statement} {goal.measure}")


def _most(found: Sequence[KeptGoal], count: Callable[[KeptGoal], int]) -> tuple[KeptGoal, ...]:
    """Those that have most; all of them, if none has any."""
    most = max(map(count, found))
    return tuple(one for one in found if count(one) == most)


def decision_of(action: KeptAction, decisions: Sequence[KeptDecision]) -> str:
    """The decision of its meeting from which an action came.

    The one that shares most words with it, of several the last that was kept before it; where none
    has any, the last that was kept before it, or the meeting's first.

    Args:
        action: which.
        decisions: of its meeting, in order; at least one.
    """
    stems = stems_of(action.what)
    shared = {one.id: shared_by(stems, f"{one.statement} {one.because}") for one in decisions}
    most = max(shared.values())
    like = [one for one in decisions if shared[one.id] == most]
    before = [one for one in like if one.lamport < action.lamport]
    return (before[-1] if before else like[0]).id


def seen(
    lines: Sequence[tuple[str, str, bool]],
    counted: Iterable[tuple[str, str, str]],
    steps: Sequence[str],
) -> tuple[str, ...]:
    """What a meeting had before it when it decided: what it counted, and the lines it starred.

    Where none was starred, the last few of the newest step that has any.

    Args:
        lines: (step, text, starred) of what was kept before, the oldest first.
        counted: (step, what was asked, counts in words).
        steps: the keys of the steps that came before, in order, with the decision's own.
    """
    told = [f"{asked}: {said}" if asked else said for _, asked, said in counted if said]
    starred = [text for _, text, star in lines if star]
    if not starred:
        held = [step for step in steps if any(line[0] == step for line in lines)]
        starred = [text for step, text, _ in lines if held and step == held[-1]][-3:]
    return tuple([*told[-3:], *starred][:_SEEN])
