"""Steps and rounds of the form: added, copied, moved, removed, pasted."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from plc_runner.protocol import editing
from plc_runner.protocol.editing import CellError, Edited
from plc_runner.tui.screens.editor.ask import AskDialog
from plc_runner.tui.screens.editor.base import EditBase
from plc_runner.tui.screens.editor.pasting import Pasted

_STEP = {"title": "New step", "minutes": "5"}
_ROUND = {"title": "Each participant", "minutes": "each participant"}
_SHOWN = 4
"""Pasted steps that are shown before they are put in."""
_NOT_A_STEP = "Choose a step first: ↓ goes to the steps."


class StepActions(EditBase):
    """One key each, and one Ctrl+Z takes it back."""

    def action_add_step(self) -> None:
        """A step below, its title ready to be typed."""
        if self._do(lambda: editing.add_step(self.work.text, self.form.path, _STEP)):
            self.form.stand_on("title", open_it=True)

    def action_add_round(self) -> None:
        """A round below, with a step in it."""
        if self._do(lambda: editing.add_round(self.work.text, self.form.path, _ROUND)):
            self.form.stand_on("title", open_it=True)

    def action_copy(self) -> None:
        """The same step once more, below."""
        self._with_step(editing.copy)

    def action_move(self, by: int) -> None:
        """The step up or down."""
        self._with_step(lambda text, path: editing.move(text, path, by))

    def action_remove(self) -> None:
        """Take the step out."""
        path = self.form.path
        gone = next((row.title for row in self.work.rows or () if row.path == path), "")
        if self._with_step(editing.remove):
            self.say(f"Removed: {gone}. Ctrl+Z brings it back.")

    def _with_step(self, change: Callable[[str, editing.Path], Edited]) -> bool:
        path = self.form.path
        if path is None:
            self.say(_NOT_A_STEP)
            return False
        return self._do(lambda: change(self.work.text, path))

    def _do(self, change: Callable[[], Edited]) -> bool:
        if not self.form.keep_open_cell():
            return False
        try:
            edited = change()
        except CellError as refusal:
            self.say(str(refusal), "error")
            return False
        if edited.changes:
            self.change(edited)
        return True

    @on(Pasted)
    def _pasted(self, event: Pasted) -> None:
        """Say what a pasted table was understood as, and wait for a yes."""
        in_text = self.face == "text"
        self.look_if_changed()
        try:
            edited, understood = editing.paste_table(self.work.text, self.path, event.text)
        except CellError as refusal:
            if in_text:
                self.area.type(event.text)
            else:
                self.say(str(refusal), "error")
            return
        text = self.work.text
        told = [*understood.splitlines(), "", *_new_rows(text, edited)]

        def answered(answer: str | None) -> None:
            if answer == "yes" and self.work.text == text:
                self.change(edited)
                if in_text:
                    self.area.go_to(self.work.line_of(edited.path))
                self.say("Pasted. Ctrl+Z takes all of it back.")
            elif answer == "plain":
                self.area.type(event.text)

        self.app.push_screen(
            AskDialog(
                "Paste it as steps?",
                told,
                (
                    ("yes", "Yes, add them after this step" if in_text else "Yes, put them in"),
                    *((("plain", "Paste it as plain text"),) if in_text else ()),
                    ("no", "No"),
                ),
            ),
            answered,
        )


def _new_rows(text: str, edited: Edited) -> list[str]:
    """The first of the steps that a paste would add, as they would be."""
    before = {row.path for row in editing.rows(text) or ()}
    rows = editing.rows(edited.apply(text)) or ()
    more = len(rows) - len(before)
    at = next((n for n, row in enumerate(rows) if row.path == edited.path), 0)
    shown = [
        "• " + " · ".join(part.replace("\n", " ") for part in _said(row) if part)
        for row in rows[at : at + min(more, _SHOWN)]
    ]
    return [*shown, f"  and {more - _SHOWN} more"] if more > _SHOWN else shown


def _said(row: editing.Row) -> tuple[str, ...]:
    return row.title, f"{row.minutes} min" if row.minutes else "", row.talk, row.say, row.capture
