"""The half-typed line of a session. It is no event: only the newest one is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plc_runner.journal.rows import cleaned, moment, stamp
from plc_runner.journal.store import Journal


@dataclass(frozen=True, slots=True)
class DraftLine:
    """What stood in the capture line, and where it was begun."""

    text: str
    step: str | None
    """The key of the step in which it was begun."""
    slot: str | None
    at: datetime
    """When it was saved."""


def save_draft(  # noqa: PLR0913 - a line is a text and its place
    journal: Journal, session: str, text: str, *, step: str | None, slot: str | None, at: datetime
) -> None:
    """Keep what stands in the line now.

    Raises:
        NotSaved: it was not stored; says why.
    """
    journal.save(
        "INSERT INTO drafts (session, step, slot, text, at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT DO UPDATE SET step = excluded.step, slot = excluded.slot, "
        "text = excluded.text, at = excluded.at",
        *(session, step, slot, cleaned(text), stamp(at)),
    )


def draft(journal: Journal, session: str) -> DraftLine | None:
    """What stood in the line when it was last saved."""
    for row in journal.query("SELECT * FROM drafts WHERE session = ?", session):
        return DraftLine(row["text"], row["step"], row["slot"], moment(row["at"]))
    return None


def clear_draft(journal: Journal, session: str) -> None:
    """Forget the line: it is empty now.

    Raises:
        NotSaved: it is still there; says why.
    """
    journal.save("DELETE FROM drafts WHERE session = ?", session)
