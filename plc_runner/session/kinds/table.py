"""Captures of kind table: every line is a row, or the first cell of one."""

from __future__ import annotations

from plc_runner.errors import IllegalMove
from plc_runner.protocol.captures import Capture, TableCapture
from plc_runner.protocol.planned import PlannedStep, Slot
from plc_runner.session import commands as c
from plc_runner.session.blocks import wrong_cells
from plc_runner.session.kinds.kind import Kind, keep_entry
from plc_runner.session.line import Do, Line, Parsed, Refusal
from plc_runner.session.rows import columns_of, in_one_line, is_rule, row, split_row
from plc_runner.session.state import SessionState


def _keep(text: str, line: Line, slot: Slot) -> Parsed:
    step = line.step
    columns = columns_of(line.state.steps, step.key, slot.id) if step else ()
    if not columns:
        return keep_entry(text, line, slot)
    if is_rule(text):
        return Refusal("That is the line under the heads of a table, and no row.")
    try:
        cells = row(columns, split_row(text, columns))
    except IllegalMove as problem:
        return Refusal(str(problem))
    said = in_one_line(cells)
    return Do(c.Capture(slot.id, said, line.step_key, cells)) if said else Refusal("")


def _asks(_: SessionState, step: PlannedStep, slot: Slot) -> str:
    """The first column: what a new row begins with."""
    columns = columns_of((step,), step.key, slot.id)
    return columns[0].name if columns else ""


def _unsettled(state: SessionState, step: PlannedStep, capture: Capture) -> str:
    """Cells of a paste that do not fit their columns."""
    if not isinstance(capture, TableCapture):
        return ""
    (slot,) = capture.slots()
    rows = [entry.cells for entry in state.entries_in(step.key, slot.id)]
    wrong = wrong_cells(capture.columns, rows)
    more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
    return f"a cell that fits ({wrong[0]}{more})" if wrong else ""


TABLE = Kind(keep=_keep, asks=_asks, unsettled=_unsettled)
