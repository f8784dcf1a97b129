"""A team: who belongs to it, how it works together, and who has left."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList, Static

from plc_runner.tui.cells import flat
from plc_runner.tui.place import Place
from plc_runner.tui.screens.team_forms import TeamForm
from plc_runner.tui.screens.team_list import ListForm
from plc_runner.tui.screens.team_member import MemberForm
from plc_runner.tui.screens.team_norms import NormsForm
from plc_runner.tui.team_rows import CYCLE, MEETINGS, NORMS, Looked, look, sheet, team_rows
from plc_runner.tui.widgets.keys_line import Key, KeysLine
from plc_runner.tui.widgets.rows import Rows

_TWO_COLUMNS = 100
"""Cells from which on all about a row stands beside the rows."""


class TeamScreen(Screen[None]):
    """What is changed here is kept at once. Where there is room, all about a row stands beside."""

    CSS_PATH = "team.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_TWO_COLUMNS, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("a", "add", "Add somebody", show=False),
        Binding("i", "take_in", "A list", show=False),
        Binding("n", "norms", "Norms", show=False),
    ]

    def __init__(self, place: Place, team: str) -> None:
        """Look a team up.

        Args:
            place: where it is kept.
            team: its id.

        Raises:
            NotFound: there is none.
        """
        super().__init__()
        self.place = place
        self._team = team
        self._looked: Looked = look(place, team)

    def compose(self) -> ComposeResult:
        """The rows, what there is to tell of the one that is pointed at, and the keys."""
        yield Static(id="title", markup=False)
        with Horizontal(id="both"):
            yield Rows(markup=False)
            with VerticalScroll(id="detail", can_focus=False):
                yield Static(id="sheet")
        yield Static(id="told", markup=False, classes="hidden")
        yield KeysLine(
            Key("Enter", "open"),
            Key("A", "add somebody", "add"),
            Key("N", "norms", "norms"),
            Key("I", "a list", "take_in"),
            Key("Esc", "back", "back"),
            id="keys",
        )

    def on_mount(self) -> None:
        """The first row that leads somewhere."""
        self._fill()
        self.query_one(OptionList).focus()

    def on_resize(self) -> None:
        """What has no room beside the rows stands in them."""
        self._fill()

    def _fill(self, told: str = "") -> None:
        """Look it up anew and stay on the row."""
        rows = self.query_one(Rows)
        at = rows.highlighted_option.id if rows.highlighted_option else None
        self._looked = look(self.place, self._team)
        self.query_one("#title", Static).update(flat(self._looked.now.team.name))
        alone = self.size.width < _TWO_COLUMNS
        options = list(team_rows(self.place, self._looked, alone=alone))
        rows.clear_options()
        rows.add_options(options)
        ids = [option.id for option in options]
        usual = next(n for n, option in enumerate(options) if not option.disabled)
        rows.highlighted = ids.index(at) if at is not None and at in ids else usual
        said = self.query_one("#told", Static)
        said.update(flat(told))
        said.set_class(not told, "hidden")

    @on(OptionList.OptionHighlighted)
    def _pointed(self, event: OptionList.OptionHighlighted) -> None:
        about = sheet(self.place, self._looked, event.option_id or "")
        self.query_one("#sheet", Static).update(about)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        what = (event.option_id or "").partition(":")[0]
        if what == NORMS:
            self.action_norms()
        elif what == MEETINGS:
            self._open(TeamForm(self.place, self._looked.now.team))
        elif what == CYCLE:
            self._cycle()
        elif what in self._looked.people:
            team = self._looked.now.team
            self._open(MemberForm(self.place, team, self._looked.people[what]))

    def _open(self, form: MemberForm | TeamForm | NormsForm | ListForm) -> None:
        self.app.push_screen(form, lambda done: self._fill(done or ""))

    def _cycle(self) -> None:
        from plc_runner.tui.screens.cycle import FollowedScreen  # noqa: PLC0415 - when wanted
        from plc_runner.tui.screens.cycles import CyclesScreen  # noqa: PLC0415

        if self._looked.cycle is None:
            self.app.push_screen(CyclesScreen(self.place), lambda _: self._fill())
        else:
            followed = FollowedScreen(self.place, self._looked.cycle)
            self.app.push_screen(followed, lambda _: self._fill())

    def action_add(self) -> None:
        """Take somebody in."""
        self._open(MemberForm(self.place, self._looked.now.team))

    def action_take_in(self) -> None:
        """Take in a list of members."""
        self._open(ListForm(self.place, self._looked.now.team))

    def action_norms(self) -> None:
        """What the team agrees on."""
        self._open(NormsForm(self.place, self._looked.now))

    def action_back(self) -> None:
        """Everything is kept already."""
        self.dismiss()
