"""Saving, leaving, and the draft: nothing that was typed is ever lost."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer

from plc_runner.authoring import (
    drop_draft,
    keep_draft,
    open_document,
    rename,
    save,
    save_beside,
    save_over,
    take_draft,
)
from plc_runner.errors import Changed, PlcError
from plc_runner.protocol.editing import Edited
from plc_runner.tui.screens.editor.ask import AskDialog
from plc_runner.tui.screens.editor.base import EditBase
from plc_runner.tui.words_of_count import count

_DRAFT_AFTER = 0.4
"""Seconds after the first key: what a sudden end costs at most."""


class Keeping(EditBase):
    """The file of the document, and its draft."""

    _draft_timer: Timer | None = None
    _no_drafts = False
    _in_draft: str | None = None
    """What the draft holds; None where there is none."""

    def on_mount(self) -> None:
        """Offer what was found when the document was opened."""
        copy = self.document.origin == "copy"
        about = [f"This is your copy of {self.copied}. It is kept when you save it."] * copy
        self.tell((*about, *self.document.notices))
        if self.document.better_path is not None:
            self._ask_for_name()
        self._ask_about_draft()

    def _ask_for_name(self) -> None:
        better = self.document.better_path
        name = better.name if better else ""

        def answered(answer: str | None) -> None:
            if answer == "rename":
                try:
                    rename(self.document)
                except PlcError as problem:
                    self.say(str(problem), "error")

        self.app.push_screen(
            AskDialog(
                f"Rename it to {name}?",
                (
                    f"An editor has called this file {self.document.path.name}. It is found in the "
                    "library only if its name ends in .yaml.",
                ),
                (("rename", f"Rename it to {name}"), ("stay", "Leave it as it is")),
            ),
            answered,
        )

    def _ask_about_draft(self) -> None:
        draft = self.document.draft
        if draft is None:
            return
        at = self.place.local(draft.at)
        said = [f"On {at.day} {at:%b} at {at:%H:%M} something was typed that was not saved."]
        if draft.file_changed:
            said.append("The file was changed since then by somebody else.")

        def answered(answer: str | None) -> None:
            if answer == "draft":
                self.replace_all(take_draft(self.document))
                self.say("This is what was not saved. Ctrl+Z shows the file as it is.")
            elif answer == "forget":
                drop_draft(self.document)

        self.app.push_screen(
            AskDialog(
                "Go on with what was not saved?",
                said,
                (
                    ("draft", "Go on with it"),
                    ("forget", "Forget it, and show the file as it is"),
                    ("later", "Ask again next time"),
                ),
            ),
            answered,
        )

    def replace_all(self, text: str) -> None:
        """Another text in the place of the whole, as one change."""
        self.area.put(Edited(0, len(self.area.text), text))
        self.look(self.path)

    def action_save(self) -> None:
        """Write the file, with errors too."""
        kept = self.form.keep_and_go_on()
        self.look_if_changed()
        try:
            self._saved(save(self.document, self.area.text).said)
        except Changed as changed:
            self._ask_which(changed)
        except PlcError as problem:
            self.say(str(problem), "error")
        if not kept:
            self.say("Saved, but not the cell that is open: see what is said there.", "error")

    def _saved(self, said: str) -> None:
        errors = len(self.work.reading.errors)
        if errors:
            said += f". It has {count(errors, 'error')} and cannot be run yet."
        self.say(said)
        self.show_state()

    def _ask_which(self, changed: Changed) -> None:
        """Somebody else has written the file."""
        theirs = changed.theirs

        def answered(answer: str | None) -> None:
            try:
                if answer == "beside":
                    self._saved(save_beside(self.document, self.area.text).said)
                elif answer == "over":
                    self._saved(save_over(self.document, self.area.text).said)
                elif answer == "theirs":
                    self._take_theirs()
            except PlcError as problem:
                self.say(str(problem), "error")

        answers = [
            ("beside", "Keep both: mine under another name"),
            ("over", "Mine in this file; theirs is put aside"),
        ]
        if theirs is not None:
            answers.append(("theirs", "Take theirs; Ctrl+Z brings mine back"))
        self.app.push_screen(
            AskDialog("Which one?", (str(changed),), (*answers, ("stay", "Not now"))), answered
        )

    def _take_theirs(self) -> None:
        fresh = open_document(self.place.workspace, self.place.library, str(self.document.path))
        self.document = fresh
        self.replace_all(fresh.text)
        self.say("This is what the other one wrote. Ctrl+Z brings yours back.")

    def action_back(self) -> None:
        """Out of the cell, out of the cells, out of the editor."""
        if self.wall_alone:
            self.action_wall()
        elif self.mode == "typing":
            self.form.close_cell()
        elif self.mode == "cell":
            self.form.to_list()
        else:
            self._leave(lambda: self.dismiss(None))

    def leave_instead(self) -> None:
        """Ctrl+Q leaves the program; it asks as Esc does."""
        if self.app.screen is self:
            if self.form.keep_open_cell():
                self._leave(self.app.exit)
        else:
            self.store_line()
            self.app.exit()

    def action_wall(self) -> None:
        """Overridden: the wall alone, or back."""
        raise NotImplementedError

    def _leave(self, go: Callable[[], object]) -> None:
        text = self.area.text
        untouched = self.document.origin == "copy" and text == self.document.text
        if self.document.holds(text) or untouched:
            go()
            return

        def answered(answer: str | None) -> None:
            if answer == "save":
                self.action_save()
                if self.document.holds(self.area.text):
                    go()
            elif answer == "leave":
                self._leave_with_draft(go)
            elif answer == "lose":
                self._forget()
                go()

        self.app.push_screen(
            AskDialog(
                "Save it?",
                ("What you wrote is not in the file yet.",),
                (
                    ("save", "Save, and leave"),
                    ("leave", "Leave; it is offered next time"),
                    ("stay", "Stay here"),
                    ("lose", "Leave as it was before: throw it away"),
                ),
                escape="stay",
            ),
            answered,
        )

    def _forget(self) -> None:
        """Throw away what is not saved."""
        if self._draft_timer is not None:
            self._draft_timer.stop()
            self._draft_timer = None
        drop_draft(self.document)
        self._in_draft = None

    def _leave_with_draft(self, go: Callable[[], object]) -> None:
        """Leave if a draft could be kept, or if the words may go."""
        self._no_drafts = False
        self._keep_draft()
        if not self._no_drafts:
            go()
            return

        def answered(answer: str | None) -> None:
            if answer == "again":
                self._leave_with_draft(go)
            elif answer == "lose":
                go()

        self.app.push_screen(
            AskDialog(
                "It cannot be kept. Leave?",
                ("There is no place for what you wrote: make some room first.",),
                (
                    ("again", "Try again, and leave"),
                    ("lose", "Leave; what is not saved is lost"),
                    ("stay", "Stay here"),
                ),
            ),
            answered,
        )

    def on_descendant_focus(self) -> None:
        """A cell may have been left as it was: then the draft is to forget it."""
        self.show_state()
        if self._in_draft not in (None, self._text_so_far()):
            self.touched()

    def _text_so_far(self) -> str:
        return self.form.text_so_far() if self.form.open_cell else self.area.text

    def touched(self) -> None:
        """Keep a draft soon."""
        if self._draft_timer is None and self.is_mounted:
            self._draft_timer = self.set_timer(_DRAFT_AFTER, self._keep_draft)

    def _keep_draft(self) -> None:
        self._draft_timer = None
        text = self._text_so_far()
        try:
            keep_draft(self.document, text, self.place.now())
            self._no_drafts = False
            self._in_draft = None if self.document.holds(text) else text
        except PlcError as problem:
            if not self._no_drafts:
                self.say(
                    f"What is not saved would be lost if this window closed. {problem}",
                    "error",
                    stays=True,
                )
            self._no_drafts = True

    @property
    def draft_is_due(self) -> bool:
        """Whether something was typed that is not in the draft yet."""
        return self._draft_timer is not None

    def store_line(self) -> None:
        """Keep what is not saved, now: the program ends, or this screen."""
        if self._draft_timer is not None:
            self._draft_timer.stop()
            self._keep_draft()
