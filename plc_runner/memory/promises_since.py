"""What became of an action, a goal, and of a line that was kept or parked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from plc_runner.events import Recorded
from plc_runner.events import action as ac
from plc_runner.events import entry as en
from plc_runner.events import goal as go
from plc_runner.memory.happened import Placed, Walk, What, by_meeting, said_of

_AIM = {
    "statement": "",
    "measure": "Measure",
    "baseline": "Baseline",
    "target": "Target",
    "by": "By",
    "strategies": "Strategy",
    "evidence_on": "Evidence on",
}
_STATES: dict[str, What] = {word: word for word in get_args(What)}
"""What is said of a record is what it is called."""
_STATES_OF_GOALS: dict[str, What] = {**_STATES, "dropped": "let go"}


@dataclass(frozen=True, slots=True)
class _Promise:
    """How it stands with an action."""

    status: str = "open"
    reason: str = ""
    due: str = ""
    owner: str = ""
    why_moved: str = ""


def action_since(events: Sequence[Recorded], walk: Walk) -> Iterator[Placed]:
    """As `decision_since`."""
    words: dict[str, str] = {}
    now = _Promise()
    for group in by_meeting(events):
        before = now = replace(now, why_moved="")
        for it in group:
            event = it.event
            if isinstance(event, ac.ActionAgreed | ac.ActionFixed):
                fixed = {"": event.what}
                if words:
                    yield from walk.put_right(it, words, fixed)
                words = fixed
                if isinstance(event, ac.ActionAgreed) or not event.only_words:
                    now = replace(now, due=event.due, owner=event.owner_name)
                if isinstance(event, ac.ActionAgreed):
                    before = replace(before, due=now.due, owner=now.owner)
            elif isinstance(event, ac.ActionSettled):
                now = replace(now, status=event.status, reason=event.reason)
            elif isinstance(event, ac.ActionMoved):
                now = _moved(now, event)
        if walk.is_told(group[-1]):
            yield from _promised(group[-1], before, now, walk)


def _moved(now: _Promise, event: ac.ActionMoved) -> _Promise:
    if event.owner is not None:
        now = replace(now, owner=event.owner_name or "")
    if event.due is None:
        return now
    return replace(now, due=event.due, why_moved=event.reason)


def _promised(it: Recorded, before: _Promise, now: _Promise, walk: Walk) -> Iterator[Placed]:
    """What a meeting made of an action."""
    if now.owner != before.owner:
        yield walk.placed(it, "given", now.owner, was=before.owner)
    if now.due != before.due:
        yield walk.placed(it, "moved", now.why_moved, was=before.due, until=now.due)
    if (now.status, now.reason) != (before.status, before.reason):
        yield walk.placed(it, _STATES[now.status], now.reason, was=before.status)


def goal_since(events: Sequence[Recorded], walk: Walk) -> Iterator[Placed]:
    """As `decision_since`, without what was measured."""
    aim: dict[str, str] = {}
    now = "open", ""
    for group in by_meeting(events):
        before = now
        for it in group:
            event = it.event
            if isinstance(event, go.GoalSet):
                aim = said_of(event, _AIM)
            elif isinstance(event, go.GoalFixed):
                fixed = aim | said_of(event, _AIM)
                yield from walk.put_right(it, aim, fixed)
                aim = fixed
            elif isinstance(event, go.GoalSettled):
                now = event.status, event.reason
        if now != before and walk.is_told(group[-1]):
            yield walk.placed(group[-1], _STATES_OF_GOALS[now[0]], now[1], was=before[0])


def entry_since(events: Sequence[Recorded], walk: Walk) -> Iterator[Placed]:
    """As `decision_since`."""
    words: dict[str, str] = {}
    now = "open", ""
    for group in by_meeting(events):
        before = now
        for it in group:
            event = it.event
            if isinstance(event, en.EntryCaptured | en.EntryFixed):
                fixed = {"": event.text}
                if words:
                    yield from walk.put_right(it, words, fixed)
                words = fixed
            elif isinstance(event, en.QuestionSettled):
                now = event.status, event.answer
        if now != before and walk.is_told(group[-1]):
            yield walk.placed(group[-1], _STATES[now[0]], now[1], was=before[0])
