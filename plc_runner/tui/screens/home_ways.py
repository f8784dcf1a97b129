"""Where the rows of Home lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

from plc_runner.driver import Driver
from plc_runner.journal.queries import SessionSummary, session
from plc_runner.journal.review import What
from plc_runner.journal.search import Asked, State
from plc_runner.memory.chosen import chosen_team
from plc_runner.tui.coming import Coming
from plc_runner.tui.place import Place
from plc_runner.tui.screens.begin import begin

if TYPE_CHECKING:
    from plc_runner.tui.app import PlcApp
    from plc_runner.tui.screens.review.screen import ReviewScreen

# ruff: noqa: PLC0415 - a screen is loaded when somebody goes there


_LOOKED_AT: dict[str, tuple[What | None, State]] = {
    "back": (None, ""),
    "decision": ("decision", ""),
    "decisions": ("decision", ""),
    "look": ("decision", "due"),
    "due": ("decision", "due"),
    "action": ("action", "open"),
    "actions": ("action", "open"),
    "goal": ("goal", ""),
    "goals": ("goal", ""),
    "parked": ("question", "open"),
}
"""Which list, and what of it, a row leads to."""


async def go(app: PlcApp, place: Place, row: str, coming: Coming | None) -> None:
    """To where a row leads.

    Args:
        row: its id: where to, and with what.
        coming: the next meeting as Home shows it.

    Raises:
        PlcError: it cannot be; says why.
    """
    what, _, with_ = row.partition(":")
    match what:
        case "open":
            await go_on(app, place, session(place.journal, with_))
        case "forgotten":
            await _end(app, place, with_)
        case "next" if coming is not None:
            await _hold(app, place, coming)
        case "write":
            await _write(app, place, with_)
        case "start":
            await begin(app, place, None)
        case "demo":
            from plc_runner.tui.demo import look_around

            await look_around(app, place)
        case "find":
            screen = _look_back(place, "back", "")
            await app.push_screen(screen, lambda _: app.home().fill())
            screen.action_find()
        case _ if what in _LOOKED_AT:
            await app.push_screen(_look_back(place, what, with_), lambda _: app.home().fill())
        case _:
            await app.push_screen(_screen(place, what), lambda _: app.home().fill())


async def _end(app: PlcApp, place: Place, session: str) -> None:
    """End a meeting that nobody ended."""
    from plc_runner.memory.forgotten import forgotten
    from plc_runner.tui.screens.forgotten import ForgottenDialog

    def ended(told: str | None) -> None:
        app.home().fill()
        if told:
            app.notify(told)

    for one in forgotten(place.journal, place.now(), limit=-1):
        if one.session == session:
            await app.push_screen(ForgottenDialog(place, one), ended)


async def _hold(app: PlcApp, place: Place, coming: Coming) -> None:
    """To the start dialog with what comes next; what follows a complete cycle is chosen."""
    if coming.upcoming.cycle_is_complete:
        await go(app, place, "cycles", None)
    else:
        await begin(app, place, coming.request)


def _look_back(place: Place, at: str, id_: str) -> ReviewScreen:
    """To what was kept: to what a row tells, only that of the team; else to everything."""
    from plc_runner.tui.screens.review.screen import ReviewScreen

    what, state = _LOOKED_AT[at]
    screen = ReviewScreen(place, what, id_)
    team = None if what is None else chosen_team(place.journal)
    screen.wanted.begin_with(Asked(what=what, team=team, state=state))
    return screen


def _screen(place: Place, what: str) -> Screen[Any]:
    """A screen that is looked through; what was changed there shows on coming back."""
    screen: Screen[Any]
    match what:
        case "team":
            from plc_runner.tui.screens.team import TeamScreen

            screen = TeamScreen(place, chosen_team(place.journal) or "")
        case "teams":
            from plc_runner.tui.screens.teams import TeamsScreen

            screen = TeamsScreen(place)
        case "library":
            from plc_runner.tui.screens.library.screen import LibraryScreen

            screen = LibraryScreen(place)
        case "shelf":
            from plc_runner.tui.screens.shelf import ShelfScreen

            screen = ShelfScreen(place)
        case "choose":
            from plc_runner.tui.screens.choose_team import ChooseTeamDialog

            screen = ChooseTeamDialog(place)
        case "copy":
            from plc_runner.tui.screens.copy import CopyDialog

            screen = CopyDialog(place)
        case "take-in":
            from plc_runner.tui.screens.copy import OpenCopyDialog

            screen = OpenCopyDialog(place)
        case _:
            from plc_runner.tui.screens.cycles import CyclesScreen

            screen = CyclesScreen(place)
    return screen


async def _write(app: PlcApp, place: Place, path: str) -> None:
    """Back to a protocol that was not saved when the editor was left."""
    from plc_runner.authoring import open_document
    from plc_runner.tui.screens.editor.screen import EditScreen

    document = open_document(place.workspace, place.library, path)
    await app.push_screen(EditScreen(place, document), lambda _: app.home().fill())


async def go_on(app: PlcApp, place: Place, one: SessionSummary) -> None:
    """Put a session that was left back on the wall.

    Raises:
        PlcError: it cannot be driven; says why.
    """
    driver = place.resume(one.id)
    if one.phase == "open":
        await app.drive(driver)
        return
    from plc_runner.tui.screens.reopen import ReopenDialog

    async def answered(driver_or_none: Driver | None) -> None:
        if driver_or_none is None:
            driver.release()
        else:
            await app.drive(driver)

    await app.push_screen(ReopenDialog(driver, place), answered)
