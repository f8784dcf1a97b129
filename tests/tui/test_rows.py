"""Rows are paged whenever a key comes."""

from __future__ import annotations

from textual.app import App, ComposeResult

from plc_runner.tui.widgets.rows import Rows


class Choose(App[None]):
    def compose(self) -> ComposeResult:
        yield Rows("one", "two", "three")


async def test_hidden_rows_are_paged_to_their_ends() -> None:
    app = Choose()
    async with app.run_test() as pilot:
        rows = app.query_one(Rows)
        rows.display = False
        await pilot.pause()
        rows.action_page_down()
        assert rows.highlighted == 2
        rows.action_page_up()
        assert rows.highlighted == 0


async def test_rows_that_are_shown_are_paged() -> None:
    app = Choose()
    async with app.run_test() as pilot:
        await pilot.press("pagedown")
        assert app.query_one(Rows).highlighted == 2
        await pilot.press("pageup")
        assert app.query_one(Rows).highlighted == 0
