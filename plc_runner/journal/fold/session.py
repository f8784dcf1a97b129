"""A session as a whole: its phase, its protocol, who is there in which role."""

from __future__ import annotations

from sqlite3 import Connection

from plc_runner.events import Recorded
from plc_runner.events import session as se
from plc_runner.journal.fold.handlers import added, changed, folds, index, must_be_open
from plc_runner.journal.fold.steps import change, replan
from plc_runner.journal.rows import stamp


@folds(se.SessionOpened)
def _opened(db: Connection, it: Recorded, event: se.SessionOpened) -> None:
    row = {
        "id": it.subject,
        "title": event.title,
        "protocol_id": event.protocol_id,
        "version": event.version,
        "protocol": event.protocol,
        "team": event.team,
        "team_name": event.team_name,
        "facilitator": event.facilitator,
        "focus": event.focus,
        "prework_here": event.prework_here,
        "first_time": event.first_time,
        "phase": "open",
        "opened": stamp(it.at),
        "stop_at": stamp(event.stop_at) if event.stop_at else None,
        "utc_offset": event.utc_offset,
        "lamport": it.lamport,
    }
    marks = ", ".join("?" * len(row))
    added(
        db.execute(
            f"INSERT OR IGNORE INTO sessions ({', '.join(row)}) VALUES ({marks})",  # noqa: S608
            tuple(row.values()),
        )
    )
    for person in event.people:
        _come(db, it, person.id, person.name)
    for role, people in event.roles.items():
        _fill(db, it, role, people)
    _leads(db, it, event.facilitator)
    _leads(db, it, event.beside, beside=True)
    replan(db, it.subject, event.plan)
    index(db, "session", it.subject, new=True)


def _leads(db: Connection, it: Recorded, person: str | None, *, beside: bool = False) -> None:
    """Keep that somebody facilitates; who does so alone at some time did not only stand beside."""
    if person is not None:
        db.execute(
            "INSERT INTO session_facilitators (session, person, beside) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET beside = min(beside, excluded.beside)",
            (it.subject, person, beside),
        )


@folds(se.SideFacilitatorSet)
def _beside(db: Connection, it: Recorded, event: se.SideFacilitatorSet) -> None:
    must_be_open(db, it)
    _leads(db, it, event.person, beside=True)


@folds(se.TimeValued)
def _valued(db: Connection, it: Recorded, event: se.TimeValued) -> None:
    must_be_open(db, it)
    db.executemany(
        "INSERT OR REPLACE INTO session_worth (session, fingers, hands) VALUES (?, ?, ?)",
        [(it.subject, fingers, hands) for fingers, hands in enumerate(event.counts, 1)],
    )


def _come(db: Connection, it: Recorded, person: str, name: str) -> None:
    db.execute(
        "INSERT INTO session_people (session, person, name, place, present, arrived) "
        "SELECT ?, ?, ?, count(*), 1, ? FROM session_people WHERE session = ? "
        "ON CONFLICT DO UPDATE SET name = excluded.name, present = 1, left = NULL",
        (it.subject, person, name, stamp(it.at), it.subject),
    )


def _fill(db: Connection, it: Recorded, role: str, people: tuple[str, ...]) -> None:
    db.execute("DELETE FROM session_roles WHERE session = ? AND role = ?", (it.subject, role))
    db.executemany(
        "INSERT INTO session_roles (session, role, place, person) VALUES (?, ?, ?, ?)",
        [(it.subject, role, place, person) for place, person in enumerate(people)],
    )


@folds(se.SessionStarted)
def _started(db: Connection, it: Recorded, _: se.SessionStarted) -> None:
    changed(
        db.execute(
            "UPDATE sessions SET started = coalesce(started, ?) WHERE id = ?",
            (stamp(it.at), it.subject),
        )
    )


