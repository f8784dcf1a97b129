"""The app: its themes, its keys, the clock it reads, and what it does when something goes wrong."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from plc_runner import fault
from plc_runner.errors import PlcError, Refused
from plc_runner.session.verbs import VERB
from plc_runner.tui.screens.home import HomeScreen
from plc_runner.tui.stylesheet import KeptStylesheet
from plc_runner.tui.themes import DARK, LIGHT, THEMES, WALL_DEFAULTS
from plc_runner.workspace import Workspace

if TYPE_CHECKING:
    from plc_runner.driver import Driver
    from plc_runner.journal.store import Journal
    from plc_runner.tui.errands import Errand
    from plc_runner.tui.place import Place
    from plc_runner.tui.visit import Visit

# ruff: noqa: PLC0415 - what a session needs is loaded after the first frame


def _no_editor(_: Path) -> None:
    raise Refused("There is no other editor here.")


def _no_viewer(_: str) -> None:
    raise Refused("There is no window to show it in here.")


class PlcApp(App[None]):
    """PLC Runner on the wall."""

    TITLE = "PLC Runner"
    CSS_PATH = "app.tcss"
    MODES: ClassVar[dict[str, str | Callable[[], Screen[Any]]]] = {"home": HomeScreen}
    DEFAULT_MODE = "home"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(VERB["quit"].key, "leave", VERB["quit"].title, show=False, priority=True),
        Binding("ctrl+c", "copy_or_leave", "Copy", show=False, priority=True, system=True),
        Binding(VERB["theme"].key, "toggle_wall", VERB["theme"].title, show=False, priority=True),
    ]

    def __init__(  # noqa: PLR0913 - all that an app is handed
        self,
        workspace: Workspace,
        *,
        open_journal: Callable[[], Journal],
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        first: Errand | None = None,
        utc_offset: int | None = None,
        day_first: bool = False,
        other_editor: Callable[[Path], object] = _no_editor,
        viewer: Callable[[str], None] = _no_viewer,
    ) -> None:
        """Hold a workspace.

        Args:
            open_journal: called after the first frame; its errors are told on Home.
            now: aware UTC.
            first: where to go as soon as the journal is open; None to stay at Home.
            utc_offset: seconds east of UTC; None to ask the system.
            day_first: whether 12/5 is in May here.
            other_editor: lets the author edit a file in an editor of her own, until that ends.
            viewer: shows a file or a link in a window of its own, and does not wait for it.
        """
        super().__init__()
        self.other_editor = other_editor
        self.viewer = viewer
        self._workspace = workspace
        self._open_journal = open_journal
        self._now = now
        self._first = first
        self._utc_offset = utc_offset
        self._day_first = day_first
        self._place: Place | None = None
        self._visit: Visit | None = None
        self._driven: Driver | None = None
        self._warned = False
        for theme in THEMES:
            self.register_theme(theme)
        self.stylesheet = KeptStylesheet(variables=self.get_css_variables())
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The wall's colours, whatever the theme."""
        return WALL_DEFAULTS

    def on_mount(self) -> None:
        """Open the journal once something can be seen."""
        self.call_after_refresh(self._open)

    async def _open(self) -> None:
        """Open the journal and go where the command line said.

        What is wrong with the journal is told on Home.
        """
        from plc_runner.tui.place import Place

        home = self.home()
        offset = _offset_here() if self._utc_offset is None else self._utc_offset
        try:
            self._place = home.place = Place(
                self._workspace, self._open_journal(), self._now, offset, self._day_first
            )
            self._mark_if_made_up(self._place)
            home.fill()
            await self._go_where_asked(self._place)
        except PlcError as problem:
            home.tell(str(problem))

    def _mark_if_made_up(self, place: Place) -> None:
        from plc_runner.journal.made_up import is_made_up

        if is_made_up(place.journal):
            from plc_runner.tui.visit import KEPT, mark

            mark(self, KEPT)

    async def _go_where_asked(self, place: Place) -> None:
        if self._first is not None:
            await self._first.go(self, place)
        elif self.home().is_new:
            from plc_runner.tui.screens.letters import LettersScreen

            await self.push_screen(LettersScreen(), lambda _: self._ask_for_copy(place))

    def _ask_for_copy(self, place: Place) -> None:
        """At the first start: where will the team find what is kept here?"""
        from plc_runner.driver.copying import standing
        from plc_runner.tui.screens.copy import CopyDialog

        if not standing(place.journal).asked:
            self.push_screen(CopyDialog(place), lambda _: self.home().fill())

    async def visit(self, visit: Visit) -> None:
        """Look around in another place until the key that leaves the program leads back."""
        from plc_runner.tui.visit import THROWN_AWAY, mark

        await self._back_to_home()
        self._visit = visit
        mark(self, THROWN_AWAY)
        self._stay_in(visit.place)

    async def _come_back(self, visit: Visit) -> None:
        from plc_runner.tui.visit import unmark

        self._visit = None
        await self.action_go_home()
        unmark(self)
        visit.close()
        self._stay_in(visit.home)
        if visit.left is not None:
            visit.left()

    def _stay_in(self, place: Place) -> None:
        self._place = self.home().place = place
        self.home().fill(anew=True)

    def home(self) -> HomeScreen:
        """The screen below all others."""
        home = self.screen_stack[0]
        assert isinstance(home, HomeScreen)  # noqa: S101 - MODES says so
        return home

    async def drive(self, driver: Driver) -> None:
        """Put a session on the wall."""
        from plc_runner.tui.screens.run import RunScreen

        assert self._place is not None  # noqa: S101 - a driver needs a journal
        self._driven = driver
        self._choose_team_of(driver)
        await self._back_to_home()
        await self.push_screen(RunScreen(driver, self._place))

    def _choose_team_of(self, driver: Driver) -> None:
        """Home goes on with the team that met last here."""
        from plc_runner.memory.chosen import choose_team

        if driver.state.team is not None:
            with suppress(PlcError):
                choose_team(driver.journal, driver.state.team)

    async def action_go_home(self) -> None:
        """Leave the session; it can be taken up again if it is open."""
        self._release()
        await self._back_to_home()
        self.home().fill(anew=True)

    async def _back_to_home(self) -> None:
        while len(self.screen_stack) > 1:
            await self.pop_screen()

    def action_toggle_wall(self) -> None:
        """Dark or light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_copy_or_leave(self) -> None:
        """Ctrl+C copies where there is a text to copy from, and leaves everywhere else."""
        copy = getattr(self.screen, "copy_selected", None)
        if copy is None:
            self.action_leave()
        else:
            copy()

    def action_leave(self) -> None:
        """Leave the program, or a rehearsal; an open session is left to be resumed."""
        for screen in reversed(self.screen_stack):
            if instead := getattr(screen, "leave_instead", None):
                instead()
                return
        if self._visit is not None:
            self.call_later(self._come_back, self._visit)
            return
        if self._driven is not None and self._driven.unsaved and not self._warned:
            self._warned = True
            waits = len(self._driven.unsaved)
            self.notify(f"{waits} not saved yet. Press again to leave without them.", timeout=10)
            return
        left = self._driven is not None and self._driven.state.phase not in ("closed", "adjourned")
        self._release()
        again = "The meeting stays as it is: plc, or plc resume, goes on with it."
        self.exit(message=again if left else None)

    def on_unmount(self) -> None:
        """Let go of the session and of the file, however the program ends."""
        if self._driven is not None:
            self._driven.release()
        if self._visit is not None:
            self._visit.close()
            self._place = self._visit.home
        if self._place is not None:
            self._place.journal.close()

    def _release(self) -> None:
        """Store the half-typed line, and let another program drive."""
        for screen in self.screen_stack:
            if store := getattr(screen, "store_line", None):
                store()
        if self._driven is not None:
            self._driven.release()
            self._driven = None

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:  # noqa: ARG002
        """The palette: the verbs of the Run screen, or what every screen has."""
        below = [each for each in self.screen_stack if hasattr(each, "verbs_for_palette")]
        if below:
            yield from below[-1].verbs_for_palette()
        else:
            yield SystemCommand(VERB["theme"].title, VERB["theme"].help, self.action_toggle_wall)
            yield SystemCommand(VERB["quit"].title, VERB["quit"].help, self.action_leave)

    @property
    def _logs(self) -> tuple[Path, ...]:
        return self._workspace.sessions, Path(tempfile.gettempdir())

    def _handle_exception(self, error: Exception) -> None:
        """Something nobody expected: in a sentence, with what was typed kept, and written down."""
        with suppress(Exception):
            self._release()
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._exit_renderables.append(Text(fault.told(error, self._now(), self._logs)))
        self._close_messages_no_wait()


def _offset_here() -> int:
    """Seconds east of UTC, as the system has it."""
    return int((datetime.now().astimezone().utcoffset() or timedelta()).total_seconds())
