"""Home: go on, what comes next, start a meeting, look back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.errors import PlcError
from plc_runner.tui.widgets.keys_line import Key, KeysLine
from plc_runner.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from plc_runner.driver import Driver
    from plc_runner.driver.cycles import Following
    from plc_runner.journal.queries import SessionSummary
    from plc_runner.tui.app import PlcApp
    from plc_runner.tui.errands import StartRequest
    from plc_runner.tui.place import Place

# ruff: noqa: PLC0415 - what a session needs is loaded after the first frame

_OPEN = 3
"""Meetings offered to go on with."""
_DUE = 3
"""Teams whose next meeting is offered."""
_DRAFTS = 2
"""Protocols offered to go on writing."""
_EARLIER = 30
"""Meetings shown that are over."""


class HomeScreen(Screen[None]):
    """Usable from its first frame; filled as soon as the journal is open."""

    CSS_PATH = "home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "letters", "Size of the letters", show=False),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-tall")]

    def __init__(self) -> None:
        super().__init__()
        self.place: Place | None = None
        self._sessions: dict[str, SessionSummary] = {}
        self._due: dict[str, Following] = {}
        self._hurried = ""
        """The row that was chosen before the journal was open."""

    @property
    def is_new(self) -> bool:
        """Whether no meeting was ever held here."""
        return not self._sessions

    def compose(self) -> ComposeResult:
        """What can be done before anything is loaded."""
        yield Static("PLC Runner", id="title")
        yield Static("Meetings that leave something behind", id="motto")
        yield Rows(*_always(), markup=False)
        yield Static(id="problem", markup=False)
        yield KeysLine(
            Key("Enter", "open"),
            Key("L", "letters", "letters"),
            Key("Ctrl+Q", "leave", "app.quit"),
            id="keys",
        )

    def on_mount(self) -> None:
        """Enter opens the first row."""
        self.query_one(OptionList).focus()

    def fill(self) -> None:
        """Show what can go on, and what has been."""
        if self.place is None:
            return
        from plc_runner.journal.queries import sessions

        found = sessions(self.place.journal)
        self._sessions = {one.id: one for one in found}
        options = self.query_one(OptionList)
        options.clear_options()
        ongoing = [one for one in found if one.resumable][:_OPEN]
        options.add_options([self._go_on_option(one) for one in ongoing])
        options.add_options(self._due_options(self.place))
        options.add_options(_draft_options(self.place))
        options.add_options(_always())
        options.add_options(_shelf_option(self.place))
        over = [one for one in found if not one.resumable][:_EARLIER]
        if over:
            options.add_option(Option("\nEarlier meetings", disabled=True))
            options.add_options([self._earlier_option(one) for one in over])
        options.highlighted = 0
        options.focus()
        self.query_one("#problem", Static).update("")
        if chosen := self._hurried:
            self._hurried = ""
            self.call_later(self._go, chosen)

    def _due_options(self, place: Place) -> list[Option]:
        from plc_runner.driver.cycles import following
        from plc_runner.tui.weeks import next_said

        found = following(place.journal, place.library, place.today(), limit=_DUE)
        self._due = {one.cycle.id: one for one in sorted(found, key=lambda one: one.due.complete)}
        return [
            _option(*next_said(place, one), f"due:{one.cycle.id}") for one in self._due.values()
        ]

    def _go_on_option(self, one: SessionSummary) -> Option:
        assert self.place is not None  # noqa: S101 - `fill` saw to it
        state = self.place.state_of(one.id)
        if state is None or state.position is None:
            stopped = "not started yet"
        else:
            where = f"at step {state.position + 1} of {len(state.steps)}"
            stopped = f"{'adjourned' if one.phase == 'adjourned' else 'stopped'} {where}"
        parts = (one.team_name, stopped, self.place.day(one.started or one.opened))
        return _option(
            f"Go on with {one.title}", " · ".join(part for part in parts if part), f"open:{one.id}"
        )

    def _earlier_option(self, one: SessionSummary) -> Option:
        assert self.place is not None  # noqa: S101 - `fill` saw to it
        from plc_runner.tui.cells import visible

        parts = (self.place.day(one.started or one.opened), one.title, one.team_name)
        return Option(visible(" · ".join(part for part in parts if part)), id=f"read:{one.id}")

    def tell(self, problem: str) -> None:
        """Say what does not work."""
        self.query_one("#problem", Static).update(f"■ {problem}" if problem else "")

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        await self._go(event.option_id or "")

    async def _go(self, row: str) -> None:
        """To where a row leads, as soon as there is a place to keep a meeting."""
        if self.place is None:
            self._hurried = row
            return
        what, _, id_ = row.partition(":")
        self.tell("")
        try:
            if what == "open":
                await self.go_on(self._sessions[id_])
            elif what == "read":
                await self._read(id_)
            elif what == "due":
                await self._hold(self.place, self._due[id_])
            elif what == "write":
                await self._write(self.place, id_)
            elif what in ("library", "cycles", "shelf"):
                await self._look(self.place, what)
            else:
                await self._start(self.place, None)
        except PlcError as problem:
            self.tell(str(problem))

    async def _start(self, place: Place, request: StartRequest | None) -> None:
        from plc_runner.tui.screens.begin import begin

        await begin(self._app, place, request)

    async def _hold(self, place: Place, where: Following) -> None:
        """To the start dialog with what comes next; what follows a complete cycle is chosen."""
        if where.next is None:
            await self._look(place, "cycles")
            return
        from plc_runner.tui.errands import StartRequest

        team = where.cycle.team_name
        await self._start(place, StartRequest(protocol=where.next.protocol, team=team))

    async def _look(self, place: Place, at: str) -> None:
        """To a screen that is looked through; what was changed there shows on coming back."""
        screen: Screen[None]
        if at == "library":
            from plc_runner.tui.screens.library.screen import LibraryScreen

            screen = LibraryScreen(place)
        elif at == "shelf":
            from plc_runner.tui.screens.shelf import ShelfScreen

            screen = ShelfScreen(place)
        else:
            from plc_runner.tui.screens.cycles import CyclesScreen

            screen = CyclesScreen(place)
        await self.app.push_screen(screen, lambda _: self.fill())

    async def _write(self, place: Place, path: str) -> None:
        """Back to a protocol that was not saved when the editor was left."""
        from plc_runner.authoring import open_document
        from plc_runner.tui.screens.editor.screen import EditScreen

        document = open_document(place.workspace, place.library, path)
        await self.app.push_screen(EditScreen(place, document), lambda _: self.fill())

    async def go_on(self, one: SessionSummary) -> None:
        """Put a session that was left back on the wall.

        Raises:
            PlcError: it cannot be driven; says why.
        """
        if self.place is None:
            return
        driver = self.place.resume(one.id)
        if one.phase == "open":
            await self._app.drive(driver)
            return
        from plc_runner.tui.screens.reopen import ReopenDialog

        place = self.place

        async def answered(driver_or_none: Driver | None) -> None:
            if driver_or_none is None:
                driver.release()
            else:
                await self._app.drive(driver)

        await self.app.push_screen(ReopenDialog(driver, place), answered)

    async def _read(self, id_: str) -> None:
        from plc_runner.tui.screens.record import RecordScreen

        state = self.place.state_of(id_) if self.place else None
        if self.place and state is not None:
            await self.app.push_screen(RecordScreen(state, self.place))

    async def action_letters(self) -> None:
        """To the size of the letters."""
        from plc_runner.tui.screens.letters import LettersScreen

        await self.app.push_screen(LettersScreen())

    @property
    def _app(self) -> PlcApp:
        return cast("PlcApp", self.app)


def _draft_options(place: Place) -> list[Option]:
    from plc_runner.authoring import list_drafts

    drafts = sorted(list_drafts(place.workspace), key=lambda draft: draft.at, reverse=True)
    return [
        _option(
            f"Go on writing {draft.title}",
            f"not saved · {place.day(draft.at)}",
            f"write:{draft.path}",
        )
        for draft in drafts[:_DRAFTS]
    ]


def _shelf_option(place: Place) -> list[Option]:
    from plc_runner.journal.exemplars import how_many
    from plc_runner.tui.words_of_count import count

    kept = how_many(place.journal)
    told = f"{count(kept, 'sample')} of work"
    return [_option("Look at the shelf", told, "shelf")] if kept else []


def _always() -> list[Option]:
    return [
        _option("Start a meeting", "", "start"),
        _option("Look at the protocols, or make one", "", "library"),
        _option("Plan the coming weeks", "", "cycles"),
    ]


def _option(title: str, more: str, id_: str) -> Option:
    from plc_runner.tui.cells import visible

    text = Content.assemble((visible(title), "bold"), f"\n{visible(more)}" if more else "")
    return Option(text, id=id_)
