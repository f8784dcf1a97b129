"""Words that are ready to be kept: those that the hands agreed on stand on the line.

They are selected: Enter keeps them, whatever is typed takes their place, Esc takes them off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets.input import Selection

from plc_runner.session.kinds.hands import agreed
from plc_runner.session.verbs import Verb
from plc_runner.tui import commands

if TYPE_CHECKING:
    from plc_runner.tui.screens.run import RunScreen


def verb_on_line(screen: RunScreen, verb: Verb) -> None:
    """Put a verb's word on the line; a decision comes with what was agreed on."""
    before = screen.wall.line.value
    words = agreed(screen.state) if verb.id == "decide" and not before.strip() else ""
    text = commands.prefill(verb, words or before)
    screen.set_line(screen.keeper.prefill(before, text))
    if words:
        screen.wall.line.selection = Selection(len(text), len(text) - len(words))


def offer(screen: RunScreen) -> None:
    """Where lines have just begun to go to a decision and nothing is typed: what was agreed on."""
    state = screen.state
    slot = screen.ui.slot or next((slot.id for slot in state.slots), "")
    kinds = {one.id: one.kind for one in state.slots}
    if kinds.get(slot) != "decision" or screen.wall.line.value.strip():
        return
    words = agreed(state)
    if words and screen.keeper.hand is None and screen.question is None:
        screen.set_line(screen.keeper.prefill("", words))
        screen.wall.line.selection = Selection(len(words), 0)


def withdraw(screen: RunScreen) -> None:
    """The place for them is left: take them off again, if nobody touched them."""
    line = screen.wall.line.value
    if not line.startswith("/") and screen.keeper.prefilled(line):
        screen.set_line(screen.keeper.leave_prefilled(line))
