"""The closing in plain mode: what is read back, what is asked, and what is offered next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from plc_runner.driver import Driver
from plc_runner.driver.closing import offer
from plc_runner.protocol.library import Library
from plc_runner.session.closing import agreed, open_ends, words_at_the_end
from plc_runner.session.grammar import short_id
from plc_runner.session.next_meeting import meeting_text, when_text
from plc_runner.session.state import Action, Decision, SessionState
from plc_runner.session.words import due_text, owner_text, worth_text

_PARTS = {"owner": "NAME", "due": "Friday"}


def closing_lines(driver: Driver, library: Library) -> Iterator[str]:
    """What was agreed, and what there is to say at the end."""
    state, today = driver.state, driver.today()
    items = agreed(state)
    if not items:
        yield "Nothing was decided or agreed today."
    for item in items:
        yield from _agreed_lines(state, item, today)
    if state.team is None:
        yield "/close ends the meeting."
        return
    said = "; ".join(words_at_the_end(state))
    yield (
        f"Said at the end: {said}."
        if said
        else (
            "A word from everybody: type each on a line of its own; + before it: what helped, "
            "-: what to change."
        )
    )
    worth = worth_text(state.worth) if state.worth else "/worth 4 5 5 3, a number for each hand"
    yield f"Was this worth our time, 1 to 5? {worth}."
    yield from _next_lines(driver, library, today)
    yield "/close ends the meeting."


def _agreed_lines(state: SessionState, item: Decision | Action, today: date) -> Iterator[str]:
    code = short_id(state, item.id)
    if isinstance(item, Decision):
        because = f" because {item.because}" if item.because else ""
        yield f"{code} Decision: {item.statement}{because}."
        return
    yield f"{code} Action: {item.what} ({owner_text(item)}, {due_text(item, today)})."
    if missing := [f"/set {code} {part} {_PARTS[part]}" for part in open_ends(item)]:
        yield f"To say it: {', '.join(missing)}."


def _next_lines(driver: Driver, library: Library, today: date) -> Iterator[str]:
    said = driver.state.next_meeting
    if said is not None:
        yield f"Next meeting: {meeting_text(said, today)}. /next-meeting and the words change it."
        return
    offered = offer(driver, library)
    parts = [when_text(offered.day, offered.time, today), offered.title]
    turn = offered.facilitator
    parts += [f"{turn.name} facilitates ({turn.why})"] if turn else []
    yield f"Next meeting? {', '.join(part for part in parts if part)}."
    yield (
        "/next-meeting takes it; /next-meeting Thursday 3:15 with Ana says another; "
        "/pass asks the next person."
    )
