"""The editor: one protocol file, as a form or as text."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widgets import TextArea

from plc_runner.protocol.editing import Edited
from plc_runner.protocol.problems import Problem
from plc_runner.tui.screens.editor.base import NO_FORM
from plc_runner.tui.screens.editor.keeping import Keeping
from plc_runner.tui.screens.editor.keys import bindings, is_for
from plc_runner.tui.screens.editor.outside import Outside
from plc_runner.tui.screens.editor.problems import ProblemList
from plc_runner.tui.screens.editor.steps import StepActions


class EditScreen(StepActions, Keeping, Outside):
    """Ends with nothing; what was saved is in the file, what was not is in its draft."""

    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings()]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Each key where the table of keys says so."""
        return is_for(action, self.mode)

    def action_face(self) -> None:
        """The other face."""
        if self.face == "text":
            self.look_if_changed()
            if self.work.rows is None:
                self.say(NO_FORM, "error")
                return
            self.turn_to("form")
        elif self.form.keep_open_cell():
            self.turn_to("text")

    def action_wall(self) -> None:
        """The step alone, as the wall shows it; or back."""
        if self.has_class("-beside"):
            self.say("The wall is beside the text.")
            return
        if not self.wall_alone and not self.form.keep_open_cell():
            return
        self.look_if_changed()
        self.wall_alone = not self.wall_alone
        self.set_class(self.wall_alone, "-wall")
        if self.wall_alone:
            self.set_focus(None)
        elif self.face == "form":
            self.form.to_list()
        else:
            self.set_focus(self.area)
        self.show_wall()
        self.call_after_refresh(self.show_wall)
        self.show_keys()

    def action_new_line(self) -> None:
        """In the open cell, with the mouse."""
        if self.form.open_cell is not None:
            self.form.open_cell.field.type("\n")

    def action_page(self, by: int) -> None:
        """The next step on the wall."""
        rows = [row.path for row in self.work.rows or ()]
        path = self.path
        at = rows.index(path) + by if path in rows else 0
        if 0 <= at < len(rows):
            if self.face == "form":
                self.form.list.highlighted = at + 1
            else:
                self.area.go_to(self.work.line_of(rows[at]))
            self.show_wall()

    def action_undo(self) -> None:
        """Take back the last change: in the open cell, else in the text."""
        self._turn_back(redo=False)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._turn_back(redo=True)

    def _turn_back(self, *, redo: bool) -> None:
        cell = self.form.open_cell if self.face == "form" else None
        field: TextArea = self.area if cell is None else cell.field
        before = field.text
        if redo:
            field.redo()
        else:
            field.undo()
        if field.text == before:
            self.say("There is nothing to do again." if redo else "There is nothing to take back.")
        elif cell is None and self.face == "form":
            self.work.look(self.area.text)
            self.show(self.work.row_at(self.area.cursor_location[0] + 1))
            self.say("Done again." if redo else "Taken back. Ctrl+Y does it again.")

    def action_next_problem(self) -> None:
        """Go where it is, and say what to do about it."""
        if not self.form.keep_and_go_on():
            self.say(self.form.refused, "error")
            return
        self.look_if_changed()
        problem = self.problems.next()
        if problem is None:
            self.say("There is no problem. It can be run.")
        elif self.form.keep_open_cell():
            self._go_to(problem)

    @on(ProblemList.Asked)
    def _asked(self, event: ProblemList.Asked) -> None:
        self._go_to(event.problem)

    def _go_to(self, problem: Problem) -> None:
        self.problems.choose(problem)
        if self.face == "text":
            self.area.go_to(problem.line, problem.column, problem.length)
            self.set_focus(self.area)
        else:
            self.form.show(self.work.row_at(problem.line))

    def action_put_right(self) -> None:
        """Put in the line that is offered for the chosen problem, else for the first one."""
        if not self.form.keep_open_cell():
            return
        self.look_if_changed()
        chosen = self.problems.chosen
        offered = [problem for problem in self.work.problems if problem.fix is not None]
        if chosen in offered and chosen is not None:
            self._put_right(chosen)
        elif offered:
            self._go_to(offered[0])
            self.say("F7 again writes what is offered here.")
        else:
            self.say("No line is offered here. F8 goes to the next problem and says what to do.")

    def _put_right(self, problem: Problem) -> None:
        fix = problem.fix
        assert fix is not None  # noqa: S101 - whoever calls has looked
        lines = self.area.text.split("\n")
        start = sum(len(line) + 1 for line in lines[: fix.first - 1])
        end = sum(len(line) + 1 for line in lines[: fix.last])
        text = fix.text + "\n"
        if end > len(self.area.text):
            end, text = len(self.area.text), fix.text
        self.area.put(Edited(start, end, text))
        self.look(self.path)
        self.area.go_to(fix.first)
        self.say("Put right. Ctrl+Z takes it back.")
