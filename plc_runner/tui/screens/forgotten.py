"""A meeting that nobody ended: when was it over?"""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from plc_runner.driver.forgotten import end_forgotten, ended_at
from plc_runner.errors import PlcError
from plc_runner.memory.forgotten import Forgotten
from plc_runner.session.words import time_text
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place


class ForgottenDialog(ModalScreen[str]):
    """Ends it with the time that is said; gives back what was done, or nothing."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss('')", "Back", show=False),
    ]

    def __init__(self, place: Place, forgotten: Forgotten) -> None:
        super().__init__()
        self.place = place
        self.forgotten = forgotten

    def compose(self) -> ComposeResult:
        """Which meeting, what is known of its end, and the field."""
        one = self.forgotten
        last, ended = (time_text(at, one.utc_offset) for at in (one.last, one.ended))
        known = f"The last thing was kept at {last}"
        known += f", and the bell was at {ended}." if ended != last else "."
        with Vertical(id="dialog"):
            yield Static(visible(one.said.partition(":")[0]), classes="title", markup=False)
            about = ", ".join(part for part in (one.title, one.team_name) if part)
            yield Static(f"{visible(about)}. {known}", markup=False)
            yield Static("It ended at")
            yield Input(ended, id="ended")
            yield Static(
                "Enter ends it, and writes its record. Esc leaves it open, to go on with it.",
                classes="more", id="said",
            )  # fmt: skip

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        one = self.forgotten
        try:
            same = event.value.strip() == time_text(one.ended, one.utc_offset)
            ended = one.ended if same else ended_at(event.value, one.started, one.utc_offset)
            state = end_forgotten(self.place.journal, one.session, ended, now=self.place.now)
        except PlcError as problem:
            self._tell(str(problem))
            return
        told = f"The meeting is ended at {time_text(ended, one.utc_offset)}."
        try:
            self.place.write_record(state)
        except PlcError as problem:
            told = f"{told} {problem}"
        self.dismiss(told)

    def _tell(self, problem: str) -> None:
        said = self.query_one("#said", Static)
        said.update(f"■ {visible(problem)}")
        said.set_class(True, "problem")
