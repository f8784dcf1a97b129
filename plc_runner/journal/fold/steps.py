"""The steps of a session: planned and real time, and where the session left the plan."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

from plc_runner.events import Recorded
from plc_runner.events import clock as ck
from plc_runner.journal.fold.handlers import changed, folds, must_be_open
from plc_runner.journal.rows import stamp
from plc_runner.protocol.planned import PlannedStep


def replan(db: Connection, session: str, plan: Sequence[PlannedStep]) -> int:
    """Bring the steps in line with a plan; what has begun stays. Says how many seconds it grew."""
    (before,) = db.execute(
        "SELECT coalesce(sum(planned_seconds), 0) FROM steps WHERE session = ? AND in_plan",
        (session,),
    ).fetchone()
    db.execute("UPDATE steps SET in_plan = 0 WHERE session = ?", (session,))
    db.executemany(
        "INSERT INTO steps VALUES "
        "(?, ?, ?, 1, ?, ?, ?, ?, ?, ?, 0, 0, 'ahead', 0, NULL, NULL, '') "
        "ON CONFLICT DO UPDATE SET place = excluded.place, in_plan = 1, step = excluded.step, "
        "title = excluded.title, round = excluded.round, round_number = excluded.round_number, "
        "first_planned_seconds = coalesce(first_planned_seconds, excluded.planned_seconds), "
        "planned_seconds = excluded.planned_seconds",
        [
            (
                session,
                step.key,
                place,
                step.step,
                step.title,
                step.round and step.round.title,
                step.round and step.round.number,
                step.seconds,
                step.seconds,
            )
            for place, step in enumerate(plan)
        ],
    )
    db.execute(
        "DELETE FROM steps WHERE session = ? AND NOT in_plan AND visits = 0 AND spent_seconds = 0",
        (session,),
    )
    return sum(step.seconds for step in plan) - int(before)


def change(db: Connection, it: Recorded, what: str, *, seconds: int = 0, before: str = "") -> None:
    """Keep where the session left its plan; step and reason are those of the event.

    Args:
        seconds: by how much the step, or the whole plan, grew.
        before: the protocol that was left, or the name of who handed over.
    """
    step, reason = getattr(it.event, "step", None), getattr(it.event, "reason", "")
    db.execute(
        "INSERT INTO changes (id, session, at, what, step, seconds, reason, before, lamport) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (it.id, it.subject, stamp(it.at), what, step, seconds, reason, before, it.lamport),
    )


@folds(ck.StepStarted)
def _started(db: Connection, it: Recorded, event: ck.StepStarted) -> None:
    changed(
        db.execute(
            "UPDATE steps SET outcome = 'running', visits = visits + 1, ended = NULL, "
            "started = coalesce(started, ?) WHERE session = ? AND key = ?",
            (stamp(it.at), it.subject, event.step),
        )
    )
    if event.how not in ("back", "go to"):
        return
    (visits,) = db.execute(
        "SELECT visits FROM steps WHERE session = ? AND key = ?", (it.subject, event.step)
    ).fetchone()
    first = event.how == "go to" and visits == 1
    change(db, it, "reordered" if first else "repeated")


@folds(ck.StepEnded)
def _ended(db: Connection, it: Recorded, event: ck.StepEnded) -> None:
    changed(
        db.execute(
            "UPDATE steps SET spent_seconds = ?, outcome = ?, reason = ?, ended = ? "
            "WHERE session = ? AND key = ?",
            (event.spent, event.outcome, event.reason, stamp(it.at), it.subject, event.step),
        )
    )
    if event.outcome == "skipped":
        change(db, it, "skipped")
    _turns(db, it.subject, event.step, event.turns)


@folds(ck.TurnStarted)
def _turn_started(db: Connection, it: Recorded, event: ck.TurnStarted) -> None:
    """The time of whoever had the word before; all are set right when the step ends."""
    must_be_open(db, it)
    if event.before is not None:
        db.execute(
            "INSERT INTO session_turns (session, step, place, person, seconds) "
            "VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET place = excluded.place, "
            "seconds = excluded.seconds",
            (it.subject, event.step, event.previous, event.before, event.spent),
        )


def _turns(db: Connection, session: str, step: str, turns: Sequence[ck.TurnTime]) -> None:
    """Set down how long each person has had the word in a step."""
    db.execute("DELETE FROM session_turns WHERE session = ? AND step = ?", (session, step))
    db.executemany(
        "INSERT OR REPLACE INTO session_turns (session, step, place, person, seconds) "
        "VALUES (?, ?, ?, ?, ?)",
        [(session, step, place, it.person, it.seconds) for place, it in enumerate(turns)],
    )


@folds(ck.TimeAdded)
def _time_added(db: Connection, it: Recorded, event: ck.TimeAdded) -> None:
    changed(
        db.execute(
            "UPDATE steps SET added_seconds = added_seconds + ? WHERE session = ? AND key = ?",
            (event.seconds, it.subject, event.step),
        )
    )
    what = "extended" if event.seconds > 0 else "shortened"
    change(db, it, what, seconds=event.seconds)


@folds(ck.ActUndone)
def _undone(db: Connection, it: Recorded, event: ck.ActUndone) -> None:
    """The act's own events were left out already; what is left is where the clocks stand."""
    must_be_open(db, it)
    # A mark may be of a step that went with the act (of the protocol that was switched to): what
    # was spent in it stays, in case it comes back.
    db.executemany(
        "INSERT INTO steps VALUES "
        "(?, ?, 0, 0, ?, ?, NULL, NULL, NULL, 0, ?, ?, ?, ?, NULL, NULL, '') "
        "ON CONFLICT DO UPDATE SET added_seconds = excluded.added_seconds, "
        "spent_seconds = excluded.spent_seconds, outcome = excluded.outcome, "
        "visits = excluded.visits",
        [
            (it.subject, key, key, key, mark.added, mark.spent, mark.outcome, mark.visits)
            for key, mark in event.steps.items()
        ],
    )
    for key, mark in event.steps.items():
        _turns(db, it.subject, key, mark.turns)
