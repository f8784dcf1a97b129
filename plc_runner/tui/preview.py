"""A protocol as the room will see it, before anybody has met: no journal, no clock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta

from plc_runner.driver import fill
from plc_runner.events.session import SessionOpened
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.planned import Person, Plan
from plc_runner.session import commands as c
from plc_runner.session.decide import decide, outcome
from plc_runner.session.fold import opened
from plc_runner.session.moment import Moment
from plc_runner.session.opening import Opening, head_count, open_session
from plc_runner.session.state import SessionState
from plc_runner.tui.present import Ui, present
from plc_runner.tui.view import WallView

_BEGINS = datetime(2026, 1, 5, 15, 15, tzinfo=UTC)
"""A quarter past three on the clock of a room in Greenwich: when schools are out."""


def seated(protocol: Protocol, people: int | Sequence[str], seconds: int | None = None) -> Opening:
    """The opening of a meeting that nobody holds: every role has somebody, the first one leads.

    Args:
        protocol: what to run.
        people: names, or a head-count.
        seconds: how long there is; None for the time that the protocol takes.
    """
    if isinstance(people, int):
        here = head_count(people)
    else:
        here = tuple(Person(id=f"person-{n}", name=name) for n, name in enumerate(people, 1))
    leads = here[0].id if here else None
    return Opening(
        protocol=protocol,
        digest="",
        people=here,
        roles=fill(protocol, here, leads, named={}, before={}),
        facilitator=leads,
        stop_at=None if seconds is None else _BEGINS + timedelta(seconds=seconds),
    )


def planned(protocol: Protocol, people: int | Sequence[str], seconds: int | None = None) -> Plan:
    """The plan for such a meeting."""
    return seated(protocol, people, seconds).plan(_BEGINS)


def previews(
    protocol: Protocol, people: int | Sequence[str], seconds: int | None = None
) -> tuple[WallView, ...]:
    """The wall at the beginning of each planned step, in order; see `seated` for the arguments."""
    return tuple(
        present(state, protocol, at, Ui())
        for state, at in _beginnings(seated(protocol, people, seconds))
    )


def _beginnings(opening: Opening) -> Iterator[tuple[SessionState, datetime]]:
    """Run a session that goes as planned; nobody types anything."""
    at = _BEGINS
    event = open_session("preview", opening, at).event
    assert isinstance(event, SessionOpened)  # noqa: S101 - that is what opens a session
    state = opened("preview", event, at)
    for number in range(len(state.steps)):
        command: c.Command = c.Next(force=True) if number else c.Start()
        moment = Moment(state, at, _no_ids, opening.protocol)
        state = outcome(state, decide(moment, command), at)
        yield state, at
        assert state.step is not None  # noqa: S101 - it has begun
        at += timedelta(seconds=state.step.seconds)


def _no_ids() -> str:
    return ""
