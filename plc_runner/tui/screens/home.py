"""Home: what the team decided, promised and aims at, what comes next, and all that can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.errors import PlcError
from plc_runner.tui.widgets.keys_line import Key, KeysLine
from plc_runner.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from plc_runner.memory.today import Today
    from plc_runner.tui.app import PlcApp
    from plc_runner.tui.coming import Coming
    from plc_runner.tui.place import Place

# ruff: noqa: PLC0415 - what a session needs is loaded after the first frame

_WIDEST = 84
"""Cells of the list at most; home.tcss says so too."""
_PLAN = 44
"""Cells of the plan beside it, and of what is left free between them."""
_BESIDE = 3
"""Cells beside the words of a row: at both ends, and where it is scrolled."""
_TWO_COLUMNS = 90
"""Cells from which on the plan stands beside the list."""
_LISTS = 54
"""Cells from which the keys of the lists are said."""
ALWAYS = {
    "start": "Start a meeting",
    "library": "Look at the protocols, or make one",
    "cycles": "Plan the coming weeks",
}
"""Rows that are there whatever was before, by where they lead."""
_FIRST = ("forgotten", "open", "next", "write", "start")
"""What Enter does first, if it is there."""


class _Offers(Rows):
    """The past above, so that it is the first to be seen."""

    def from_the_top(self) -> None:
        """Show the first rows, as far as the row that is pointed at allows."""
        self.scroll_to(y=0, animate=False, immediate=True)
        self.scroll_to_highlight()

    def on_resize(self) -> None:
        """More may fit now, or less."""
        self.from_the_top()


class HomeScreen(Screen[None]):
    """Usable from its first frame; filled as soon as the journal is open."""

    CSS_PATH = "home.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "to('find')", "Search", show=False),
        Binding("d", "to('decisions')", "Decisions", show=False),
        Binding("a", "to('actions')", "What was promised", show=False),
        Binding("g", "to('goals')", "Goals", show=False),
        Binding("t", "team", "Another team", show=False),
        Binding("l", "letters", "Size of the letters", show=False),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-tall")]

    def __init__(self) -> None:
        super().__init__()
        self.place: Place | None = None
        self.coming: Coming | None = None
        self.today: Today | None = None
        self._filled = False
        self._hurried = ""
        """The row that was chosen before the journal was open."""

    @property
    def is_new(self) -> bool:
        """Whether no meeting was ever held here."""
        return self.today is None or self.today.is_new

    def compose(self) -> ComposeResult:
        """What can be done before anything is loaded."""
        yield Static("PLC Runner", id="title", markup=False)
        yield Static("Meetings that leave something behind", id="motto", markup=False)
        with Horizontal(id="both"):
            always = [
                Option(Content.styled(title, "bold"), id=id_) for id_, title in ALWAYS.items()
            ]
            yield _Offers(*always, markup=False)
            with VerticalScroll(id="plan", can_focus=False, classes="hidden"):
                yield Static(markup=False)
        yield Static(id="problem", classes="hidden", markup=False)
        yield KeysLine(*_keys(None, 0), id="keys")

    def on_mount(self) -> None:
        """Enter opens the first row."""
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """What is shown of the past depends on the room there is for it."""
        self._show()

    def fill(self, *, anew: bool = False) -> None:
        """Look up what was and what comes next, and show it.

        Args:
            anew: point at what is to be done first, wherever one was.
        """
        if self.place is None:
            return
        self._filled = self._filled and not anew
        from plc_runner.memory.chosen import chosen_team
        from plc_runner.memory.today import today
        from plc_runner.tui.coming import coming

        journal = self.place.journal
        self.today = today(journal, chosen_team(journal), self.place.today())
        ours = self.today.ours
        self.coming = coming(self.place, ours.team) if ours else None
        self._show()
        self.query_one(OptionList).focus()
        self.tell("")
        if chosen := self._hurried:
            self._hurried = ""
            self.call_later(self._go, chosen)

    def _show(self) -> None:
        """All of it, for the room that there is now."""
        if self.place is None or self.today is None:
            return
        from plc_runner.tui.coming import plan_said
        from plc_runner.tui.home_rows import home_rows, title_said

        wide = self.size.width
        plan = plan_said(self.coming) if wide >= _TWO_COLUMNS else None
        self.query_one("#plan", VerticalScroll).set_class(plan is None, "hidden")
        self.query_one("#plan Static", Static).update(plan or "")
        self.query_one("#title", Static).update(title_said(self.place, self.today, wide))
        self.query_one("#motto", Static).set_class(self.today.ours is not None, "hidden")
        room = min(wide if plan is None else wide - _PLAN, _WIDEST) - _BESIDE
        self._offer(home_rows(self.place, self.today, self.coming, room, self.app.size.height))
        self.query_one(KeysLine).show(_keys(self.today, wide))

    def _offer(self, rows: list[Option]) -> None:
        """Put these rows in the list; the one that was pointed at still is, if it is there."""
        options = self.query_one(_Offers)
        before = options.highlighted_option if options.option_count else None
        ids = [row.id or "" for row in rows]
        firsts = [id_.partition(":")[0] for id_ in ids]
        options.clear_options()
        options.add_options(rows)
        first = next(firsts.index(what) for what in _FIRST if what in firsts)
        stays = self._filled and before is not None and before.id in ids
        options.highlighted = ids.index(before.id or "") if stays and before else first
        self._filled = True
        options.from_the_top()

    def tell(self, problem: str) -> None:
        """Say what does not work."""
        told = self.query_one("#problem", Static)
        told.update(f"■ {problem}" if problem else "")
        told.set_class(not problem, "hidden")

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        await self._go(event.option_id or "")

    async def _go(self, row: str) -> None:
        """To where a row leads, as soon as there is a place to keep a meeting."""
        if self.place is None:
            self._hurried = row
            return
        from plc_runner.tui.screens.home_ways import go

        self.tell("")
        try:
            await go(self._app, self.place, row, self.coming)
        except PlcError as problem:
            self.tell(str(problem))

    async def action_to(self, row: str) -> None:
        """Look back, where there is anything to look at."""
        if not self.is_new:
            await self._go(row)

    async def action_team(self) -> None:
        """Show another team's past."""
        if self.place is not None and self.today is not None and self.today.several:
            await self._go("choose")

    async def action_letters(self) -> None:
        """To the size of the letters."""
        from plc_runner.tui.screens.letters import LettersScreen

        await self.app.push_screen(LettersScreen())

    @property
    def _app(self) -> PlcApp:
        return cast("PlcApp", self.app)


def _keys(today: Today | None, width: int) -> list[Key]:
    """What can be done besides choosing a row, as far as there is room to say it.

    What a team with a past looks for comes before what every program has.
    """
    back = [Key("/", "search", "to('find')")]
    if lists := width >= _LISTS:
        back += [
            Key("D", "decisions", "to('decisions')"),
            Key("A", "promises", "to('actions')"),
            Key("G", "goals", "to('goals')"),
        ]
    with_past = today is not None and not today.is_new
    room = width >= _TWO_COLUMNS or not (with_past and lists)
    return [
        Key("Enter", "open"),
        *(back if with_past else []),
        *([Key("T", "team", "team")] if today and today.several else []),
        *([Key("L", "letters", "letters"), Key("Ctrl+Q", "leave", "app.quit")] if room else []),
    ]
