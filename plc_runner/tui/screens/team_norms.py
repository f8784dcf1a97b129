"""What the team agrees on: a row for each norm, and who agrees."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Label, Static

from plc_runner.driver.teams import agree
from plc_runner.memory.team import TeamNow, agree_again
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place
from plc_runner.tui.screens.team_forms import Form, office
from plc_runner.tui.screens.ticks import Ticks


class NormsForm(Form):
    """With norms that there are, Enter down to the button agrees on them again."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "onward", "On", show=False)]

    def __init__(self, place: Place, now: TeamNow) -> None:
        """Show what was agreed on last.

        Args:
            place: where it is kept.
            now: the team as it stands now.
        """
        super().__init__(place, f"Norms of {now.team.name}", (), "We agree")
        self._now = now

    def fields(self) -> ComposeResult:
        """Why they are asked for again, a row each, one to add another, and who agrees."""
        if again := agree_again(self._now, self.place.today()):
            yield Static(f"▲ {visible(again)}", classes="about", markup=False)
        texts = self._now.norms.texts if self._now.norms else ()
        for number, text in enumerate((*texts, "")):
            yield _norm(number, text)
        people = [(one.id, one.name) for one in self._now.team.members]
        ticks = Ticks(people, [id_ for id_, _ in people], id="by")
        hidden = "" if people else " hidden"
        yield Horizontal(Label("Who agrees", classes="label"), ticks, classes=f"row{hidden}")

    @on(Input.Submitted)
    async def _below(self, event: Input.Submitted) -> None:
        """To the row below; a last row with something in it gets an empty one."""
        event.stop()
        event.prevent_default()
        fields = list(self.query(Input))
        at = fields.index(event.input) + 1
        if at == len(fields) and event.value.strip():
            assert event.input.parent is not None  # noqa: S101 - it stands in a row
            await self.query_one("#fields").mount(_norm(at, ""), after=event.input.parent)  # type: ignore[arg-type]
            fields = list(self.query(Input))
        if at < len(fields):
            fields[at].focus()
        else:
            self.query_one("#by" if self._now.team.members else "#keep").focus()

    def action_onward(self) -> None:
        """From the names, which do not take Enter themselves, to the button."""
        self.query_one("#keep").focus()

    def keep(self) -> str:
        """Keep what stands in the rows, with who agrees."""
        texts = [field.value for field in self.query(Input)]
        return agree(office(self.place), self._now.team, texts, self.query_one(Ticks).values)


def _norm(number: int, text: str) -> Horizontal:
    empty = "one more, or Enter"
    field = Input(text, placeholder=empty, id=f"norm-{number}", select_on_focus=False)
    return Horizontal(Label(f"{number + 1}.", classes="label number"), field, classes="row")
