"""Forms of the team screen: rows to fill in, and a button that keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, Static

from plc_runner.driver.teams import Office, new_team, settle
from plc_runner.errors import PlcError, Refused
from plc_runner.journal.queries import Team
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place
from plc_runner.tui.widgets.keys_line import Key, KeysLine

Field = tuple[str, str, str, str]
"""Id, label, text, what stands there while it is empty."""


def office(place: Place) -> Office:
    """Where the team is looked after, now."""
    return Office(place.journal, place.now(), place.today(), place.day_first)


class Form(ModalScreen[str]):
    """Gives back what was done, in a sentence; nothing where nothing was."""

    CSS_PATH = ["dialog.tcss", "team_forms.tcss"]
    KEYS: ClassVar[tuple[Key, ...]] = (Key("Enter", "on"), Key("Esc", "back", "back"))
    VERTICAL_BREAKPOINTS = [
        (0, "-low"),
        (15, "-middle"),
        (18, "-usual"),
        (24, "-tall"),
        (34, "-high"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", show=False),
        Binding("down", "app.focus_next", "Row below", show=False),
        Binding("up", "app.focus_previous", "Row above", show=False),
        Binding("pagedown", "turn('page_down')", "Further down", show=False),
        Binding("pageup", "turn('page_up')", "Further up", show=False),
    ]

    def __init__(self, place: Place, title: str, fields: Sequence[Field], keeps: str) -> None:
        """Show rows to fill in.

        Args:
            place: where it is kept.
            title: what the form is for.
            fields: its rows.
            keeps: what the button says.
        """
        super().__init__()
        self.place = place
        self._title = title
        self._fields = fields
        self._keeps = keeps

    def compose(self) -> ComposeResult:
        """The rows, the button, and what was wrong."""
        with Vertical(id="dialog"):
            yield Static(visible(self._title), classes="title", markup=False)
            with VerticalScroll(id="fields", can_focus=False):
                yield from self.fields()
                yield from self.more()
            keep = Button(self._keeps, id="keep", compact=True)
            # Enter twice in a row is meant twice; Textual's button is deaf while it glows.
            keep.active_effect_duration = 0
            yield keep
            yield Static(id="said", classes="more hidden", markup=False)
            yield KeysLine(*self.KEYS, id="keys")

    def fields(self) -> ComposeResult:
        """The rows."""
        for id_, label, text, empty in self._fields:
            field = Input(text, placeholder=empty, id=id_, select_on_focus=False)
            yield Horizontal(Label(label, classes="label"), field, classes="row")

    def more(self) -> ComposeResult:
        """What stands under the rows."""
        yield from ()

    def on_mount(self) -> None:
        """The first row, its text not marked: a letter adds to it."""
        self.query(Input).first().focus()

    def said(self, field: str) -> str:
        """What stands in a row."""
        return self.query_one(f"#{field}", Input).value

    def keep(self) -> str:
        """Keep what is filled in; says what was done.

        Raises:
            PlcError: it cannot be; says why.
        """
        raise NotImplementedError

    def attempt(self) -> None:
        """Keep it and leave; what is wrong is told, and the texts stay."""
        try:
            done = self.keep()
        except PlcError as problem:
            self.tell(f"■ {problem}")
            return
        self.dismiss(done)

    def tell(self, text: str) -> None:
        """Say what is wrong, above the keys."""
        said = self.query_one("#said", Static)
        said.update(visible(text))
        said.set_class(not text, "hidden")
        said.set_class(text.startswith("■"), "problem")

    @on(Input.Submitted)
    def _on(self, event: Input.Submitted) -> None:
        """From the row in which Enter was pressed; from the last one to the button."""
        fields = list(self.query(Input))
        below = fields[fields.index(event.input) + 1 :]
        (below[0] if below else self.query_one("#keep", Button)).focus()

    def action_turn(self, way: str) -> None:
        """Move what does not fit, though a row has the focus."""
        getattr(self.query_one("#fields"), f"scroll_{way}")(animate=False)

    @on(Button.Pressed)
    def _pressed(self) -> None:
        self.attempt()

    def action_back(self) -> None:
        """Leave it as it is."""
        self.dismiss("")


class TeamForm(Form):
    """What a team is called, how long it meets and how often."""

    def __init__(self, place: Place, team: Team | None, named: str = "") -> None:
        """Show what is settled.

        Args:
            place: where it is kept.
            team: as it stands now; None for a new one.
            named: what a new one may be called.
        """
        self._team = team
        self.made = ""
        """The id of the team that was made."""
        name, rhythm = (team.name, team.rhythm) if team else (named, "")
        length = str(team.minutes) if team and team.minutes else ""
        fields = (
            ("name", "Name", name, "Grade 4 mathematics"),
            ("minutes", "Minutes", length, "that a meeting takes; 45"),
            ("rhythm", "Rhythm", rhythm, "every second Wednesday, 3:15"),
        )
        super().__init__(place, team.name if team else "A new team", fields, "Keep it")

    def keep(self) -> str:
        """Make the team if it is new, and settle the rest."""
        at = office(self.place)
        minutes = minutes_said(self.said("minutes"))
        if self._team is None:
            self.made = new_team(at, self.said("name"))
            team = at.team(self.made)
            settle(at, team, minutes=minutes, rhythm=self.said("rhythm"))
            return f"{team.name} is there."
        return settle(
            at, self._team, name=self.said("name"), minutes=minutes, rhythm=self.said("rhythm")
        )


def minutes_said(text: str) -> int:
    """Minutes as typed; 0 where nothing is.

    Raises:
        Refused: it is no number.
    """
    said = text.casefold().replace("minutes", "").replace("min", "").strip()
    if not said:
        return 0
    if not said.isdecimal() or len(said) > 4:
        raise Refused(f"“{text.strip()}” is no number of minutes.")
    return int(said)
