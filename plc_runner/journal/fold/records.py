"""Decisions, actions and goals."""

from __future__ import annotations

from sqlite3 import Connection
from typing import Any

from plc_runner.events import Recorded
from plc_runner.events import action as ac
from plc_runner.events import decision as de
from plc_runner.events import goal as go
from plc_runner.journal.fold.handlers import CannotApply, added, changed, folds, index
from plc_runner.journal.rows import canonical, stamp


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
    """Update a record."""
    columns = ", ".join(f"{column} = ?" for column in row)
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
    }
    _add(db, it, "decisions", row)


@folds(de.DecisionFixed)
def _fixed_decision(db: Connection, it: Recorded, event: de.DecisionFixed) -> None:
    _change(db, it, "decisions", {"statement": event.statement, "because": event.because})


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


@folds(de.ObjectionWithdrawn)
def _no_objection(db: Connection, it: Recorded, _: de.ObjectionWithdrawn) -> None:
    cursor = db.execute(
        "DELETE FROM objections WHERE id = (SELECT id FROM objections WHERE decision = ? "
        "ORDER BY lamport DESC, id DESC LIMIT 1)",
        (it.subject,),
    )
    if not cursor.rowcount:
        raise CannotApply("nobody has objected")


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
    row = {
        "what": event.what,
        "owner": event.owner,
        "owner_name": event.owner_name,
        "due": event.due,
    }
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


@folds(go.GoalFixed)
def _fixed_goal(db: Connection, it: Recorded, event: go.GoalFixed) -> None:
    _change(db, it, "goals", _aim(event))


@folds(go.GoalWithdrawn)
def _withdrawn_goal(db: Connection, it: Recorded, _: go.GoalWithdrawn) -> None:
    _change(db, it, "goals", {"removed": 1})


@folds(go.GoalRestored)
def _restored_goal(db: Connection, it: Recorded, _: go.GoalRestored) -> None:
    _change(db, it, "goals", {"removed": 0})


def _aim(event: go.GoalSet | go.GoalFixed) -> dict[str, Any]:
    return {
        "statement": event.statement,
        "measure": event.measure,
        "baseline": event.baseline,
        "target": event.target,
        "by": event.by,
    }
