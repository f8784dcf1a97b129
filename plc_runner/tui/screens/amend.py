"""Putting the past right from review: words, owner, day, what became of it; going on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.driver.amending import said_of
from plc_runner.errors import PlcError
from plc_runner.journal.aftermath import KeptRecord, kept_record
from plc_runner.journal.queries import session
from plc_runner.tui.amending import Choice, choices, past_of, shown
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place
from plc_runner.tui.widgets.keys_line import Key, KeysLine
from plc_runner.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from plc_runner.tui.app import PlcApp

What = Literal["decision", "action", "goal", "question", "entry", "session"]

_TITLES: dict[What, str] = {
    "decision": "Put a decision right",
    "action": "Put an action right",
    "goal": "Put a goal right",
    "question": "Put a parked question right",
    "entry": "Put a line right",
    "session": "Put a meeting right",
}
_KEEPS = "What was there stays to be seen."


class AmendDialog(ModalScreen[str]):
    """Gives back what was done, in a sentence; nothing where nothing was."""

    CSS_PATH = ["dialog.tcss", "amend.tcss"]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (17, "-middle"), (24, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back", show=False)]

    def __init__(self, place: Place, what: What, id_: str) -> None:
        """Offer what can be put right.

        Args:
            place: where it is kept.
            what: what it is.
            id_: its id.
        """
        super().__init__()
        self.place = place
        self._what = what
        self._of = id_
        self._record: KeptRecord | None = None
        self._choices: dict[str, Choice] = {}
        self._chosen: Choice | None = None

    def compose(self) -> ComposeResult:
        """What it is, its past, what can be done; the line, once something is asked."""
        with Vertical(id="dialog"):
            yield Static(_TITLES[self._what], classes="title", markup=False)
            yield Static(id="words", markup=False)
            with VerticalScroll(id="past", can_focus=False):
                yield Static(id="told")
            yield Rows(markup=False)
            yield Static(id="asks", classes="hidden", markup=False)
            yield Input(id="line", classes="hidden")
            yield Static(id="said", classes="more", markup=False)
            yield KeysLine(Key("Enter", "choose"), Key("Esc", "back", "back"), id="keys")

    def on_mount(self) -> None:
        """Look it up."""
        try:
            options = self._options()
        except PlcError as problem:
            self._tell(str(problem), problem=True)
            return
        rows = self.query_one(Rows)
        rows.add_options(options).focus()
        rows.highlighted = 0
        self._tell(_KEEPS if self._record else "")

    def _options(self) -> list[Option]:
        words = self.query_one("#words", Static)
        if self._what == "session":
            found = session(self.place.journal, self._of)
            day = self.place.day(found.started or found.opened)
            words.update(visible(f"{found.title}, {day}"))
            return [Option("Go on with this meeting", id="go-on")]
        self._record = kept_record(self.place.journal, self._of)
        words.update(visible(self._record.text))
        past = past_of(self.place, self._record)
        self.query_one("#told", Static).update(past)
        self.query_one("#past").set_class(not past.plain, "hidden")
        self._choices = {one.id: one for one in choices(self.place, self._record)}
        return [Option(shown(one), id=one.id) for one in self._choices.values()]

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == "go-on":
            # Not awaited here: this screen cannot wait for its own end.
            self.app.call_later(self._go_on)
            return
        self._chosen = self._choices[event.option_id or ""]
        if self._chosen.asks:
            self._ask(self._chosen)
        else:
            self._carry_out(self._chosen, "")

    def _ask(self, choice: Choice) -> None:
        """Rows go, the line comes."""
        line = self.query_one("#line", Input)
        self.query_one("#asks", Static).update(visible(choice.asks))
        line.value = visible(choice.typed)
        line.cursor_position = len(line.value)
        self._show_line(True)
        line.focus()
        self._tell("")

    def _show_line(self, shown: bool) -> None:
        for name in ("#asks", "#line"):
            self.query_one(name).set_class(not shown, "hidden")
        self.query_one(Rows).set_class(shown, "hidden")
        does = "keep it" if shown else "choose"
        self.query_one(KeysLine).show((Key("Enter", does), Key("Esc", "back", "back")))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        if self._chosen is not None:
            self._carry_out(self._chosen, event.value)

    def _carry_out(self, choice: Choice, said: str) -> None:
        try:
            done = choice.carry_out(said)
        except PlcError as problem:
            self._tell(str(problem), problem=True)
            return
        self.dismiss(" ".join(said_of(done)))

    async def _go_on(self) -> None:
        """Back to the wall; review is left for it."""
        from plc_runner.tui.screens.home_ways import go_on  # noqa: PLC0415 - needs a driver

        app = cast("PlcApp", self.app)
        try:
            await go_on(app, self.place, session(self.place.journal, self._of))
        except PlcError as problem:
            self._tell(str(problem), problem=True)

    def _tell(self, text: str, *, problem: bool = False) -> None:
        said = self.query_one("#said", Static)
        said.update(f"■ {visible(text)}" if problem else visible(text))
        said.set_class(problem, "problem")

    def action_back(self) -> None:
        """From the line to the rows; from the rows away."""
        if self._chosen is not None and not self.query_one("#line").has_class("hidden"):
            self._chosen = None
            self._show_line(False)
            self.query_one(Rows).focus()
            self._tell(_KEEPS)
        else:
            self.dismiss("")
