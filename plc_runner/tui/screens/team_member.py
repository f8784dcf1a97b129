"""Somebody new, or what is known of a member: name, role, address; leaving and coming back."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.driver.people_said import the_member
from plc_runner.driver.teams import BeenHere, Office, change, come_back, join, leave
from plc_runner.errors import PlcError, Refused
from plc_runner.journal.queries import Member, Team
from plc_runner.memory.team import member_past
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place
from plc_runner.tui.screens.team_forms import Form, office
from plc_runner.tui.weeks import day_said
from plc_runner.tui.widgets.rows import Rows


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
