"""What became of a decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plc_runner.events import Recorded
from plc_runner.events import decision as de
from plc_runner.memory.happened import Placed, Walk, What, said_of

_PARTS = {
    "statement": "",
    "because": "Because",
    "options": "Options considered",
    "know": "How we will know",
    "review": "Look at it again",
    "replaced": "Replaces",
}
_VERDICTS: dict[str, What] = {"keep": "kept", "change": "to change", "stop": "stopped"}


def decision_since(events: Sequence[Recorded], walk: Walk) -> Iterator[Placed]:
    """What was said of it, in the order in which it counts.

    Args:
        events: all about it, in order.
        walk: how they are told.
    """
    parts: dict[str, str] = {}
    looks: list[tuple[Recorded, Placed]] = []
    objections: list[tuple[Recorded, list[Placed]]] = []
    for it in events:
        event = it.event
        if isinstance(event, de.DecisionMade):
            parts = said_of(event, _PARTS)
        elif isinstance(event, de.DecisionFixed):
            now = parts | said_of(event, _PARTS)
            yield from walk.put_right(it, parts, now)
            parts = now
        elif isinstance(event, de.DecisionReviewed):
            looks.append((it, _look(it, event, walk)))
        elif isinstance(event, de.ReviewWithdrawn) and looks:
            looks.pop()
        else:
            _objected(it, event, walk, objections)
    for it, look in looks:
        if walk.is_told(it):
            yield look
    for it, (objection, *answers) in objections:
        if walk.is_told(it):
            yield objection
        yield from answers


def _look(it: Recorded, event: de.DecisionReviewed, walk: Walk) -> Placed:
    return walk.placed(it, _VERDICTS[event.verdict], event.reason, until=event.review or "")


def _objected(
    it: Recorded, event: Any, walk: Walk, objections: list[tuple[Recorded, list[Placed]]]
) -> None:
    """Each disagreement with its answers."""
    if isinstance(event, de.DecisionObjected):
        said = walk.placed(it, "objection", event.text, name=event.name)
        objections.append((it, [said]))
    elif isinstance(event, de.ObjectionWithdrawn) and objections:
        objections.pop()
    elif isinstance(event, de.ObjectionAnswered) and objections:
        meant = [one for one in objections if one[0].id == event.objection] or objections[-1:]
        objection, told = meant[0]
        del told[1:]
        if event.text and (walk.is_told(it) or walk.is_told(objection)):
            told.append(walk.placed(it, "answer", event.text, was=told[0].it.text))
