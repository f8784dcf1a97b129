"""Teams, their members, and the protocol texts that sessions ran."""

from __future__ import annotations

from sqlite3 import Connection

from plc_runner.events import Recorded
from plc_runner.events.team import MemberJoined, ProtocolStored, TeamCreated
from plc_runner.journal.fold.handlers import added, folds
from plc_runner.journal.rows import stamp


@folds(TeamCreated)
def _created(db: Connection, it: Recorded, event: TeamCreated) -> None:
    added(
        db.execute(
            "INSERT OR IGNORE INTO teams (id, name, created) VALUES (?, ?, ?)",
            (it.subject, event.name, stamp(it.at)),
        )
    )


@folds(MemberJoined)
def _joined(db: Connection, it: Recorded, event: MemberJoined) -> None:
    added(
        db.execute(
            "INSERT OR IGNORE INTO members (id, team, name, joined, lamport) "
            "VALUES (?, ?, ?, ?, ?)",
            (it.subject, event.team, event.name, stamp(it.at), it.lamport),
        )
    )


@folds(ProtocolStored)
def _stored(db: Connection, it: Recorded, event: ProtocolStored) -> None:
    added(
        db.execute(
            "INSERT OR IGNORE INTO protocols (id, protocol_id, title, version, text, stored) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (it.subject, event.protocol_id, event.title, event.version, event.text, stamp(it.at)),
        )
    )
