"""What a meeting has to read back at its end, and what was said there."""

from __future__ import annotations

from plc_runner.events.entry import CHECK_OUT, DELTA, PLUS
from plc_runner.session.state import Action, Decision, SessionState

SIGNS = {CHECK_OUT: "", PLUS: "+ ", DELTA: "− "}
"""What stands before the words of each slot of the closing."""


def agreed(state: SessionState) -> tuple[Decision | Action, ...]:
    """What is read back: what has no owner or no day first, then decisions, then actions."""
    kept: list[Decision | Action] = [*state.decisions.values(), *state.actions.values()]
    items = [item for item in kept if not item.removed]
    return tuple(sorted(items, key=lambda item: not open_ends(item)))


def open_ends(item: Decision | Action) -> tuple[str, ...]:
    """What nobody has said of an action yet: `owner`, `due`."""
    if isinstance(item, Decision):
        return ()
    return ("owner",) * (not item.owner_name) + ("due",) * (not item.due)


def words_at_the_end(state: SessionState) -> tuple[str, ...]:
    """What was said at the end, `+` before what helped and `−` before what to change."""
    return tuple(
        f"{SIGNS[entry.slot]}{entry.text}"
        for entry in state.entries.values()
        if entry.slot in SIGNS and entry.shown
    )
