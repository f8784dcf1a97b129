"""Which of a subject's events were taken back."""

from __future__ import annotations

from collections.abc import Iterable

from plc_runner.events import Recorded
from plc_runner.events.clock import ActUndone


def taken_back(events: Iterable[Recorded]) -> frozenset[str]:
    """Ids of the events whose act was undone.

    An act is what one append kept of a subject, and an append shares its lamport. `act.undone`
    takes back the newest act of that name that still stands. Acts that only made records have no
    event of the session itself: their records are withdrawn by events of their own.

    Args:
        events: all of one subject, in order.
    """
    acts: list[tuple[str, list[str]]] = []
    gone: set[str] = set()
    append = (0, "")
    for it in events:
        if isinstance(it.event, ActUndone):
            newest = next((act for act in reversed(acts) if act[0] == it.event.undone), None)
            if newest:
                acts.remove(newest)
                gone.update(newest[1])
            continue
        word = it.event.act if it.event else ""
        if word or (it.lamport, it.device) != append or not acts:
            acts.append((word, []))
        append = it.lamport, it.device
        acts[-1][1].append(it.id)
    return frozenset(gone)
