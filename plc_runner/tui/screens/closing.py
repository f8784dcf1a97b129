"""Closing: what was agreed is read back, a word from everybody, and the next meeting."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input
from textual.widgets.option_list import Option

from plc_runner.driver.closing import Offer, offer
from plc_runner.session.closing import agreed
from plc_runner.tui import closing_rows as rows
from plc_runner.tui.cells import visible
from plc_runner.tui.screens import closing_asks as asks
from plc_runner.tui.screens.panel import PanelScreen
from plc_runner.tui.widgets.keys_line import Key
from plc_runner.tui.widgets.rows import hanging

if TYPE_CHECKING:
    from plc_runner.tui.screens.run import RunScreen

END = "close"
"""What the panel gives back where the meeting is to end."""


class ClosingScreen(PanelScreen):
    """One question after the other on the line: Enter takes what stands there, or passes.

    Esc leaves the questions for the list, and the list for the wall. Whoever is in a hurry ends
    the meeting with Enter on the last row, where the bar stands when the end was asked for.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "swap", "Somebody else", show=False, priority=True),
    ]

    def __init__(self, run: RunScreen, *, at: str = "") -> None:
        """Be ready to go through it.

        Args:
            at: the row on which the bar stands at first; on the last one, where the end was asked
                for, nothing is asked.
        """
        super().__init__(run)
        self.asking = ""
        """Id of the row of which the line asks."""
        self.walks = False
        """Whether one question follows the other."""
        self.offered: Offer | None = None
        """For the next meeting; None for a group that meets once."""
        self._at = at
        self._order = tuple(item.id for item in agreed(self.state))
        self.offer_anew()

    def offer_anew(self) -> None:
        """Look again at what there is to offer for the next meeting."""
        if self.state.team is not None:
            self.offered = offer(self.driver, self.run.place.library)

    def begin(self) -> None:
        """Ask the first thing, or offer the end."""
        self.run.closing_seen = True
        if self._at:
            self.go_to(self._at)
        self._walk()

    # What it shows

    def title_said(self) -> str:
        """What this is."""
        return "Closing"

    def under_title(self) -> str:
        """How much was agreed."""
        return f"{len(agreed(self.state)) or 'nothing'} agreed"

    def options(self) -> list[Option]:
        """See `closing_rows`."""
        state, today = self.state, self.driver.today()
        listed = rows.closing_rows(state, self.offered, self.run.read_back, self._order, today)
        return [self._option(row) for row in listed]

    def _option(self, row: rows.Row | str) -> Option:
        if isinstance(row, str):
            return Option(Content.styled(row, "bold $wall-sky"), disabled=True)
        mark = "■" if row.done is None else "●" if row.done else "○"
        return Option(hanging(mark, visible(row.text), visible(row.more), self.room), id=row.id)

    def keys(self) -> list[Key]:
        """Of the highlighted row, then those for all rows."""
        row = self.chosen()
        own = []
        if row in self.state.actions:
            own = [Key("P", "person", "letter('p')"), Key("D", "day", "letter('d')")]
        elif row == rows.LEADER:
            own = [Key("S", "skip", "letter('s')")]
        enter = Key("Enter", "end" if row == rows.END else "ask", "choose")
        page = Key("PgDn", "end" if self._is_at_end() else "go on", "pass_on('next-step')")
        return [enter, *own, page, Key("Esc", "type", "leave")]

    def _is_at_end(self) -> bool:
        return self._at == rows.END or self.state.step is self.state.steps[-1]

    # What is pressed

    def press(self, letter: str) -> None:
        """Ask for one part of the highlighted row alone; a slash begins a command on the wall."""
        row = self.chosen()
        item = self.state.actions.get(row)
        self.walks = False
        if letter == "/":
            self.dismiss("")
            self.run.set_line("/")
        elif item is not None and letter == "p":
            asks.ask_owner(self, item)
        elif item is not None and letter == "d":
            asks.ask_due(self, item)
        elif row == rows.LEADER and letter == "s":
            asks.pass_on(self, "")

    def enter(self) -> None:
        """End the meeting, or ask from the highlighted row on."""
        if self.chosen() == rows.END:
            self.dismiss(END)
        else:
            self._walk()

    def action_choose(self) -> None:
        """A click on Enter."""
        self.enter()

    def action_pass_on(self, verb: str) -> None:
        """PageDown ends the meeting once the end is in sight; what is typed comes first."""
        if verb != "next-step" or not self._is_at_end() or self._is_typed():
            super().action_pass_on(verb)
        elif self.chosen() == rows.END and not self.asking:
            self.dismiss(END)
        else:
            self.walks = False
            self.done_asking()
            self.go_to(rows.END)
            self.tell("PageDown once more, or Enter, ends the meeting.")

    def _is_typed(self) -> bool:
        """Whether words stand there that nothing offered."""
        words = self.query_one("#words", Input).value.strip()
        return bool(words) and self.asking in (rows.CHECK, rows.WORTH)

    def action_leave(self) -> None:
        """No more questions; from the list, back to the wall."""
        self.walks = False
        super().action_leave()

    def action_swap(self) -> None:
        """Where it is asked who facilitates: the next person."""
        if self.asking == rows.LEADER:
            asks.swap(self)

    # One question after the other

    def _walk(self) -> None:
        """Ask from the highlighted row on."""
        self.walks = self.chosen() != rows.END
        if self.walks:
            asks.ask_row(self, self.chosen())

    def done_asking(self) -> None:
        """The next question, as long as one follows the other."""
        super().done_asking()
        self.asking = ""
        if self.walks:
            self.onward()
            self._walk()

    def question(self, row: str, label: str, then: Callable[[str], bool], text: str = "") -> None:
        """As `ask`, of a row; a line that begins with a slash is a command here too."""

        def entered(words: str) -> bool:
            if not words.startswith("/"):
                return then(words)
            if self.attempt(lambda: self.driver.line(words)):
                self.query_one("#words", Input).value = text
            return False

        self.asking = row
        self.ask(label, entered, text)

    def went_through(self, row: str) -> bool:
        """A row needs no more words."""
        self.run.read_back.add(row)
        self.fill()
        return True
