"""Standards on the wall: what is offered while typing, the choice, and the marking."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plc_runner.driver.standards import Choice, Standards, keep, keep_words
from plc_runner.errors import IllegalMove
from plc_runner.session import commands as c
from plc_runner.session.shelves import record_in
from plc_runner.session.state import Entry
from plc_runner.session.unpacking import is_standard, standard_at_hand
from plc_runner.tui.cells import clip, flat, visible, width
from plc_runner.tui.view import Aside

if TYPE_CHECKING:
    from plc_runner.driver import Reply
    from plc_runner.session.grammar import Ask
    from plc_runner.standards.finding import Standard
    from plc_runner.tui.screens.run import RunScreen
    from plc_runner.tui.screens.wall_screen import WallScreen

_OFFERED = 5
_LABEL_WITHIN = 3
"""A panel's labels take at most this part of its width."""


def at_hand(screen: WallScreen) -> Standards:
    """The standards of the team, read once they are needed."""
    if screen.standards is None:
        screen.standards = Standards(screen.place.journal)
    return screen.standards


def prepare(screen: WallScreen) -> None:
    """Read them before the first key, where the step asks for a standard."""
    if any(slot.kind == "standard" for slot in screen.state.slots):
        _ = at_hand(screen).catalogue


def panel(screen: WallScreen) -> tuple[Aside, ...]:
    """The standards that a half-typed line may mean, one in each row."""
    text = screen.wall.line.value
    if text.startswith("/") or not text.strip() or not asked_for(screen):
        return ()
    found = at_hand(screen).offers(text)
    if not found:
        return ()
    shown = found[:_OFFERED]
    codes = [visible(one.code) for one in shown]
    room = screen.size.width - 6 - min(max(map(width, codes)), screen.size.width // _LABEL_WITHIN)
    asides = [
        Aside(code, clip(flat(one.statement), room)) for code, one in zip(codes, shown, strict=True)
    ]
    if len(found) > _OFFERED:
        asides.append(Aside("", f"{len(found) - _OFFERED} more: Enter shows them"))
    return tuple(asides)


def asked_for(screen: WallScreen) -> bool:
    """Whether the line is to become a standard."""
    if screen.keeper.hand is not None:
        return False
    slot, key = screen.keeper.place
    step = screen.state.step_of(key) or screen.state.step
    slots = step.slots if step else ()
    slot = slot or screen.ui.slot or next((one.id for one in slots), None)
    return any(one.id == slot and one.kind == "standard" for one in slots)


def look_up(screen: RunScreen, ask: Ask) -> Reply | None:
    """Keep the standard that a line means, or let the room choose.

    Returns:
        what came of it; None while the room chooses, and the line stays.
    """
    answer = at_hand(screen).look_up(screen.driver, ask)
    if not isinstance(answer, Choice):
        return answer
    choice = answer
    from plc_runner.tui.screens.choose_standard import ChooseStandardScreen  # noqa: PLC0415

    def chosen(found: Standard | str | None) -> None:
        if found is None:
            screen.set_line(screen.wall.line.value)
            return
        kept = screen.attempt(
            lambda: (
                keep_words(screen.driver, choice.ask, found)
                if isinstance(found, str)
                else keep(screen.driver, choice.ask, found)
            )
        )
        if kept:
            screen.set_line(screen.keeper.entered())
            screen.store_line()

    screen.app.push_screen(ChooseStandardScreen(at_hand(screen), ask.argument), chosen)
    return None


def mark(screen: RunScreen, _: str) -> bool:
    """Open the screen on which the words of a standard are marked."""
    hand = screen.keeper.hand
    item = record_in(screen.state, hand) if hand else None
    try:
        in_hand = isinstance(item, Entry) and is_standard(screen.state, item)
        standard = item if isinstance(item, Entry) and in_hand else standard_at_hand(screen.state)
    except IllegalMove as problem:
        screen.say(str(problem), "error")
        return True
    from plc_runner.tui.screens.mark import Marked, MarkScreen  # noqa: PLC0415 - on its first use

    def done(marks: Marked | None) -> None:
        screen.show()
        if marks is None:
            return
        if screen.attempt(lambda: screen.driver.do(c.Mark(standard.id, marks.marks))):
            screen.ask_for_more()

    screen.app.push_screen(MarkScreen(standard, screen.clock_said), done)
    return True
