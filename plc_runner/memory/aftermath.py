"""What became of what a meeting decided, promised, aimed at and asked, told from all that is kept.

A function of what is kept alone: any machine that holds the same events tells the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from itertools import groupby
from operator import attrgetter

from plc_runner.events import Event, Recorded
from plc_runner.events.action import ActionAgreed
from plc_runner.events.decision import DecisionMade
from plc_runner.events.entry import PARKING, EntryCaptured
from plc_runner.events.goal import GoalSet, MeasurementFixed, MeasurementTaken
from plc_runner.journal.aftermath import events_about, in_place_of, measurements_of, names_of
from plc_runner.journal.store import Journal
from plc_runner.memory.decisions_since import decision_since
from plc_runner.memory.happened import After, Happened, Placed, Walk, is_amended
from plc_runner.memory.promises_since import action_since, entry_since, goal_since
from plc_runner.session.state import SessionState

_SINCE: dict[type[Event], Callable[[Sequence[Recorded], Walk], Iterator[Placed]]] = {
    DecisionMade: decision_since,
    ActionAgreed: action_since,
    GoalSet: goal_since,
    EntryCaptured: entry_since,
}
"""By the event that a record begins with."""


def aftermath(journal: Journal, state: SessionState) -> After:
    """What was said of the records of a meeting since, and what was put right in them.

    Args:
        journal: where all is kept.
        state: of the meeting.
    """
    ids = {*state.decisions, *state.actions, *state.goals}
    ids |= {one.id for one in state.entries.values() if one.history or one.slot == PARKING}
    return _since(journal, ids, state.id, state.utc_offset)


def history(journal: Journal, id_: str, utc_offset: int) -> tuple[Happened, ...]:
    """All that was said of one record, in its own meeting and since.

    Args:
        journal: where all is kept.
        id_: of a decision, an action, a goal or an entry.
        utc_offset: seconds east of UTC, for days.
    """
    return _since(journal, {id_}, None, utc_offset).get(id_, ())


def _since(journal: Journal, ids: set[str], own: str | None, utc_offset: int) -> After:
    events = sorted(events_about(journal, ids), key=attrgetter("subject"))  # keeps their order
    names = names_of(journal, {it.by for it in events if it.by and is_amended(it)})
    walk = Walk(own, utc_offset, names)
    found: dict[str, list[Placed]] = {}
    for subject, group in groupby(events, key=attrgetter("subject")):
        told = list(group)
        begun = (_SINCE.get(type(it.event)) for it in told if it.event)
        if since := next(filter(None, begun), None):
            found[subject] = list(since(told, walk))
    for subject, placed in _from_elsewhere(journal, ids, walk):
        found.setdefault(subject, []).append(placed)
    return {
        subject: tuple(one.it for one in sorted(placed, key=attrgetter("order")))
        for subject, placed in found.items()
        if placed
    }


def _from_elsewhere(journal: Journal, ids: set[str], walk: Walk) -> Iterator[tuple[str, Placed]]:
    """What other subjects say of these: decisions in their place, measurements."""
    for one in in_place_of(journal, ids):
        day = (one.at + timedelta(seconds=walk.utc_offset)).date().isoformat()
        said = Happened("replaced", day, one.statement, id=one.id, session=one.session)
        yield one.replaces, Placed((one.lamport, one.id), said)
    points = measurements_of(journal, ids)
    for point in points:
        if walk.own is None or point.session != walk.own:
            said = Happened("measured", point.day, point.value, id=point.id, session=point.session)
            yield point.goal, Placed((point.lamport, point.id), said)
    yield from _measured_wrongly(journal, {point.id: point.goal for point in points}, walk)


def _measured_wrongly(
    journal: Journal, goals: Mapping[str, str], walk: Walk
) -> Iterator[tuple[str, Placed]]:
    """Measurements that were put right.

    Args:
        journal: where all is kept.
        goals: id of the measurement to that of its goal.
        walk: how it is told.
    """
    before: dict[str, str] = {}
    for it in events_about(journal, goals):
        if isinstance(it.event, MeasurementTaken | MeasurementFixed):
            if it.subject in before and is_amended(it):
                was = {"Measured": before[it.subject]}
                for placed in walk.put_right(it, was, {"Measured": it.event.value}):
                    yield goals[it.subject], placed
            before[it.subject] = it.event.value
