"""Decisions, actions, goals, measurements and samples."""

from __future__ import annotations

from datetime import date, datetime

from plc_runner.driver.telling.event_of import event_of
from plc_runner.events import Draft
from plc_runner.events.decision import DecisionFixed
from plc_runner.session.goals import first_measurement, sentence
from plc_runner.session.state import Decision, SessionState
from plc_runner.session.words import date_text, day_said, due_text, owner_text


def decided(state: SessionState, draft: Draft, at: datetime) -> str:
    """A decision, why it was made, and what it stands in place of."""
    item = state.decisions[draft.subject]
    because = f" because {item.because}" if item.because else ""
    instead = f", {_instead(item, state.day_of(at))}" if item.replaces else ""
    return f"Decision: {item.statement}{because}{instead}"


def decision_fixed(state: SessionState, draft: Draft, at: datetime) -> str:
    """The part of a decision that was put right."""
    item, event, today = state.decisions[draft.subject], draft.event, state.day_of(at)
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
    return f"Action: {item.what} ({owner_text(item)}, {due_text(item, state.day_of(at))})"


def goal(state: SessionState, draft: Draft, at: datetime) -> str:
    """The goal read back; and its first measurement, in the act that made it whole."""
    item, today = state.goals[draft.subject], state.day_of(at)
    before = state.undo[-1].before.goals.get(item.id) if state.undo else None
    if before is not None and before.strategies != item.strategies:
        return f"Strategies: {'; '.join(item.strategies) or 'none'}"
    if before is not None and before.evidence_on != item.evidence_on:
        return f"Evidence on: {day_said(item.evidence_on, today) or 'no day'}"
    said = f"Goal: {sentence(item, today)}"
    first = first_measurement(state, item.id)
    if first is None or not state.undo or first in state.undo[-1].before.measurements:
        return said
    return f"{said}. First measurement, today: {state.measurements[first].value}"


def measured(state: SessionState, draft: Draft, _: datetime) -> str:
    """A measurement and its goal."""
    item = state.measurements[draft.subject]
    goal = state.goals.get(item.goal)
    words = goal.statement if goal else item.of
    return f"Measured: {item.value}{f'. Goal: {words}' if words else ''}"


def sample(state: SessionState, draft: Draft, _: datetime) -> str:
    """What was put on the shelf."""
    return f"On the shelf: {state.exemplars[draft.subject].title}"


def sample_fixed(state: SessionState, draft: Draft, _: datetime) -> str:
    """The part of a sample that was said."""
    item, event = state.exemplars[draft.subject], event_of(draft)
    if event.notes is not None:
        number = len(item.notes)
        return f"It shows ({number}): {item.notes[-1]}" if number else "Notes taken off"
    fields = (
        ("Standard", event.standard),
        ("Level", event.level),
        ("A teacher says", event.comment),
    )
    said = next((f"{label}: {text}" for label, text in fields if text), "")
    return said or sample(state, draft, item.at)
