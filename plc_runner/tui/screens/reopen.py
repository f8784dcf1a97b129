"""Going on with a meeting that was adjourned or closed: until when?"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from plc_runner.driver import Driver
from plc_runner.errors import PlcError
from plc_runner.session import commands as c
from plc_runner.session.words import minutes_text, time_text
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place
from plc_runner.tui.stop_at import stop_at, usual_stop


class ReopenDialog(ModalScreen[Driver | None]):
    """Asks when to stop this time. The clock waits for the room."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Back", show=False)]

    def __init__(self, driver: Driver, place: Place) -> None:
        super().__init__()
        self.driver = driver
        self.place = place

    def compose(self) -> ComposeResult:
        """What is left, and the field."""
        state = self.driver.state
        left = state.steps[(state.position or 0) :]
        seconds = sum(step.seconds for step in left)
        end = usual_stop(self.place.local(self.place.now()), timedelta(seconds=seconds))
        with Vertical(id="dialog"):
            yield Static(f"Go on with {visible(state.title)}", classes="title", markup=False)
            yield Static(
                f"From “{visible(left[0].title)}” on: {len(left)} steps, "
                f"{minutes_text(round(seconds / 60) * 60)}.",
                markup=False,
            )
            yield Static("Stop at")
            yield Input(time_text(end, self.place.utc_offset), id="stop")
            yield Static("Enter opens the wall; F5 lets the clock run.", classes="more", id="said")

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        bell = stop_at(event.value, self.place.local(self.place.now()))
        if bell is None and event.value.strip():
            self._tell(f"“{event.value}” is no time to stop at. Type 4:00, or 45 for minutes.")
            return
        try:
            self.driver.do(c.Reopen(stop_at=bell.astimezone(UTC) if bell else None))
        except PlcError as problem:
            self._tell(str(problem))
            return
        self.dismiss(self.driver)

    def _tell(self, problem: str) -> None:
        said = self.query_one("#said", Static)
        said.update(f"■ {visible(problem)}")
        said.set_class(True, "problem")
