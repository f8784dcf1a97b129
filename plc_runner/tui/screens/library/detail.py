"""One protocol of the library: what it is and its plan, or its steps as the wall shows them."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from plc_runner.protocol.planned import PlannedStep
from plc_runner.session.opening import role_titles
from plc_runner.tui.preview import planned, previews
from plc_runner.tui.screens.library.text import Sheet, aside, head, rest
from plc_runner.tui.view import WallView
from plc_runner.tui.widgets.preview import Preview
from plc_runner.tui.widgets.timeline import Timeline


class Detail(VerticalScroll, can_focus=True):
    """Scrolled with the arrows; left and right go through the steps."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Step before", show=False),
        Binding("right", "step(1)", "Next step", show=False),
        Binding("enter", "screen.start", "Start a meeting with it", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  # Textual's name
        super().__init__(id=id)
        self._sheet: Sheet | None = None
        self._steps: tuple[PlannedStep, ...] = ()
        self._views: tuple[WallView, ...] = ()
        self.at: int | None = None
        """Which step is on the wall; None while the plan is shown."""

    class Turned(Message):
        """Another page is seen."""

    @property
    def where(self) -> str:
        """Which step is on the wall, in words."""
        return "" if self.at is None else f"step {self.at + 1} of {len(self._steps)}"

    def compose(self) -> ComposeResult:
        """The two pages; one of them is seen."""
        yield Static(id="head")
        yield Timeline(id="timeline")
        yield Static(id="rest")
        yield Preview(id="preview")
        yield Static(id="aside")

    def show(self, sheet: Sheet | None) -> None:
        """Show a protocol, from its beginning."""
        self._sheet, self._steps, self._views = sheet, (), ()
        on_wall, self.at = self.at is not None, None
        self.set_class(sheet is None, "-nothing")
        protocol = sheet.row.protocol if sheet else None
        self.set_class(protocol is None, "-broken")
        if sheet is not None:
            self.query_one("#head", Static).update(head(sheet))
            self.query_one("#rest", Static).update(rest(sheet))
        if sheet is not None and protocol is not None:
            plan = planned(protocol, sheet.people)
            self._steps = plan.steps
            self.query_one(Timeline).show(plan, role_titles(protocol))
        self.scroll_home(animate=False)
        self._turn(0 if on_wall and self._steps else None)

    def action_step(self, by: int) -> None:
        """From the plan to the first step, from step to step, and back to the plan."""
        if not self._steps:
            return
        at = (-1 if self.at is None else self.at) + by
        self._turn(None if at < 0 else min(at, len(self._steps) - 1))

    def flip(self) -> None:
        """The plan, or the wall."""
        if self._steps:
            self._turn(0 if self.at is None else None)

    def _turn(self, at: int | None) -> None:
        turned = (self.at is None) is not (at is None)
        self.at = at
        self.set_class(at is not None, "-wall")
        self.post_message(self.Turned())
        if turned:
            self.scroll_home(animate=False)
        protocol = self._sheet.row.protocol if self._sheet else None
        if at is not None and self._sheet is not None and protocol is not None:
            self._views = self._views or previews(protocol, self._sheet.people)
            self.query_one(Preview).show(self._views[at])
            self._say()
            self.call_after_refresh(self._say)  # only then it is known whether the prompt fits

    def _say(self) -> None:
        if self.at is not None:
            step, cut = self._steps[self.at], self.query_one(Preview).cut
            text = aside(step, self.where, cut)
            self.query_one("#aside", Static).update(text)

    def on_resize(self) -> None:
        """Another size may have room for the prompt."""
        self.call_after_refresh(self._say)
