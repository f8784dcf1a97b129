"""Teams, their members and norms, the meeting to come, and the protocol texts that sessions ran."""

from __future__ import annotations

from sqlite3 import Connection
from typing import Any

from plc_runner.events import Recorded
from plc_runner.events import meeting as me
from plc_runner.events import team as te
from plc_runner.journal.fold.handlers import added, changed, folds
from plc_runner.journal.rows import canonical, stamp


@folds(te.TeamCreated)
def _created(db: Connection, it: Recorded, event: te.TeamCreated) -> None:
    added(
        db.execute(
            "INSERT OR IGNORE INTO teams (id, name, created) VALUES (?, ?, ?)",
            (it.subject, event.name, stamp(it.at)),
        )
    )


@folds(te.TeamSettled)
def _settled(db: Connection, it: Recorded, event: te.TeamSettled) -> None:
    said = {"name": event.name, "minutes": event.minutes, "rhythm": event.rhythm}
    _put(db, "teams", "id = ?", said, (it.subject,))


@folds(te.NormsAgreed)
def _norms(db: Connection, it: Recorded, event: te.NormsAgreed) -> None:
    added(
        db.execute(
            "INSERT OR IGNORE INTO norms_agreed (id, team, day, members, session, at, lamport) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                it.subject,
                event.team,
                (event.on or it.at.date()).isoformat(),
                canonical(list(event.by)),
                it.session,
                stamp(it.at),
                it.lamport,
            ),
        )
    )
    db.executemany(
        "INSERT INTO norms (agreement, place, text) VALUES (?, ?, ?)",
        [(it.subject, place, text) for place, text in enumerate(event.norms)],
    )


@folds(te.MemberJoined)
def _joined(db: Connection, it: Recorded, event: te.MemberJoined) -> None:
    added(
        db.execute(
            "INSERT OR IGNORE INTO members (id, team, name, email, role, joined, lamport) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                it.subject,
                event.team,
                event.name,
                event.email,
                event.role,
                (event.on or it.at.date()).isoformat(),
                it.lamport,
            ),
        )
    )


@folds(te.MemberChanged)
def _changed_member(db: Connection, it: Recorded, event: te.MemberChanged) -> None:
    said = {"name": event.name, "email": event.email, "role": event.role}
    _put(db, "members", "id = ? AND team = ?", said, (it.subject, event.team))


@folds(te.MemberLeft)
def _left(db: Connection, it: Recorded, event: te.MemberLeft) -> None:
    sql = "UPDATE members SET left = ? WHERE id = ? AND team = ?"
    changed(db.execute(sql, (event.on.isoformat(), it.subject, event.team)))


@folds(te.MemberReturned)
def _returned(db: Connection, it: Recorded, event: te.MemberReturned) -> None:
    sql = "UPDATE members SET left = NULL, returned = ? WHERE id = ? AND team = ?"
    changed(db.execute(sql, (event.on.isoformat(), it.subject, event.team)))


def _put(
    db: Connection, table: str, where: str, said: dict[str, Any], key: tuple[str, ...]
) -> None:
    """Change those columns of which something was said. A name that is given up is remembered."""
    values = {column: value for column, value in said.items() if value is not None}
    columns = ", ".join(f"{column} = ?" for column in values) or "id = id"
    if name := values.get("name"):
        columns += (
            ", called = CASE name WHEN ? THEN called ELSE json_insert(called, '$[#]', name) END"
        )
        values["called"] = name
    sql = f"UPDATE {table} SET {columns} WHERE {where}"  # noqa: S608 - names of ours
    changed(db.execute(sql, (*values.values(), *key)))


@folds(me.MeetingPlanned)
def _planned(db: Connection, it: Recorded, event: me.MeetingPlanned) -> None:
    db.execute(
        "INSERT OR REPLACE INTO meetings (id, team, day, time, protocol, title, facilitator, "
        "facilitator_name, focus, session, at, lamport) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            it.subject,
            event.team,
            event.day and event.day.isoformat(),
            event.time,
            event.protocol,
            event.title,
            event.facilitator,
            event.facilitator_name,
            event.focus,
            it.session,
            stamp(it.at),
            it.lamport,
        ),
    )


@folds(me.MeetingCalledOff)
def _called_off(db: Connection, it: Recorded, _: me.MeetingCalledOff) -> None:
    changed(db.execute("UPDATE meetings SET removed = 1 WHERE id = ?", (it.subject,)))


@folds(me.FacilitatorPassed)
def _passed(db: Connection, it: Recorded, event: me.FacilitatorPassed) -> None:
    if event.undoing:
        db.execute(
            "DELETE FROM passes WHERE id = (SELECT id FROM passes WHERE member = ? AND team = ? "
            "ORDER BY lamport DESC, id DESC LIMIT 1)",
            (it.subject, event.team),
        )
        return
    db.execute(
        "INSERT INTO passes (id, member, team, protocol, reason, at, lamport) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            it.id,
            it.subject,
            event.team,
            event.protocol,
            event.reason,
            stamp(it.at),
            it.lamport,
        ),
    )


@folds(te.ProtocolStored)
def _stored(db: Connection, it: Recorded, event: te.ProtocolStored) -> None:
    added(
        db.execute(
            "INSERT OR IGNORE INTO protocols (id, protocol_id, title, version, text, stored) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (it.subject, event.protocol_id, event.title, event.version, event.text, stamp(it.at)),
        )
    )
