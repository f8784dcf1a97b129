"""Short codes of sessions: what a person types instead of a whole id."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plc_runner.journal.store import Journal

SHORTEST = 4


def code_of(id_: str, ids: Collection[str]) -> str:
    """The shortest tail of an id, of 4 characters or more, that no other has."""
    others = [other for other in ids if other != id_]
    for length in range(SHORTEST, len(id_)):
        others = [other for other in others if other.endswith(id_[-length:])]
        if not others:
            return id_[-length:]
    return id_


def session_code(journal: Journal, id_: str) -> str:
    """The code of a session of this journal."""
    from plc_runner.journal import queries

    return code_of(id_, [session.id for session in queries.sessions(journal)])
