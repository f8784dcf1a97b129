"""Forms of the team screen: rows to fill in, and a button that keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.driver.people_said import the_member
from plc_runner.driver.teams import (
    BeenHere,
    Office,
    change,
    come_back,
    join,
    leave,
    new_team,
    settle,
)
from plc_runner.errors import PlcError, Refused
from plc_runner.journal.queries import Member, Team
from plc_runner.memory.team import member_past
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place
from plc_runner.tui.weeks import day_said
from plc_runner.tui.widgets.keys_line import Key, KeysLine
from plc_runner.tui.widgets.rows import Rows

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
            yield Button(self._keeps, id="keep", compact=True)
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


class MemberForm(Form):
    """Somebody new, or what is known of a member."""

    def __init__(self, place: Place, team: Team, member: Member | None = None) -> None:
        """Show what is known.

        Args:
            place: where it is kept.
            team: as it stands now.
            member: None for somebody new.
        """
        self._team = team
        self._member = member
        name, role, email = (member.name, member.role, member.email) if member else ("", "", "")
        fields = [
            ("name", "Name", name, "as the wall will call them"),
            ("role", "Role", role, "coach, Grade 5 teacher ..."),
            ("email", "Email", email, "if you like"),
        ]
        if member is None:
            fields.append(("day", "Since", "", "today, or 1 August"))
        title = member.name if member else f"Somebody new in {team.name}"
        super().__init__(place, title, fields, "Keep it" if member else "Take them in")

    def more(self) -> ComposeResult:
        """A member can leave; who has that name and left can be back."""
        gone = self._member is not None and self._member.left is not None
        label = "Back since" if gone else "Left on"
        day = Input(placeholder="today, or 13 Feb", id="day")
        row = Horizontal(Label(label, classes="label"), day, classes="row hidden", id="when")
        if self._member is not None:
            past = member_past(self.place.journal, self._team.id, self._member)
            told = "\n".join(f"{day_said(self.place, day)}: {what}" for day, what in past)
            yield Static(visible(told), classes="about past", markup=False)
            yield row
        rows = Rows(*self._choices(gone), markup=False)
        rows.set_class(self._member is None, "hidden")
        yield rows

    def _choices(self, gone: bool) -> list[Option]:
        if self._member is None:
            return [
                Option("The same person: back", id="same"),
                Option("Somebody else", id="else"),
            ]
        team = visible(self._team.name)
        return [Option(f"Is back in {team}" if gone else f"Has left {team}", id="moved")]

    def keep(self) -> str:
        """Take somebody in, or put right what is known."""
        at, name = office(self.place), self.said("name")
        email, role = self.said("email"), self.said("role")
        if self._member is not None:
            done = change(at, self._team, self._member, name=name, email=email, role=role)
            return f"{done} {self._moved(at)}".strip()
        try:
            return join(at, self._team, name, email=email, role=role, on=self.said("day"))
        except BeenHere as problem:
            rows = self.query_one(Rows)
            rows.set_class(False, "hidden")
            rows.focus()
            rows.highlighted = 0
            raise Refused(str(problem)) from problem

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == "moved":
            event.option_list.set_class(True, "hidden")
            self.query_one("#when").set_class(False, "hidden")
            self.query_one("#day", Input).focus()
            return
        try:
            self.dismiss(self._new(the_same=event.option_id == "same"))
        except PlcError as problem:
            self.tell(f"■ {problem}")

    def _new(self, *, the_same: bool) -> str:
        """Whoever is called like somebody who left."""
        at, name, day = office(self.place), self.said("name"), self.said("day")
        if the_same:
            return come_back(at, self._team, the_member(self._team, name, former=True), day)
        email, role = self.said("email"), self.said("role")
        return join(at, self._team, name, email=email, role=role, on=day, somebody_else=True)

    def _moved(self, at: Office) -> str:
        """Let a member leave or come back, if that is what was chosen."""
        if self._member is None or self.query_one("#when").has_class("hidden"):
            return ""
        team = at.team(self._team.id)
        moved = leave if self._member.left is None else come_back
        (member,) = (one for one in (*team.members, *team.former) if one.id == self._member.id)
        return moved(at, team, member, self.said("day"))

    @on(Input.Submitted, "#day")
    def _day(self, event: Input.Submitted) -> None:
        """The day is all that is asked: keep it."""
        if self._member is not None:
            event.stop()
            event.prevent_default()
            self.attempt()


class TeamForm(Form):
    """What a team is called, how long it meets and how often."""

    def __init__(self, place: Place, team: Team | None) -> None:
        """Show what is settled.

        Args:
            place: where it is kept.
            team: as it stands now; None for a new one.
        """
        self._team = team
        self.made = ""
        """The id of the team that was made."""
        name, rhythm = (team.name, team.rhythm) if team else ("", "")
        length = str(team.minutes) if team and team.minutes else ""
        fields = (
            ("name", "Name", name, "Grade 4 mathematics"),
            ("minutes", "Minutes", length, "that a meeting takes; 45"),
            ("rhythm", "Rhythm", rhythm, "every second Wednesday, 3:15"),
        )
        super().__init__(place, name or "A new team", fields, "Keep it")

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
