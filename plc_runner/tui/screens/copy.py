"""The team's copy: where it lies, and opening one that another person left."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from plc_runner.driver.copying import folder_said, keep_in, open_copy, standing
from plc_runner.errors import PlcError
from plc_runner.tui.cells import visible
from plc_runner.tui.copying import copy_said, make_copy
from plc_runner.tui.place import Place
from plc_runner.tui.widgets.rows import Rows


class FolderDialog(ModalScreen[bool]):
    """Asks for a folder. Gives back whether something was done with it."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "later", "Back", show=False),
        Binding("down", "app.focus_next", "Row below", show=False),
        Binding("up", "app.focus_previous", "Row above", show=False),
    ]
    TITLE_TEXT = ""
    ABOUT = ""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place

    def compose(self) -> ComposeResult:
        """The question, the field, what else can be done."""
        with Vertical(id="dialog"):
            yield Static(self.TITLE_TEXT, classes="title", markup=False)
            yield Static(self.ABOUT, markup=False)
            yield Input(self.folder(), placeholder="a folder: type it, or drop it here")
            yield Static(id="said", classes="more", markup=False)
            yield Rows(*self.rows(), markup=False)

    def on_mount(self) -> None:
        """The field first."""
        self.query_one(Input).focus()

    def folder(self) -> str:
        """What stands in the field at first."""
        return ""

    def rows(self) -> list[Option]:
        """What can be chosen instead of a folder."""
        return [Option("Later", id="later")]

    def tell(self, text: str, *, problem: bool = False) -> None:
        """Say what came of it."""
        said = self.query_one("#said", Static)
        said.update(f"■ {visible(text)}" if problem else visible(text))
        said.set_class(problem, "problem")

    def action_later(self) -> None:
        """Leave it as it is."""
        self.dismiss(False)


class CopyDialog(FolderDialog):
    """Where the team finds what is kept here, if this machine is gone."""

    TITLE_TEXT = "If this laptop is gone, where will the team find this?"
    ABOUT = (
        "Name a folder that others can open: a shared drive, a synced folder, a stick that stays "
        "at school. At the end of every meeting all that is kept goes there, with a page to read "
        "for each meeting."
    )

    def folder(self) -> str:
        """Where it lies now."""
        folder = standing(self.place.journal).folder
        return str(folder) if folder else ""

    def rows(self) -> list[Option]:
        """Later is asked again; no copy is not."""
        return [Option("Later", id="later"), Option("No copy: only on this laptop", id="none")]

    def on_mount(self) -> None:
        """Say how it stands now."""
        super().on_mount()
        now = standing(self.place.journal)
        if now.folder:
            self.tell(now.trouble or f"{copy_said(self.place)[0]}.", problem=bool(now.trouble))

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        self.tell("Copying …")
        self._copy(event.value)

    @work(exclusive=True)
    async def _copy(self, text: str) -> None:
        try:
            folder = folder_said(text)
        except PlcError as problem:
            self.tell(str(problem), problem=True)
            return
        before = standing(self.place.journal)
        if folder != before.folder:
            keep_in(self.place.journal, folder)
        outcome = await make_copy(self.place, folder)
        if isinstance(outcome, PlcError):
            self.tell(str(outcome), problem=True)
            return
        self.app.notify(outcome.told)
        self.dismiss(True)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        if event.option_id == "none":
            keep_in(self.place.journal, None)
            self.dismiss(True)
        else:
            self.action_later()


class OpenCopyDialog(FolderDialog):
    """Takes in what another person left in a shared folder."""

    TITLE_TEXT = "Open a team's copy"
    ABOUT = (
        "Where does the copy lie? It is the folder in which “READ ME FIRST” lies. Everything in it "
        "is taken in here, and from now on kept there too."
    )

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        try:
            open_copy(self.place.journal, folder_said(event.value))
        except PlcError as problem:
            self.tell(str(problem), problem=True)
            return
        self.dismiss(True)

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        self.action_later()
