"""A row of names to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from plc_runner.tui.cells import visible


class Ticks(Widget, can_focus=True):
    """Space ticks, the arrows move, a click does both. Enter is left to the dialog."""

    DEFAULT_CSS = """
    Ticks {
        height: auto;
        color: $wall-text;
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "tick", "Tick", show=False),
        Binding("left", "move(-1)", "Before", show=False),
        Binding("right", "move(1)", "After", show=False),
    ]
    at: reactive[int] = reactive(0)

    class Changed(Message):
        """Something was ticked or unticked."""

    def __init__(
        self,
        items: Sequence[tuple[str, str]],
        ticked: Sequence[str],
        *,
        id: str,  # noqa: A002
    ) -> None:
        """Show items.

        Args:
            items: (value, what it is called).
            ticked: values.
        """
        super().__init__(id=id)
        self._items = tuple(items)
        self.ticked = set(ticked)

    @property
    def values(self) -> tuple[str, ...]:
        """What is ticked, in the order shown."""
        return tuple(value for value, _ in self._items if value in self.ticked)

    @property
    def unticked(self) -> tuple[str, ...]:
        """What is not ticked."""
        return tuple(value for value, _ in self._items if value not in self.ticked)

    def show(self, items: Sequence[tuple[str, str]], ticked: Sequence[str]) -> None:
        """Show other items."""
        self._items, self.ticked, self.at = tuple(items), set(ticked), 0
        self.refresh(layout=True)

    def render(self) -> Content:
        """All items, ✓ or – before each."""
        shown = []
        for number, (value, name) in enumerate(self._items):
            here = self.has_focus and number == self.at
            mark = "✓" if value in self.ticked else "–"
            style = "bold $wall-background on $wall-sky" if here else ""
            words = visible(f" {mark} {name} ").replace(" ", "\u00a0")
            item = Content.styled(words, style) if style else Content(words)
            shown.append(item.stylize(Style.from_meta({"item": number})))
        return Content(" ").join(shown)

    def on_click(self, event: events.Click) -> None:
        """Tick what was clicked."""
        number = event.style.meta.get("item")
        if number is not None:
            self.at = number
            self.action_tick()

    def action_move(self, by: int) -> None:
        """To another item."""
        self.at = max(0, min(len(self._items) - 1, self.at + by))

    def action_tick(self) -> None:
        """Tick or untick."""
        if not self._items:
            return
        self.ticked ^= {self._items[self.at][0]}
        self.refresh()
        self.post_message(self.Changed())
