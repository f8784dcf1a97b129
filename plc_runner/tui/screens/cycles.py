"""Which cycle: those that teams follow, and those that there are to begin."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.driver.cycles import Following, following
from plc_runner.protocol.library import ListedCycle
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place
from plc_runner.tui.screens.cycle import BeginScreen, FollowedScreen
from plc_runner.tui.weeks import next_said
from plc_runner.tui.widgets.keys_line import Key, KeysLine
from plc_runner.tui.widgets.rows import Rows
from plc_runner.tui.words_of_count import count


class CyclesScreen(Screen[None]):
    """Gives back nothing: what is begun or ended here is kept at once."""

    CSS_PATH = "cycles.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Back", show=False)]

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        found = place.library.cycles()
        self._whole = {one.id: one for one in found if one.reading.cycle}
        self._broken = [one.path.name for one in found if not one.reading.cycle]
        self._teams = {one.cycle.id: one for one in self._following()}

    def _following(self) -> tuple[Following, ...]:
        return following(self.place.journal, self.place.library, self.place.today())

    def compose(self) -> ComposeResult:
        """Teams first, then what can be begun."""
        yield Static("Cycles: protocols over some weeks", id="title")
        options = [self._team_option(one) for one in self._teams.values()]
        if options and self._whole:
            options.append(Option("Begin one", disabled=True))
        options += [_cycle_option(one) for one in self._whole.values()]
        yield Rows(*options, markup=False)
        if self._broken:
            files = ", ".join(visible(name) for name in self._broken)
            yield Static(
                f"▲ Cannot be read: {files}. plc check says why.", id="broken", markup=False
            )
        yield KeysLine(Key("Enter", "look closer"), Key("Esc", "back", "dismiss"), id="keys")

    def on_mount(self) -> None:
        """The first row."""
        self.query_one(OptionList).focus()

    def _team_option(self, one: Following) -> Option:
        head, more = next_said(self.place, one)
        return _option(head, more, f"team:{one.cycle.id}")

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        what, _, id_ = (event.option_id or "").partition(":")
        if what == "team":
            await self.app.push_screen(FollowedScreen(self.place, self._teams[id_]), self._done)
        else:
            await self.app.push_screen(BeginScreen(self.place, self._whole[id_]), self._done)

    def _done(self, done: bool | None) -> None:
        """Something was begun or ended: Home shows what is due now."""
        if done:
            self.dismiss()


def _cycle_option(one: ListedCycle) -> Option:
    cycle = one.reading.cycle
    assert cycle is not None  # noqa: S101 - only whole ones are offered
    weeks = count(cycle.meetings[-1].week, "week")
    text = Content.assemble(
        (visible(cycle.title), "bold"),
        f"  {count(len(cycle.meetings), 'meeting')} in {weeks}",
        f"\n{visible(cycle.purpose)}" if cycle.purpose else "",
    )
    return Option(text, id=f"cycle:{one.id}")


def _option(head: str, more: str, id_: str) -> Option:
    return Option(Content.assemble((visible(head), "bold"), f"\n{visible(more)}"), id=id_)
