"""What stays of the wall over a panel: its header and the clock, with the panel's own title."""

from __future__ import annotations

from dataclasses import replace

from textual.app import ComposeResult
from textual.geometry import Region, Size
from textual.layout import Layout
from textual.widget import Widget

from plc_runner.tui.figures import CLOCK_WIDTH
from plc_runner.tui.layout import Arrangement, frame_for
from plc_runner.tui.view import Part, WallView
from plc_runner.tui.widgets.drawn import Drawn
from plc_runner.tui.widgets.parts import Beside, ClockFace, Header
from plc_runner.tui.widgets.wall import Placed
from plc_runner.tui.words import head_rows


class PanelHead(Widget):
    """Smaller than on the wall, so that the list below has room; one row where there is little."""

    DEFAULT_CSS = """
    PanelHead {
        height: auto;
        background: $wall-background;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._view = WallView("")
        self._placed = Placed(self)

    @property
    def layout(self) -> Layout:
        """Regions come from `arrangement`."""
        return self._placed

    def compose(self) -> ComposeResult:
        """Each part is named after its region."""
        yield Header(id="header")
        yield Beside(id="beside")
        yield ClockFace(id="clock")

    def show(self, view: WallView, title: str, under: str) -> None:
        """Show the wall's time, and what the panel says of itself.

        Args:
            view: the wall's.
            title: of the panel.
            under: what stands under the title, or after it where there is one row.
        """
        self._view = replace(view, step=title, talk=(Part(under),) if under else (), blank=False)
        if self.is_mounted and self.size:
            arranged = self.arrangement(self.size)
            for part in self.query_children(Drawn):
                part.show(self._view, arranged)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """Rows that it takes on this screen."""
        frame = frame_for(*viewport)
        return 1 if frame.compact else 2 + self._figures() + 2 * frame.gap

    def _figures(self) -> int:
        frame = frame_for(*self.screen.size)
        return 1 if frame.compact else {12: 9, 9: 5}.get(frame.clock, 3)

    def arrangement(self, size: Size) -> Arrangement:
        """One row of words and the time; or the header, and the words beside a clock."""
        frame = replace(frame_for(*self.screen.size), compact=True)  # the status before the bar
        figures, gap = self._figures(), frame.gap
        top = 0 if figures == 1 else 2 + gap
        clock = CLOCK_WIDTH[figures]
        room = max(0, size.width - clock - 3)
        view, rows = self._view, head_rows(self._view.step, self._view.talk, room, airy=bool(gap))
        if figures == 1:
            said = ": ".join(filter(None, (view.step, *(part.text for part in view.talk))))
            rows = head_rows(said, (), room, airy=False)
        return Arrangement(
            frame,
            header=Region(0, 0, size.width, 2 if top else 0),
            beside=Region(0, top, room, figures),
            clock=Region(max(0, size.width - clock), top, min(clock, size.width), figures),
            beside_rows=rows[:figures],
            figures=figures,
        )
