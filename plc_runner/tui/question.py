"""A question that the wall asks in one line: Enter says yes, Esc says no, typing leaves it open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from plc_runner.tui.view import Aside


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, and what a yes does."""

    text: str
    yes: Callable[[], None]
    verb: str = ""
    """A verb whose key says yes too: PageDown again."""
    no: Callable[[], None] = field(default=lambda: None)
    over_text: bool = False
    """Enter says yes even if something is typed."""
    panel: tuple[Aside, ...] = ()
    """What it is about, in the place of the entries."""
