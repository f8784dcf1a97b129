"""The menu: everything that can be asked for now, with one letter each."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from plc_runner.session.state import SessionState
from plc_runner.session.verbs import Verb
from plc_runner.tui.commands import menu

_NARROWEST = 19
_WIDEST = 30
"""Columns (of the screen) of one column of the menu."""


class MenuScreen(ModalScreen[str | None]):
    """Gives back a verb's id, or the character that was typed, or nothing."""

    CSS_PATH = "menu.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,pagedown", "scroll(1)", "Down", show=False),
        Binding("up,pageup", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, state: SessionState) -> None:
        super().__init__()
        self._verbs = menu(state)

    def compose(self) -> ComposeResult:
        """One text, so that it opens at once."""
        with VerticalScroll(can_focus=False):
            yield Static(id="menu")
        yield Static("A letter does it. Any other key goes back to typing.", id="how")

    def on_mount(self) -> None:
        """Set for the size that there is."""
        self._set()

    def on_resize(self) -> None:
        """Set anew."""
        self._set()

    def _set(self) -> None:
        room = self.size.width - 2
        count = (
            max(1, min(4, room // _WIDEST)) if room >= 2 * _WIDEST else max(1, room // _NARROWEST)
        )
        self.query_one("#menu", Static).update(_rows(self._verbs, count, room // count))

    def on_key(self, event: events.Key) -> None:
        """A letter chooses; anything else that types goes back to the line."""
        if event.key in ("up", "down", "pageup", "pagedown"):
            return
        event.stop()
        event.prevent_default()
        typed = event.character if event.is_printable else None
        found = [verb.id for verb in self._verbs if typed and verb.letter == typed.lower()]
        self.dismiss(found[0] if found else typed)

    def on_click(self, event: events.Click) -> None:
        """Outside of the rows: back."""
        if "@click" not in event.style.meta:
            self.dismiss(None)

    def action_choose(self, verb_id: str) -> None:
        """A row was clicked."""
        self.dismiss(verb_id)

    def action_scroll(self, by: int) -> None:
        """To the rest of it."""
        self.query_one(VerticalScroll).scroll_relative(
            y=by * (self.size.height // 2), animate=False
        )


def _rows(verbs: tuple[Verb, ...], count: int, room: int) -> Content:
    """Column after column, a head before each group."""
    lines: list[Content] = []
    group = ""
    for verb in verbs:
        if verb.group != group:
            group = verb.group
            lines.append(_cell(Content.styled(group, "$wall-sky"), room))
        lines.append(_cell(_row(verb), room))
    height = -(-len(lines) // count)
    columns = [lines[at : at + height] for at in range(0, len(lines), height)]
    rows = [
        Content.assemble(*(column[y] for column in columns if y < len(column)))
        for y in range(height)
    ]
    return Content("\n").join(rows)


def _row(verb: Verb) -> Content:
    key = f"  {verb.key_label}" if verb.key_label else ""
    return Content.from_markup(
        f"[@click=screen.choose('{verb.id}')][bold $wall-background on $wall-text] $letter [/]"
        "[bold] $title[/][$wall-muted]$key[/][/]",
        letter=verb.letter.upper(),
        title=verb.title,
        key=key,
    )


def _cell(content: Content, room: int) -> Content:
    """Exactly so many cells, one of them a gap."""
    return content.truncate(room - 1, ellipsis=True).pad_right(max(0, room - content.cell_length))
