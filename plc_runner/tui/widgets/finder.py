"""A field to find a protocol with, over the rows that there are.

finder.show(rows, at)   offer rows; `at`: the id of the one to point at
finder.point_at(id)     point at a row
Finder.Pointed(row)     another row is pointed at; None where there is none
Finder.Chosen(row)      Enter, or a click
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.protocol.words import count_of
from plc_runner.session.words import minutes_text
from plc_runner.tui.cells import flat, visible
from plc_runner.tui.shelf import Shelved, find, nearest, times_said
from plc_runner.tui.widgets.rows import Rows

_NEAREST = "None has all of these words. These have most of them:"


class Finder(Widget):
    """The field has the focus; the arrows move in the list."""

    DEFAULT_CSS = """
    Finder {
        height: 1fr;
        & > #find {
            margin-bottom: 1;
        }
        & > OptionList {
            height: 1fr;
        }
        & > .hidden {
            display: none;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "point('cursor_up')", "Row above", show=False),
        Binding("down", "point('cursor_down')", "Row below", show=False),
        Binding("pageup", "point('page_up')", "Page above", show=False),
        Binding("pagedown", "point('page_down')", "Page below", show=False),
    ]

    class Pointed(Message):
        """Another row is pointed at."""

        def __init__(self, row: Shelved | None) -> None:
            super().__init__()
            self.row = row

    class Chosen(Message):
        """A row was chosen."""

        def __init__(self, row: Shelved) -> None:
            super().__init__()
            self.row = row

    def __init__(self, *between: Widget, none: str, id: str | None = None) -> None:  # noqa: A002
        """Begin empty.

        Args:
            between: what stands between the field and the rows.
            none: what to say where no row is left.
            id: Textual's.
        """
        super().__init__(id=id)
        self._between = between
        self._none = none
        self._rows: dict[str, Shelved] = {}
        self._options: dict[str, Option] = {}
        self.field = Input(placeholder="type a word of it, or choose", id="find")
        self.list = Rows(markup=False)
        self.list.can_focus = False

    def compose(self) -> ComposeResult:
        """The field, the rows, and what to say where there are none."""
        yield self.field
        yield from self._between
        yield Static(id="none", classes="hidden", markup=False)
        yield self.list

    @property
    def row(self) -> Shelved | None:
        """The one that is pointed at."""
        option = self.list.highlighted_option
        return self._rows[option.id or ""] if option else None

    @property
    def found(self) -> int:
        """How many rows are left."""
        return self.list.option_count

    def show(self, rows: Sequence[Shelved], at: str = "") -> None:
        """Offer these rows; those of them that hold the words in the field are there."""
        before, self._rows = self._rows, {row.id: row for row in rows}
        for row in rows:  # those that are drawn already are kept
            if before.get(row.id) is not row or row.id not in self._options:
                self._options[row.id] = Option(_said(row), id=row.id)
        self._fill(at)

    def point_at(self, id_: str) -> None:
        """Point at a row, if it is there."""
        shown = [option.id for option in self.list.options]
        self.list.highlighted = shown.index(id_) if id_ in shown else 0

    @on(Input.Changed)
    def _typed(self) -> None:
        self._fill("")

    def _fill(self, at: str) -> None:
        whole = find(self._rows.values(), self.field.value)
        found = whole or nearest(self._rows.values(), self.field.value)
        self.list.clear_options().add_options([self._options[row.id] for row in found])
        told = self.query_one("#none", Static)
        told.update(_NEAREST if found else visible(self._none))
        told.set_class(bool(whole) or not self._rows, "hidden")
        if found:
            self.point_at(at)
        else:
            self.post_message(self.Pointed(None))

    def action_point(self, way: str) -> None:
        """Move in the list, though the field has the focus."""
        getattr(self.list, f"action_{way}")()

    @on(Input.Submitted)
    def _entered(self) -> None:
        self.list.action_select()

    @on(OptionList.OptionHighlighted)
    def _pointed(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_id in self._rows:
            self.post_message(self.Pointed(self._rows[event.option_id]))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Chosen(self._rows[event.option_id or ""]))


def _said(row: Shelved) -> Content:
    """Title, how long it takes here and what is special about it; under it what it is for."""
    marks = [] if row.protocol is None else [minutes_text(round(row.seconds / 60) * 60)]
    if row.runs:
        marks.append(f"run {times_said(row.runs.times)}")
    if not row.listed.shipped:
        marks.append("yours")
    if row.unsaved:
        marks.append(row.unsaved)
    problems = [each for each in row.listed.reading.problems if each.level == "error"]
    title, purpose = row.listed.title, row.protocol.purpose if row.protocol else ""
    if row.protocol is None:
        title = row.listed.path.name
        marks.append(f"■ {count_of(len(problems), 'error')}")
        purpose = problems[0].message if problems else ""
    return Content.assemble(
        (flat(title), "bold"),
        f"  {' · '.join(marks)}",
        f"\n{visible(purpose)}" if purpose else "",
    )
