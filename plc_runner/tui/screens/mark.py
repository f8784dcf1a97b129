"""Marking the words of a standard as skills and concepts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from plc_runner.events.entry import Mark
from plc_runner.session.state import Entry
from plc_runner.session.unpacking import CODE, NOTICE, TEXT, cell, standing_marks
from plc_runner.tui.cells import Line, Run, apart, clip, clip_line, line_width, visible, wrap
from plc_runner.tui.marked_text import legend
from plc_runner.tui.marking import Marking
from plc_runner.tui.themes import Palette
from plc_runner.tui.widgets.keys_line import Key, KeysLine

_EDGE = 2
"""Rows above and below the text: its head, and what its marks come to."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What came of the marking."""

    marks: tuple[Mark, ...]


class MarkedWords(Widget):
    """The text, its cursor and its marks."""

    DEFAULT_CSS = """
    MarkedWords {
        height: 1fr;
        background: $wall-background;
    }
    """
    ALLOW_SELECT = False

    def __init__(self, marking: Marking, entry: Entry, time: Callable[[], str]) -> None:
        super().__init__(id="words")
        self.marking = marking
        self._code, self._notice = visible(cell(entry, CODE)), cell(entry, NOTICE)
        self._time = time

    @property
    def airy(self) -> bool:
        """Whether blank rows have room."""
        return self.size.height > 16

    @property
    def above(self) -> int:
        """Rows above the text."""
        return 2 if self.airy else 1

    def show(self, marking: Marking) -> None:
        """Show it as it is now."""
        self.marking = marking
        self.refresh()

    def lines(self) -> list[Line]:
        """All rows."""
        room, height = self.size
        notice = wrap(self._notice, room)[: 2 if self.airy else 1] if height > 6 else ()
        notice = tuple(clip(row, room) for row in notice)
        head = apart(
            (Run(self._code or "Mark the standard", "sky-strong"),),
            (Run(self._time(), "strong"),),
            room,
        )
        gap: list[Line] = [()] if self.airy else []
        text = list(self.marking.rows(room, height - len(notice) - _EDGE - 2 * len(gap)))
        foot = [legend(self.marking.marks), *((Run(row, "muted"),) for row in notice)]
        return [head, *gap, *text, *gap, *foot]

    def render_line(self, y: int) -> Strip:
        """One row."""
        styles = Palette.of(self.app.theme_variables).styles
        lines = self.lines()
        line = clip_line(lines[y], self.size.width) if y < len(lines) else ()
        rest = Run(" " * (self.size.width - line_width(line)))
        return Strip([Segment(run.text, styles[run.ink]) for run in (*line, rest)])

    def word_at(self, x: int, y: int) -> int | None:
        """The word that is drawn there."""
        room, height = self.size
        text_rows = height - _EDGE - 2 * (self.above - 1) - (1 if self._notice else 0)
        top = self.marking.top(room, text_rows)
        return self.marking.word_at(x, y - self.above + top, room)


class MarkScreen(ModalScreen[Marked | None]):
    """Arrows move by word, Shift makes the choice grow; S is a skill, C a concept."""

    CSS_PATH = "mark.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,h", "step(-1)", "Word before", show=False),
        Binding("right,l", "step(1)", "Word after", show=False),
        Binding("shift+left", "step(-1, True)", "Choose the word before too", show=False),
        Binding("shift+right", "step(1, True)", "Choose the word after too", show=False),
        Binding("up", "row(-1)", "Row above", show=False),
        Binding("down", "row(1)", "Row below", show=False),
        Binding("shift+up", "row(-1, True)", "Choose up to the row above", show=False),
        Binding("shift+down", "row(1, True)", "Choose up to the row below", show=False),
        Binding("home", "step(-100000)", "First word", show=False),
        Binding("end", "step(100000)", "Last word", show=False),
        Binding("s", "set('skill')", "Skill", show=False),
        Binding("c", "set('concept')", "Concept", show=False),
        Binding("space,delete,backspace", "set('')", "Clear", show=False),
        Binding("enter", "done", "Done", show=False),
        Binding("escape", "leave", "Leave", show=False),
    ]

    def __init__(self, entry: Entry, time: Callable[[], str]) -> None:
        """Mark a standard.

        Args:
            time: what the clock of the meeting says.
        """
        super().__init__()
        self._words = MarkedWords(Marking(cell(entry, TEXT), standing_marks(entry)), entry, time)

    def compose(self) -> ComposeResult:
        """The text as large as there is room, and the keys."""
        yield self._words
        yield KeysLine(
            Key("S", "skill", "set('skill')"),
            Key("C", "concept", "set('concept')"),
            Key("Space", "clear", "set('')"),
            Key("←→", "word"),
            Key("Shift+→", "more words"),
            Key("Enter", "done", "done"),
            Key("Esc", "leave", "leave"),
            id="keys",
        )

    def on_mount(self) -> None:
        """The clock of the meeting goes on."""
        self.set_interval(1, self._words.refresh)

    @property
    def marking(self) -> Marking:
        """As it stands now."""
        return self._words.marking

    def action_step(self, by: int, grow: bool = False) -> None:
        """Another word."""
        self._words.show(self.marking.stepped(by, grow=grow))

    def action_row(self, by: int, grow: bool = False) -> None:
        """Another row."""
        self._words.show(self.marking.row_moved(by, self._words.size.width, grow=grow))

    def action_set(self, what: str) -> None:
        """Mark what is chosen, or clear it."""
        self._words.show(self.marking.set(what))

    def action_done(self) -> None:
        """Keep the marks."""
        self.dismiss(Marked(self.marking.marks))

    def action_leave(self) -> None:
        """Leave the standard as it was."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """A click goes to a word; with Shift it chooses up to there."""
        if event.widget is self._words:
            found = self._words.word_at(event.x, event.y)
            if found is not None:
                self._words.show(replace(self.marking).moved(found, grow=event.shift))
