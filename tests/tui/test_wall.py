from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

import pytest
from textual.geometry import Region
from textual.strip import Strip

from plc_runner.tui.cells import wrap
from plc_runner.tui.view import Clock, Column, Entry, Key, Meeting, Notice, WallView
from plc_runner.tui.widgets.board import Board
from plc_runner.tui.widgets.drawn import Drawn
from plc_runner.tui.widgets.keys_row import KeysRow
from plc_runner.tui.widgets.wall import Wall
from tests.tui.host import WallApp
from tests.tui.views import BLANK, CONSOLE, LONG, MANY, OVER, SIZES, STEP, STRANGE, TURN, VIEWS, bar


def screen_text(wall: Wall) -> str:
    """What is on the wall, part by part."""
    return "\n".join(
        strip.text.rstrip()
        for part in wall.children
        if part.size
        for strip in part.render_lines(Region(0, 0, *part.size))
    )


@contextmanager
def painted() -> Iterator[set[tuple[str | None, int]]]:
    """The rows that are painted meanwhile, each as its part and its number."""
    rows: set[tuple[str | None, int]] = set()
    paint = Drawn.render_line

    def spy(part: Drawn, y: int) -> Strip:
        rows.add((part.id, y))
        return paint(part, y)

    with patch.object(Drawn, "render_line", spy):
        yield rows


@pytest.mark.parametrize("size", [*SIZES, (20, 6), (24, 8), (30, 9), (54, 14), (90, 8)], ids=str)
async def test_every_row_is_as_wide_as_its_part(size: tuple[int, int]) -> None:
    app = WallApp(STEP)
    async with app.run_test(size=size) as pilot:
        for view in VIEWS.values():
            app.wall.show(view)
            await pilot.pause()
            for part in app.wall.query(Drawn):
                for y in range(part.size.height):
                    assert part.render_line(y).cell_length == part.size.width


async def test_a_tick_repaints_clock_and_bar_alone() -> None:
    app = WallApp(STEP)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        with painted() as rows:
            app.wall.show(replace(STEP, clock=Clock("6:39", "of 10 min")))
            await pilot.pause()
        assert {part for part, _ in rows} == {"clock"}
        with painted() as rows:
            app.wall.show(replace(STEP, clock=Clock("6:20", "of 10 min"), bar=bar(3, 0.5)))
            await pilot.pause()
        assert {part for part, _ in rows} == {"clock", "header"}
        assert ("header", 0) not in rows


async def test_a_tick_makes_no_layout() -> None:
    app = WallApp(STEP)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        with patch.object(app.screen, "_refresh_layout") as layout:
            for second in range(5):
                app.wall.show(replace(STEP, clock=Clock(f"6:3{second}", "of 10 min")))
                await pilot.pause()
            app.wall.show(OVER)
            await pilot.pause()
        assert not layout.called


async def test_the_same_view_repaints_nothing() -> None:
    app = WallApp(STEP)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        with painted() as rows:
            app.wall.show(replace(STEP))
            await pilot.pause()
        assert not rows


@pytest.mark.parametrize("size", [(40, 12), (60, 18), (120, 36)], ids=str)
async def test_another_view_or_size_draws_as_a_fresh_wall_would(size: tuple[int, int]) -> None:
    fresh = WallApp(TURN)
    async with fresh.run_test(size=size) as pilot:
        await pilot.pause()
        expected = screen_text(fresh.wall)
    app = WallApp(LONG)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.wall.show(MANY)
        await pilot.pause()
        await pilot.resize_terminal(*size)
        app.wall.show(TURN)
        await pilot.pause()
        await pilot.pause()
        assert screen_text(app.wall) == expected


def with_entries(count: int) -> WallView:
    every = tuple(Entry(f"{count}, entry {n} is a few words long") for n in range(count))
    return replace(STEP, columns=(Column("notice", "Notice", every, current=True),))


async def test_one_more_entry_costs_the_same_after_a_thousand_as_after_ten() -> None:
    work = {}
    for count in (10, 1000):
        app = WallApp(with_entries(count))
        async with app.run_test(size=(60, 18)) as pilot:
            await pilot.pause()
            before = wrap.cache_info().misses
            more = with_entries(count).columns[0]
            more = replace(more, entries=(*more.entries, Entry(f"one more than {count}")))
            with painted() as rows:
                app.wall.show(replace(STEP, columns=(more,)))
                await pilot.pause()
            work[count] = (wrap.cache_info().misses - before, len(rows))
            assert f"↑ {count + 1 - 5} more" in screen_text(app.wall)
    assert work[1000] == work[10]


async def test_newest_entries_are_seen_and_older_ones_counted() -> None:
    app = WallApp(MANY)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        shown = screen_text(app.wall)
    assert "why 40?" in shown
    assert "why 1?" not in shown
    assert "↑ 35 more" in shown


async def test_entries_not_handed_over_are_counted() -> None:
    column = Column("notice", "Notice", (Entry("the last"),), earlier=999, current=True)
    app = WallApp(replace(STEP, columns=(column,)))
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        assert "↑ 999 more" in screen_text(app.wall)


