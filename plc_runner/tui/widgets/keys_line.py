"""Keys and what they do, on as many rows as they need; a click does what the key does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

_GAP = "  "


class Key(NamedTuple):
    """A key that does something now."""

    label: str
    """What stands on the keyboard."""
    does: str
    action: str = ""
    """Of the screen; empty where a click can do nothing."""
    chosen: bool = False
    """What it says is a state that differs from the usual one."""


class KeysLine(Widget):
    """No row breaks between a key and what it does."""

    DEFAULT_CSS = """
    KeysLine {
        height: auto;
    }
    """

    def __init__(self, *keys: Key, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._keys = keys

    def show(self, keys: Iterable[Key]) -> None:
        """Show these keys."""
        keys = tuple(keys)
        if keys != self._keys:
            self._keys = keys
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Rows that the keys take."""
        return len(self._rows(width))

    def render(self) -> Content:
        """All keys."""
        return Content("\n").join(self._rows(self.size.width))

    def _rows(self, room: int) -> list[Content]:
        rows: list[list[Content]] = [[]]
        used = 0
        for key in self._keys:
            shown = _shown(key)
            if rows[-1] and used + len(_GAP) + shown.cell_length > room:
                rows.append([])
                used = 0
            used += (len(_GAP) if rows[-1] else 0) + shown.cell_length
            rows[-1].append(shown)
        return [Content(_GAP).join(row) for row in rows]

    async def on_click(self, event: events.Click) -> None:
        """Do what the key would."""
        if action := event.style.meta.get("key"):
            await self.screen.run_action(action)


def _shown(key: Key) -> Content:
    style = "bold $wall-sky" if key.chosen else "$wall-muted"
    shown = Content.assemble((key.label, "bold $wall-text"), (f" {key.does}", style))
    return shown.stylize(Style.from_meta({"key": key.action})) if key.action else shown
