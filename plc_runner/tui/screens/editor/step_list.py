"""The list of the form: the protocol itself, then its steps and rounds."""

from __future__ import annotations

import re
from collections.abc import Callable

from textual import events
from textual.content import Content
from textual.widgets.option_list import Option

from plc_runner.protocol.editing import Path
from plc_runner.tui.cells import clip, visible, width
from plc_runner.tui.screens.editor.problems import SIGN
from plc_runner.tui.screens.editor.work import Work
from plc_runner.tui.widgets.rows import Rows

_PLANNED = re.compile(r"\((.+)\)\s*$")
_ABOUT = "About this protocol"
_MOVES = {
    "up": "cursor_up",
    "down": "cursor_down",
    "home": "first",
    "end": "last",
    "pageup": "page_up",
    "pagedown": "page_down",
}


class StepList(Rows):
    """Shows the steps with their minutes and what is wrong with them."""

    def __init__(self, press: Callable[[events.Key], None], *, id: str) -> None:  # noqa: A002
        """Show nothing yet.

        Args:
            press: gives a key to what has the focus.
            id: Textual's.
        """
        super().__init__(markup=False, id=id)
        self._press = press

    def on_key(self, event: events.Key) -> None:
        """Whoever has the focus takes it."""
        self._press(event)

    def move(self, key: str) -> bool:
        """Go where a key leads; whether it leads anywhere."""
        if key not in _MOVES:
            return False
        getattr(self, f"action_{_MOVES[key]}")()
        return True

    @property
    def path(self) -> Path | None:
        """The row that is chosen; None for the protocol itself."""
        at = self.highlighted
        if not at:
            return None
        return _path(self.get_option_at_index(at).id or "")

    def show(self, work: Work, room: int) -> None:
        """Show the rows that were read.

        Args:
            work: what was read.
            room: cells of a line.
        """
        signs: dict[Path | None, str] = {}
        for problem in sorted(work.problems, key=lambda each: each.level):  # errors win
            signs[work.row_at(problem.line)] = SIGN[problem.level]
        self.clear_options()
        self.add_option(Option(_line(signs.get(None, ""), _ABOUT, "", room), id="about"))
        for row in work.rows or ():
            found = _PLANNED.search(row.minutes)
            minutes = "" if row.is_round else found[1] if found else row.minutes
            title = "  " * (len(row.path) - 1) + ("↻ " if row.is_round else "") + row.title
            line = _line(signs.get(row.path, ""), title, minutes, room)
            self.add_option(Option(line, id=_id(row.path)))

    def stand_on(self, path: Path | None) -> None:
        """Choose a row, or the one before it if it is gone."""
        there = {option.id for option in self.options}
        while path and _id(path) not in there:
            path = (*path[:-1], path[-1] - 1) if path[-1] else path[:-1]
        self.highlighted = self.get_option_index(_id(path)) if path else 0


def _line(sign: str, title: str, minutes: str, room: int) -> Content:
    minutes = clip(visible(minutes), room // 2)
    left = clip(f"{sign or ' '} {visible(title)}", room - width(minutes) - 1)
    return Content(left + " " * (room - width(left) - width(minutes)) + minutes)


def _id(path: Path) -> str:
    return ".".join(map(str, path))


def _path(id_: str) -> Path:
    return tuple(int(number) for number in id_.split("."))
