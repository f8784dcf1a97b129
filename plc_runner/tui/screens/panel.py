"""A panel over the wall: a list to go through with single keys, while the clock runs on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.input import Selection
from textual.widgets.option_list import Option, OptionDoesNotExist

from plc_runner.driver import Driver, Reply
from plc_runner.errors import PlcError
from plc_runner.session.grammar import Ask
from plc_runner.session.state import SessionState
from plc_runner.session.verbs import VERB
from plc_runner.tui.cells import visible
from plc_runner.tui.widgets.keys_line import Key, KeysLine
from plc_runner.tui.widgets.panel_head import PanelHead
from plc_runner.tui.widgets.rows import Rows

if TYPE_CHECKING:
    from plc_runner.tui.screens.run import RunScreen


_PASSED_ON = ("pause", "add-time", "take-time")
"""Verbs whose keys mean the same here as on the wall."""
_BAR = {
    "down": "action_cursor_down",
    "up": "action_cursor_up",
    "home": "action_first",
    "end": "action_last",
    "enter": "action_select",
}
"""Keys of the list."""
_LEADS_ON = ("next-step", "previous-step")
"""Verbs that close the panel before they do what they do."""


class PanelScreen(ModalScreen[str]):
    """Gives back the id of the verb that the wall is to carry out, or nothing.

    The wall's header and clock stand over it and go on. One line at its foot asks for words where
    a key needs them.
    """

    CSS_PATH = "panel.tcss"
    AUTO_FOCUS = "Rows"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Back to the line", show=False),
        Binding("ctrl+z", "undo", "Undo", show=False, priority=True),
        *(
            Binding(VERB[id_].key, f"pass_on('{id_}')", VERB[id_].title, show=False, priority=True)
            for id_ in (*_PASSED_ON, *_LEADS_ON)
        ),
    ]

    way_back = ""
    """How it is opened again by hand, to be said when it is left."""

    def __init__(self, run: RunScreen) -> None:
        super().__init__()
        self.run = run
        self._asked: Callable[[str], bool] | None = None

    @property
    def driver(self) -> Driver:
        """Of the meeting below."""
        return self.run.driver

    @property
    def state(self) -> SessionState:
        """The meeting below, now."""
        return self.run.driver.state

    def compose(self) -> ComposeResult:
        """Head, list, what was said, the line for words, keys."""
        yield PanelHead(id="head")
        yield Rows(markup=False)
        yield Static(id="said", markup=False)
        yield Static(id="label", markup=False)
        yield Input(id="words", select_on_focus=False)
        yield KeysLine(id="keys")

    def on_mount(self) -> None:
        """Fill it; the clock of the meeting goes on."""
        self._show_asked("")
        self.fill()
        self.set_interval(0.5, self._show_head)
        self.begin()

    def begin(self) -> None:
        """What a panel does as soon as it shows its rows."""

    # What a panel says of itself

    def title_said(self) -> str:
        """What stands at the head."""
        raise NotImplementedError

    def under_title(self) -> str:
        """What stands under it: how far one is."""
        return ""

    def options(self) -> list[Option]:
        """The rows, as things are now."""
        raise NotImplementedError

    def keys(self) -> list[Key]:
        """What can be pressed on the highlighted row."""
        raise NotImplementedError

    def press(self, letter: str) -> None:
        """A letter was pressed on the highlighted row."""
        raise NotImplementedError

    # What it does for all of them

    def fill(self, *, keep: bool = True) -> None:
        """Show everything as it is now; the bar stays where it is, or goes to the first row."""
        rows = self.query_one(Rows)
        at, was = (rows.highlighted, self.chosen()) if keep else (None, "")
        rows.clear_options()
        rows.add_options(self.options())
        if rows.option_count:
            rows.highlighted = min(at or self._first(), rows.option_count - 1)
            self.go_to(was)
        self._show_head()
        self.query_one(KeysLine).show(self.keys())

    def _first(self) -> int:
        rows = self.query_one(Rows)
        return next(
            (n for n in range(rows.option_count) if not rows.get_option_at_index(n).disabled), 0
        )

    def chosen(self) -> str:
        """The id of the highlighted row; empty if there is none."""
        rows = self.query_one(Rows)
        if rows.highlighted is None or rows.highlighted >= rows.option_count:
            return ""
        return rows.get_option_at_index(rows.highlighted).id or ""

    def go_to(self, id_: str) -> None:
        """The bar to a row, if it is there."""
        rows = self.query_one(Rows)
        with suppress(OptionDoesNotExist):
            rows.highlighted = rows.get_option_index(id_)

    @property
    def room(self) -> int:
        """Columns that the words of a row may take."""
        rows = self.query_one(Rows)
        return max(8, (rows.scrollable_content_region.width or self.size.width) - 2)

    def onward(self) -> None:
        """The bar to the next row that can be chosen, if there is one."""
        rows = self.query_one(Rows)
        rest = range((rows.highlighted or 0) + 1, rows.option_count)
        rows.highlighted = next(
            (n for n in rest if not rows.get_option_at_index(n).disabled), rows.highlighted
        )

    def ask(
        self, label: str, then: Callable[[str], bool], text: str = "", *, begun: bool = False
    ) -> None:
        """Let the line at the foot ask for words.

        Args:
            label: what for: "Why?".
            then: gets the words; says whether they would do. If not, they stay to be put right.
            text: what stands there at first.
            begun: somebody is typing it; else what is typed next takes its place.
        """
        self._asked = then
        self.tell("")
        self._show_asked(label)
        words = self.query_one("#words", Input)
        words.value = text
        words.selection = Selection(len(text) if begun else 0, len(text))
        words.focus()

    def _show_asked(self, label: str) -> None:
        for id_ in ("#label", "#words"):
            self.query_one(id_).display = bool(label)
        self.query_one("#label", Static).update(f"{label} ›" if label else "")
        self.query_one(KeysLine).display = not label
        self.call_after_refresh(self.query_one(Rows).scroll_to_highlight)

    def done_asking(self) -> None:
        """Back to the list."""
        self._asked = None
        self.query_one("#words", Input).value = ""
        self._show_asked("")
        self.query_one(Rows).focus()

    def attempt(self, act: Callable[[], Reply | Ask], *, shown: bool = False) -> bool:
        """Try something; say in words what came of it, and show everything anew.

        Args:
            act: what to do.
            shown: the rows show what came of it, as long as it was stored.
        """
        try:
            answer = act()
        except PlcError as problem:
            self.tell(str(problem), problem=True)
            return False
        if isinstance(answer, Reply):
            said = answer.text if answer.saved else f"NOT SAVED YET: {answer.text}"
            said = "" if shown and answer.saved else said
            self.tell(" ".join(part for part in (said, answer.warning) if part))
        self.run.after_act()
        self.fill()
        return True

    def tell(self, text: str, *, problem: bool = False) -> None:
        """Say what came of the last key."""
        said = self.query_one("#said", Static)
        said.update(f"■ {visible(text)}" if problem else visible(text))
        said.set_class(problem, "problem")
        self.call_after_refresh(self.query_one(Rows).scroll_to_highlight)

    def _show_head(self) -> None:
        """The title, and the wall's clock."""
        title, under = visible(self.title_said()), visible(self.under_title())
        self.query_one(PanelHead).show(self.run.wall.view, title, under)

    def on_resize(self) -> None:
        """Rows are wrapped to the room that there is."""
        self.call_after_refresh(self.fill)

    @on(OptionList.OptionHighlighted)
    def _other_row(self) -> None:
        self.query_one(KeysLine).show(self.keys())

    def on_key(self, event: events.Key) -> None:
        """The bar, and letters that do something to its row.

        All are looked at here, each before the next: whoever types fast means the row that the
        keys before have led to, and the words that a letter asked for.
        """
        words = self.query_one("#words", Input)
        if self._asked is not None and event.key == "enter":
            if self._asked(words.value):
                self.done_asking()
        elif self._asked is not None and event.is_printable and event.character:
            words.insert_text_at_cursor(event.character)
        elif self._asked is None and event.key in _BAR:
            getattr(self.query_one(Rows), _BAR[event.key])()
        elif self._asked is None and event.is_printable and event.character:
            self.press(event.character.lower())
        else:
            return
        event.stop()
        event.prevent_default()

    @on(OptionList.OptionSelected)
    def _entered(self) -> None:
        self.enter()

    def enter(self) -> None:
        """Enter was pressed on the highlighted row."""

    def action_letter(self, letter: str) -> None:
        """A click on a key."""
        self.press(letter)

    def action_undo(self) -> None:
        """Take back the last thing. If that was the move that led here, it leads back."""
        here = self.state.step
        if self.attempt(lambda: self.driver.press("undo")) and self.state.step != here:
            self.dismiss("")

    def action_pass_on(self, verb: str) -> None:
        """A key of the wall."""
        if verb in _LEADS_ON and self.query_one("#words", Input).value.strip():
            self.tell("Something is still on the line: Enter keeps it, Esc leaves it.")
        elif verb in _LEADS_ON:
            self.dismiss(verb)
        else:
            self.attempt(lambda: self.driver.press(verb))

    def action_leave(self) -> None:
        """Leave the words, or the panel."""
        if self._asked is not None:
            self.done_asking()
        else:
            self.dismiss("")