@folds(se.SessionAdjourned)
def _adjourned(db: Connection, it: Recorded, _: se.SessionAdjourned) -> None:
    changed(
        db.execute(
            "UPDATE sessions SET phase = 'adjourned', adjourned = ? WHERE id = ?",
            (stamp(it.at), it.subject),
        )
    )


@folds(se.SessionClosed)
def _closed(db: Connection, it: Recorded, event: se.SessionClosed) -> None:
    changed(
        db.execute(
            "UPDATE sessions SET phase = 'closed', closed = ? WHERE id = ?",
            (stamp(event.ended or it.at), it.subject),
        )
    )


@folds(se.SessionReopened)
def _reopened(db: Connection, it: Recorded, event: se.SessionReopened) -> None:
    changed(
        db.execute(
            "UPDATE sessions SET phase = 'open', closed = NULL, stop_at = ? WHERE id = ?",
            (stamp(event.stop_at) if event.stop_at else None, it.subject),
        )
    )


@folds(se.SessionHandedOver)
def _handed_over(db: Connection, it: Recorded, event: se.SessionHandedOver) -> None:
    must_be_open(db, it)
    before = db.execute(
        "SELECT p.name FROM sessions AS s JOIN session_people AS p "
        "ON p.session = s.id AND p.person = s.facilitator WHERE s.id = ?",
        (it.subject,),
    ).fetchone()
    db.execute("UPDATE sessions SET facilitator = ? WHERE id = ?", (event.to, it.subject))
    _leads(db, it, event.to)
    change(db, it, "handed over", before=before[0] if before else "")


@folds(se.PlanChanged)
def _plan_changed(db: Connection, it: Recorded, event: se.PlanChanged) -> None:
    must_be_open(db, it)
    longer = replan(db, it.subject, event.plan)
    change(db, it, event.why, seconds=longer)


@folds(se.ProtocolSwitched)
def _switched(db: Connection, it: Recorded, event: se.ProtocolSwitched) -> None:
    must_be_open(db, it)
    (before,) = db.execute(
        "SELECT trim(title || ' ' || version) FROM sessions WHERE id = ?", (it.subject,)
    ).fetchone()
    db.execute(
        "UPDATE sessions SET protocol = ?, protocol_id = ?, title = ?, version = ? WHERE id = ?",
        (event.protocol, event.protocol_id, event.title, event.version, it.subject),
    )
    change(db, it, "switched", before=before)
    index(db, "session", it.subject)


@folds(se.PersonArrived)
def _arrived(db: Connection, it: Recorded, event: se.PersonArrived) -> None:
    must_be_open(db, it)
    _come(db, it, event.person.id, event.person.name)


@folds(se.PersonLeft)
def _left(db: Connection, it: Recorded, event: se.PersonLeft) -> None:
    changed(
        db.execute(
            "UPDATE session_people SET present = 0, left = ? WHERE session = ? AND person = ?",
            (stamp(it.at), it.subject, event.person),
        )
    )


@folds(se.PersonNamed)
def _named(db: Connection, it: Recorded, event: se.PersonNamed) -> None:
    changed(
        db.execute(
            "UPDATE session_people SET name = ? WHERE session = ? AND person = ?",
            (event.name, it.subject, event.person),
        )
    )


@folds(se.GroupsMade)
def _grouped(db: Connection, it: Recorded, event: se.GroupsMade) -> None:
    must_be_open(db, it)
    here = (it.subject, event.step)
    db.execute("DELETE FROM session_groups WHERE session = ? AND step = ?", here)
    db.executemany(
        "INSERT INTO session_groups (session, step, number, place, person) VALUES (?, ?, ?, ?, ?)",
        [
            (*here, number, place, person)
            for number, people in enumerate(event.groups, 1)
            for place, person in enumerate(people)
        ],
    )


@folds(se.RoleSet)
def _role_set(db: Connection, it: Recorded, event: se.RoleSet) -> None:
    must_be_open(db, it)
    _fill(db, it, event.role, event.people)
