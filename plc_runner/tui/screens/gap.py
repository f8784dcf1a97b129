"""The question after an absence: does the time away count?"""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.driver import Driver
from plc_runner.errors import PlcError
from plc_runner.session import commands as c
from plc_runner.session.state import Phase
from plc_runner.session.words import clock_text
from plc_runner.tui.cells import visible
from plc_runner.tui.widgets.capture_line import CaptureLine
from plc_runner.tui.widgets.rows import Rows

_HOW = "↑ ↓ choose, then Enter. What is typed waits on the line."


class GapDialog(ModalScreen[str]):
    """Asks once; the clock stands meanwhile. Comes back with a problem, or with nothing.

    It may come while somebody types: what types goes to the line, and Enter alone says nothing,
    for nothing is chosen until an arrow is pressed.
    """

    CSS_PATH = "dialog.tcss"

    def __init__(self, driver: Driver, line: CaptureLine) -> None:
        super().__init__()
        self.driver = driver
        self.line = line
        self._answered = False

    def compose(self) -> ComposeResult:
        """How long it was, the two answers, and what is on the line."""
        gap = self.driver.state.gap
        away = clock_text((gap.until - gap.since).total_seconds()) if gap else ""
        options = Rows(
            Option("We talked: count it", id="count"),
            Option("We stopped: don't", id="no"),
            markup=False,
        )
        options.highlighted = None
        options.can_focus = False  # all keys are looked at here, each before the next
        with Vertical(id="dialog"):
            yield Static(f"Away {away}", classes="title", markup=False)
            yield Static("The program was away while the clock ran.", markup=False)
            yield options
            yield Static(_HOW, classes="more", id="said", markup=False)
            yield Static(id="typed", markup=False)

    def on_mount(self) -> None:
        """Show what was half typed when the question came."""
        self._show_line()

    def on_key(self, event: events.Key) -> None:
        """Arrows choose, Enter answers; all else that belongs to a line goes there."""
        options = self.query_one(OptionList)
        if event.key == "down":
            options.action_cursor_down()
        elif event.key == "up":
            options.action_cursor_up()
        elif event.key == "enter":
            options.action_select()
        elif event.key == "backspace":
            self.line.action_delete_left()
            self._typed()
        elif event.is_printable and event.character:
            self.line.insert_text_at_cursor(event.character)
            self._typed()
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Onto the line, as one."""
        event.stop()
        self.line.insert_text_at_cursor(" ".join(event.text.splitlines()))
        self._typed()

    def _typed(self) -> None:
        """Whoever types has not chosen."""
        self.query_one(OptionList).highlighted = None
        self._show_line()

    def _show_line(self) -> None:
        text = self.line.value
        self.query_one("#typed", Static).update(f"On the line: {visible(text)}" if text else "")

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if self._answered:
            return
        problem = ""
        try:
            self.driver.do(c.AnswerGap(event.option_id == "count"))
        except PlcError as refused:
            problem = str(refused)
        if self.driver.state.phase is Phase.AWAY:
            said = self.query_one("#said", Static)
            said.update(f"■ {visible(problem)}")
            said.set_class(True, "problem")
            return
        self._answered = True
        self.dismiss(problem)
