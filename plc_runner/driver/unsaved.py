"""What waits to be stored, in words that the person who typed it knows again."""

from __future__ import annotations

from collections.abc import Sequence

from plc_runner.events import Draft


def words_of(drafts: Sequence[Draft]) -> str:
    """The text that somebody typed, or the name of the act."""
    for draft in drafts:
        for field in ("text", "statement", "what"):
            words = getattr(draft.event, field, None)
            if isinstance(words, str) and words:
                return words
    return drafts[0].event.act or drafts[0].event.kind
