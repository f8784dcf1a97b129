"""How times and people are said, the same on the wall, in plain mode and in the record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

from plc_runner.protocol.planned import PlannedStep
from plc_runner.protocol.vocabulary import PRESENTER
from plc_runner.session.groups import group_of
from plc_runner.session.opening import is_named
from plc_runner.session.state import Action, SessionState

_SAID_WITH_YEAR = timedelta(days=270)


def clock_text(seconds: float) -> str:
    """`6:40` left, `+0:40` over. A clock that is not over shows the second it is in."""
    whole = int(-(-seconds // 1)) if seconds > 0 else int(-seconds)
    sign = "" if seconds > 0 or whole == 0 else "+"
    return f"{sign}{whole // 60}:{whole % 60:02d}"


def minutes_text(seconds: float) -> str:
    """`10 min`, `1 min 30 s`, `45 s`."""
    minutes, rest = divmod(round(seconds), 60)
    parts = [f"{minutes} min"] * bool(minutes) + [f"{rest} s"] * bool(rest)
    return " ".join(parts) or "0 min"


def time_text(at: datetime, utc_offset: int) -> str:
    """`3:41`, as a clock on the room's wall shows it in the afternoon."""
    local = at.astimezone(timezone(timedelta(seconds=utc_offset)))
    return f"{(local.hour - 1) % 12 + 1}:{local.minute:02d}"


def day_said(due: str, today: date | None = None) -> str:
    """`Fri 27 Nov`; words that are no date stay as they are.

    Args:
        due: a date (ISO 8601), or words.
        today: a day far from it is said with its year.
    """
    try:
        day = date.fromisoformat(due)
    except ValueError:
        return due
    far = today is not None and abs(day - today) > _SAID_WITH_YEAR
    return f"{day:%a} {day.day} {day:%b}" + (f" {day.year}" if far else "")


def day_typed(due: str) -> str:
    """`27 Nov 2026`, as somebody would type it; words that are no date stay as they are."""
    try:
        day = date.fromisoformat(due)
    except ValueError:
        return due
    return f"{day.day} {day:%b} {day.year}"


def date_text(day: str, today: date) -> str:
    """`12 Mar`, `12 Mar 2025` in another year; words that are no date stay as they are."""
    try:
        found = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{found.day} {found:%b}" + (f" {found.year}" if found.year != today.year else "")


def owner_text(action: Action) -> str:
    """Whose an action is, or that it is nobody's."""
    return action.owner_name or "no owner yet"


def due_text(action: Action, today: date | None = None) -> str:
    """By when it is to be done, or that nobody said."""
    return f"by {day_said(action.due, today)}" if action.due else "no date"


def agreed_text(state: SessionState) -> str:
    """`1 decision, 2 actions (1 without an owner, 1 without a date)`."""
    decisions = [item for item in state.decisions.values() if not item.removed]
    actions = [item for item in state.actions.values() if not item.removed]
    ownerless = sum(not item.owner_name for item in actions)
    undated = sum(not item.due for item in actions)
    without = [f"{ownerless} without an owner"] * bool(ownerless)
    without += [f"{undated} without a date"] * bool(undated)
    open_ends = f" ({', '.join(without)})" if without else ""
    return f"{_count(len(decisions), 'decision')}, {_count(len(actions), 'action')}{open_ends}"


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'s' if number > 1 else ''}"


def listed(names: Sequence[str]) -> str:
    """`Ana`, `Ana and Ben`, `Ana, Ben and Cy`."""
    return _joined(names, " and ")


def either(names: Sequence[str]) -> str:
    """`1`, `1 or 2`, `1, 2 or 3`."""
    return _joined(names, " or ")


def _joined(names: Sequence[str], last: str) -> str:
    return last.join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def groups_said(state: SessionState, key: str) -> tuple[str, ...]:
    """The small groups of a step, each as one text: `Ana, Ben and Cy`."""
    return tuple(listed([state.name(id_) for id_ in group]) for group in state.groups.get(key, ()))


def who_speaks(state: SessionState) -> tuple[str, str]:
    """Who has the word (a name, or several; empty for none) and what the room is to do.

    `("Ana", "speaks")`, `("", "Everyone speaks")`, `("Ana", "listens, the group talks")`.
    """
    step = state.step
    if step is None:
        return "", ""
    if step.turns:
        person = step.turns[state.progress_of(step.key).turn]
        does = "speaks" if person in state.present else "has left"
        group = group_of(state, step.key, person)
        told = state.progress_of(step.key).reporting is not None and group
        return state.name(
            person
        ), f"{does} for group {group}" if told and does == "speaks" else does
    if step.talk == "role":
        return _holders(state, step, step.role or ""), "speak" if len(step.who) > 1 else "speaks"
    if step.talk == "listeners":
        names = _holders(state, step, PRESENTER) if step.who else ""
        listens = "listens" if len(step.who) == 1 else "listen"
        return names, f"{listens}, the group talks" if names else "The group talks"
    if groups := state.groups.get(step.key):
        return "", f"In {len(groups)} groups"
    return "", _TALK[step.talk]


def _holders(state: SessionState, step: PlannedStep, role: str) -> str:
    """Who is in a role, by name; by what the role is called where only a head-count is known."""
    names = [state.name(id_) for id_ in step.who if state.name(id_)]
    if any(is_named(name) for name in names):
        return listed(names)
    return state.role_titles.get(role) or listed(names) or role.capitalize()


_TALK = {
    "everyone": "Everyone speaks",
    "writing": "Everyone writes, nobody speaks",
    "silence": "Silence",
    "small-groups": "In small groups",
}


def worth_text(counts: Sequence[int]) -> str:
    """`4.3 of 5 (4 hands)`: what the room said that a meeting was worth.

    Args:
        counts: how many hands showed 1, 2, 3, 4 and 5.
    """
    hands = sum(counts)
    if not hands:
        return "nobody said"
    mean = sum(fingers * count for fingers, count in enumerate(counts, 1)) / hands
    return f"{mean:.1f} of 5 ({_count(hands, 'hand')})"
