"""What is ready to be kept: words that the hands agreed on, and hands that are being typed.

Such words are selected on the line: Enter keeps them, whatever is typed takes their place, Esc
takes them off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets.input import Selection

from plc_runner.session.kinds.hands import agreed
from plc_runner.session.verbs import Verb
from plc_runner.tui import commands
from plc_runner.tui.present_hands import typed_hands
from plc_runner.tui.view import Aside

if TYPE_CHECKING:
    from plc_runner.tui.screens.run import RunScreen
    from plc_runner.tui.screens.wall_screen import WallScreen


def verb_on_line(screen: RunScreen, verb: Verb) -> None:
    """Put a verb's word on the line; a decision comes with what was agreed on."""
    before = screen.wall.line.value
    if verb.id == "decide" and not before.startswith("/") and screen.keeper.prefilled(before):
        return  # the words stand ready to be decided: Enter keeps them
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


def panel(screen: WallScreen) -> tuple[Aside, ...]:
    """The words that stand on the line ready to be kept, whole."""
    line = screen.wall.line.value
    stands = not line.startswith("/") and screen.keeper.prefilled(line)
    return (Aside("Agreed on", line),) if stands else ()


def numbers(screen: WallScreen) -> str:
    """The hands that are being typed, where the line goes to hands of this step."""
    if screen.keeper.elsewhere():
        return ""
    return typed_hands(screen.state, screen.ui.slot, screen.wall.line.value)