async def test_text_is_drawn_as_the_characters_it_is() -> None:
    app = WallApp(STRANGE)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        shown = screen_text(app.wall)
    for text in ("[bold]Überprüfung[/] ␛[31mred", "[red]not markup[/red] ␛[2J", "[b]1/2[/b] ␛[31m"):
        assert text in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown


async def test_blank_keeps_title_clock_and_line() -> None:
    app = WallApp(BLANK)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        shown = screen_text(app.wall)
        face = app.wall.query_one("#clock", Drawn)
        assert face.render_line(2).text.strip()
        assert not app.wall.query_one("#rule", Drawn).render_line(0).text.strip()
    for text in ("Student work analysis", "Describe what you see", "3:41", "Notice ›"):
        assert text in shown
    for text in ("Say only", "I notice", "Everyone", "labels missing"):
        assert text not in shown


async def test_console_takes_the_place_of_the_entries() -> None:
    app = WallApp(CONSOLE)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        assert "Wait out the first silence." in screen_text(app.wall)
        assert "labels missing" not in screen_text(app.wall)
        app.wall.show(STEP)
        await pilot.pause()
        assert "Wait out" not in screen_text(app.wall)


async def test_keys_go_in_the_order_of_their_rank() -> None:
    app = WallApp(STEP)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        for columns, gone in (
            (60, ("park",)),
            (53, ("park", "action")),
            (40, ("park", "action", "decide", "pause")),
        ):
            await pilot.resize_terminal(columns, 18)
            await pilot.pause()
            keys = app.wall.query_one(KeysRow).render_line(0).text
            assert not any(word in keys for word in gone), columns
            assert "next" in keys
            assert "menu" in keys


async def test_choices_at_zero_are_shortened_before_one_is_dropped() -> None:
    app = WallApp(OVER)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        assert "F7 +1, ends 3:43" in screen_text(app.wall)
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "PgDn next  F7 +1  Esc menu" in screen_text(app.wall)


async def test_a_short_reply_stands_where_the_keys_are_and_a_long_one_above_the_line() -> None:
    app = WallApp(replace(STEP, notice=Notice("Saved to Notice")))
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        assert app.wall.query_one(KeysRow).render_line(0).text.startswith("✓ Saved to Notice")
        app.wall.show(replace(STEP, notice=Notice("Kept. " * 20)))
        await pilot.pause()
        assert "PgDn" in app.wall.query_one(KeysRow).render_line(0).text
        assert app.wall.query_one("#notice", Drawn).size.height == 3


async def test_statuses_come_with_a_shape_and_a_word() -> None:
    app = WallApp(STEP)
    async with app.run_test(size=(60, 18)) as pilot:
        for kind, text, shown in (
            ("on-time", "ON TIME", "● ON TIME"),
            ("ahead", "1 MIN AHEAD", "◆ 1 MIN AHEAD"),
            ("late", "2 MIN LATE", "▲ 2 MIN LATE"),
            ("paused", "PAUSED", "‖ PAUSED"),
        ):
            app.wall.show(replace(STEP, meeting=Meeting(kind, text)))  # type: ignore[arg-type]
            await pilot.pause()
            assert shown in screen_text(app.wall)


async def test_a_click_on_a_head_chooses_its_slot() -> None:
    chosen: list[str] = []

    class Clicked(WallApp):
        def on_board_slot_chosen(self, message: Board.SlotChosen) -> None:
            chosen.append(message.slot)

    app = Clicked(STEP)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        await pilot.click(Board, offset=(33, 0))
        await pilot.click(Board, offset=(33, 2))
        await pilot.click(Board, offset=(3, 0))
        assert app.focused is app.wall.line
    assert chosen == ["wonder", "notice"]


async def test_a_click_on_a_key_tells_which() -> None:
    chosen: list[str] = []

    class Clicked(WallApp):
        def on_keys_row_key_chosen(self, message: KeysRow.KeyChosen) -> None:
            chosen.append(message.key)

    app = Clicked(replace(STEP, keys=(Key("PgDn", "next"), Key("Esc", "menu"))))
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        for x in (0, 6, 12, 17, 40):
            await pilot.click(KeysRow, offset=(x, 0))
    assert chosen == ["PgDn", "PgDn", "Esc", "Esc"]


async def test_a_prompt_that_is_cut_can_be_asked_for() -> None:
    app = WallApp(replace(LONG, prompt=LONG.prompt * 3))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert app.wall.prompt_cut
        app.wall.show(STEP)
        await pilot.pause()
        assert not app.wall.prompt_cut


async def test_a_part_that_left_and_came_back_shows_what_it_holds_now() -> None:
    """Same size as before it left, other words: the lines drawn while it left were kept."""
    short = replace(LONG, prompt="Look.", stems=())
    app = WallApp(LONG)
    async with app.run_test(size=(60, 18)) as pilot:
        for view in (LONG, short, LONG):
            app.wall.show(view)
            await pilot.pause()
        assert app.wall.query_one("#below", Drawn).size
        seen = screen_text(app.wall)
    for words in LONG.prompt.replace("*", "").split():
        assert words in seen
