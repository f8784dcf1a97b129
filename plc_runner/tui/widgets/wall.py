"""The wall: everything the room sees, drawn from one `WallView`.

wall.show(view)         draw it; costs what changed
wall.line               the `CaptureLine`: focus it, read `.value`, listen to `Input.Submitted`,
                        `Input.Changed`, `CaptureLine.LinesPasted`, `CaptureLine.Recall`
wall.prompt_cut         the prompt does not fit: offer the key that flips `entries_first`
Board.SlotChosen(slot), KeysRow.KeyChosen(key)    what was clicked
"""

from __future__ import annotations

from typing import Protocol

from textual import on
from textual.app import ComposeResult
from textual.geometry import NULL_OFFSET, Size, Spacing
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget
from textual.widgets import Input

from plc_runner.tui.layout import Arrangement, arrange
from plc_runner.tui.view import WallView
from plc_runner.tui.widgets.board import Board
from plc_runner.tui.widgets.capture_line import CaptureLine
from plc_runner.tui.widgets.drawn import Drawn
from plc_runner.tui.widgets.keys_row import KeysRow
from plc_runner.tui.widgets.parts import (
    Below,
    Beside,
    Caption,
    ClockFace,
    Header,
    Label,
    NoticeRows,
    Rule,
)


class Wall(Widget):
    """A header, the words beside the clock, the entries, the line and the keys."""

    DEFAULT_CSS = """
    Wall {
        width: 1fr;
        height: 1fr;
        background: $wall-background;
    }
    """

    def __init__(self, view: WallView | None = None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._view = view or WallView("")
        self._arranged: Arrangement | None = None
        self._arranged_for: object = None
        self._placed = Placed(self)
        self.line = CaptureLine(id="line")

    @property
    def view(self) -> WallView:
        """What is shown."""
        return self._view

    @property
    def prompt_cut(self) -> bool:
        """The prompt does not fit, or leaves the entries but their heads."""
        return self._arranged is not None and self._arranged.prompt_cut

    @property
    def layout(self) -> Layout:
        """Regions come from `arrange`."""
        return self._placed

    def compose(self) -> ComposeResult:
        """Each part is named after its region."""
        yield Header(id="header")
        yield Beside(id="beside")
        yield Below(id="below")
        yield ClockFace(id="clock")
        yield Caption(id="caption")
        yield Rule(id="rule")
        yield Board(id="board")
        yield NoticeRows(id="notice")
        yield Label(id="label")
        yield self.line
        yield KeysRow(id="keys")

    def show(self, view: WallView) -> None:
        """Show a view."""
        self._view = view
        self._update()

    def on_resize(self) -> None:
        """Another size is another arrangement."""
        self._update()

    @on(Input.Changed)
    def _typing_changed(self) -> None:
        self._update()  # on a small screen the keys make room for what is typed

    def arrangement(self, size: Size) -> Arrangement:
        """The arrangement for a size, remembered as long as nothing moves."""
        view = self._view
        wanted = (
            size, bool(self.line.value), view.step, view.talk, view.prompt, view.stems, view.turns,
            view.label, view.keys, view.choices, view.notice, view.console, view.entries_first,
        )  # fmt: skip
        if self._arranged is not None and wanted == self._arranged_for:
            return self._arranged
        arranged = arrange(*size, view, typing=bool(self.line.value))
        if self._arranged is None or arranged != self._arranged:
            self._arranged = arranged
        self._arranged_for = wanted
        return self._arranged

    def _update(self) -> None:
        if not self.is_mounted or not self.size:
            return
        before = self._arranged
        arranged = self.arrangement(self.size)
        if before is not arranged:
            # From a child: Textual forgets the arrangements of a widget's ancestors, not its own.
            self.line.refresh(layout=True)
        for part in self.query_children(Drawn):
            part.show(self._view, arranged)


class HasArrangement(Protocol):
    """A widget whose parts are named after the regions of its arrangement."""

    def arrangement(self, size: Size) -> Arrangement:
        """For a size."""


class Placed(Layout):
    """Puts each part where the arrangement says."""

    name = "placed"

    def __init__(self, widget: HasArrangement) -> None:
        self._widget = widget

    def arrange(
        self,
        parent: Widget,  # noqa: ARG002
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: ARG002
    ) -> ArrangeResult:
        """Every child in its region."""
        arranged = self._widget.arrangement(size)
        return [
            WidgetPlacement(getattr(arranged, child.id or ""), NULL_OFFSET, Spacing(), child)
            for child in children
        ]
