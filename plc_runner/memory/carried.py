"""What a meeting takes up from earlier ones: what is open, due or to be measured."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from plc_runner.events.carried import Carried, OpenObjection
from plc_runner.journal.left_open import (
    Kind,
    LeftOpen,
    hands_shown,
    left,
    left_open,
    open_objections,
)
from plc_runner.journal.store import Journal

_MOST: dict[Kind, int] = {"action": 8, "decision": 4, "goal": 3, "question": 4}
"""More than that is no look back any more, but a meeting of its own."""
_PRACTISED_AFTER = timedelta(days=120)
"""A third of a year without a look, and a decision may be forgotten."""
_PRACTISED_MOST = 2
"""Decisions that a meeting asks to be still practised; fewer where others are due."""


def carried(
    journal: Journal, team: str | None, today: date, utc_offset: int
) -> tuple[Carried, ...]:
    """Open actions, then decisions to look at again, goals, and parked questions, oldest first.

    Of each kind as many as a meeting can look at; the last one says how many more there are.

    Args:
        team: its id; a group that meets once has no past.
        today: the day in the room.
        utc_offset: seconds east of UTC in the room.
    """
    if team is None:
        return ()
    taken: list[Carried] = []
    for what, most in _MOST.items():
        found = left_open(journal, team, what)
        if what == "decision":
            items = _decisions(journal, found, today, utc_offset)
        else:
            items = [_carried(journal, one, utc_offset) for one in found[:most]]
        if what != "decision" and len(found) > most:
            items[-1] = items[-1].model_copy(update={"more": len(found) - most})
        taken += items
    return tuple(taken)


def carried_item(journal: Journal, what: Kind, id_: str, utc_offset: int) -> Carried | None:
    """One thing as a meeting takes it up out of turn; None where there is none.

    Args:
        what: of which kind it is.
        id_: its id.
        utc_offset: as of `carried`.
    """
    found = left(journal, what, id_)
    return None if found is None else _carried(journal, found, utc_offset)


def _decisions(
    journal: Journal, found: Sequence[LeftOpen], today: date, utc_offset: int
) -> list[Carried]:
    """Those that are due, the longest first, then some that nobody has looked at for long."""
    due = sorted((one for one in found if _is_due(one, today, utc_offset)), key=_due_since)
    most = _MOST["decision"]
    items = [_carried(journal, one, utc_offset) for one in due[:most]]
    if len(due) > most:
        items[-1] = items[-1].model_copy(update={"more": len(due) - most})
    long = sorted((one for one in found if _stood_long(one, today, utc_offset)), key=_seen)
    room = max(0, _PRACTISED_MOST - len(due))
    for one in [one for one in long if one not in due][:room]:
        item = _carried(journal, one, utc_offset)
        items.append(item.model_copy(update={"asked": "practised"}))
    return items


def _is_due(decision: LeftOpen, today: date, utc_offset: int) -> bool:
    """Whether its day has come and nobody has looked since, or it was to be changed and was not.

    Words that are no date never come due by themselves.
    """
    if decision.verdict == "change":
        return True
    day = _date(decision.due)
    if day is None or day > today:
        return False
    return decision.looked_at is None or _day(decision.looked_at, utc_offset) < day


def _stood_long(decision: LeftOpen, today: date, utc_offset: int) -> bool:
    """Whether it stands without a day to come, and nobody has looked at it for long."""
    day = _date(decision.due)
    if day is not None and day > today:
        return False
    return today - _day(_seen(decision), utc_offset) >= _PRACTISED_AFTER


def _seen(decision: LeftOpen) -> datetime:
    return decision.looked_at or decision.at


def _due_since(decision: LeftOpen) -> date:
    return _date(decision.due) or date.max


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day(at: datetime, utc_offset: int) -> date:
    return (at + timedelta(seconds=utc_offset)).date()


def _carried(journal: Journal, one: LeftOpen, utc_offset: int) -> Carried:
    is_decision = one.what == "decision"
    reason = "" if is_decision and one.verdict != "change" else one.reason
    return Carried(
        what=one.what,
        id=one.id,
        text=one.text,
        because=one.because,
        owner=one.owner,
        owner_name=one.owner_name,
        owner_left=one.owner_left,
        due=one.due,
        said_on="" if one.what == "goal" else _day(one.at, utc_offset).isoformat(),
        session=one.session,
        started=one.started,
        reason=reason,
        tally=_hands(journal, one.tally) if one.tally else "",
        objections=tuple(
            OpenObjection(id=id_, text=text, name=name)
            for id_, text, name in (open_objections(journal, one.id) if is_decision else ())
        ),
        target=one.target,
        newest=one.newest,
        newest_on=one.newest_on,
    )


def _hands(journal: Journal, tally: str) -> str:
    """`hands 5: 3, 4: 2`; empty where nothing is known of them."""
    shown = hands_shown(journal, tally)
    return (
        f"hands {', '.join(f'{hands} at {fingers}' for fingers, hands in shown)}" if shown else ""
    )
