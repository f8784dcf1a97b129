"""Marking the words of a standard as skills and concepts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

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
"""Rows of the head and of what the marks come to."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What came of the marking."""

    marks: tuple[Mark, ...]


class _Set(NamedTuple):
    """How the text is set."""

    gap: int
    """Blank rows above it."""
    spacing: int
    """Rows from one of its rows to the next."""
    height: int
    """How many of its rows are seen at most."""
    notice: tuple[str, ...]


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

    def _set(self) -> _Set:
        """How it is set in the room that there is."""
        room, height = self.size
        notice = wrap(self._notice, room) if self._notice else ()
        text = max((y for y, _ in self.marking.places(room)), default=0) + 1
        if text + len(notice) + _EDGE > height:
            notice = tuple(clip(" ".join(notice), room) for _ in notice[:1]) if height > 4 else ()
        left = height - len(notice) - _EDGE
        if left >= 2 * text + 1:
            return _Set(1, 2, text, notice)
        gap = int(left >= text + 2)
        return _Set(gap, 1, left - 2 * gap, notice)

    def show(self, marking: Marking) -> None:
        """Show it as it is now."""
        self.marking = marking
        self.refresh()

    def lines(self) -> list[Line]:
        """All rows."""
        room = self.size.width
        how = self._set()
        head = apart(
            (Run(self._code or "Mark the standard", "sky-strong"),),
            (Run(self._time(), "strong"),),
            room,
        )
        blank: list[Line] = [()] * how.gap
        text = [
            row
            for line in self.marking.rows(room, how.height)
            for row in (line, *[()] * (how.spacing - 1))
        ]
        foot = [legend(self.marking.marks), *((Run(row, "muted"),) for row in how.notice)]
        return [head, *blank, *text, *(blank if how.spacing == 1 else ()), *foot]

    def render_line(self, y: int) -> Strip:
        """One row."""
        styles = Palette.of(self.app.theme_variables).styles
        lines = self.lines()
        line = clip_line(lines[y], self.size.width) if y < len(lines) else ()
        rest = Run(" " * (self.size.width - line_width(line)))
        return Strip([Segment(run.text, styles[run.ink]) for run in (*line, rest)])

    def word_at(self, x: int, y: int) -> int | None:
        """The word that is drawn there."""
        room = self.size.width
        how = self._set()
        row = (y - 1 - how.gap) // how.spacing + self.marking.top(room, how.height)
        return self.marking.word_at(x, row, room)


class MarkScreen(ModalScreen[Marked | None]):
    """Arrows move by word, Shift makes the choice grow; S is a skill, C a concept."""

    CSS_PATH = "mark.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Word before", show=False),
        Binding("right", "step(1)", "Word after", show=False),
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
                self._words.show(self.marking.moved(found, grow=event.shift))
