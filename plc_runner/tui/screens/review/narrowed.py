"""A screen with a list that keys narrow down."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from plc_runner.tui.looking import TABS
from plc_runner.tui.screens.review.narrow import NarrowScreen
from plc_runner.tui.screens.review.wanted import Wanted

_KINDS = {key.casefold(): what for what, (key, _) in TABS.items()}
_ASKED = {"team": ("Which team?", "Every team"), "protocol": ("Which protocol?", "Every protocol")}


class NarrowedScreen(Screen[None]):
    """Changes what is wanted; what shows it says how, by `fill`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "next_kind(1)", "Next list", show=False),
        Binding("shift+tab", "next_kind(-1)", "List before", show=False),
        *(
            Binding(f"{key},{key.upper()}", f"kind('{key}')", "A list", show=False)
            for key in _KINDS
        ),
        Binding("f6", "state", "Open, done or due", show=False),
        Binding("f7", "narrow('team')", "Only one team", show=False),
        Binding("f8", "narrow('protocol')", "Only one protocol", show=False),
        Binding("f9", "span", "Since when", show=False),
    ]

    def __init__(self, wanted: Wanted) -> None:
        super().__init__()
        self.wanted = wanted

    @property
    def looks_closer(self) -> bool:
        """Whether the keys go to what is told of one thing, and not to the list."""
        return self.has_class("-closer")

    def fill(self) -> None:
        """Show what is wanted now."""
        raise NotImplementedError

    def _change(self, how: Callable[[], None]) -> None:
        if not self.looks_closer:
            how()
            self.fill()

    def action_kind(self, key: str) -> None:
        """The list of one kind."""
        self._change(lambda: self.wanted.show_kind(_KINDS[key]))

    def action_next_kind(self, by: int) -> None:
        """The list of the next kind."""
        self._change(lambda: self.wanted.next_kind(by))

    def action_state(self) -> None:
        """Only what is open; what is done; what is due; all."""
        self._change(self.wanted.next_state)

    def action_span(self) -> None:
        """Since when."""
        self._change(self.wanted.next_span)

    def action_narrow(self, to: str) -> None:
        """Only one team, or one protocol."""
        title, any_ = _ASKED[to]
        now = (self.wanted.chosen.team if to == "team" else self.wanted.chosen.protocol) or ""

        def narrowed(id_: str | None) -> None:
            if id_ is not None:
                self._change(lambda: self.wanted.narrow(to, id_))

        if not self.looks_closer:
            offered = self.wanted.offered(to)
            self.app.push_screen(NarrowScreen(title, any_, offered, now), narrowed)
