"""What the list of review shows: what is asked for, and as much of it as was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from plc_runner.journal.review import Item, Named, What, protocols_run, team_names
from plc_runner.journal.search import Asked, Mark, search
from plc_runner.memory.asking import Today, understood
from plc_runner.tui.looking import TABS, states_of
from plc_runner.tui.place import Place

PAGE = 50
"""Rows that are read at once."""
_SPANS = ("", "month", "year")


class Wanted:
    """A list that is read a page at a time."""

    def __init__(self, place: Place, what: What | None = None, words: str = "") -> None:
        self.place = place
        self.typed = words
        self.chosen = self._first = Asked(what=what)
        self.span = ""
        self.trouble = ""
        """What of the typed words was not understood."""
        self.items: dict[str, Item] = {}
        """By kind and id."""
        self.today = Today(place.today(), place.utc_offset, place.day_first)
        self._asked = self.chosen
        self._more: Mark | None = None

    @property
    def what(self) -> What | None:
        """The kind that the list is of."""
        return self.chosen.what

    @property
    def is_narrowed(self) -> bool:
        """Whether more is left out than the kind leaves out, or than was at first."""
        if self.typed.strip() or self.span:
            return True
        return self.chosen not in (Asked(what=self.what), self._first)

    def begin_with(self, chosen: Asked) -> None:
        """Leave this much out from the first; Esc leads back then, and not to the whole list."""
        self.chosen = self._first = chosen

    @property
    def has_more(self) -> bool:
        """Whether there is a next page."""
        return self._more is not None

    def read(self) -> None:
        """Read the first page."""
        found = understood(self.place.journal, self.typed, self.chosen, self.today)
        self._asked, self.trouble = found.asked, found.trouble
        if self.span and found.asked.after is None:
            self._asked = replace(self._asked, after=self.today.begins(self.first_day))
        self.items, self._more = {}, None
        self._take(None)

    def read_more(self) -> list[Item]:
        """Read the next page."""
        return self._take(self._more) if self._more else []

    def _take(self, after: Mark | None) -> list[Item]:
        page = search(self.place.journal, self._asked, after=after, limit=PAGE)
        self._more = page.more
        new = {f"{one.what}:{one.id}": one for one in page.items}
        # One that was shown at once, before its turn, is there already.
        new = {key: one for key, one in new.items() if key not in self.items}
        self.items |= new
        return list(new.values())

    @property
    def first_day(self) -> date:
        """From which day on things are shown, where that was chosen."""
        day = self.today.day
        if self.span == "month":
            return day - timedelta(days=30)
        return date(day.year - (day.month < 8), 8, 1)

    def show_kind(self, what: What | None) -> None:
        """Only this kind; what the other list was narrowed to by state is let go."""
        self.chosen = replace(self.chosen, what=what, state="")

    def next_kind(self, by: int) -> None:
        """The kind after this one, or before it."""
        kinds = list(TABS)
        at = kinds.index(self.what) if self.what in TABS else 0
        self.show_kind(kinds[(at + by) % len(kinds)])

    def next_state(self) -> None:
        """Only what is open; what is done; what is due; all."""
        states = states_of(self.what)
        at = states.index(self.chosen.state) if self.chosen.state in states else 0
        self.chosen = replace(self.chosen, state=states[(at + 1) % len(states)])

    def next_span(self) -> None:
        """The last month; this school year; any time."""
        self.span = _SPANS[(_SPANS.index(self.span) + 1) % len(_SPANS)]

    def narrow(self, to: str, id_: str) -> None:
        """To one team, or one protocol; an empty id is any."""
        if to == "team":
            self.chosen = replace(self.chosen, team=id_ or None)
        else:
            self.chosen = replace(self.chosen, protocol=id_)

    def offered(self, to: str) -> tuple[Named, ...]:
        """The teams, or the protocols, that there are."""
        return (team_names if to == "team" else protocols_run)(self.place.journal)

    def name_of(self, to: str) -> str:
        """What the chosen team or protocol is called; empty where any is meant."""
        id_ = self.chosen.team if to == "team" else self.chosen.protocol
        return next((one.name for one in self.offered(to) if one.id == id_), "") if id_ else ""

    def clear(self) -> None:
        """All of this kind."""
        self.typed, self.span, self.chosen = "", "", Asked(what=self.what)
