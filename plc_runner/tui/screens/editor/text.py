"""The text of a protocol file, with its colours: the one buffer that both faces of the editor use.

area.put(edited)        one replacement, which one Ctrl+Z takes back
area.go_to(line, ...)    stand on a place, with what is meant there selected
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.widgets import TextArea
from textual.widgets.text_area import Selection, TextAreaTheme

from plc_runner.tui.screens.editor.pasting import Pasted, may_be_table
from plc_runner.tui.themes import WALL_DEFAULTS

if TYPE_CHECKING:
    from plc_runner.protocol.editing import Edited

_INDENT = 2
_STEPS_BACK = 5_000
"""Changes that Ctrl+Z can take back; Textual's 50 are an afternoon's first five minutes."""
_SIGNS = ("delimiter", "bracket", "special")


class SteadyArea(TextArea):
    """A text area whose cursor stands still, and which survives an undo that makes it shorter."""

    def on_mount(self) -> None:
        """No blinking."""
        self.cursor_blink = False

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """Textual 8.2 asks for it in an undo before the cursor is back inside the text."""
        if self.cursor_location[0] >= self.document.line_count:
            return Offset()
        return super().scroll_cursor_visible(center, animate)


class YamlArea(SteadyArea):
    """Enter keeps the indentation; Tab indents; nothing that a file holds can move the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+a", "select_all", "Select all", show=False),
        Binding("ctrl+home", "whole(False)", "To the start", show=False),
        Binding("ctrl+end", "whole(True)", "To the end", show=False),
        Binding("shift+tab", "outdent", "Less indented", show=False),
    ]

    def __init__(self, text: str, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(
            text,
            tab_behavior="indent",
            show_line_numbers=True,
            max_checkpoints=_STEPS_BACK,
            compact=True,
            id=id,
        )
        self.indent_width = _INDENT
        # Whatever is wrong with the library that finds the colours: the text is there without.
        with suppress(Exception):
            self.language = "yaml"

    def on_mount(self) -> None:
        """Colours of the wall, now and after each change of the theme."""
        self.watch(self.app, "theme", self._dress)

    def _dress(self) -> None:
        colours = _theme(self.app.theme, self.app.current_theme.variables)
        self.register_theme(colours)
        self.theme = colours.name

    def get_line(self, line_index: int) -> Text:
        """A line as it may be shown: control characters are signs of the same size."""
        return Text(_harmless(self.document.get_line(line_index)), end="", no_wrap=True)

    def put(self, edited: Edited) -> None:
        """Make one replacement; one Ctrl+Z takes it back, and nothing else with it."""
        find = self.document.get_location_from_index  # type: ignore[attr-defined]
        self.history.checkpoint()
        self.replace(
            edited.text, find(edited.start), find(edited.end), maintain_selection_offset=False
        )
        self.history.checkpoint()

    def go_to(self, line: int, column: int = 1, length: int = 0) -> None:
        """Stand on a place (from 1), with what is meant there selected."""
        row = min(max(line, 1), self.document.line_count) - 1
        start = min(max(column, 1) - 1, len(self.document[row]))
        end = min(start + length, len(self.document[row]))
        self.selection = Selection((row, end), (row, start))
        self.scroll_cursor_visible(center=True)
        self.call_after_refresh(self.scroll_cursor_visible)  # the text may have become longer

    def on_resize(self) -> None:
        """What opens below leaves less room: the line that is typed in stays in sight."""
        self.call_after_refresh(self.scroll_cursor_visible)

    def on_paste(self, event: events.Paste) -> None:
        """A table goes to whoever understands it."""
        if may_be_table(event.text):
            event.stop()
            event.prevent_default()
            self.post_message(Pasted(event.text))

    def type(self, text: str) -> None:
        """As if it came from the keyboard, as one change."""
        self.history.checkpoint()
        self.replace(text, *self.selection, maintain_selection_offset=False)
        self.history.checkpoint()

    def on_key(self, event: events.Key) -> None:
        """Enter goes on under the line above."""
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.history.checkpoint()
            self.replace(
                "\n" + self._indent_below(), *self.selection, maintain_selection_offset=False
            )
        elif event.key == "escape":
            event.prevent_default()  # Textual would go to the next widget

    def _indent_below(self) -> str:
        row, column = min(self.selection)
        line = self.document[row][:column]
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if bare.startswith("- "):
            indent += _INDENT
        if bare.rstrip().endswith((":", "|", ">")) and not bare.startswith("#"):
            indent += _INDENT
        return " " * (indent if bare else column)

    def action_whole(self, end: bool) -> None:
        """To the start of the text, or to its end."""
        self.move_cursor(self.document.end if end else (0, 0))

    def action_outdent(self) -> None:
        """Take two spaces from the start of the lines that are selected, or of this one."""
        (first, _), (last, _) = sorted(self.selection)
        self.history.checkpoint()
        for row in range(first, last + 1):
            line = self.document[row]
            spaces = min(len(line) - len(line.lstrip(" ")), _INDENT)
            if spaces:
                self.delete((row, 0), (row, spaces))


def _theme(name: str, variables: dict[str, str]) -> TextAreaTheme:
    """Keys in sky, comments and signs muted, all else as text: little is more than enough."""

    def colour(part: str) -> str:
        of_wall = f"wall-{part}"
        return variables.get(of_wall, WALL_DEFAULTS[of_wall])

    signs = Style(color=colour("muted"))
    styles = dict.fromkeys((f"punctuation.{kind}" for kind in _SIGNS), signs)
    styles["yaml.field"] = Style(color=colour("sky"), bold=True)
    styles["comment"] = Style(color=colour("muted"), italic=True)
    return TextAreaTheme(name, syntax_styles=styles)


def _harmless(line: str) -> str:
    """Each character that would act on the terminal replaced by one as long in UTF-8."""
    if line.isascii() and line.isprintable():
        return line
    return "".join(sign if sign.isprintable() or sign == "\t" else _stand_in(sign) for sign in line)


def _stand_in(sign: str) -> str:
    return "?" if ord(sign) < 0x80 else "¿" if ord(sign) < 0x800 else "\ufffd"
