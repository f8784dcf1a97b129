"""What the app is asked to do first: an errand opens its screen as soon as the journal is open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from typing import Protocol as Shape

if TYPE_CHECKING:
    from plc_runner.protocol.model import Protocol
    from plc_runner.tui.app import PlcApp
    from plc_runner.tui.place import Place

# ruff: noqa: PLC0415 - what an errand needs is loaded after the first frame


class Errand(Shape):
    """Where the command line wants to go."""

    async def go(self, app: PlcApp, place: Place) -> None:
        """Open the screen.

        Raises:
            PlcError: it cannot be; told on Home.
        """


@dataclass(frozen=True, slots=True)
class StartRequest:
    """To the start dialog. What the command line gave is shown there to be changed or taken."""

    protocol: str = ""
    """Its id; empty to choose one."""
    team: str = ""
    people: tuple[str, ...] | int | None = None
    """Names, or a head-count."""
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Role ids to names."""
    minutes: int | None = None
    until: str = ""
    """As `stop at` takes it: "16:00"."""
    focus: str = ""
    facilitator: str = ""
    beside: str = ""
    """Who facilitates beside the facilitator, to learn it."""

    async def go(self, app: PlcApp, place: Place) -> None:
        """To the start dialog."""
        from plc_runner.tui.screens.begin import begin

        await begin(app, place, self)


@dataclass(frozen=True, slots=True)
class ResumeRequest:
    """Back to a session that was left."""

    session: str
    """Its id, or the end of it."""

    async def go(self, app: PlcApp, place: Place) -> None:
        """Back on the wall."""
        from plc_runner.journal.queries import session
        from plc_runner.tui.screens.home_ways import go_on

        await go_on(app, place, session(place.journal, self.session))


@dataclass(frozen=True, slots=True)
class EditRequest:
    """To the editor."""

    name: str = ""
    """The id of a protocol, or the path of a file. A shipped one is edited as a copy."""
    new_title: str = ""
    """To begin a new one instead."""
    based_on: str = ""
    """The id of the protocol that the new one is made from; empty to begin with a small one."""

    async def go(self, app: PlcApp, place: Place) -> None:
        """To the form, if the file can be shown as one."""
        from plc_runner.authoring import new_document, open_document
        from plc_runner.tui.screens.editor.screen import EditScreen

        if self.new_title:
            like = place.library.find(self.based_on) if self.based_on else None
            document = new_document(place.workspace, place.library, self.new_title, like)
        else:
            document = open_document(place.workspace, place.library, self.name)
        await app.push_screen(EditScreen(place, document))


@dataclass(frozen=True, slots=True)
class RehearseRequest:
    """To a rehearsal, and out of the program again."""

    protocol: Protocol
    text: str
    """The protocol's."""
    people: Sequence[str] | int
    """Names, or how many made-up people."""
    roles: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Role to names, both as typed; other roles go to whoever has none."""
    seconds: int | None = None
    """How long there is; None for the full plan."""
    speed: int = 60
    """Times the speed of a meeting."""
    by_itself: bool = True
    """Whether the next turn and the next step begin when the time is up."""

    async def go(self, app: PlcApp, place: Place) -> None:
        """To the wall, marked as a rehearsal."""
        from plc_runner.tui.rehearsal import perform

        await perform(app, place, self, app.exit)
