"""The entries so far, in their slots; or the console in their place."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message

from plc_runner.tui.cells import Line, Run, line_width
from plc_runner.tui.entries import apart_from, board_rows, places
from plc_runner.tui.lines import console_rows
from plc_runner.tui.view import WallView
from plc_runner.tui.widgets.drawn import Drawn, Shown


class Board(Drawn):
    """All slots in one widget: a widget per entry cost 374 ms an entry."""

    class SlotChosen(Message):
        """The head of a slot was clicked."""

        def __init__(self, slot: str) -> None:
            super().__init__()
            self.slot = slot

    def same(self, before: WallView, now: WallView) -> bool:
        """As the entries, the console and the blank."""
        return (
            before.columns == now.columns
            and before.console == now.console
            and before.blank == now.blank
        )

    def draw(self, shown: Shown) -> Sequence[Line]:
        """The rows that are seen."""
        view, arranged = shown
        columns, rows = self.size
        if view.blank:
            return ()
        if view.console:
            panel = console_rows(view.console, columns, airy=arranged.frame.airy)
            if len(panel) > rows:
                panel = console_rows(view.console, columns, airy=False)
            return [_panel(row, columns) for row in panel]
        return board_rows(view.columns, columns, rows, airy=arranged.frame.airy)

    def on_click(self, event: events.Click) -> None:
        """A head chooses its slot."""
        if self._shown is None or event.y != 0:
            return
        view, arranged = self._shown
        if not view.columns or view.console or view.blank:
            return
        airy = arranged.frame.airy
        beside, _ = apart_from(view.columns, *self.size, airy=airy)
        for place in places(beside, self.size.width, airy=airy):
            if place.x <= event.x < place.x + place.width:
                self.post_message(self.SlotChosen(place.column.slot))


def _panel(row: Line, columns: int) -> Line:
    return (*row, Run(" " * (columns - line_width(row)), "line-text"))
