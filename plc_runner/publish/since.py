"""What a meeting made of what earlier ones had left, as its record tells it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plc_runner.publish import words
from plc_runner.session.past import in_order, is_looked_at, verdict_word
from plc_runner.session.state import SessionState, TakenUp


@dataclass(frozen=True, slots=True)
class SinceLine:
    """One thing that was looked at."""

    text: str
    outcome: str
    """What became of it, in a word or two; empty where only words were said to it."""
    owner: str = ""
    """Whose promise it was."""
    details: tuple[tuple[str, str], ...] = ()
    """(what it is, its words): the reason, the new day, who has it now, objections."""


@dataclass(frozen=True, slots=True)
class Since:
    """The look back."""

    looked_at: tuple[SinceLine, ...] = ()
    not_looked_at: tuple[str, ...] = ()
    """Their words."""


def since(state: SessionState) -> Since:
    """Nothing where the room looked at nothing. What was only measured stands with the goals."""
    items = in_order(state)
    lines = tuple(_line(item) for item in items if _was_spoken_of(item))
    if not lines:
        return Since()
    return Since(lines, tuple(item.item.text for item in items if not is_looked_at(state, item)))


def _was_spoken_of(item: TakenUp) -> bool:
    return bool(item.verdict or item.owner_name != item.item.owner_name or _today(item))


def _line(item: TakenUp) -> SinceLine:
    said = verdict_word(item)
    if item.verdict == "moved" and item.due:
        said = f"moved to {words.said_day(item.due)}"
    return SinceLine(
        item.item.text, said[:1].upper() + said[1:], item.item.owner_name, tuple(_details(item))
    )


_REASON = {"answered": "Answer", "done": "Note", "started": "Note", "reached": "Note"}
"""What the words are that were said with an outcome."""


def _details(item: TakenUp) -> Iterator[tuple[str, str]]:
    if item.reason:
        yield _REASON.get(item.verdict, "Why"), item.reason
    if item.owner_name != item.item.owner_name:
        yield "Does it now", item.owner_name or "nobody yet"
    if item.item.what == "decision" and item.due != item.item.due:
        yield "Look at it again", words.said_day(item.due)
    for one in _today(item):
        yield (f"Objection from {one[0]}" if one[0] else "Objection"), one[1]
        if one[2]:
            yield "Answer to that", one[2]


def _today(item: TakenUp) -> list[tuple[str, str, str]]:
    """(name, words, answer) of the objections that were said or answered in this meeting."""
    return [(o.name, o.text, o.answer) for o in item.objections if o.answer or not o.id]
