"""Taking in the list of a team's members: first it says what it would do, then it does it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from textual import on
from textual.app import ComposeResult
from textual.widgets import Button, Input, Static

from plc_runner.driver.importing import Imported, import_said, look_through, take_in
from plc_runner.driver.roster import read_roster
from plc_runner.errors import Refused
from plc_runner.journal.queries import Team
from plc_runner.tui.cells import visible
from plc_runner.tui.place import Place
from plc_runner.tui.screens.team_forms import Form, office
from plc_runner.tui.widgets.keys_line import Key
from plc_runner.tui.words_of_count import count

_ABOUT = (
    "A table (CSV) with name, email and role, as the office exports it. Who is new joins, what is "
    "known is brought up to date. Nobody is removed."
)


class ListForm(Form):
    """The file is named, looked through, and taken in."""

    KEYS: ClassVar[tuple[Key, ...]] = (
        Key("Enter", "on"),
        Key("PgUp PgDn", "all of it"),
        Key("Esc", "back", "back"),
    )

    def __init__(self, place: Place, team: Team) -> None:
        """Ask for the file.

        Args:
            place: where it is kept.
            team: as it stands now.
        """
        fields = (("file", "File", "", "type its name, or drop it here"),)
        super().__init__(place, f"A list of members for {team.name}", fields, "Look through it")
        self._team = team
        self._looked: tuple[str, Imported] | None = None

    def fields(self) -> ComposeResult:
        """What list, which file, and what it would do."""
        yield Static(_ABOUT, classes="about list", markup=False)
        yield from super().fields()
        yield Static(id="found", classes="hidden", markup=False)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        """Another file is looked through first."""
        if self._looked is not None and self._looked[0] != event.value:
            self._looked = None
            self._show((), "Look through it")

    def attempt(self) -> None:
        """The first time say what it would do, then do it."""
        if self._looked is not None:
            super().attempt()
            return
        try:
            named = self.said("file")
            found = look_through(office(self.place), self._team, read_roster(_bytes(named)))
        except Refused as problem:
            self.tell(f"■ {problem}")
            return
        self.tell("")
        self._looked = (named, found)
        lines = tuple(import_said(office(self.place), self._team, found))
        self._show(lines, "Take it in" if found.drafts else "Nothing is new: back")

    def _show(self, lines: tuple[str, ...], does: str) -> None:
        found = self.query_one("#found", Static)
        found.update(visible("\n".join(lines)))
        found.set_class(not lines, "hidden")
        self.query_one("#keep", Button).label = does

    def keep(self) -> str:
        """Take in what was looked through."""
        if self._looked is None or not self._looked[1].drafts:
            return ""
        found = self._looked[1]
        take_in(office(self.place), found)
        changed = f", {len(found.changed)} brought up to date" if found.changed else ""
        return f"{count(len(found.joined), 'new member')}{changed}."


def _bytes(named: str) -> bytes:
    """The file that is named, as a terminal pastes what is dropped on it.

    Raises:
        Refused: it cannot be read; says why.
    """
    said = named.strip().strip("\"'").replace("\\ ", " ")
    if said.startswith("file://"):
        said = unquote(urlsplit(said).path)
    if not said:
        raise Refused("Which file? Type its name.")
    try:
        return Path(said).expanduser().read_bytes()
    except (OSError, ValueError, RuntimeError) as problem:
        why = getattr(problem, "strerror", None) or "no such file"
        raise Refused(f"“{said}” cannot be read: {why}.") from None
