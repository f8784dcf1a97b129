"""What became of things of earlier meetings, and what is said of the next one."""

from __future__ import annotations

from datetime import datetime

from plc_runner.events import Draft
from plc_runner.session.past import verdict_said
from plc_runner.session.state import SessionState


def settled(state: SessionState, draft: Draft, at: datetime) -> str:
    """The thing, and what became of it."""
    item = state.taken_up.get(draft.subject)
    if item is None:  # of this meeting: an objection that was answered
        return "Answer kept with it"
    told = verdict_said(state, item, state.day_of(at))
    return f"{item.item.text}: {told}" if told else item.item.text


def called_up(state: SessionState, draft: Draft, at: datetime) -> str:
    """What was taken up from an earlier meeting, with what was said of it in the same act."""
    item = getattr(draft.event, "item", None)
    return settled(state, Draft(item.id, draft.event), at) if item else ""
