"""The line that always has the focus: what is typed is an entry."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input


class CaptureLine(Input):
    """One row without a border. Enter posts `Input.Submitted`, a change `Input.Changed`.

    Control characters never get in: the journal would not keep them.
    """

    DEFAULT_CSS = """
    CaptureLine, CaptureLine:focus {
        background: $wall-line;
        background-tint: transparent;
        color: $wall-text;
        border: none;
        height: 1;
        padding: 0;
        & > .input--cursor {
            background: $wall-sky;
            color: $wall-background;
            text-style: none;
        }
        & > .input--selection {
            background: $wall-sky;
            color: $wall-background;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "recall(-1)", "Bring back the entry before", show=False),
        Binding("down", "recall(1)", "Bring back the entry after", show=False),
    ]

    class LinesPasted(Message):
        """Several lines were pasted. The text on the line is as it was."""

        def __init__(self, lines: tuple[str, ...], text: str) -> None:
            super().__init__()
            self.lines = lines
            self.text = text
            """As it was pasted."""

    class Recall(Message):
        """Up (-1) or Down (+1) was pressed."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id, select_on_focus=False)
        self.cursor_blink = False
        self.as_typed: Callable[[str], str] | None = None
        """What one pasted line, tabs and all, becomes before it goes in at the cursor."""
        self.entered: Callable[[str], None] | None = None
        """Called with the line at Enter, before the next key is looked at; without it, Enter posts
        `Input.Submitted`."""

    async def _on_key(self, event: events.Key) -> None:
        """Do what a key means before the next one is looked at.

        Textual looks for a key's binding after all letters that came in one piece with it, as they
        do when the disk was busy for a moment: two lines would be entered as one.
        """
        bound = [] if event.is_printable else self._bindings.key_to_bindings.get(event.key, [])
        if bound:
            event.stop()
            event.prevent_default()
            await self.run_action(bound[0].action)

    async def action_submit(self) -> None:
        """Enter was pressed."""
        if self.entered is None:
            await super().action_submit()
        else:
            self.entered(self.value)

    def validate_value(self, value: str) -> str:
        """The value without control characters; tabs become spaces."""
        if value.isprintable():
            return value
        return "".join(
            " " if letter in "\t\n\r" else letter
            for letter in value
            if letter in "\t\n\r" or unicodedata.category(letter) not in ("Cc", "Cs")
        )

    def action_recall(self, step: int) -> None:
        """Ask for an earlier or later entry."""
        self.post_message(self.Recall(step))

    def on_paste(self, event: events.Paste) -> None:
        """One line goes in at the cursor; several are handed on, so that none is lost."""
        event.stop()
        event.prevent_default()
        lines = tuple(line.strip(" ") for line in event.text.splitlines() if line.strip())
        if len(lines) > 1:
            self.post_message(self.LinesPasted(lines, event.text))
        elif lines:
            text = self.as_typed(lines[0]) if self.as_typed else lines[0]
            self.replace(self.validate_value(text.strip()), *self.selection)
