"""Which lines of a file a step takes."""

from __future__ import annotations

from plc_runner.protocol.editing.layout import end_of, start_of
from plc_runner.protocol.editing.parts import Path
from plc_runner.protocol.editing.sheet import Sheet


def where(text: str) -> tuple[tuple[Path, int, int], ...]:
    """First and last line (from 1) of each of the `rows`; those of a round hold its steps.

    Empty where there are no rows.
    """
    sheet = Sheet.open(text)
    if sheet is None:
        return ()
    found = []
    for path, part in sheet.walk():
        first, last = start_of(part.node), end_of(text, part.node)
        found.append((path, text.count("\n", 0, first) + 1, text.count("\n", 0, last) + 1))
    return tuple(found)
