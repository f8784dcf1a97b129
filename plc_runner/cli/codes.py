"""Short codes of sessions: what a person types instead of a whole id."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plc_runner.journal.store import Journal


def session_code(journal: Journal, id_: str) -> str:
    """The code of a session of this journal."""
    from plc_runner.journal import queries
    from plc_runner.journal.ids import short_id

    return short_id(id_, [session.id for session in queries.sessions(journal)])
