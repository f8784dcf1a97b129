"""The keys of review: which lists there are, what narrows them, what can be done now."""

from __future__ import annotations

from collections.abc import Iterator

from plc_runner.journal.review import Item
from plc_runner.tui.cells import flat
from plc_runner.tui.looking import TABS, state_said, states_of
from plc_runner.tui.screens.review.wanted import Wanted
from plc_runner.tui.widgets.keys_line import Key


def tabs(wanted: Wanted, *, low: bool) -> Iterator[Key]:
    """The lists; on a low screen the one that is shown."""
    if low:
        yield Key("Tab", TABS.get(wanted.what, ("", ""))[1], "next_kind(1)", chosen=True)
        return
    for what, (key, name) in TABS.items():
        yield Key(key, name, f"kind('{key.casefold()}')", chosen=what == wanted.what)


def filters(wanted: Wanted, *, low: bool) -> Iterator[Key]:
    """What narrows the list; on a low screen what does so now, or the keys alone."""
    if low and not wanted.is_narrowed:
        yield Key("F6", "state", "state")
        yield Key("F7", "team", "narrow('team')")
        yield Key("F8", "protocol", "narrow('protocol')")
        yield Key("F9", "when", "span")
        return
    state = wanted.chosen.state
    if len(states_of(wanted.what)) > 1 and (state or not low):
        yield Key("F6", state_said(wanted.what, state), "state", chosen=bool(state))
    for key, to in (("F7", "team"), ("F8", "protocol")):
        name = wanted.name_of(to)
        if name or not low:
            yield Key(key, flat(name) or f"any {to}", f"narrow('{to}')", chosen=bool(name))
    if wanted.span or not low:
        yield Key("F9", _span(wanted), "span", chosen=bool(wanted.span))


def _span(wanted: Wanted) -> str:
    if not wanted.span:
        return "any time"
    day = wanted.first_day
    return f"since {day.day} {day:%b}" + ("" if wanted.span == "month" else f" {day.year}")


def doing(wanted: Wanted, row: Item | None, *, typing: bool, closer: bool) -> Iterator[Key]:
    """What the keys do now."""
    if row is not None and not closer:
        yield Key("Enter", "rows" if typing else "read", "rows" if typing else "closer")
    if row is not None and not typing and row.session and row.what != "session":
        yield Key("S", "its meeting", "session")
    if row is not None and not typing and row.what != "exemplar":
        yield Key("E", "put right", "amend")
    if not typing:
        yield Key("/", "search", "find")
    clears = wanted.is_narrowed and not closer
    yield Key("Esc", "list" if closer else "show all" if clears else "back", "back")
