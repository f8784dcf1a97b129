"""The next meeting: what is offered for it, and what comes of what somebody says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from plc_runner.driver.driver import Driver
from plc_runner.driver.next_day import clock_in, next_day
from plc_runner.driver.replies import Reply
from plc_runner.driver.upcoming import Upcoming, upcoming
from plc_runner.errors import IllegalMove, NotFound
from plc_runner.journal.home import Planned
from plc_runner.journal.queries import team
from plc_runner.journal.rotation import days_met
from plc_runner.memory.rotation import Next, turns
from plc_runner.protocol.library import Library
from plc_runner.protocol.vocabulary import slug
from plc_runner.session import commands as c
from plc_runner.session.next_meeting import MeetingSaid, meeting_said, when_said
from plc_runner.session.phrases import people_named, plain, split_because
from plc_runner.session.state import NextMeeting, SessionState
from plc_runner.session.words import either

_MEETINGS = 7
"""The last so many tell how often a team meets."""
_ROUND = 5
"""Minutes to which the time of a meeting is rounded."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered for the next meeting where nobody has said otherwise."""

    day: date
    time: str
    """`15:15`"""
    protocol: str
    """Its id; empty where nothing says which."""
    title: str
    order: tuple[Next, ...]
    """Who may facilitate, whose turn it is first."""

    @property
    def facilitator(self) -> Next | None:
        """Whose turn it is."""
        return self.order[0] if self.order else None


def offer(driver: Driver, library: Library) -> Offer:
    """What to offer for the next meeting.

    The day is the next one of the team's rhythm, else as far ahead as its meetings lie apart; the
    protocol is the one that its cycle has next, else the same again.
    """
    state, today = driver.state, driver.today()
    said, before = state.next_meeting, None
    protocol, title = state.protocol_id, state.title
    if state.team is not None:
        found = upcoming(driver.journal, library, state.team, today)
        before = _planned_before(found, state)
        if found and found.protocol and (before or found.planned is None):
            protocol, title = found.protocol, found.title
    if said and said.protocol:
        protocol, title = said.protocol, said.title
    day, time = _usual_time(driver, today)
    if before and before.day and before.day > today:
        day, time = before.day, before.time or time
    leader = before.facilitator if before else None
    return Offer(day, time, protocol, title, order(driver, protocol, leader))


def _planned_before(found: Upcoming | None, state: SessionState) -> Planned | None:
    """What an earlier meeting planned for a day after this one."""
    before = found.planned if found else None
    return before if before and before.session != state.id else None


def order(driver: Driver, protocol: str, first: str | None = None) -> tuple[Next, ...]:
    """Who may facilitate a protocol, whose turn it is first; who passed in this meeting last.

    Args:
        first: id of whoever was to lead already.
    """
    state = driver.state
    if state.team is None:
        return ()
    found = turns(driver.journal, state.team, protocol, driver.today())
    return tuple(sorted(found, key=lambda one: (one.person in state.passed, one.person != first)))


def _usual_time(driver: Driver, today: date) -> tuple[date, str]:
    state = driver.state
    rhythm = team(driver.journal, state.team).rhythm if state.team else ""
    days = days_met(driver.journal, state.team, _MEETINGS) if state.team else ()
    time = when_said(clock_in(rhythm), today).time or _began(state, driver.now())
    return next_day(today, rhythm, days), time


def _began(state: SessionState, now: datetime) -> str:
    """When this meeting began, as a bell would say it."""
    began = state.sittings[-1].started if state.sittings else now
    local = began + timedelta(seconds=state.utc_offset)
    minutes = round((local.hour * 60 + local.minute) / _ROUND) * _ROUND % (24 * 60)
    return f"{minutes // 60:02}:{minutes % 60:02}"


def plan_next(driver: Driver, library: Library, text: str) -> Reply:
    """Say when the team meets next: `Wednesday 3:15 with Dee`; no words take what is offered.

    What was not said stays as it was said before in this meeting, else as it is offered.

    Raises:
        NotFound: the team knows nobody of that name, or there is no such protocol.
        IllegalMove: it is no day, or one that is over.
    """
    state = driver.state
    said = meeting_said(text, driver.today(), day_first=state.day_first)
    if said.doubt:
        raise IllegalMove(said.doubt)
    return put_next(driver, library, said)


