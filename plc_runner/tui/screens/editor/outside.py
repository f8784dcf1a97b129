"""Out of the editor and back: another editor, a rehearsal, the card to print, the keys."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import SuspendNotSupported, SystemCommand
from textual.widgets import TextArea

from plc_runner.errors import PlcError
from plc_runner.protocol.source import read
from plc_runner.tui.screens.editor.base import EditBase
from plc_runner.tui.screens.editor.keys import KEYS

if TYPE_CHECKING:
    from plc_runner.tui.app import PlcApp

# ruff: noqa: PLC0415 - what leads elsewhere is loaded when somebody goes there

_ERRORS_FIRST = "There are errors: F8 goes to the first one. It can be run once they are put right."


class Outside(EditBase):
    """What leads elsewhere."""

    async def action_help(self) -> None:
        """All keys."""
        from plc_runner.tui.screens.editor.help import EditHelp

        await self.app.push_screen(EditHelp())

    def copy_selected(self) -> None:
        """Ctrl+C: never leaves where somebody may want to copy."""
        field = self.focused
        selected = field.selected_text if isinstance(field, TextArea) else ""
        if selected:
            self.app.copy_to_clipboard(selected)
            self.say("Copied. Ctrl+V puts it in here.")
        else:
            self.say("Nothing is selected: Shift and the arrows select. Ctrl+Q leaves.")

    def verbs_for_palette(self) -> Iterator[SystemCommand]:
        """What the editor's table of keys has, to be searched by words."""
        told = set()
        for each in KEYS:
            if each.action and each.action not in told:
                told.add(each.action)
                yield SystemCommand(each.title, each.label, partial(self.run_action, each.action))

    async def action_rehearse(self) -> None:
        """The real wall at speed, with the text as it is now."""
        from plc_runner.tui.rehearsal import rehearse

        if not (self.form.keep_open_cell() and self._may_be_run()):
            return
        try:
            await rehearse(self._app, self.place, self.work.reading, self.work.people)
        except PlcError as problem:
            self.say(str(problem), "error")

    def action_card(self) -> None:
        """The facilitator's card of the plan, as a page to print."""
        from plc_runner.publish.card import Card, write_card
        from plc_runner.tui.preview import planned, seated

        kept = self.form.keep_and_go_on()
        protocol = self.work.reading.protocol if kept and self._may_be_run() else None
        if protocol is None:
            return
        made = Card(seated(protocol, self.work.people), planned(protocol, self.work.people))
        try:
            path = write_card(self.place.workspace.make_sessions() / "cards", made)
        except PlcError as problem:
            self.say(str(problem), "error")
        else:
            self.say(f"Print this card from a browser: {path}")

    def _may_be_run(self) -> bool:
        """Whether there are no errors; says so if there are."""
        self.look_if_changed()
        if self.work.reading.protocol is None:
            self.say(_ERRORS_FIRST, "error")
            return False
        return True

    def action_other_editor(self) -> None:
        """Out to the author's own editor; what she wrote there is one change here."""
        if not self.form.keep_open_cell():
            return
        before = self.area.text
        refused: list[Exception] = []
        try:
            with tempfile.TemporaryDirectory(prefix="plc-edit-") as folder:
                file = Path(folder) / self.document.path.name
                file.write_text(before, encoding="utf-8", newline="\n")
                with self.app.suspend():
                    # Textual 8.2 never takes the terminal back if an error gets out of here.
                    try:
                        self._app.other_editor(file)
                    except (PlcError, OSError) as problem:
                        refused.append(problem)
                beside = file.with_name(f"{file.name}.txt")  # as some editors save it
                data = (beside if beside.exists() else file).read_bytes()
        except FileNotFoundError:
            self.say("The file was gone when that editor ended. Nothing was changed here.", "error")
            return
        except SuspendNotSupported:
            self.say("This terminal cannot be lent to another program.", "error")
            return
        except (PlcError, OSError) as problem:
            self.say(str(problem), "error")
            return
        self.app.refresh(layout=True)
        if refused:
            self.say(str(refused[0]), "error")
        else:
            self._take_in(data, before)

    def _take_in(self, data: bytes, before: str) -> None:
        reading = read(data, str(self.document.path))
        if not reading.text.strip() and data.strip():
            self.say(f"It is no text: {reading.problems[0].message} Nothing was changed.", "error")
        elif reading.text == before:
            self.say("Nothing was changed there.")
        else:
            self.replace_all(reading.text)
            problems = len(reading.errors)
            self.say(
                "Taken over; Ctrl+Z takes it back. "
                + (f"F8 goes to what is wrong ({problems})." if problems else "No errors.")
            )

    def replace_all(self, text: str) -> None:
        """Another text in the place of the whole."""
        raise NotImplementedError

    @property
    def _app(self) -> PlcApp:
        return cast("PlcApp", self.app)
