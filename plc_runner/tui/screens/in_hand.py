"""What keys do to the record whose words stand on the line: no code is ever to be typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plc_runner.session import commands as c
from plc_runner.session.shelves import Hand, next_part, parts, record_in
from plc_runner.session.shelves.entry import columns_for
from plc_runner.session.state import Entry

if TYPE_CHECKING:
    from plc_runner.tui.screens.run import RunScreen


def tab(screen: RunScreen, by: int) -> bool:
    """The next part of a record that has several; a line of the board goes to the next column."""
    hand = screen.keeper.hand
    item = record_in(screen.state, hand) if hand else None
    if hand is None or item is None or screen.keeper.merging:
        return False
    if not _kept(screen):
        return True
    if len(parts(screen.state, item)) > 1:
        screen.set_line(screen.keeper.turn_part(by))
    elif isinstance(item, Entry):
        _move(screen, item, by)
    return True


def _kept(screen: RunScreen) -> bool:
    """Keep what was changed on the line, before the key does what it does."""
    hand, text = screen.keeper.hand, screen.wall.line.value
    if hand is None or screen.keeper.untouched(text) or (hand.asked and not text.strip()):
        return True
    return screen.attempt(lambda: screen.driver.do(c.Fix(hand.id, text, hand.part)))


def _move(screen: RunScreen, entry: Entry, by: int) -> None:
    ids = columns_for(screen.state, entry)
    if entry.slot in ids and len(ids) > 1:
        slot = ids[(ids.index(entry.slot) + by) % len(ids)]
        screen.attempt(lambda: screen.driver.do(c.Move(entry.id, slot)), "slot")


def star(screen: RunScreen, _: str) -> bool:
    """Star the line in hand, or take its star off."""
    hand = screen.keeper.hand
    entry = record_in(screen.state, hand) if hand else None
    if not isinstance(entry, Entry):
        return False
    if _kept(screen):
        screen.attempt(lambda: screen.driver.do(c.Star(entry.id, not entry.starred)), "slot")
    return True


def merge(screen: RunScreen, _: str) -> bool:
    """Join the line in hand to one that says the same: the one most like it, or Up and Down."""
    hand = screen.keeper.hand
    if hand is None or not isinstance(record_in(screen.state, hand), Entry):
        return False
    if not screen.keeper.merging and _kept(screen):
        text = screen.keeper.begin_merge()
        if text is None:
            screen.say("There is no other line here that it could be joined to.", "error")
        else:
            screen.set_line(text)
    return True


def remove(screen: RunScreen) -> None:
    """The words were taken away and Enter pressed: take the record off, or empty its part."""
    hand = screen.keeper.hand
    item = record_in(screen.state, hand) if hand else None
    if hand is None or item is None:
        return
    first = parts(screen.state, item)[0].id
    command = c.Remove(hand.id) if hand.part == first else c.Fix(hand.id, "", hand.part)
    if screen.attempt(lambda: screen.driver.do(command)):
        screen.set_line(screen.keeper.let_go())


def after_undo(screen: RunScreen) -> None:
    """What the line works on may be gone, or be open again: ask for the first part that is."""
    hand, text = screen.keeper.hand, screen.wall.line.value
    if hand is None:
        return
    joined = screen.keeper.merging
    if record_in(screen.state, Hand(joined) if joined else hand) is None:
        aside = screen.keeper.let_go()
        screen.set_line(text if hand.asked and text.strip() else aside)
    elif hand.asked:
        screen.keeper.hand = next_part(screen.state, hand.id) or hand
