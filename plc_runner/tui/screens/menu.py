"""The menu: everything that can be asked for now, with one letter each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import Static

from plc_runner.session.verbs import Verb
from plc_runner.tui.commands import menu

_NARROWEST = 18
_WIDEST = 28
"""Columns (of the screen) of one column of the menu."""


@dataclass
class Choice:
    """What came of the menu."""

    verb: str = ""
    """Its id; empty if none was chosen."""
    typed: str = ""
    """What was typed instead, or after it, before the menu was gone."""


class MenuScreen(ModalScreen[Choice]):
    """Opens on Esc; the first key closes it."""

    CSS_PATH = "menu.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,pagedown", "scroll(1)", "Down", show=False),
        Binding("up,pageup", "scroll(-1)", "Up", show=False),
    ]

    def __init__(self, verbs: tuple[Verb, ...]) -> None:
        """Offer those of the verbs that have a letter."""
        super().__init__()
        self._verbs = menu(verbs)
        self._chosen: Choice | None = None

    def compose(self) -> ComposeResult:
        """One text, so that it opens at once."""
        with VerticalScroll(can_focus=False):
            yield Static(id="menu")
        yield Static(id="how")

    def on_mount(self) -> None:
        """Set for the size that there is."""
        self._set()

    def on_resize(self) -> None:
        """Set anew."""
        self._set()

    def _set(self) -> None:
        """With heads if there is room for them; else what does not fit is scrolled to."""
        wide, tall = self.app.size.width - 3, self.app.size.height - 1
        if self.app.size.width >= 100:  # the edge of a wide screen
            wide, tall = wide - 6, tall - 2
        count = max(1, min(4, wide // _WIDEST)) if wide >= 2 * _WIDEST else wide // _NARROWEST
        count = max(1, count)
        lines = _lines(self._verbs, wide // count, heads=True)
        if len(lines) > count * tall:
            lines = _lines(self._verbs, wide // count, heads=False)
        more = "↓ more. " if len(lines) > count * tall else ""
        self.query_one("#menu", Static).update(_columns(lines, count))
        self.query_one("#how", Static).update(f"{more}A letter does it, any other key goes back.")

    def on_key(self, event: events.Key) -> None:
        """A letter chooses; anything else that types goes back to the line."""
        if event.key in ("up", "down", "pageup", "pagedown"):
            return
        event.stop()
        event.prevent_default()
        typed = event.character if event.is_printable else None
        found = [verb.id for verb in self._verbs if typed and verb.letter == typed.lower()]
        if self._chosen is not None:  # somebody types fast: this key came before the menu was gone
            self._chosen.typed += typed or ""
        elif found:
            self._close(Choice(verb=found[0]))
        else:
            self._close(Choice(typed=typed or ""))

    def _close(self, choice: Choice) -> None:
        if self._chosen is None:
            self._chosen = choice
            self.dismiss(choice)

    def on_click(self, event: events.Click) -> None:
        """A row does it, anywhere else goes back."""
        self._close(Choice(verb=event.style.meta.get("verb", "")))

    def action_scroll(self, by: int) -> None:
        """To the rest of it."""
        self.query_one(VerticalScroll).scroll_relative(
            y=by * (self.size.height // 2), animate=False
        )


def _lines(verbs: tuple[Verb, ...], room: int, *, heads: bool) -> list[Content]:
    """A row for each verb, and a head before each group."""
    lines: list[Content] = []
    group = ""
    for verb in verbs:
        if heads and verb.group != group:
            lines.append(_cell(Content.styled(verb.group, "$wall-sky"), room))
        group = verb.group
        lines.append(_cell(_row(verb, room), room))
    return lines


def _columns(lines: list[Content], count: int) -> Content:
    """Column after column."""
    height = -(-len(lines) // count)
    columns = [lines[at : at + height] for at in range(0, len(lines), height)]
    rows = [
        Content.assemble(*(column[y] for column in columns if y < len(column)))
        for y in range(height)
    ]
    return Content("\n").join(rows)


def _row(verb: Verb, room: int) -> Content:
    key = f"  {verb.key_label}" if verb.key_label else ""
    if len(verb.title) + len(key) + 5 > room:
        key = ""
    row = Content.assemble(
        (f" {verb.letter.upper()} ", "bold $wall-background on $wall-sky"),
        (f" {verb.title}", "bold"),
        (key, "$wall-muted"),
    )
    return row.stylize(Style.from_meta({"verb": verb.id}))


def _cell(content: Content, room: int) -> Content:
    """Exactly so many cells, one of them a gap."""
    cut = content.truncate(room - 1, ellipsis=True)
    return cut.pad_right(room - cut.cell_length)
