"""What is told of one thing, beside the list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from plc_runner.journal.goals import Measured, measured
from plc_runner.journal.review import Item, beside
from plc_runner.memory.aftermath import aftermath, history
from plc_runner.memory.thread import earlier, later
from plc_runner.session.state import SessionState
from plc_runner.tui.looking import (
    decided,
    facts,
    known,
    links,
    pairs_text,
    points_text,
    promises,
    row,
)
from plc_runner.tui.place import Place
from plc_runner.tui.screens.record_text import record_text


class Sheet(VerticalScroll):
    """A meeting's record; of all else what it is, why, and what came of it."""

    DEFAULT_CSS = """
    Sheet {
        & > Static {
            height: auto;
            margin-right: 1;
        }
        & > #chart {
            height: 12;
            margin: 1 1 0 0;
            color: $wall-muted;
        }
        & > .hidden {
            display: none;
        }
    }
    """

    def __init__(self, place: Place) -> None:
        super().__init__(id="detail")
        self.place = place
        self.item: Item | None = None

    def compose(self) -> ComposeResult:
        """Words, and for a goal a chart between them."""
        yield Static(id="facts")
        yield Vertical(id="chart", classes="hidden")
        yield Static(id="known")

    def show(self, item: Item | None) -> None:
        """Tell of this; of nothing where there is none."""
        if item == self.item:
            return
        self.item = item
        known_, head = self.query_one("#known", Static), self.query_one("#facts", Static)
        self.query_one("#chart").set_class(True, "hidden")
        state = self.place.state_of(item.session) if item and item.session else None
        if item is None:
            head.update("")
            known_.update("")
        elif item.what == "session":
            head.update(record_text(self.place.record_of(state)) if state else "")
            known_.update("")
        else:
            head.update(facts(item, self.place))
            known_.update(_spaced(*self._told(item, state)))
        self.scroll_home(animate=False)

    def forget(self) -> None:
        """Tell all anew the next time: something was put right."""
        self.item = None

    def _told(self, item: Item, state: SessionState | None) -> Iterator[Content]:
        """What is known of it, a part after the other."""
        journal, offset = self.place.journal, self.place.utc_offset
        since = aftermath(journal, state) if state else {item.id: history(journal, item.id, offset)}
        pairs = pairs_text(list(known(item, state, since.get(item.id, ()))))
        if item.what != "goal":
            yield pairs
        if item.what == "goal":
            points = measured(journal, item.id)
            self._draw(item, points)
            yield _headed("Measured", points_text(points))
            yield pairs
            linked = [row(one, self.place, None) for one in beside(journal, item.id)]
            yield _headed("Decided and promised in these meetings", Content("\n").join(linked))
        elif item.what == "decision":
            now, before = later(journal, item.id, offset), earlier(journal, item.id, offset)
            yield _headed("In its place now", pairs_text(links(now)))
            yield _headed("It stands in place of", pairs_text(links(before)))
            yield _headed("Promised in the same meeting", promises(state))
        elif item.what == "action":
            yield _headed("Decided in the same meeting", decided(state))

    def _draw(self, item: Item, points: Sequence[Measured]) -> None:
        # What draws is loaded when there is something to draw.
        from plc_runner.tui.screens.review.chart import GoalChart, drawn  # noqa: PLC0415

        what = drawn(points, item.target, item.due)
        box = self.query_one("#chart")
        box.set_class(what is None, "hidden")
        if what is not None:
            box.remove_children()
            box.mount(GoalChart(what))


def _headed(title: str, text: Content) -> Content:
    return Content.assemble((title.upper(), "bold $wall-sky"), "\n", text) if text else Content("")


def _spaced(*parts: Content) -> Content:
    shown = [part for part in parts if part]
    return Content.assemble("\n", Content("\n\n").join(shown)) if shown else Content("")
