"""The form: the steps at the left, the cells of the one that is chosen at the right."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.message import Message
from textual.widgets import OptionList

from plc_runner.protocol import editing
from plc_runner.protocol.editing import CellError, Edited, Path
from plc_runner.tui.screens.editor.cells import Cell, CellField
from plc_runner.tui.screens.editor.cursor import FormCursor
from plc_runner.tui.screens.editor.keys import form_action
from plc_runner.tui.screens.editor.pasting import Pasted, may_be_table
from plc_runner.tui.screens.editor.work import Work


class StepsForm(FormCursor):
    """Shows what `Work` has read; changes go through `change`, and come back by `show`."""

    class Pointed(Message):
        """Another row is chosen."""

    def __init__(
        self,
        work: Work,
        change: Callable[[Edited], None],
        command: Callable[[str], None],
        *,
        id: str,  # noqa: A002  # Textual's name
    ) -> None:
        """Show a work.

        Args:
            work: what was read.
            change: makes one change of the text.
            command: does an action of the table of keys.
            id: Textual's.
        """
        super().__init__(work, id=id)
        self._command = command
        self._change = change

    def keep(self, cell: Cell, typed: str, go: int) -> str:
        """Take what was typed into the text. See `cells.Keeper`."""
        try:
            edited = self.edited(cell, typed)
        except CellError as refusal:
            return str(refusal)
        cell.close()
        if edited.changes:
            self._change(edited)
        self.walk(cell, go)
        return ""

    def edited(self, cell: Cell, typed: str) -> Edited:
        """What a cell would change.

        Raises:
            CellError: it cannot be so.
        """
        text, path = self._work.text, self._cells_of
        if path is None:
            return editing.set_head(text, cell.column, typed)
        return editing.set_cell(text, path, cell.column, typed)

    def close_cell(self) -> bool:
        """Leave the open cell as it was; whether there was one."""
        cell = self.open_cell
        if cell is not None:
            cell.close()
            self._show_cells()
        return cell is not None

    def keep_open_cell(self) -> bool:
        """Take in what stands in the open cell; False if it is refused."""
        cell = self.open_cell
        return cell is None or cell.keep()

    @property
    def refused(self) -> str:
        """Why what stands in the open cell is not kept."""
        cell = self.open_cell
        return cell.refused if cell is not None else ""

    def keep_and_go_on(self) -> bool:
        """Take in what stands in the open cell, which stays open; False if it is refused."""
        cell = self.open_cell
        if cell is None:
            return True
        typed, at = cell.field.text, cell.field.selection
        kept = cell.keep()
        if kept:
            cell.open()
            if cell.field.text != typed:  # a blank at its end, behind which a word is to come
                cell.field.load_text(typed)
            cell.field.selection = at
        return kept

    def text_so_far(self) -> str:
        """The text with what stands in the open cell, as far as that can be in it."""
        cell = self.open_cell
        if cell is None or not self.is_half_typed:
            return self._work.text
        try:
            return self.edited(cell, cell.field.text).apply(self._work.text)
        except CellError:
            return self._work.text

    @on(OptionList.OptionHighlighted)
    def _pointed(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        path = self.path
        if self.open_cell is not None and path != self._cells_of:  # with the mouse
            self._leave_open_cell(path)
        elif self.open_cell is None:
            self._show_cells()
        self.post_message(self.Pointed())

    def _leave_open_cell(self, path: Path | None) -> None:
        """Another row was clicked: go there, unless what is typed cannot be kept."""
        if self.keep_open_cell():
            self.list.stand_on(path)
            self.to_list()
            self._show_cells()
        elif self.open_cell is not None:
            self.list.stand_on(self._cells_of)
            self.screen.set_focus(self.open_cell.field)

    @on(OptionList.OptionSelected)
    def _into(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self.open_cell is None:
            self.to_cell()

    def press(self, event: events.Key) -> None:
        """Give a key to what has the focus now. See `cells.Keeper`."""
        focused, action = self.screen.focused, form_action(event.key, self.mode)
        if isinstance(focused, Cell | CellField):
            done = focused.press(event)
        else:
            done = focused is self.list and self._press_on_list(event.key)
        if not done and action is not None:
            self._command(action)
            done = True
        if done:
            event.stop()
            event.prevent_default()

    def _press_on_list(self, key: str) -> bool:
        if key in ("enter", "tab", "right"):
            self.to_cell()
            return True
        return self.list.move(key)

    def on_paste(self, event: events.Paste) -> None:
        """A table goes to whoever understands it; words go into the cell."""
        event.stop()
        cell = next((one for one in self._cells if one is self.screen.focused), None)
        if cell is None or may_be_table(event.text):
            self.post_message(Pasted(event.text))
        else:
            cell.open(event.text if cell.many_lines else " ".join(event.text.split()))
