"""Who facilitates next: whoever has not for longest, and why it is their turn, in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from plc_runner.journal.rotation import Facilitator, Led, facilitators
from plc_runner.journal.store import Journal
from plc_runner.session.words import date_text

_NEVER = datetime.min.replace(tzinfo=UTC)
_TIMES = {1: "once", 2: "twice"}


@dataclass(frozen=True, slots=True)
class Next:
    """Somebody who may facilitate next."""

    person: str
    """A member's id."""
    name: str
    why: str
    """`has not facilitated yet; ran this beside Ana in May`."""


def next_facilitator(journal: Journal, team: str, protocol: str, today: date) -> Next | None:
    """Whose turn it is; None where nobody has been at a meeting of the team yet.

    Args:
        team: its id.
        protocol: id of the one to run; empty where that is open.
        today: the day in the room, for dates in words.
    """
    return next(iter(turns(journal, team, protocol, today)), None)


def turns(journal: Journal, team: str, protocol: str, today: date) -> tuple[Next, ...]:
    """Everybody who can facilitate, whose turn it is first.

    That is who has not facilitated in this team for longest; to have passed on a turn counts as
    one. Among those who never had one it is who knows the protocol better: ran it, ran it beside
    somebody, watched it; then who joined first. Nobody facilitates at their first meeting, and
    nobody who has left does.

    Args:
        team: as in `next_facilitator`, like `protocol` and `today`.
    """
    known = (one for one in facilitators(journal, team, protocol) if one.attended)
    return tuple(
        Next(one.id, one.name, _why(one, protocol, today))
        for one in sorted(known, key=lambda one: (_last_turn(one), -_knows(one)))
    )


def _last_turn(one: Facilitator) -> datetime:
    """When they had a turn, or passed it on; long ago if they never did."""
    return max(one.led.at if one.led else _NEVER, one.passed or _NEVER)


def _knows(one: Facilitator) -> int:
    """How well they know the protocol."""
    return 3 if one.ran else 2 if one.co_ran else 1 if one.watched else 0


def _why(one: Facilitator, protocol: str, today: date) -> str:
    return "; ".join(part for part in (_turn_said(one, today), _known_said(one, today)) if part) + (
        "; new to this protocol" if protocol and not _knows(one) else ""
    )


def _turn_said(one: Facilitator, today: date) -> str:
    if one.passed_on and (one.led is None or (one.passed and one.passed > one.led.at)):
        return f"passed on {date_text(one.passed_on.isoformat(), today)}"
    if one.led is None:
        return "has not facilitated yet"
    again = ", with this protocol" if one.ran and one.ran.session == one.led.session else ""
    return f"last facilitated {date_text(one.led.day.isoformat(), today)}{again}"


def _known_said(one: Facilitator, today: date) -> str:
    """What they know of the protocol."""
    if one.ran:
        told = one.led is not None and one.led.session == one.ran.session
        return "" if told else f"ran this in {_month(one.ran, today)}"
    if one.co_ran:
        with_ = f"beside {one.co_ran.leader}" if one.co_ran.leader else "beside somebody"
        return f"ran this {with_} in {_month(one.co_ran, today)}"
    if one.watched:
        return f"has seen this {_TIMES.get(one.watched, f'{one.watched} times')}"
    return ""


def _month(led: Led, today: date) -> str:
    return f"{led.day:%B}" + (f" {led.day.year}" if led.day.year != today.year else "")
