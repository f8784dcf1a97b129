"""The text of a standard with its marks: skills in brackets, concepts underlined.

Either shows without colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from plc_runner.events.entry import Mark
from plc_runner.protocol.words import count_of
from plc_runner.tui.cells import Line, Run, visible
from plc_runner.tui.themes import Ink

_BEFORE = {"skill": "[", "concept": ""}
_AFTER = {"skill": "]", "concept": ""}
_INK: dict[str, Ink] = {"skill": "sky-strong", "concept": "stress"}


def marked_runs(text: str, marks: Sequence[Mark], ink: Ink = "strong") -> tuple[Run, ...]:
    """A text in pieces, in order; those that are marked show it."""
    return tuple(run for run in _runs(text, marks, ink) if run.text)


def _runs(text: str, marks: Sequence[Mark], ink: Ink) -> Iterator[Run]:
    at = 0
    for mark in sorted(marks, key=lambda one: one.begins):
        if mark.begins < at or mark.ends > len(text):
            continue
        yield Run(visible(text[at : mark.begins]), ink)
        words = visible(text[mark.begins : mark.ends])
        yield Run(f"{_BEFORE[mark.what]}{words}{_AFTER[mark.what]}", _INK[mark.what])
        at = mark.ends
    yield Run(visible(text[at:]), ink)


def legend(marks: Sequence[Mark]) -> Line:
    """How skills and concepts are told apart, and how many there are."""
    counts = {what: sum(mark.what == what for mark in marks) for what in ("skill", "concept")}
    return (
        Run(f"[{count_of(counts['skill'], 'skill')}]", "sky-strong"),
        Run("  "),
        Run(count_of(counts["concept"], "concept"), "stress"),
    )
