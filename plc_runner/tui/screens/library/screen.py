"""The library: find a protocol, look at it closely, and run, change or rehearse it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from plc_runner.journal.runs import runs
from plc_runner.protocol.family import family
from plc_runner.protocol.library import Listed, by_title
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place
from plc_runner.tui.screens.library.detail import Detail
from plc_runner.tui.screens.library.drafts import with_drafts
from plc_runner.tui.screens.library.errands import LibraryErrands
from plc_runner.tui.screens.library.filters import Filters
from plc_runner.tui.screens.library.text import Sheet
from plc_runner.tui.shelf import Shelved, shelve, timed_for
from plc_runner.tui.widgets.finder import Finder
from plc_runner.tui.widgets.keys_line import Key, KeysLine

_AT_ONCE = 4
"""Files that are read before the next key is looked at; each takes 1 or 2 ms."""
_ROOMY = 54
"""Columns from which keys are told in more words."""


class LibraryScreen(LibraryErrands):
    """Rows to the left, the one that is pointed at to the right; on a small screen one of them."""

    CSS_PATH = "screen.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2", "edit", "Edit it", show=False),
        Binding("f3", "wall", "See its steps as the wall shows them", show=False),
        Binding("f4", "new", "Make a new one", show=False),
        Binding("f5", "rehearse", "Rehearse it at speed", show=False),
        Binding("f6", "card", "Write the card to print", show=False),
        Binding("f7", "filter('stage')", "Only one stage", show=False),
        Binding("f8", "filter('length')", "Only short ones", show=False),
        Binding("f9", "filter('group')", "Only for a group of some size", show=False),
        Binding("escape", "back", "Back", show=False),
    ]

    def __init__(self, place: Place, people: int | None = None) -> None:
        """Show the library.

        Args:
            place: where it is, and where the team's meetings are kept.
            people: how many there are likely to be; None for those who usually meet.
        """
        super().__init__(place)
        self._filters = Filters(self.usual.people if people is None else people)
        self._shelf: tuple[Shelved, ...] = ()
        self._stated = KeysLine(id="filters")
        self._finder = Finder(
            self._stated,
            none="No protocol is like that. Change the words, or press F7, F8 or F9 again.",
            id="finder",
        )
        self._detail = Detail(id="detail")

    def compose(self) -> ComposeResult:
        """Rows and detail; what was said; the keys."""
        with Horizontal(id="both"):
            with Vertical(id="left"):
                yield Static("Protocols", id="title")
                yield self._finder
            yield self._detail
        with Vertical(id="foot"):
            yield Static(id="said", markup=False)
            yield KeysLine(id="keys")

    def on_mount(self) -> None:
        """Something can be typed at once; the rows come when they are read."""
        self._detail.show(None)
        self._finder.field.focus()
        self.say("")
        self.call_after_refresh(self.read_again)

    def read_again(self, at: str = "") -> None:
        """Read the files once, between two keys. `at`: the id to point at then."""
        self.run_worker(self._read(at), exclusive=True)

    async def _read(self, at: str) -> None:
        """A few files at a time: a thread would make every key wait as long, and longer."""
        found: list[Listed] = []
        for one in self.place.library.each():
            found.append(one)
            if len(found) % _AT_ONCE == 0:
                await asyncio.sleep(0)
        whole, unsaved = with_drafts(self.place, found)
        ran = runs(self.place.journal)
        self._shelf = shelve(by_title(whole), self._filters.people, ran, unsaved)
        self._offer(at or (self.row.id if self.row else ""))

    def _offer(self, at: str) -> None:
        """Offer what the filters leave."""
        kept = [row for row in self._shelf if self._filters.keep(row)]
        self._finder.show(kept, at)
        self._stated.show(self._filters.said(roomy=self._roomy))

    def _count(self) -> None:
        """Say how many of how many are there."""
        found, of = self._finder.found, len(self._shelf)
        said = f"{found} of {of}" if found < of else str(of)
        self.query_one("#title", Static).update(f"Protocols  {said}")

    @property
    def row(self) -> Shelved | None:
        """The protocol that is pointed at."""
        return self._finder.row

    @property
    def people(self) -> tuple[str, ...] | int:
        """For whom lengths are worked out."""
        return self._filters.people

    @property
    def _roomy(self) -> bool:
        """Whether there is room for all words."""
        return self.size.width >= _ROOMY

    @property
    def looks_closer(self) -> bool:
        """Whether the keys go to the detail."""
        return self.has_class("-closer")

    @on(Finder.Pointed)
    def _pointed(self, event: Finder.Pointed) -> None:
        row = event.row
        self._count()
        if row is None:
            self._detail.show(None)
        else:
            whole = {each.id: each.protocol for each in self._shelf if each.protocol}
            kin = family(row.id, whole) if row.protocol else ()
            self._detail.show(Sheet(row, self.place, self._filters.people, self.usual.seconds, kin))
        self.say("")

    @on(Finder.Chosen)
    def action_closer(self) -> None:
        """Let the keys go to the detail."""
        self.set_class(True, "-closer")
        self._detail.focus()

    def on_descendant_focus(self) -> None:
        """The keys that there are follow the focus; a click may have moved it."""
        self.set_class(self.focused is self._detail, "-closer")
        self.say("")

    def action_back(self) -> None:
        """To the rows; there, to all of them; then back where the library was opened."""
        if self.looks_closer:
            self.set_class(False, "-closer")
            self._finder.field.focus()
        elif self._filters.leave_out or self._finder.field.value:
            self._filters = self._filters.none()
            self._finder.field.value = ""
            self._refilter()
        else:
            self.dismiss()
        self.say("")

    def action_filter(self, what: str) -> None:
        """Leave out other ones."""
        if not self.looks_closer:
            before = self._filters.people
            self._filters = getattr(self._filters, f"next_{what}")()
            self._refilter(before)

    def _refilter(self, before: object = None) -> None:
        if before != self._filters.people:
            self._shelf = timed_for(self._shelf, self._filters.people)
        self._offer(self.row.id if self.row else "")
        self.say("")

    def action_wall(self) -> None:
        """The steps as the wall shows them, or the plan."""
        if self.row is not None:
            self.action_closer()
            self._detail.flip()

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Tell something over the keys, and say which keys there are now."""
        said = self.query_one("#said", Static)
        said.update(f"{'■' if wrong else '✓'} {visible(text)}" if text else "")
        said.set_class(wrong, "problem")
        said.set_class(not text, "hidden")
        self.query_one("#keys", KeysLine).show(self._keys())

    def _keys(self) -> Iterator[Key]:
        row, at = self.row, self._detail.at
        whole = row is not None and row.protocol is not None
        can_run = row is not None and self.why_not(row) == ""
        roomy = self._roomy
        if row is not None and not self.looks_closer:
            yield Key("Enter", "look closer" if roomy else "look", "closer")
        if can_run and self.looks_closer:
            yield Key("Enter", "start a meeting" if roomy else "start", "start")
        if whole and self.looks_closer:
            yield Key("← →", "its steps" if at is None else self._detail.where)
            if roomy:  # the arrows do as much
                yield Key("F3", "wall" if at is None else "plan", "wall")
        if row is not None:
            yield Key("F2", "edit a copy" if row.listed.shipped and roomy else "edit", "edit")
        if not self.looks_closer:
            yield Key("F4", "new", "new")
        if can_run:
            yield Key("F5", "rehearse", "rehearse")
            yield Key("F6", "card", "card")
        clears = self._filters.leave_out or self._finder.field.value
        yield Key("Esc", "list" if self.looks_closer else "show all" if clears else "back", "back")

    @on(Detail.Turned)
    def _turned(self) -> None:
        self.say("")

    def on_resize(self) -> None:
        """Other words for another width."""
        self._stated.show(self._filters.said(roomy=self._roomy))
        self.say("")
