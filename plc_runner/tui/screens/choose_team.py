"""Which team: whose past Home shows, and who the start dialog begins with."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.errors import PlcError
from plc_runner.journal.home import teams_named
from plc_runner.memory.chosen import choose_team, chosen_team
from plc_runner.tui.cells import flat
from plc_runner.tui.place import Place
from plc_runner.tui.widgets.rows import Rows

_MOST = 50


class ChooseTeamDialog(ModalScreen[bool]):
    """Gives back whether a team was chosen. The arrows move in the list, whatever is typed."""

    CSS_PATH = "dialog.tcss"
    DEFAULT_CSS = "ChooseTeamDialog OptionList { max-height: 60vh; }"
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
        """A field to find it with, and the teams."""
        with Vertical(id="dialog"):
            yield Static("Which team?", classes="title")
            yield Input(placeholder="type a part of its name, or choose")
            teams = Rows(markup=False)
            teams.can_focus = False
            yield teams
            yield Static(id="said", classes="more", markup=False)

    def on_mount(self) -> None:
        """The one that is chosen now first."""
        self._fill(chosen_team(self.place.journal) or "")

    @on(Input.Changed)
    def _typed(self) -> None:
        self._fill("")

    def _fill(self, at: str) -> None:
        found = teams_named(self.place.journal, self.query_one(Input).value.strip(), _MOST)
        rows = self.query_one(OptionList)
        rows.clear_options()
        rows.add_options([Option(flat(name), id=id_) for id_, name in found])
        ids = [id_ for id_, _ in found]
        rows.highlighted = (ids.index(at) if at in ids else 0) if ids else None
        self._tell("" if found else "No team has that in its name.")

    def _tell(self, text: str) -> None:
        self.query_one("#said", Static).update(text)

    def action_point(self, way: str) -> None:
        """Move in the list, though the field has the focus."""
        getattr(self.query_one(OptionList), f"action_{way}")()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.query_one(OptionList).action_select()

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        try:
            choose_team(self.place.journal, event.option_id or "")
        except PlcError as problem:
            self._tell(f"■ {problem}")
            return
        self.dismiss(True)

    def action_back(self) -> None:
        """Leave it as it is."""
        self.dismiss(False)
