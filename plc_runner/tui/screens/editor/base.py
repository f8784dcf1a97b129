"""The editor's rows: the title, the two faces of one text, its problems, the wall, the keys."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Static, TextArea

from plc_runner.authoring import Document
from plc_runner.errors import NotFound
from plc_runner.protocol.editing import Edited, Path
from plc_runner.protocol.problems import Problem
from plc_runner.session.opening import role_titles
from plc_runner.tui.cells import clip, visible, width
from plc_runner.tui.place import Place
from plc_runner.tui.screens.editor.form import StepsForm
from plc_runner.tui.screens.editor.keys import Mode, footer
from plc_runner.tui.screens.editor.problems import ProblemList
from plc_runner.tui.screens.editor.text import YamlArea
from plc_runner.tui.screens.editor.work import Whole, Work
from plc_runner.tui.usual import usual_sitting
from plc_runner.tui.widgets.preview import Preview
from plc_runner.tui.widgets.timeline import Timeline

Face = Literal["form", "text"]
_PAUSE = 0.25
"""Seconds without typing, after which the text is read anew."""
_BESIDE = 120
"""Columns from which the wall stands beside the text."""
_SHOWN_FOR = 8.0
"""Seconds that a reply stands."""
_IN_LINE = re.compile(r"[;,][^;,]*\bin line \d+\.$")
NO_FORM = "This file cannot be shown as a form as it is now: put right what is listed below."


class EditBase(Screen[None]):
    """Shows one document; what is done with it is for those that build on this."""

    def __init__(self, place: Place, document: Document) -> None:
        super().__init__()
        self.place = place
        self.document = document
        self.area = YamlArea(document.text, id="text")
        self.work = Work(str(document.path), usual_sitting(place, None).who)
        self.work.look(self.area.text)
        self.form = StepsForm(self.work, self.change, self.act, id="form")
        self.problems = ProblemList(id="problems")
        self.preview = Preview(id="preview")
        self.timeline = Timeline()
        self.face: Face = "form"
        self.wall_alone = False
        self._timed: Whole | None = None
        """What the timeline shows."""
        self.copied = self._title_of(document.based_on.partition("@")[0])
        self._look_timer: Timer | None = None
        self._said_timer: Timer | None = None
        self._said_of: tuple[str, str | None] | None = None
        """What stood in the text and in the open cell when something was told of them."""

    def _title_of(self, id_: str) -> str:
        try:
            return self.place.library.find(id_).title if id_ else ""
        except NotFound:
            return id_

    def compose(self) -> ComposeResult:
        """All of it, at every size."""
        yield Static(id="title", markup=False)
        yield Static(id="sum", markup=False)
        with Horizontal(id="both"):
            with Vertical(id="faces"):
                yield self.form
                yield self.area
                yield self.problems
            with Vertical(id="beside"):
                yield self.preview
                yield Static(id="wall-said", markup=False)
                with VerticalScroll(id="plan", can_focus=False):
                    yield self.timeline
        yield Static(id="said", markup=False)
        yield Static(id="keys")

    def on_mount(self) -> None:
        """The form, if there can be one."""
        self.show(None)
        self.turn_to("form" if self.work.rows is not None else "text")
        if self.work.rows is None:
            self.say(NO_FORM, "error")

    @property
    def mode(self) -> Mode:
        """Where the keys go."""
        if self.wall_alone:
            return "wall"
        return "text" if self.face == "text" else self.form.mode

    @property
    def path(self) -> Path | None:
        """The step that somebody is at, in either face; None for what stands before the steps."""
        if self.face == "text":
            return self.work.row_at(self.area.cursor_location[0] + 1)
        return self.form.path

    def act(self, action: str) -> None:
        """Do an action of the table of keys, now."""
        name, _, argument = action.rstrip(")").partition("(")
        getattr(self, f"action_{name}")(*([int(argument)] if argument else []))

    def change(self, edited: Edited) -> None:
        """Make one change of the text, from the form."""
        self.area.put(edited)
        self.look(edited.path)

    def look(self, path: Path | None = None) -> None:
        """Read the text anew, and show what comes of it, standing on a row."""
        self.work.look(self.area.text)
        self.show(path)

    def show(self, path: Path | None) -> None:
        """Show what has been read."""
        if self.work.rows is None and self.face == "form":
            self.turn_to("text")
            self.say(NO_FORM, "error")
        elif self.work.rows is not None and self.form.open_cell is None:
            self.form.show(path)
        self.problems.show(self.work.problems, self._placed, self._worded)
        self.show_state()
        self.show_wall()
        self.show_keys()

    def show_state(self) -> None:
        """The title, whether it is saved, how long it takes; what is no longer so is not told."""
        if self._said_of not in (None, self._stands()):
            self.say("")
        is_saved = self.document.holds(self.area.text) and not self.form.is_half_typed
        saved = "● saved" if is_saved else "○ not saved"
        if self.has_class("-small"):  # there is no row for the sum
            saved = f"{self.work.minutes} {saved}"
        room = max(self.size.width, 20)
        title = clip(visible(self.work.title or self.document.path.stem), room - len(saved) - 2)
        gap = " " * (room - width(title) - len(saved))
        self.query_one("#title", Static).update(
            Content.assemble((title, "bold $wall-sky"), gap, (saved, "$wall-muted")), layout=False
        )
        told = self.work.total or f"{self.work.minutes}: no plan until that is put right"
        about = " · ".join(part for part in (told, self._whose()) if part)
        self.query_one("#sum", Static).update(clip(visible(about), room), layout=False)

    def _whose(self) -> str:
        if self.document.origin == "copy":
            return f"your copy of {self.copied}"
        return "a new one" if self.document.origin == "new" else ""

    def _placed(self, problem: Problem) -> str:
        """Where a problem is, in the words of the face."""
        if self.face == "text":
            return f"line {problem.line}"
        path = self.work.row_at(problem.line)
        return next((row.title for row in self.work.rows or () if row.path == path), "")

    def _worded(self, problem: Problem) -> str:
        """What it is; the form has no lines to point to."""
        if self.face == "text":
            return problem.message
        return _IN_LINE.sub(". F2 shows it in the text.", problem.message)

    def show_wall(self) -> None:
        """The step that somebody is at, as the wall shows it; the last that could be shown."""
        if not (self.wall_alone or self.has_class("-beside")):
            return
        view, old = self.work.view(self.path)
        self.preview.show(view)
        self.preview.display = view is not None
        if view is None:
            said = "The wall is shown here as soon as there are no errors."
        elif old:
            said = "▲ As it was before the errors."
        else:
            said = self.preview.cut
        told = self.query_one("#wall-said", Static)
        if str(told.content) != said:
            told.update(said)
        told.display = bool(said)
        if self.work.whole is not self._timed and self.work.whole is not None:
            self._timed = self.work.whole
            self.timeline.show(self._timed.plan, role_titles(self._timed.protocol))

    def show_keys(self) -> None:
        """What can be pressed now."""
        mode, room = self.mode, max(self.size.width, 20)
        rows = (0,) if self.size.height < 15 or mode == "wall" else (1, 2)
        offered = any(problem.fix for problem in self.work.problems)
        idle = {"put_right": not offered, "next_problem": not self.work.problems}
        cell = self.form.open_cell
        idle["new_line"] = cell is not None and not cell.many_lines
        hidden = frozenset(action for action, is_idle in idle.items() if is_idle)
        lines = [footer(mode, row, room, hidden) for row in rows]
        keys = self.query_one("#keys", Static)
        told = Content("\n").join([line for line in lines if line])
        if told != keys.content:
            rows_before = str(keys.content).count("\n")
            keys.update(told, layout=rows_before != told.plain.count("\n"))

    def _stands(self) -> tuple[str, str | None]:
        cell = self.form.open_cell
        return self.area.text, None if cell is None else cell.field.text

    def say(
        self, text: str, kind: Literal["reply", "error"] = "reply", *, stays: bool = False
    ) -> None:
        """Tell something, until something else is told or a while is over.

        Args:
            text: a sentence or two; empty to tell nothing any more.
            kind: whether it is why something could not be done.
            stays: true also when something else stands in the text.
        """
        self._said_of = self._stands() if text and not stays else None
        said = self.query_one("#said", Static)
        said.update(f"■ {visible(text)}" if kind == "error" else visible(text))
        said.set_class(kind == "error", "problem")
        said.display = bool(text)
        if self._said_timer is not None:
            self._said_timer.stop()
        if text:
            self._said_timer = self.set_timer(_SHOWN_FOR, lambda: self.say(""))

    def tell(self, sentences: Sequence[str]) -> None:
        """Tell several things at once."""
        if sentences:
            self.say(" ".join(sentences))

    def turn_to(self, face: Face) -> None:
        """Show a face of the text, at the same step."""
        path = self.path
        self.face = face
        self.form.display = face == "form"
        self.area.display = face == "text"
        self.problems.show(self.work.problems, self._placed, self._worded)
        if face == "form":
            self.form.show(path)
            self.form.to_list()
        else:
            self.area.go_to(self.work.line_of(path))
            self.set_focus(self.area)
        self.show_wall()
        self.call_later(self.show_keys)

    @on(TextArea.Changed)
    def _text_changed(self, event: TextArea.Changed) -> None:
        self.touched()
        if event.text_area is not self.area:
            self.show_state()
            return
        if self.area.text == self.work.text:
            self.show_state()
            return
        if self._look_timer is not None:
            self._look_timer.stop()
        self._look_timer = self.set_timer(_PAUSE, self.look_if_changed)
        self.show_state()

    def look_if_changed(self) -> None:
        """Read the text anew if it is not the one that was read."""
        if self.area.text != self.work.text:
            self.look(self.path)

    def touched(self) -> None:
        """Something was typed."""
        raise NotImplementedError

    @on(TextArea.SelectionChanged)
    def _cursor_moved(self, event: TextArea.SelectionChanged) -> None:
        if event.text_area is self.area and self.face == "text":
            self.show_wall()

    @on(StepsForm.Pointed)
    def _row_chosen(self) -> None:
        self.show_wall()

    async def on_click(self, event: events.Click) -> None:
        """A key of the footer, with the mouse."""
        if action := event.style.meta.get("edit"):
            await self.run_action(action)

    def on_descendant_focus(self) -> None:
        """Other keys do something now."""
        self.show_keys()

    def on_resize(self, event: events.Resize) -> None:
        """The wall beside the text where there is room for both."""
        sizes = {
            "-beside": event.size.width >= _BESIDE,
            "-small": event.size.width < 54 or event.size.height < 14,
            "-tall": event.size.height >= 17,
        }
        its = {name for name, it_is in sizes.items() if it_is}
        self.set_classes(self.classes - sizes.keys() | its)  # each change has all styles updated
        self.call_after_refresh(self._show_all)

    def _show_all(self) -> None:
        self.show_state()
        self.show_wall()
        self.show_keys()
