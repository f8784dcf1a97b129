"""Decisions, actions and goals."""

from __future__ import annotations

from sqlite3 import Connection
from typing import Any

from plc_runner.events import Event, Recorded
from plc_runner.events import action as ac
from plc_runner.events import decision as de
from plc_runner.events import goal as go
from plc_runner.journal.fold.handlers import CannotApply, added, changed, folds, index
from plc_runner.journal.rows import canonical, stamp
from plc_runner.journal.tables import SUBJECT_COLUMN


def _add(db: Connection, it: Recorded, table: str, row: dict[str, Any]) -> None:
    """Insert a record with what all three kinds have in common."""
    row |= {"id": it.subject, "session": it.session, "at": stamp(it.at), "lamport": it.lamport}
    marks = ", ".join("?" * len(row))
    added(
        db.execute(
            f"INSERT OR IGNORE INTO {table} ({', '.join(row)}) VALUES ({marks})",  # noqa: S608
            tuple(row.values()),
        )
    )
    index(db, table[:-1], it.subject, new=True)


def _change(db: Connection, it: Recorded, table: str, row: dict[str, Any]) -> None:
    """Update a record; nothing said changes nothing."""
    columns = ", ".join(f"{column} = ?" for column in row) or "id = id"
    changed(
        db.execute(
            f"UPDATE {table} SET {columns} WHERE id = ?",  # noqa: S608 - names of ours
            (*row.values(), it.subject),
        )
    )
    index(db, table[:-1], it.subject)


@folds(de.DecisionMade)
def _decided(db: Connection, it: Recorded, event: de.DecisionMade) -> None:
    row = {
        "team": event.team,
        "step": event.step,
        "slot": event.slot,
        "statement": event.statement,
        "because": event.because,
        "present": canonical(list(event.present)),
        "know": event.know,
        "review": event.review,
        "replaces": event.replaces,
        "tally": event.tally,
    }
    _add(db, it, "decisions", row)
    _list(db, it, "options", event.options)


def _list(db: Connection, it: Recorded, table: str, texts: tuple[str, ...] | None) -> None:
    """Put the lines of a record in place of those before; None leaves them."""
    if texts is not None:
        column = SUBJECT_COLUMN[table]
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", (it.subject,))  # noqa: S608
        db.executemany(
            f"INSERT INTO {table} ({column}, place, text) VALUES (?, ?, ?)",  # noqa: S608
            [(it.subject, place, text) for place, text in enumerate(texts)],
        )
        index(db, column, it.subject)


def _said(event: Event, *columns: str) -> dict[str, Any]:
    """Those of the columns of which the event says something."""
    values = {column: getattr(event, column) for column in columns}
    return {column: value for column, value in values.items() if value is not None}


@folds(de.DecisionFixed)
def _fixed_decision(db: Connection, it: Recorded, event: de.DecisionFixed) -> None:
    row = _said(event, "statement", "because", "know", "review", "replaces")
    if "replaces" in row:
        row["replaces"] = row["replaces"] or None
    _change(db, it, "decisions", row)
    _list(db, it, "options", event.options)


@folds(de.DecisionWithdrawn)
def _withdrawn_decision(db: Connection, it: Recorded, _: de.DecisionWithdrawn) -> None:
    _change(db, it, "decisions", {"removed": 1})


@folds(de.DecisionRestored)
def _restored_decision(db: Connection, it: Recorded, _: de.DecisionRestored) -> None:
    _change(db, it, "decisions", {"removed": 0})


@folds(de.DecisionObjected)
def _objected(db: Connection, it: Recorded, event: de.DecisionObjected) -> None:
    db.execute(
        "INSERT INTO objections (id, decision, text, name, at, lamport) VALUES (?, ?, ?, ?, ?, ?)",
        (it.id, it.subject, event.text, event.name, stamp(it.at), it.lamport),
    )
    index(db, "decision", it.subject)


@folds(de.ObjectionWithdrawn)
def _no_objection(db: Connection, it: Recorded, _: de.ObjectionWithdrawn) -> None:
    cursor = db.execute(
        "DELETE FROM objections WHERE id = (SELECT id FROM objections WHERE decision = ? "
        "ORDER BY lamport DESC, id DESC LIMIT 1)",
        (it.subject,),
    )
    if not cursor.rowcount:
        raise CannotApply("nobody has objected")
    index(db, "decision", it.subject)


@folds(de.ObjectionAnswered)
def _answered(db: Connection, it: Recorded, event: de.ObjectionAnswered) -> None:
    changed(
        db.execute(
            "UPDATE objections SET answer = ?1 WHERE id = coalesce(?2, (SELECT id FROM "
            "objections WHERE decision = ?3 ORDER BY lamport DESC, id DESC LIMIT 1)) "
            "AND decision = ?3",
            (event.text, event.objection or None, it.subject),
        )
    )
    index(db, "decision", it.subject)


@folds(de.DecisionReviewed)
def _reviewed(db: Connection, it: Recorded, event: de.DecisionReviewed) -> None:
    _change(db, it, "decisions", _said(event, "review") | _stopped(it, event.verdict))
    db.execute(
        "INSERT INTO reviews (id, decision, session, verdict, asked, reason, review, at, lamport) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            it.id,
            it.subject,
            it.session,
            event.verdict,
            event.asked,
            event.reason,
            event.review,
            stamp(it.at),
            it.lamport,
        ),
    )
    index(db, "decision", it.subject)


