"""The event that is told of, whose kind the table of phrases knows."""

from __future__ import annotations

from typing import Any

from plc_runner.events import Draft


def event_of(draft: Draft) -> Any:
    """The event of a draft, with the fields of its kind."""
    return draft.event
