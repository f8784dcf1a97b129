"""What is done with a protocol of the library: run, write, rehearse, print."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from textual.screen import Screen

from plc_runner.errors import PlcError
from plc_runner.protocol.source import protocol_id
from plc_runner.tui.place import Place
from plc_runner.tui.screens.library.new import NewDialog, Wanted
from plc_runner.tui.shelf import Shelved
from plc_runner.tui.usual import usual_room

if TYPE_CHECKING:
    from plc_runner.authoring import Document
    from plc_runner.tui.app import PlcApp

# ruff: noqa: PLC0415 - what leads elsewhere is loaded when somebody goes there


class LibraryErrands(Screen[None]):
    """Leads elsewhere with the protocol that is pointed at, and back."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.usual = usual_room(place)

    @property
    def row(self) -> Shelved | None:
        """The protocol that is pointed at."""
        raise NotImplementedError

    @property
    def people(self) -> tuple[str, ...] | int:
        """Names, or how many."""
        raise NotImplementedError

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Tell something."""
        raise NotImplementedError

    def read_again(self, at: str = "") -> None:
        """Read the files. `at`: the id to point at then."""
        raise NotImplementedError

    async def action_start(self) -> None:
        """To the start dialog."""
        from plc_runner.tui.screens.begin import begin_with

        if row := self._whole_row():
            await begin_with(self._app, self.place, row.listed)

    async def action_edit(self) -> None:
        """Open it in the editor; one that came with the program as a copy."""
        from plc_runner.authoring import open_document

        if row := self.row:
            place = self.place
            name = row.id if row.listed.shipped else str(row.listed.path)
            await self._write(lambda: open_document(place.workspace, place.library, name))

    async def action_new(self) -> None:
        """Begin another one."""

        async def wanted(new: Wanted | None) -> None:
            from plc_runner.authoring import new_document

            if new is not None:
                place, title, like = self.place, new.title, new.based_on
                await self._write(lambda: new_document(place.workspace, place.library, title, like))

        like = self.row.listed if self.row and self.row.protocol else None
        await self.app.push_screen(NewDialog(like), wanted)

    async def _write(self, begin: Callable[[], Document]) -> None:
        """To the editor; on return the rows are fresh."""
        from plc_runner.tui.screens.editor.screen import EditScreen

        try:
            document = begin()
        except PlcError as problem:
            self.say(str(problem), wrong=True)
            return

        def back(_: None) -> None:
            self.read_again(at=protocol_id(document.path.name))

        await self.app.push_screen(EditScreen(self.place, document), back)

    async def action_rehearse(self) -> None:
        """The real wall at speed."""
        from plc_runner.tui.rehearsal import rehearse

        if row := self._whole_row():
            try:
                await rehearse(self._app, self.place, row.listed.reading, self.people)
            except PlcError as problem:
                self.say(str(problem), wrong=True)

    def action_card(self) -> None:
        """The card to print, for those who usually meet."""
        from plc_runner.tui.card import write_team_card

        if row := self._whole_row():
            try:
                path = write_team_card(self.place, row.listed.reading, self.usual, self.people)
            except PlcError as problem:
                self.say(str(problem), wrong=True)
            else:
                self.say(f"The card is in {path}: open it and print it.")

    def why_not(self, row: Shelved) -> str:
        """What keeps a protocol from being run, as a sentence; empty if nothing does."""
        if row.protocol is None:
            return "It cannot be run yet. F2 opens it and says what to change."
        if row.unsaved == "not saved yet":
            return "It is not saved yet. F2 opens it, and Ctrl+S saves it."
        return ""

    def _whole_row(self) -> Shelved | None:
        """The one that is pointed at, if it can be run; says so if it cannot."""
        row = self.row
        if row is not None and (why := self.why_not(row)):
            self.say(why, wrong=True)
            return None
        return row

    @property
    def _app(self) -> PlcApp:
        return cast("PlcApp", self.app)
