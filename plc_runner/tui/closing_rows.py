"""What the closing panel lists: what was agreed, the words at the end, and the next meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plc_runner.driver.closing import Offer
from plc_runner.session.closing import agreed, words_at_the_end
from plc_runner.session.decide_moves import missing
from plc_runner.session.next_meeting import when_text
from plc_runner.session.state import Action, Decision, SessionState
from plc_runner.session.words import day_said, worth_text
from plc_runner.tui.words_of_count import count

CHECK, WORTH, WHEN, PROTOCOL, LEADER, END = "check", "worth", "when", "protocol", "leader", "end"
"""Ids of the rows that are no record."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row before it is drawn."""

    id: str
    done: bool | None
    """Whether it was gone through; None where there is nothing to go through."""
    text: str
    more: str = ""


def closing_rows(
    state: SessionState, offered: Offer | None, done: set[str], order: Sequence[str], today: date
) -> Iterator[Row | str]:
    """All rows.

    Args:
        offered: for the next meeting; None for a group that meets once.
        done: ids of the rows that were gone through.
        order: ids of what is read back, in the order in which it is.
        today: the day in the room.
    """
    items = {item.id: item for item in agreed(state)}
    if items:
        yield "Agreed today"
    for id_ in (*order, *(id_ for id_ in items if id_ not in order)):
        if id_ in items:
            yield Row(id_, id_ in done, *_agreed_said(items[id_], today))
    if offered is not None:
        yield "To end with"
        said = words_at_the_end(state)
        yield Row(CHECK, bool(said), "A word from everybody", " · ".join(said))
        told = worth_text(state.worth) if state.worth else ""
        yield Row(WORTH, bool(told), "Worth our time, 1 to 5?", told)
        yield "Next meeting"
        yield from _next_rows(state, offered, today)
    yield ""
    yield Row(END, None, "End the meeting", end_said(state))


def _agreed_said(item: Decision | Action, today: date) -> tuple[str, str]:
    """Its words, and what goes with them."""
    if isinstance(item, Decision):
        return item.statement, f"because {item.because}" if item.because else ""
    due = f"by {day_said(item.due, today)}" if item.due else "▲ no date"
    return item.what, f"{item.owner_name or '▲ no owner yet'}, {due}"


def _next_rows(state: SessionState, offered: Offer, today: date) -> Iterator[Row]:
    said = state.next_meeting
    day = said.day if said else None
    when = when_text(day, said.time if said else "", today)
    yield Row(WHEN, bool(when), when or f"{when_text(offered.day, offered.time, today)}?", "")
    title = (said.title or said.protocol) if said else ""
    yield Row(PROTOCOL, bool(title), title or f"{offered.title}?", "")
    name = said.facilitator_name if said else ""
    yield Row(LEADER, bool(name), *leader_said(name, offered))


def leader_said(name: str, offered: Offer) -> tuple[str, str]:
    """Who facilitates, and why it is their turn."""
    if not name:
        turn = offered.facilitator
        return (f"{turn.name} facilitates?", turn.why) if turn else ("Who facilitates?", "")
    why = next((one.why for one in offered.order if one.name == name), "")
    return f"{name} facilitates", why


def end_said(state: SessionState) -> str:
    """What is still wanted, and what would be left out."""
    parts = [f"Still wanted: {', '.join(labels)}" for labels in [missing(state)] if labels]
    ahead = len(state.steps) - 1 - (state.position or 0)
    if state.position is not None and ahead:
        parts.append(f"{count(ahead, 'step')} still to come: /adjourn keeps the rest")
    return ". ".join(parts)
