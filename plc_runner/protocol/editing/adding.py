"""New steps and rounds from what was typed into an empty row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plc_runner.protocol.editing import emit
from plc_runner.protocol.editing.cells import set_cell
from plc_runner.protocol.editing.minutes import read_minutes
from plc_runner.protocol.editing.parts import COLUMNS, CellError, Edited, Path, change
from plc_runner.protocol.editing.sheet import opened
from plc_runner.protocol.editing.structure import Pairs, insert, inserted

DEEPEST = 2
"""How many rounds are around a step at most."""
NEW_TITLE = "New step"
NEW_MINUTES = "5"
NEW_ROUND = "Each of us"
NEW_PER = "each participant"


def add_step(text: str, after: Path | None, values: Mapping[str, str]) -> Edited:
    """A new step.

    Args:
        text: the file.
        after: the row that it follows, on the same level; None for the very first; (2, -1) for the
            first one in round (2,).
        values: what its cells say; a title and five minutes are made up if they are missing.

    Raises:
        CellError: a cell cannot say that, or there is no such row.
    """
    path, new = put_steps(text, after, [values])
    return change(text, _filled(new, path, values, ("talk", "capture")), path)


def put_steps(
    text: str, after: Path | None, steps: Sequence[Mapping[str, str]]
) -> tuple[Path, str]:
    """The text with new steps in it that have titles, times and prompts; and the first one's place.

    Raises:
        CellError: a time is none, or there is no such row.
    """
    return _added(text, after, [_pairs(values) for values in steps])


def _pairs(values: Mapping[str, str]) -> Pairs:
    unknown = [column for column in values if column not in COLUMNS]
    if unknown:
        raise CellError(f"There is no column “{unknown[0]}”.")
    title = emit.clean_line(values.get("title", "")) or NEW_TITLE
    minutes, each = read_minutes(emit.clean_line(values.get("minutes", "")) or NEW_MINUTES)
    time = ("minutes", emit.plain(minutes))
    if each:
        time = ("turns", emit.pair("each", emit.plain(each)))
    say = emit.clean(values.get("say", ""))
    return [("title", emit.text(title)), time, *([("say", emit.text(say))] if say else [])]


def add_round(text: str, after: Path | None, values: Mapping[str, str]) -> Edited:
    """A new round, with a first step in it. Arguments as for `add_step`."""
    if after is not None and len(after) > DEEPEST:
        raise CellError("A round stands in one other round at most. Add a step here instead.")
    title = emit.clean_line(values.get("title", "")) or NEW_ROUND
    step = [("title", emit.text(NEW_TITLE)), ("minutes", emit.plain(NEW_MINUTES))]
    pairs = [
        ("round", emit.text(title)),
        ("per", emit.plain("participant")),
        ("steps", emit.parts([step])),
    ]
    path, new = _added(text, after, [pairs])
    given = {**values, "minutes": values.get("minutes") or NEW_PER}
    return change(text, _filled(new, path, given, COLUMNS[1:]), path)


def _added(text: str, after: Path | None, parts: Sequence[Pairs]) -> tuple[Path, str]:
    before = opened(text)
    level, number = ((), 0) if after is None else (after[:-1], after[-1] + 1)
    if number:
        before.part((*level, number - 1))
    for place, pairs in enumerate(parts, start=number):
        text = insert(text, level, place, pairs)
    return (*level, number), inserted(before, text, level, number, len(parts)).text


def _filled(text: str, path: Path, values: Mapping[str, str], columns: Sequence[str]) -> str:
    for column in columns:
        if values.get(column):
            text = set_cell(text, path, column, values[column]).apply(text)
    return text
