"""What the room is told of a decision or an action that was kept or put right."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from plc_runner.events import Draft
from plc_runner.events.decision import DecisionFixed
from plc_runner.session.state import Decision, SessionState
from plc_runner.session.words import date_text, day_said, due_text, owner_text


def decided(state: SessionState, draft: Draft, at: datetime) -> str:
    """A decision, why it was made, and what it stands in place of."""
    item = state.decisions[draft.subject]
    because = f" because {item.because}" if item.because else ""
    instead = f", {_instead(item, _today(state, at))}" if item.replaces else ""
    return f"Decision: {item.statement}{because}{instead}"


def decision_fixed(state: SessionState, draft: Draft, at: datetime) -> str:
    """The part of a decision that was put right."""
    item, event, today = state.decisions[draft.subject], draft.event, _today(state, at)
    if not isinstance(event, DecisionFixed):
        return decided(state, draft, at)
    if event.options is not None:
        return _part("Options considered", "; ".join(item.options))
    if event.know is not None:
        return _part("How we will know", item.know)
    if event.review is not None:
        return _part("Look again on", day_said(item.review, today))
    if event.replaces is not None:
        return f"It {_instead(item, today)}" if item.replaces else "It replaces none"
    return decided(state, draft, at)


def _part(label: str, text: str) -> str:
    return f"{label}: {text}" if text else f"{label}: taken off"


def _instead(item: Decision, today: date) -> str:
    day = f" ({date_text(item.replaced_on, today)})" if item.replaced_on else ""
    return f"replaces “{item.replaced}”{day}"


def agreed(state: SessionState, draft: Draft, at: datetime) -> str:
    """An action with its owner and its day, or that it has none."""
    item = state.actions[draft.subject]
    return f"Action: {item.what} ({owner_text(item)}, {due_text(item, _today(state, at))})"


def _today(state: SessionState, at: datetime) -> date:
    return (at + timedelta(seconds=state.utc_offset)).date()
