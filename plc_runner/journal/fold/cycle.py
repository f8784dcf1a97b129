"""The cycles that teams follow."""

from __future__ import annotations

from sqlite3 import Connection

from plc_runner.events import Recorded
from plc_runner.events.cycle import CycleBegun, CycleEnded
from plc_runner.journal.fold.handlers import added, changed, folds
from plc_runner.journal.rows import canonical, stamp


@folds(CycleBegun)
def _begun(db: Connection, it: Recorded, event: CycleBegun) -> None:
    added(
        db.execute(
            "INSERT OR IGNORE INTO cycles (id, team, cycle, title, version, meetings, first_day, "
            "begun, lamport) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                it.subject,
                event.team,
                event.cycle,
                event.title,
                event.version,
                canonical(event.model_dump(mode="json")["meetings"]),
                event.first_day.isoformat(),
                stamp(it.at),
                it.lamport,
            ),
        )
    )


@folds(CycleEnded)
def _ended(db: Connection, it: Recorded, _: CycleEnded) -> None:
    changed(
        db.execute(
            "UPDATE cycles SET ended = coalesce(ended, ?) WHERE id = ?", (stamp(it.at), it.subject)
        )
    )
