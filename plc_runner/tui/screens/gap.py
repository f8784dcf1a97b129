"""The question after an absence: does the time away count?"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.driver import Driver
from plc_runner.session import commands as c
from plc_runner.session.words import clock_text


class GapDialog(ModalScreen[None]):
    """Asks once; the clock stands meanwhile."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "choose('count')", "Count it", show=False),
        Binding("d", "choose('no')", "Don't", show=False),
    ]

    def __init__(self, driver: Driver) -> None:
        super().__init__()
        self.driver = driver

    def compose(self) -> ComposeResult:
        """How long it was, and the two answers."""
        gap = self.driver.state.gap
        away = clock_text((gap.until - gap.since).total_seconds()) if gap else ""
        with Vertical(id="dialog"):
            yield Static(f"Away {away}", classes="title", markup=False)
            yield Static("The program was away while the clock ran.", markup=False)
            yield OptionList(
                Option("We talked: count it   C", id="count"),
                Option("We stopped: don't     D", id="no"),
                markup=False,
            )

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self.action_choose(event.option_id or "no")

    def action_choose(self, answer: str) -> None:
        """Answer, and go on."""
        self.driver.do(c.AnswerGap(answer == "count"))
        self.dismiss()
