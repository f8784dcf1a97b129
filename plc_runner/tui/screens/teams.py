"""All teams: one to look at, or a new one."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.journal.teams import ListedTeam, teams_listed
from plc_runner.tui.cells import flat
from plc_runner.tui.place import Place
from plc_runner.tui.screens.team import TeamScreen
from plc_runner.tui.screens.team_forms import TeamForm
from plc_runner.tui.weeks import day_said
from plc_runner.tui.widgets.keys_line import Key, KeysLine
from plc_runner.tui.widgets.rows import Rows
from plc_runner.tui.words_of_count import count

_MOST = 50
_NEW = "new"


class TeamsScreen(Screen[None]):
    """The arrows move in the list, whatever is typed."""

    CSS_PATH = "team.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (15, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("down", "point('cursor_down')", "Row below", show=False),
        Binding("up", "point('cursor_up')", "Row above", show=False),
        Binding("pagedown", "point('page_down')", "Page below", show=False),
        Binding("pageup", "point('page_up')", "Page above", show=False),
    ]

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place

    def compose(self) -> ComposeResult:
        """A field to find one with, and the teams."""
        yield Static("Teams", id="title", markup=False)
        yield Input(placeholder="type a part of its name, or choose", id="find")
        teams = Rows(markup=False)
        teams.can_focus = False
        yield teams
        keys = (Key("↑ ↓", "choose"), Key("Enter", "look closer"), Key("Esc", "back", "back"))
        yield KeysLine(*keys, id="keys")

    def on_mount(self) -> None:
        """All of them."""
        self._fill()
        self.query_one(Input).focus()

    @on(Input.Changed)
    def _fill(self) -> None:
        typed = self.query_one(Input).value.strip()
        found = teams_listed(self.place.journal, typed, _MOST)
        rows = self.query_one(Rows)
        at = rows.highlighted_option.id if rows.highlighted_option else None
        rows.clear_options()
        rows.add_options([self._row(one) for one in found])
        rows.add_option(Option(Content.styled("A new team", "bold"), id=_NEW))
        ids = [one.id for one in found]
        rows.highlighted = ids.index(at) if at in ids else 0

    def _row(self, one: ListedTeam) -> Option:
        met = f" · met {day_said(self.place, one.met)}" if one.met else ""
        told = f"  {count(one.members, 'member')}{met}"
        return Option(Content.assemble((flat(one.name), "bold"), told), id=one.id)

    def action_point(self, way: str) -> None:
        """Move in the list, though the field has the focus."""
        getattr(self.query_one(Rows), f"action_{way}")()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.query_one(Rows).action_select()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id != _NEW:
            self._look(event.option_id or "")
            return
        typed = self.query_one(Input).value.strip()
        form = TeamForm(self.place, None, typed)
        self.app.push_screen(form, lambda _: self._look(form.made) if form.made else None)

    def _look(self, team: str) -> None:
        self.app.push_screen(TeamScreen(self.place, team), lambda _: self._fill())

    def action_back(self) -> None:
        """Everything is kept already."""
        self.dismiss()
