"""The newest events of each subject: those that no other one has seen."""

from __future__ import annotations

import sqlite3

from plc_runner.events import Recorded

COMMENTS = frozenset({"decision.objected", "objection.withdrawn", "objection.answered"})
"""Kinds that stand beside a subject's versions and are none themselves."""


class Heads:
    """Reads the heads of a subject once, and writes what they have become once.

    A subject of a batch of acts often has many events in it. Belongs in one transaction, at whose
    end `write` is to be called.
    """

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._now: dict[str, tuple[str, ...]] = {}
        self._stored: dict[str, tuple[str, ...]] = {}
        """Of those that have changed, what the table holds."""

    def of(self, subject: str) -> tuple[str, ...]:
        """Ids of the newest events of a subject."""
        if subject not in self._now:
            sql = "SELECT event FROM heads WHERE subject = ? ORDER BY event"
            self._now[subject] = tuple(id_ for (id_,) in self._db.execute(sql, (subject,)))
        return self._now[subject]

    def advance(self, it: Recorded) -> None:
        """Let an event stand in the place of those that its writer had seen."""
        if it.kind in COMMENTS:
            return
        before = self.of(it.subject)
        self._stored.setdefault(it.subject, before)
        left = (id_ for id_ in before if id_ not in it.after)
        self._now[it.subject] = tuple(sorted((*left, it.id)))

    def write(self) -> None:
        """Bring the table in line."""
        for subject, stored in self._stored.items():
            now = self._now[subject]
            self._db.executemany(
                "DELETE FROM heads WHERE subject = ? AND event = ?",
                [(subject, id_) for id_ in stored if id_ not in now],
            )
            self._db.executemany(
                "INSERT INTO heads (subject, event) VALUES (?, ?)",
                [(subject, id_) for id_ in now if id_ not in stored],
            )
        self._stored.clear()

    def forget(self, subject: str) -> None:
        """Read them again: somebody else has written them."""
        self._now.pop(subject, None)
        self._stored.pop(subject, None)
