"""Small groups: made for a step, and kept together when somebody comes or goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from plc_runner.errors import IllegalMove
from plc_runner.events import Draft
from plc_runner.events import session as ev
from plc_runner.protocol.grouping import even_sizes
from plc_runner.session import commands as c
from plc_runner.session.groups import (
    USUAL_SIZE,
    Groups,
    around,
    dealt,
    in_groups_of,
    kept,
    proposed,
    takers,
)
from plc_runner.session.moment import Moment
from plc_runner.session.state import SessionState
from plc_runner.session.turns import shuffled

_FEWEST = 4
"""People of whom two groups can be made."""


def _make(moment: Moment, command: c.MakeGroups) -> list[Draft]:
    state, step = moment.state, moment.step
    people = takers(state, moment.protocol)
    if command.how == "hand":
        groups = _by_hand(state, command.groups, people)
    elif command.how == "role":
        groups = around(_holders(moment, command.role, people), people)
    else:
        order = shuffled(people, moment.new_id()) if command.how == "random" else people
        groups = _of_size(state, order, command.size)
    if len(groups) < 2 and len(people) < _FEWEST:
        raise IllegalMove(f"You are {len(people)}: too few for groups. Talk all together.")
    if len(groups) < 2:
        raise IllegalMove(
            f"{len(people)} people go into one group: that is the whole room. "
            "/groups 2 makes pairs."
        )
    return [moment.fact(ev.GroupsMade(step=step.key, groups=groups, how=command.how))]


def _of_size(state: SessionState, people: Sequence[str], size: int | None) -> Groups:
    """Groups of that size; where nobody says how large, as many as there are, else as planned."""
    step = state.step
    now = state.groups.get(step.key, ()) if step else ()
    if size is None and 2 <= len(now) <= len(people) // 2:
        return dealt(people, even_sizes(len(people), len(now)))
    if size is not None and size < 2:
        raise IllegalMove("A group has two people or more.")
    return in_groups_of(people, size or (step.group_size if step else None) or USUAL_SIZE)


def _holders(moment: Moment, role: str, people: Sequence[str]) -> tuple[str, ...]:
    state = moment.state
    title = state.role_titles.get(role, role)
    holders = tuple(id_ for id_ in state.roles.get(role, ()) if id_ in people)
    if len(holders) < 2:
        count = "nobody" if not holders else "one person"
        raise IllegalMove(
            f"{title} is a role of {count} here: for a group around each, two must have it. "
            f"/role {role} and their names."
        )
    return holders


def _by_hand(state: SessionState, groups: Groups, people: Sequence[str]) -> Groups:
    named = [id_ for group in groups for id_ in group]
    for id_ in named:
        if id_ not in people:
            raise IllegalMove(f"{state.name(id_)} goes into no group.")
        if named.count(id_) > 1:
            raise IllegalMove(f"{state.name(id_)} is in two groups.")
    missing = [state.name(id_) for id_ in people if id_ not in named]
    if missing:
        raise IllegalMove(f"In no group yet: {', '.join(missing)}.")
    return tuple(group for group in groups if group)


def made_by(moment: Moment, state: SessionState) -> list[Draft]:
    """The groups with which a step begins that wants some: a proposal, to be changed at will.

    Args:
        state: what the move leads to.
    """
    step = state.step
    if step is None:
        return []
    if state.groups.get(step.key):
        return rejoined(moment, state)
    if step.group_size is None and step.talk != "small-groups":
        return []
    groups = proposed(state, takers(state, moment.protocol))
    if len(groups) < 2:
        return []
    return [moment.fact(ev.GroupsMade(step=step.key, groups=groups, how="size"))]


def rejoined(moment: Moment, state: SessionState) -> list[Draft]:
    """The groups of this step once somebody has come or gone, and who tells for them.

    Args:
        state: what is drafted so far leads to.
    """
    step = state.step
    now = state.groups.get(step.key, ()) if step else ()
    if step is None or not now:
        return []
    telling = state.progress_of(step.key).reporting is not None
    groups = kept(now, takers(state, moment.protocol), telling=telling)
    if groups == now:
        return []
    out = [moment.fact(ev.GroupsMade(step=step.key, groups=groups, how="kept"))]
    turns = _tellers(state, now, groups)
    if turns != step.turns:
        out.append(moment.fact(ev.TurnsOrdered(step=step.key, turns=turns, how="hand")))
    return out


def _tellers(state: SessionState, before: Groups, groups: Groups) -> tuple[str, ...]:
    """Who tells for each group; somebody else of it for one who has gone."""
    step = state.step
    if step is None or state.progress_of(step.key).reporting is None:
        return () if step is None else step.turns
    turn = state.progress_of(step.key).turn
    out: list[str] = []
    for number, person in enumerate(step.turns):
        teller: str | None = person
        if number >= turn and person not in state.present:
            theirs = next((set(group) for group in before if person in group), set())
            stayed = (group for group in groups if theirs & set(group))
            teller = next((id_ for group in stayed for id_ in group if id_ in theirs), None)
            if teller is None or teller in step.turns:
                teller = person if number == turn else None
        out += [teller] if teller else []
    return tuple(out)


GROUPS: Mapping[type[c.Command], Callable[[Moment, Any], list[Draft]]] = {
    c.MakeGroups: _make,
}
