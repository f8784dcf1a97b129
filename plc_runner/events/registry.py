"""Every kind of event, by name."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from plc_runner.events import (
    action,
    clock,
    cycle,
    decision,
    entry,
    exemplar,
    framework,
    goal,
    meeting,
    session,
    tally,
    team,
)
from plc_runner.events.base import Event


def _events_in(module: ModuleType) -> dict[str, type[Event]]:
    return {
        item.kind: item
        for item in vars(module).values()
        if isinstance(item, type) and issubclass(item, Event) and item is not Event
    }


EVENT_KINDS: dict[str, type[Event]] = {
    kind: event
    for module in (
        session,
        clock,
        entry,
        tally,
        decision,
        action,
        goal,
        exemplar,
        team,
        meeting,
        cycle,
        framework,
    )
    for kind, event in _events_in(module).items()
}


def event_from_body(kind: str, body: dict[str, Any]) -> Event | None:
    """The event, or None where the kind is of a newer version.

    Raises:
        pydantic.ValidationError: the body is not one of that kind.
    """
    event = EVENT_KINDS.get(kind)
    return None if event is None else event.model_validate(body)
