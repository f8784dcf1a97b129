"""Holding a session: one program at a time, with its clock, its lock and what is to be stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Self

from plc_runner.driver.last_sort import with_last_time
from plc_runner.driver.replies import Reply, reply
from plc_runner.driver.seating import members_of, seat
from plc_runner.driver.unsaved import Unsaved
from plc_runner.errors import DamagedJournal, IllegalMove, NotFound, NotSaved
from plc_runner.events import Draft
from plc_runner.events.base import AMEND
from plc_runner.events.team import ProtocolStored
from plc_runner.journal import queries
from plc_runner.journal.ids import new_id
from plc_runner.journal.lock import SessionLock, last_alive
from plc_runner.journal.store import Journal
from plc_runner.protocol.model import Protocol
from plc_runner.protocol.planned import Person
from plc_runner.protocol.source import read
from plc_runner.session import commands as c
from plc_runner.session.decide import decide, outcome
from plc_runner.session.fold import replay
from plc_runner.session.moment import Moment
from plc_runner.session.opening import Opening, open_session
from plc_runner.session.state import Phase, SessionState

HEARTBEAT = timedelta(seconds=2)
ASLEEP = timedelta(seconds=10)
"""Ticks further apart than this: the program was asleep (a closed lid)."""
DEAD = timedelta(minutes=2)
"""Away for longer than this at a resume: the room is asked whether it counts."""


class Holding:
    """Holds one session. Everything that it acknowledges is on the disk."""

    def __init__(
        self,
        journal: Journal,
        state: SessionState,
        protocol: Protocol,
        lock: SessionLock,
        now: Callable[[], datetime],
    ) -> None:
        self.journal = journal
        self.state = state
        self.trouble = ""
        """Why something is not saved, in words; empty when all is."""
        self._protocols = {state.protocol: protocol}
        self._lock = lock
        self._now = now
        self._latest = state.opened_at
        self._set_back = timedelta()
        self._unsaved = Unsaved(state.id)
        self._members: tuple[Person, ...] | None = None
        self._untold: Reply | None = None
        self._ticked: datetime | None = None
        self._beaten: datetime | None = None

    @classmethod
    def open(
        cls,
        journal: Journal,
        opening: Opening,
        text: str,
        *,
        now: Callable[[], datetime],
        seated: Sequence[Draft] = (),
    ) -> Self:
        """Sit down to a new session.

        Args:
            text: the protocol's text, which is kept whole.
            now: aware UTC.
            seated: what `seat` prepared: new members, a new team.

        Raises:
            NotSaved, Refused: the journal cannot be written.
        """
        at = _to_the_millisecond(now())
        session = new_id(at)
        lock = SessionLock.take(journal.path, session)
        protocol = opening.protocol
        try:
            new = _not_yet_stored(journal, opening.digest, protocol, text)
            drafts = [*new, *seated, open_session(session, opening, at)]
            recorded = journal.append(drafts, at=at, by=opening.facilitator, session=session)
        except BaseException:
            lock.release()
            raise
        state = replay(recorded)
        if state is None:
            raise DamagedJournal("The session that was just opened cannot be read back.")
        return cls(journal, state, protocol, lock, now)

    @classmethod
    def resume(
        cls,
        journal: Journal,
        session: str,
        *,
        now: Callable[[], datetime],
        ending: bool = False,
    ) -> Self:
        """Take up a session where it was left, by this program or one that was killed.

        Args:
            ending: it is only to be ended: how long nobody drove it does not matter.

        Raises:
            NotFound: there is no such session.
            Refused: another program drives it.
        """
        alive = last_alive(journal.path, session)
        lock = SessionLock.take(journal.path, session)
        try:
            events = list(journal.events(session=session))
            state = replay(events)
            if state is None:
                raise NotFound(f"There is no session {session}.")
            driver = cls(journal, state, _protocol(journal, state), lock, now)
            driver._latest = max(event.at for event in events)
            if not ending:
                seen = max(e.at for e in events if not (e.event and e.event.act == AMEND))
                driver._account_for_absence(max(alive or seen, seen))
        except BaseException:
            lock.release()
            raise
        return driver

    def _account_for_absence(self, seen: datetime) -> None:
        now = self.now()
        if self.state.phase is Phase.RUNNING and now - seen > DEAD:
            self.do(c.ReportGap(seen, now))

    def now(self) -> datetime:
        """The time, to the millisecond. It goes on where the laptop's clock is set back."""
        now = _to_the_millisecond(self._now()) + self._set_back
        if now < self._latest:
            self._set_back += self._latest - now
            now = self._latest
        self._latest = now
        return now

    @property
    def protocol(self) -> Protocol:
        """The protocol that the session follows now."""
        digest = self.state.protocol
        if digest not in self._protocols:
            self._protocols[digest] = _protocol(self.journal, self.state)
        return self._protocols[digest]

    def do(self, command: c.Command) -> Reply:
        """Carry out a command.

        Raises:
            IllegalMove: the session cannot do that now; nothing has changed.
        """
        if isinstance(command, c.Count):
            command = with_last_time(self.journal, self.state, self.protocol, command)
        return self._carry_out(command)

    def arrive(self, name: str) -> Reply:
        """Let in somebody of whom only a name is known; the team knows it next time.

        Raises:
            IllegalMove: as `do`.
        """
        seated = seat(self.journal, self.state.team_name, [name], self.now(), today=self.today())
        if not seated.people:
            raise IllegalMove("Who came? Type /arrive and the name.")
        return self._carry_out(c.Arrive(seated.people[0]), seated.drafts)

    def switch(
        self,
        protocol: Protocol,
        digest: str,
        text: str,
        *,
        roles: Mapping[str, tuple[str, ...]] | None = None,
        reason: str = "",
    ) -> Reply:
        """Follow another protocol from here.

        Raises:
            IllegalMove: as `do`.
        """
        self._protocols[digest] = protocol
        command = c.SwitchProtocol(protocol, digest, roles or {}, reason)
        return self._carry_out(command, _not_yet_stored(self.journal, digest, protocol, text))

    def tick(self) -> Reply | None:
        """Once a second: show that we live, notice a sleep, store what waits.

        Returns:
            what the room must be told, if anything.
        """
        now = self.now()
        if self._beaten is None or now - self._beaten >= HEARTBEAT:
            self._lock.beat(now)
            self._beaten = now
        if self._unsaved:
            self._store()
        told = self._notice_sleep(now) or self._untold
        self._ticked, self._untold = now, None
        return told

    def _notice_sleep(self, now: datetime) -> Reply | None:
        """What the room must be told if the program was asleep until now."""
        last = self._ticked
        if last is None or now - last <= ASLEEP or self.state.phase is not Phase.RUNNING:
            return None
        self._ticked = now
        return self._carry_out(c.ReportGap(last, now))

    def members(self) -> tuple[Person, ...]:
        """Everybody whom the team knows, here or not."""
        if self._members is None:
            self._members = members_of(self.journal, self.state.team)
        return self._members

    def today(self) -> date:
        """The day in the room."""
        return self.state.day_of(self.now())

    @property
    def unsaved(self) -> tuple[str, ...]:
        """What waits to be stored, in words, oldest first."""
        return self._unsaved.words()

    def release(self) -> None:
        """Let another program drive the session."""
        if self._unsaved:
            self._store()
        self._lock.release(forget=self.state.phase is Phase.CLOSED)

    def _carry_out(self, command: c.Command, more: tuple[Draft, ...] = ()) -> Reply:
        at = self.now()
        # A key may come before the first tick after a sleep: it must not count the time away.
        self._untold = self._notice_sleep(at) or self._untold
        moment = Moment(self.state, at, lambda: new_id(at), self.protocol, self.members())
        drafts = (*decide(moment, command), *more)
        self._unsaved.add(drafts, at, self.state.facilitator)
        kept = self._store()
        # What is kept may differ by a control character from what was typed: the state follows it.
        self.state = outcome(self.state, kept or drafts, at)
        return reply(self.state, kept or drafts, at, saved=bool(kept))

    def _store(self) -> tuple[Draft, ...]:
        """Store what waits.

        Returns:
            the newest act as it was kept; nothing where the journal does not take it now.
        """
        try:
            kept = self._unsaved.store(self.journal)
        except NotSaved as problem:
            self.trouble = str(problem)
            return ()
        self.trouble = ""
        return kept


def _not_yet_stored(
    journal: Journal, digest: str, protocol: Protocol, text: str
) -> tuple[Draft, ...]:
    """What keeps the protocol's text, once."""
    if queries.protocol_text(journal, digest) is not None:
        return ()
    event = ProtocolStored(
        protocol_id=protocol.id, title=protocol.title, version=protocol.version, text=text
    )
    return (Draft(digest, event),)


def _protocol(journal: Journal, state: SessionState) -> Protocol:
    """The protocol that a session follows, from the text that the journal keeps."""
    text = queries.protocol_text(journal, state.protocol)
    if text is None:
        raise DamagedJournal("The text of this session's protocol is missing from the file.")
    reading = read(text.encode(), f"{state.protocol_id}.yaml")
    if reading.protocol is None:
        raise DamagedJournal("The text of this session's protocol cannot be read any more.")
    return reading.protocol


def _to_the_millisecond(at: datetime) -> datetime:
    return at.replace(microsecond=at.microsecond // 1000 * 1000)
