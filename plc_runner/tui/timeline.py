"""A plan as rows: when each step is, how long, and who talks. Rounds are gathered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from plc_runner.protocol.planned import Plan, PlannedStep, RoundPlace
from plc_runner.protocol.vocabulary import PRESENTER
from plc_runner.protocol.words import count_of
from plc_runner.session.words import minutes_text
from plc_runner.tui.cells import Line, Run, clip, flat, visible, width, wrap
from plc_runner.tui.themes import Ink

_TIME = 7
"""Columns of "10 min"."""
_WIDE = 90
"""From this many columns on, a step takes one row."""
_BAR = 0.28
"""The part of the room that the bars take where a step takes one row; and where it takes more."""
_NARROW_BAR = 0.27
_INDENT = "  "


@dataclass(frozen=True, slots=True)
class _Timed:
    step: PlannedStep
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row of the timeline: a step with all its repetitions, or the head of a round."""

    title: str
    who: str
    time: str
    when: tuple[tuple[int, int], ...]
    """Beginnings and ends in seconds from the start."""
    depth: int = 0
    heads: bool = False
    """It is the head of a round."""


def timeline(plan: Plan, roles: Mapping[str, str], room: int) -> tuple[Line, ...]:
    """The plan on rows of `room` columns.

    Args:
        plan: what to show.
        roles: what the roles are called, by id; see `session.opening.role_titles`.
        room: columns, from about 30.
    """
    draw = _on_one_row if room >= _WIDE else _on_more_rows
    total = max(1, plan.seconds)
    return tuple(row for entry in _entries(plan, roles) for row in draw(entry, total, room))


def _on_one_row(entry: _Entry, total: int, room: int) -> Iterator[Line]:
    bar = int(room * _BAR)
    words = room - bar - _TIME - 6
    head = words // 2 + 2
    yield (
        _time_run(entry),
        *_padded(_title(entry, head), head + 2),
        *_padded(Run(clip(entry.who, words - head), "muted"), words - head + 2),
        *_bar(entry, total, bar),
    )


def _on_more_rows(entry: _Entry, total: int, room: int) -> Iterator[Line]:
    yield (_time_run(entry), _title(entry, room - _TIME - 2))
    bar = int(room * _NARROW_BAR)
    before = " " * (_TIME + 2 + len(_INDENT) * entry.depth)
    words = room - len(before) - bar
    for number, who in enumerate(wrap(entry.who, words - 1) or ("",)):
        shown = _bar(entry, total, bar) if number == 0 else ()
        yield (Run(before), *_padded(Run(who, "muted"), words), *shown)


def _time_run(entry: _Entry) -> Run:
    return Run(f"{entry.time:>{_TIME}}  ", "muted" if entry.heads else "strong")


def _padded(run: Run, room: int) -> Line:
    return (run, Run(" " * (room - width(run.text))))


def _title(entry: _Entry, room: int) -> Run:
    ink: Ink = "sky" if entry.heads else "strong"
    return Run(clip(_INDENT * entry.depth + flat(entry.title), room), ink)


def _bar(entry: _Entry, total: int, room: int) -> Iterator[Run]:
    """The whole meeting as a thin line, the time of the step thick."""
    thick = [False] * room
    for begins, ends in entry.when:
        first = min(room - 1, begins * room // total)
        for at in range(first, max(first + 1, ends * room // total)):
            thick[at] = True
    for own, cells in groupby(thick):
        size = len(list(cells))
        yield Run("━" * size, "sky") if own else Run("─" * size, "rule")


def _entries(plan: Plan, roles: Mapping[str, str]) -> Iterator[_Entry]:
    timed: list[_Timed] = []
    begins = 0
    for step in plan.steps:
        timed.append(_Timed(step, begins, begins + step.seconds))
        begins += step.seconds
    yield from _gathered(timed, roles, 0)


def _gathered(
    timed: Sequence[_Timed], roles: Mapping[str, str], depth: int, times: int = 1
) -> Iterator[_Entry]:
    """Steps of one depth; what is repeated once, where it comes first.

    Args:
        timed: in order.
        roles: what the roles are called.
        depth: in so many rounds.
        times: how often all of it is repeated.
    """
    found: dict[str, list[_Timed]] = {}
    for one in timed:
        found.setdefault(one.step.key.split(".")[2 * depth], []).append(one)
    for same in found.values():
        place = _place(same[0].step, depth)
        when = tuple((one.begins, one.ends) for one in same)
        if place is None:
            step = max((one.step for one in same), key=lambda step: step.seconds)
            who = who_talks(step, roles)
            yield _Entry(step.title, who, _time(step.seconds), when, depth)
        else:
            spent = round(sum(one.step.seconds for one in same) / times)
            each = f"{_time(round(spent / place.of))} each" if place.of > 1 else ""
            title = f"{place.title} × {place.of}"
            yield _Entry(title, each, _time(spent), when, depth, heads=True)
            yield from _gathered(same, roles, depth + 1, times * place.of)


def _place(step: PlannedStep, depth: int) -> RoundPlace | None:
    """The round that a step is in at one depth, counted from outside."""
    chain: list[RoundPlace] = []
    place = step.round
    while place is not None:
        chain.insert(0, place)
        place = place.outer
    return chain[depth] if depth < len(chain) else None


def _time(seconds: int) -> str:
    """`10 min`; `90 s` where minutes would say too little."""
    if seconds % 60 and seconds < 120:
        return f"{seconds} s"
    return minutes_text(round(seconds / 60) * 60)


def who_talks(step: PlannedStep, roles: Mapping[str, str]) -> str:
    """Who talks in a step, in words, and what else is special about it.

    Args:
        step: the step.
        roles: what the roles are called, by id.
    """
    parts = [_talk(step, roles)]
    if step.turns:
        each = step.each or round(step.seconds / len(step.turns) / 5) * 5
        turns = count_of(len(step.turns), "turn")
        parts = [f"{turns} of {minutes_text(each)}"]
    elif step.each:
        parts.append(f"{minutes_text(step.each)} each")
    if step.until_done:
        parts.append("until done")
    if step.when != "always":
        parts.append("optional" if step.when == "optional" else "the first time only")
    return " · ".join(parts)


def _talk(step: PlannedStep, roles: Mapping[str, str]) -> str:
    match step.talk:
        case "role":
            role = step.role or PRESENTER
            return f"{_role(role, roles)} {'speak' if len(step.who) > 1 else 'speaks'}"
        case "listeners":
            listens = "listens" if len(step.who) < 2 else "listen"
            return f"the group talks, {_role(PRESENTER, roles)} {listens}"
        case "small-groups":
            return f"in groups of {step.group_size}" if step.group_size else "in small groups"
    return _TALK[step.talk]


def _role(role: str, roles: Mapping[str, str]) -> str:
    """A role by its name; in a round for everybody it is that round's person."""
    if role == PRESENTER and role not in roles:
        return "one person"
    return visible(roles.get(role) or role.replace("-", " ").capitalize())


_TALK = {"everyone": "everyone", "writing": "everyone writes", "silence": "silence"}
