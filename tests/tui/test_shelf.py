"""Samples on the wall by real keys, and the shelf where teams find them again."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from plc_runner.driver.exemplars import keep
from plc_runner.errors import Refused
from plc_runner.exemplars import keeping
from plc_runner.journal.store import Journal
from plc_runner.session import commands as c
from plc_runner.session.grammar import Ask
from plc_runner.session.state import Exemplar
from plc_runner.tui.app import PlcApp
from plc_runner.tui.place import Place
from plc_runner.tui.screens.home import HomeScreen
from plc_runner.tui.screens.shelf import ShelfScreen
from plc_runner.tui.sitting import prepare
from plc_runner.tui.usual import usual_sitting
from plc_runner.tui.widgets.keys_line import KeysLine
from plc_runner.workspace import Workspace
from tests.exemplars.photos import photo
from tests.tui.room import Room, request, said, settle, state, type_line, view, wall, write
from tests.tui.test_screen_snapshots import Compare, every_cell_has_contrast

FILL = """\
title: Fill the shelf
steps:
  - {title: Keep, minutes: 10, say: What is it a sample of?, capture: [exemplar: Sample]}
  - {title: Talk, minutes: 5}
"""


def fill(room: Room) -> None:
    """Three samples: a photo of one standard, and words and a link of another."""
    team = Workspace(room.root)
    with Journal.open(team.make_sessions() / "plc.db", device="laptop") as journal:
        place = Place(team, journal, room.clock, -5 * 3600)
        sitting = usual_sitting(place, request("fill", roles={}))
        driver = prepare(place, place.library.find("fill"), sitting).open(place)
        driver.press("start")
        (room.root / "a.jpg").write_bytes(photo())
        for line, parts in (
            ("https://docs.example.org/a the number line", ("stops at 1", "4.NF.2", "emerging")),
            ("three bars [not drawn]", ("equal parts; both labels", "4.NF.1", "proficient")),
            (f"'{room.root / 'a.jpg'}' the tape diagram", ("no labels yet", "4.NF.1", "nearly")),
        ):
            room.clock.move(seconds=5)
            answer = driver.line(line)
            reply = keep(driver, answer) if isinstance(answer, Ask) else answer
            for part, text in zip(("notes", "standard", "level"), parts, strict=True):
                driver.do(c.Fix(reply.ids[0], text, part))
        driver.release()


@pytest.fixture
def filled(room: Room) -> Room:
    room.write("fill.yaml", FILL)
    fill(room)
    return room


@asynccontextmanager
async def in_the_meeting(
    room: Room, size: tuple[int, int] = (60, 18)
) -> AsyncIterator[tuple[Pilot[None], PlcApp, list[str]]]:
    app = room.resumed()
    seen: list[str] = []
    app.viewer = seen.append
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        if not wall(app).is_current:
            await pilot.press("enter")
        await settle(pilot)
        yield pilot, app, seen


async def done(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await settle(pilot)


def newest(app: PlcApp) -> Exemplar:
    return list(state(app).exemplars.values())[-1]


def shelf(app: PlcApp) -> ShelfScreen:
    assert isinstance(app.screen, ShelfScreen)
    return app.screen


def rows(screen: ShelfScreen) -> list[str]:
    prompts = [option.prompt for option in screen.query_one(OptionList).options]
    return [prompt.plain.splitlines()[0] for prompt in prompts if isinstance(prompt, Content)]


def told(screen: ShelfScreen, id_: str) -> str:
    content = screen.query_one(f"#{id_}", Static).content
    return content.plain if isinstance(content, Content) else str(content)


def keys(screen: ShelfScreen, id_: str = "keys") -> str:
    return screen.query_one(f"#{id_}", KeysLine).render().plain.replace("\n", "  ")


async def test_a_dropped_file_is_kept_and_the_line_asks_for_the_rest(filled: Room) -> None:
    path = str(filled.root / "b c.jpg")
    Path(path).write_bytes(photo("JPEG", quality=40))
    async with in_the_meeting(filled) as (pilot, app, seen):
        await type_line(pilot, path.replace(" ", "\\ "))
        await done(pilot)
        assert newest(app).title == "Photo 2"
        assert "where it was taken" in said(app)
        assert (view(app).label, wall(app).wall.line.value) == ("It shows", "")
        await type_line(pilot, "two bars")
        # Another file dropped now is another sample, and no note.
        await type_line(pilot, f"'{path}'")
        await done(pilot)
        assert "on the shelf already" in said(app)
        assert [x.notes for x in state(app).exemplars.values()][-2:] == [("two bars",), ()]
        await pilot.press("escape", "ctrl+z")
        await settle(pilot)
        assert newest(app).removed
        await type_line(pilot, "/open photo")
        await done(pilot)
        assert seen == [str(filled.root / "sessions/exemplars") + f"/{newest(app).file}.jpg"]
        assert said(app) == "Opening b c.jpg"


async def test_what_cannot_be_kept_stays_on_the_line(
    filled: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = filled.root / "broken.jpg"
    broken.write_bytes(b"no photo")
    async with in_the_meeting(filled) as (pilot, app, _):
        before = state(app)
        await type_line(pilot, "~/nothing.jpg")
        assert wall(app).wall.line.value == "~/nothing.jpg"
        assert "There is no file" in said(app)
        await pilot.press("ctrl+u")
        await type_line(pilot, str(broken))
        await done(pilot)
        assert wall(app).wall.line.value == str(broken)
        assert "cannot be read as a photo" in said(app)
        assert state(app) == before


async def test_somebody_who_types_on_while_a_clip_is_copied_is_not_disturbed(
    filled: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    (filled.root / "a.mp4").write_bytes(b"clip")

    def slow(*_: object) -> None:
        raise Refused("The disk is full.")

    async with in_the_meeting(filled) as (pilot, app, _):
        monkeypatch.setattr(keeping, "_as_it_is", slow)
        wall(app).enter(str(filled.root / "a.mp4"))
        await write(pilot, "next thing")
        await done(pilot)
        assert said(app) == "The disk is full."
        assert wall(app).wall.line.value == "next thing"


async def test_where_nothing_opens_it_says_where_the_file_is(filled: Room) -> None:
    async with in_the_meeting(filled) as (pilot, app, _):

        def nowhere(_: str) -> None:
            raise Refused("There is no window to show it in here.")

        app.viewer = nowhere
        await pilot.press("escape", "5")
        await done(pilot)
        assert said(app).startswith("There is no window to show it in here. The file: ")


async def test_the_shelf_is_browsed_by_standard_level_and_words(filled: Room) -> None:
    async with in_the_meeting(filled) as (pilot, app, seen):
        await pilot.press("escape", "6")
        await settle(pilot)
        screen = shelf(app)
        assert rows(screen) == ["the tape diagram", "three bars [not drawn]", "the number line"]
        assert told(screen, "title") == "Shelf  3"
        await pilot.press("f7")
        assert rows(screen) == ["the tape diagram", "three bars [not drawn]"]
        assert keys(screen, "filters") == "F7 4.NF.1  F8 any level"
        await pilot.press("f8", "f8")
        assert rows(screen) == ["the tape diagram"]
        await pilot.press("escape", "slash", *"both labels")
        await settle(pilot)
        assert rows(screen) == ["three bars [not drawn]"]
        assert told(screen, "title") == "Shelf  1 of 3"
        await pilot.press(*" xyz")
        await settle(pilot)
        assert "No sample is like that" in told(screen, "none")
        await pilot.press("escape")
        await settle(pilot)
        assert len(rows(screen)) == 3
        await pilot.press("enter")
        await settle(pilot)
        assert "1 no labels yet" in told(screen, "sheet")
        await pilot.press("o")
        await done(pilot)
        assert seen[0].endswith(".jpg")
        assert "Opening a.jpg" in told(screen, "said")
        await pilot.press("escape", "down", "down", "o")
        await done(pilot)
        assert seen[1] == "https://docs.example.org/a"
        await pilot.press("escape")
        await settle(pilot)
        assert wall(app).is_current
        assert app.focused is wall(app).wall.line


async def test_a_missing_file_is_told_on_the_shelf(filled: Room) -> None:
    for path in (filled.root / "sessions/exemplars").iterdir():
        path.unlink()
    async with in_the_meeting(filled) as (pilot, app, seen):
        await type_line(pilot, "/shelf tape")
        screen = shelf(app)
        assert rows(screen) == ["the tape diagram"]
        assert "▲ The file is missing" in told(screen, "sheet")
        await pilot.press("o")
        await done(pilot)
        assert "is missing" in told(screen, "said")
        assert seen == []


async def test_home_leads_to_the_shelf_once_something_is_on_it(filled: Room) -> None:
    async with filled.app().run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        home = pilot.app.screen
        assert isinstance(home, HomeScreen)
        options = home.query_one(OptionList)
        options.highlighted = [one.id for one in options.options].index("shelf")
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, ShelfScreen)


SIZES = [(40, 12), (60, 18), (120, 36)]


async def the_shelf(pilot: Pilot[None]) -> None:
    await settle(pilot)
    app = pilot.app
    assert isinstance(app, PlcApp)
    place = app.home().place
    assert place is not None
    await app.push_screen(ShelfScreen(place))
    await settle(pilot)
    every_cell_has_contrast(pilot)


@pytest.mark.no_cover
@pytest.mark.parametrize("theme", ["wall-dark", "wall-light"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
def test_screen(size: tuple[int, int], theme: str, filled: Room, snap_compare: Compare) -> None:
    assert snap_compare(filled.app(theme=theme), terminal_size=size, run_before=the_shelf)
