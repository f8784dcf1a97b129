"""Home offers what was being written when the editor was left."""

from __future__ import annotations

from textual.widgets import OptionList

from plc_runner.authoring import keep_draft, new_document
from plc_runner.protocol.library import Library
from plc_runner.tui.screens.editor.ask import AskDialog
from plc_runner.workspace import Workspace
from tests.tui.room import Room, settle


def rows(room_app: OptionList) -> list[str]:
    return [str(option.prompt) for option in room_app.options]


async def test_a_protocol_that_was_not_saved_is_offered(room: Room) -> None:
    team = Workspace(room.root)
    document = new_document(team, Library(team.root), "Exit tickets")
    keep_draft(document, document.text + "# more\n", room.clock())
    app = room.app()
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        options = app.screen.query_one(OptionList)
        assert rows(options)[0] == "Go on writing Exit tickets\nnot saved · today"
        options.highlighted = 0
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(app.screen, AskDialog)
        await pilot.press("enter", "ctrl+s")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert rows(app.screen.query_one(OptionList))[0] == "Start a meeting"
    assert (room.root / "protocols" / "exit-tickets.yaml").read_text().endswith("# more\n")