def put_next(driver: Driver, library: Library, said: MeetingSaid) -> Reply:
    """As `plan_next`, with what was said already understood."""
    before, offered = driver.state.next_meeting, offer(driver, library)
    protocol, title = _protocol(library, said, before, offered)
    facilitator, name = _leader(driver, said.who, before, protocol, offered)
    command = c.PlanMeeting(
        day=said.day or (before.day if before else None) or offered.day,
        time=said.time or (before.time if before else "") or offered.time,
        protocol=protocol,
        title=title,
        facilitator=facilitator,
        facilitator_name=name,
        focus=said.focus,
    )
    return driver.do(command)


def _protocol(
    library: Library, said: MeetingSaid, before: NextMeeting | None, offered: Offer
) -> tuple[str, str]:
    if said.protocol:
        return _named(library, said.protocol)
    if before and before.protocol:
        return before.protocol, before.title
    return offered.protocol, offered.title


def _named(library: Library, words: str) -> tuple[str, str]:
    """The protocol whose id begins like this: its id and its title.

    Raises:
        NotFound: there is none, or more than one.
    """
    ids = library.ids()
    found = sorted(id_ for id_ in ids if id_.startswith(slug(words)))
    if slug(words) not in ids and len(found) > 1:
        raise NotFound(f"“{words}” may be {either(found[:4])}. Type more of it.")
    one = library.find(found[0] if len(found) == 1 else words)
    return one.id, one.title


def _leader(
    driver: Driver, who: str | None, before: NextMeeting | None, protocol: str, offered: Offer
) -> tuple[str, str] | tuple[None, None]:
    """Who facilitates the next meeting: id and name, empty for nobody; None as it was."""
    if who is not None and plain(who) in ("nobody", "no one", ""):
        return "", ""
    if who is not None:
        known = [*driver.members()] or [driver.state.people[id_] for id_ in driver.state.present]
        found = people_named(who, known)
        if len(found) != 1:
            raise NotFound(_not_one(who, [person.name for person in found or known], bool(found)))
        return found[0].id, found[0].name
    if before is not None and before.facilitator is not None:
        return None, None
    first = offered.facilitator if protocol == offered.protocol else None
    first = first or next(iter(order(driver, protocol)), None)
    return (first.person, first.name) if first else (None, None)


def _not_one(who: str, names: Sequence[str], several: bool) -> str:
    if several:
        return f"“{who}” may be {either(names)}. Type more of the name."
    return f"The team knows nobody called “{who}”. There is {either(names)}."


def pass_turn(driver: Driver, library: Library, text: str) -> Reply:
    """Let a turn go by, and offer the next person: `Dee because she is away`, or no words.

    Raises:
        NotFound: nobody of that name has a turn.
        IllegalMove: as `Driver.do`.
    """
    name, reason = split_because(text)
    meeting = driver.state.next_meeting
    offered = offer(driver, library)
    wanted = meeting.facilitator if meeting and meeting.facilitator and not name else None
    found = [one for one in offered.order if _is_meant(one, name, wanted)]
    if not found:
        raise NotFound(f"Nobody called “{name}” has a turn." if name else "Nobody has a turn yet.")
    reply = driver.do(c.PassTurn(found[0].person, offered.protocol, reason))
    told = [f"{found[0].name}’s turn goes by"]
    after = next(iter(order(driver, offered.protocol)), None)
    if after and after.person != found[0].person:
        told.append(f"{after.name} is next: {after.why}")
        if meeting and meeting.facilitator == found[0].person:
            driver.do(c.PlanMeeting(facilitator=after.person, facilitator_name=after.name))
    return replace(reply, text=". ".join(told))


def _is_meant(one: Next, name: str, wanted: str | None) -> bool:
    if wanted is not None:
        return one.person == wanted
    return plain(one.name).startswith(plain(name)) if name else True
