"""What becomes of a paste: one entry a line, the rows of a table, or one standard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from plc_runner.driver.telling.where import slot_label
from plc_runner.errors import IllegalMove
from plc_runner.events.entry import NOTE
from plc_runner.session import commands as c
from plc_runner.session.blocks import Block, read_block
from plc_runner.session.rows import BETWEEN, Columns, columns_of, in_one_line, split_row
from plc_runner.tui.question import Question
from plc_runner.tui.screens.on_standards import asked_for
from plc_runner.tui.view import Aside
from plc_runner.tui.words_of_count import count

if TYPE_CHECKING:
    from plc_runner.tui.screens.run import RunScreen
    from plc_runner.tui.widgets.capture_line import CaptureLine

_PREVIEW = 5
"""Lines of a paste that are shown before they are kept."""


def pasted(screen: RunScreen, event: CaptureLine.LinesPasted) -> None:
    """Ask whether several lines are to be kept."""
    columns = _columns(screen)
    if asked_for(screen):  # a statement that was copied from a page, line by line
        screen.wall.line.insert_text_at_cursor(" ".join(event.lines))
    elif columns:
        _ask_for_rows(screen, event.text, columns)
    else:
        _ask_for_lines(screen, event.lines)


def as_typed(screen: RunScreen, line: str) -> str:
    """A pasted row as it is typed, to be looked at on the line; any other line as it is."""
    columns = _columns(screen) if "\t" in line else ()
    return BETWEEN.join(split_row(line, columns)) if columns else line


def _columns(screen: RunScreen) -> Columns:
    """Those of the table to which the line goes; none where it is something else."""
    slot, step = _place(screen)
    return columns_of(screen.state.steps, step, slot)


def _place(screen: RunScreen) -> tuple[str, str]:
    """Slot and key of the step to which the line goes."""
    slot, step = screen.keeper.place
    first = next((own.id for own in screen.state.slots), "")
    now = screen.state.step.key if screen.state.step else ""
    return slot or screen.ui.slot or first, step or now


def _ask_for_rows(screen: RunScreen, text: str, columns: Columns) -> None:
    try:
        block = read_block(text, columns)
    except IllegalMove as problem:
        screen.say(str(problem), "error")
        return
    slot, step = _place(screen)
    label = slot_label(screen.state, step, slot)
    rows = count(len(block.rows), "row")
    shown = (in_one_line(cells) for cells in block.rows[:_PREVIEW])
    command = c.CaptureRows(slot, block.rows, step)
    screen.ask(
        Question(
            f"Keep {rows} in {label}? Enter keeps them, Esc does not.{_remarks(block)}",
            lambda: _do(screen, command),
            over_text=True,
            panel=tuple(Aside(str(n), line) for n, line in enumerate(shown, 1)),
        )
    )


def _remarks(block: Block) -> str:
    """What is not as it was copied, and what does not fit."""
    out = f" Left out: {', '.join(block.left_out)}." if block.left_out else ""
    if block.wrong:
        more = f" and {len(block.wrong) - 1} more" if len(block.wrong) > 1 else ""
        out += f" ▲ No such choice or number: {block.wrong[0]}{more}."
    return out


def _do(screen: RunScreen, command: c.Command) -> None:
    screen.attempt(lambda: screen.driver.do(command))


def _ask_for_lines(screen: RunScreen, lines: tuple[str, ...]) -> None:
    slot, step = _place(screen)
    # The label in front of the line may be that of a command or of a part in hand.
    label = slot_label(screen.state, step, slot or NOTE)
    screen.ask(
        Question(
            f"Keep {len(lines)} lines in {label}? Enter keeps them, Esc does not.",
            lambda: _keep_all(screen, lines),
            over_text=True,
            panel=tuple(Aside(str(n), line) for n, line in enumerate(lines[:_PREVIEW], 1)),
        )
    )


def _keep_all(screen: RunScreen, lines: tuple[str, ...]) -> None:
    slot, step = screen.keeper.place
    for line in lines:
        keep = partial(screen.driver.keep, line, slot=slot or screen.ui.slot, step=step)
        if not screen.attempt(keep):
            return
    screen.say(f"{len(lines)} lines kept.")
