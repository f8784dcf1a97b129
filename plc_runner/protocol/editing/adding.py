"""New steps and rounds from what was typed into an empty row."""

from __future__ import annotations

from collections.abc import Mapping

from plc_runner.protocol.editing import emit
from plc_runner.protocol.editing.cells import set_cell
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
    title = emit.clean_line(values.get("title", "")) or NEW_TITLE
    pairs = [("title", emit.text(title)), ("minutes", emit.plain(NEW_MINUTES))]
    path, new = _added(text, after, pairs)
    given = {"minutes": NEW_MINUTES} | {key: value for key, value in values.items() if value}
    return change(text, _filled(new, path, given), path)


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
    path, new = _added(text, after, pairs)
    given = {"minutes": NEW_PER} | {key: value for key, value in values.items() if value}
    return change(text, _filled(new, path, given), path)


def _added(text: str, after: Path | None, pairs: Pairs) -> tuple[Path, str]:
    before = opened(text)
    level, number = ((), 0) if after is None else (after[:-1], after[-1] + 1)
    if number:
        before.part((*level, number - 1))
    new = insert(text, level, number, pairs)
    return (*level, number), inserted(before, new, level, number).text


def _filled(text: str, path: Path, values: Mapping[str, str]) -> str:
    for column in COLUMNS[1:]:
        if column in values:
            text = set_cell(text, path, column, values[column]).apply(text)
    unknown = [column for column in values if column not in COLUMNS]
    if unknown:
        raise CellError(f"There is no column “{unknown[0]}”.")
    return text
