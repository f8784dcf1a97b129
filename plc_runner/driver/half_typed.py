"""The half-typed line: stored while somebody types, found again after a crash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from plc_runner.journal.drafts import DraftLine, clear_draft, draft, save_draft
from plc_runner.journal.store import Journal
from plc_runner.session.state import SessionState


@dataclass(frozen=True, slots=True)
class KeptLine:
    """A half-typed line, and where it was begun."""

    text: str
    step: str | None
    slot: str | None


def store_line(journal: Journal, session: str, line: KeptLine | None, at: datetime) -> None:
    """Store a half-typed line, or that there is none.

    Raises:
        NotSaved: it was not stored.
    """
    if line is None:
        clear_draft(journal, session)
    else:
        save_draft(journal, session, line.text, step=line.step, slot=line.slot, at=at)


def stored_line(journal: Journal, state: SessionState) -> KeptLine | None:
    """The half-typed line that was stored last; None if there is none, or it was entered."""
    kept = draft(journal, state.id)
    if kept is None or not kept.text.strip() or _was_entered(state, kept):
        return None
    return KeptLine(kept.text, kept.step, kept.slot)


def _was_entered(state: SessionState, line: DraftLine) -> bool:
    """Whether a line was carried out after all, and the program died before it forgot it."""
    said = [
        *((entry.at, entry.text) for entry in state.entries.values()),
        *((decision.at, decision.statement) for decision in state.decisions.values()),
        *((action.at, action.what) for action in state.actions.values()),
        *((goal.at, goal.statement) for goal in state.goals.values()),
    ]
    typed = line.text.strip()
    return any(
        at >= line.at and (words == typed or (typed.startswith("/") and words in typed))
        for at, words in said
    )
