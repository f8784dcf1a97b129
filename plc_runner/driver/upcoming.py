"""What a team meets for next: what it planned, else what its cycle has next, else as last time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from plc_runner.driver.cycles import Following, following
from plc_runner.errors import NotFound
from plc_runner.journal.home import Planned, planned
from plc_runner.journal.queries import sessions
from plc_runner.journal.store import Journal
from plc_runner.protocol.library import Library


@dataclass(frozen=True, slots=True)
class Upcoming:
    """The meeting to come, as far as it is known."""

    protocol: str
    """Its id; empty where nothing says which."""
    title: str
    """The protocol's; its id where it is not at hand."""
    planned: Planned | None
    """What the team said itself."""
    following: Following | None
    """Where it stands in the cycle that it follows; its next meeting may be another one than the
    team planned, and there is none once the cycle is complete."""

    @property
    def by_cycle(self) -> bool:
        """Whether it is the meeting that the cycle has next."""
        next_one = self.following.next if self.following else None
        return next_one is not None and next_one.protocol == self.protocol

    @property
    def cycle_is_complete(self) -> bool:
        """Whether the team is to choose what comes next."""
        return self.following is not None and self.following.due.complete and self.planned is None


def upcoming(journal: Journal, library: Library, team: str, today: date) -> Upcoming | None:
    """What comes next for a team (its id); None where nothing says.

    Args:
        library: knows what protocols are called, and which is a variant of which.
        today: the day in the room.
    """
    said = planned(journal, team)
    where = next(iter(following(journal, library, today, team=team, limit=1)), None)
    due = where.next if where else None
    last = sessions(journal, team=team, limit=1)
    if said and said.protocol:
        protocol, title = said.protocol, said.title
    elif due:
        protocol, title = due.protocol, ""
    elif last:
        protocol, title = last[0].protocol_id, last[0].title
    elif said or where:
        protocol, title = "", ""
    else:
        return None
    return Upcoming(protocol, _title(library, protocol) or title or protocol, said, where)


def _title(library: Library, protocol: str) -> str:
    if not protocol:
        return ""
    try:
        return library.find(protocol).title
    except NotFound:
        return ""
