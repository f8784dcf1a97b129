"""What waits to be stored: a full disk does not stop the meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from plc_runner.events import Draft
from plc_runner.events.tally import TallyFixed, TallyTaken
from plc_runner.journal.store import Journal


@dataclass(frozen=True, slots=True)
class _Act:
    drafts: tuple[Draft, ...]
    at: datetime
    by: str | None


class Unsaved:
    """The acts that no journal has taken yet, oldest first."""

    def __init__(self, session: str) -> None:
        self._session = session
        self._acts: list[_Act] = []

    def __bool__(self) -> bool:
        return bool(self._acts)

    def add(self, drafts: tuple[Draft, ...], at: datetime, by: str | None) -> None:
        """One more act.

        Args:
            drafts: what it made.
            at: when.
            by: who facilitated.
        """
        self._acts.append(_Act(drafts, at, by))

    def store(self, journal: Journal) -> tuple[Draft, ...]:
        """Store all, oldest first.

        Returns:
            the newest act as it was kept; nothing if nothing waited.

        Raises:
            NotSaved: the journal does not take it now; what is left goes on waiting.
        """
        kept: tuple[Draft, ...] = ()
        while self._acts:
            act = self._acts[0]
            recorded = journal.append(act.drafts, at=act.at, by=act.by, session=self._session)
            kept = tuple(Draft(item.subject, item.event) for item in recorded if item.event)
            self._acts.pop(0)
        return kept

    def words(self) -> tuple[str, ...]:
        """Each act in words that the person who typed it knows again."""
        return tuple(_words_of(act.drafts) for act in self._acts)


def _words_of(drafts: Sequence[Draft]) -> str:
    """The text that somebody typed, or the name of the act."""
    for draft in drafts:
        if isinstance(draft.event, TallyTaken | TallyFixed):
            return draft.event.word or " ".join(str(one.count) for one in draft.event.counts or ())
        for field in ("text", "statement", "what", "title"):
            words = getattr(draft.event, field, None)
            if isinstance(words, str) and words:
                return words
    return drafts[0].event.act or drafts[0].event.kind