def _stopped(it: Recorded, verdict: str) -> dict[str, Any]:
    return {"stopped": stamp(it.at) if verdict == "stop" else None}


@folds(de.ReviewWithdrawn)
def _not_reviewed(db: Connection, it: Recorded, event: de.ReviewWithdrawn) -> None:
    cursor = db.execute(
        "DELETE FROM reviews WHERE id = (SELECT id FROM reviews WHERE decision = ? "
        "ORDER BY lamport DESC, id DESC LIMIT 1)",
        (it.subject,),
    )
    if not cursor.rowcount:
        raise CannotApply("nobody has looked at it")
    before = db.execute(
        "SELECT at, verdict FROM reviews WHERE decision = ? ORDER BY lamport DESC, id DESC LIMIT 1",
        (it.subject,),
    ).fetchone()
    stopped = before[0] if before and before[1] == "stop" else None
    _change(db, it, "decisions", {"review": event.review, "stopped": stopped})


@folds(ac.ActionSettled)
def _settled_action(db: Connection, it: Recorded, event: ac.ActionSettled) -> None:
    _change(db, it, "actions", _said(event, "status", "reason"))


@folds(go.GoalSettled)
def _settled_goal(db: Connection, it: Recorded, event: go.GoalSettled) -> None:
    _change(db, it, "goals", _said(event, "status", "reason"))


@folds(ac.ActionMoved)
def _moved(db: Connection, it: Recorded, event: ac.ActionMoved) -> None:
    row = _said(event, "due", "owner", "owner_name")
    if "owner" in row:
        row["owner"] = row["owner"] or None
    _change(db, it, "actions", row)


@folds(ac.ActionAgreed)
def _agreed(db: Connection, it: Recorded, event: ac.ActionAgreed) -> None:
    row = {
        "team": event.team,
        "step": event.step,
        "slot": event.slot,
        "what": event.what,
        "owner": event.owner,
        "owner_name": event.owner_name,
        "due": event.due,
    }
    _add(db, it, "actions", row)


@folds(ac.ActionFixed)
def _fixed_action(db: Connection, it: Recorded, event: ac.ActionFixed) -> None:
    row: dict[str, Any] = {"what": event.what}
    if not event.only_words:
        row |= {"owner": event.owner, "owner_name": event.owner_name, "due": event.due}
    _change(db, it, "actions", row)


@folds(ac.ActionWithdrawn)
def _withdrawn_action(db: Connection, it: Recorded, _: ac.ActionWithdrawn) -> None:
    _change(db, it, "actions", {"removed": 1})


@folds(ac.ActionRestored)
def _restored_action(db: Connection, it: Recorded, _: ac.ActionRestored) -> None:
    _change(db, it, "actions", {"removed": 0})


@folds(go.GoalSet)
def _set_goal(db: Connection, it: Recorded, event: go.GoalSet) -> None:
    row = {"team": event.team, "step": event.step, "slot": event.slot}
    _add(db, it, "goals", row | _aim(event))
    _list(db, it, "strategies", event.strategies)


@folds(go.GoalFixed)
def _fixed_goal(db: Connection, it: Recorded, event: go.GoalFixed) -> None:
    _change(db, it, "goals", _aim(event))
    _list(db, it, "strategies", event.strategies)


@folds(go.GoalWithdrawn)
def _withdrawn_goal(db: Connection, it: Recorded, _: go.GoalWithdrawn) -> None:
    _change(db, it, "goals", {"removed": 1})


@folds(go.GoalRestored)
def _restored_goal(db: Connection, it: Recorded, _: go.GoalRestored) -> None:
    _change(db, it, "goals", {"removed": 0})


def _aim(event: go.GoalSet | go.GoalFixed) -> dict[str, Any]:
    return _said(event, "statement", "measure", "baseline", "target", "by", "evidence_on")


@folds(go.MeasurementTaken)
def _measured(db: Connection, it: Recorded, event: go.MeasurementTaken) -> None:
    added(
        db.execute(
            "INSERT OR IGNORE INTO measurements (id, goal, session, team, value, day, note, at, "
            "lamport) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                it.subject,
                event.goal,
                it.session,
                event.team,
                event.value,
                event.day,
                event.note,
                stamp(it.at),
                it.lamport,
            ),
        )
    )


@folds(go.MeasurementFixed)
def _fixed_measurement(db: Connection, it: Recorded, event: go.MeasurementFixed) -> None:
    row = (event.value, it.subject)
    changed(db.execute("UPDATE measurements SET value = ? WHERE id = ?", row))


@folds(go.MeasurementWithdrawn)
def _withdrawn_measurement(db: Connection, it: Recorded, _: go.MeasurementWithdrawn) -> None:
    changed(db.execute("UPDATE measurements SET removed = 1 WHERE id = ?", (it.subject,)))


@folds(go.MeasurementRestored)
def _restored_measurement(db: Connection, it: Recorded, _: go.MeasurementRestored) -> None:
    changed(db.execute("UPDATE measurements SET removed = 0 WHERE id = ?", (it.subject,)))
