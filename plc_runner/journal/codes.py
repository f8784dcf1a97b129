"""Short codes of what was kept: what a person types instead of a whole id."""

from __future__ import annotations

from collections.abc import Collection

from plc_runner.journal.ids import SHORTEST, short_id
from plc_runner.journal.rows import canonical
from plc_runner.journal.store import Journal

_RECORDS = ("decisions", "actions", "goals", "entries")


def codes(journal: Journal, ids: Collection[str]) -> dict[str, str]:
    """The shortest end of each id that no other decision, action, goal or line has.

    Args:
        ids: of such records.
    """
    return _codes(journal, ids, _RECORDS)


def session_codes(journal: Journal, ids: Collection[str]) -> dict[str, str]:
    """The shortest end of each id that no other meeting has."""
    return _codes(journal, ids, ("sessions",))


def _codes(journal: Journal, ids: Collection[str], tables: tuple[str, ...]) -> dict[str, str]:
    tails = canonical(sorted({id_[-SHORTEST:] for id_ in ids}))
    rows = journal.query(
        " UNION ALL ".join(
            f"SELECT id FROM {table} "  # noqa: S608 - names of ours
            f"WHERE substr(id, -{SHORTEST}) IN (SELECT value FROM json_each(?1))"
            for table in tables
        ),
        tails,
    )
    alike = [row["id"] for row in rows]
    return {id_: short_id(id_, alike) for id_ in ids}
