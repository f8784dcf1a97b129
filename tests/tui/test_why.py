"""Why do we do this, over the wall: keys, and how it looks."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, Static

from plc_runner.session.timing import clock
from plc_runner.tui.app import PlcApp
from plc_runner.tui.errands import ResumeRequest
from plc_runner.tui.screens.why import WhyScreen
from plc_runner.tui.widgets.rows import Rows
from tests.tui.long_past import with_a_past
from tests.tui.room import Room, run_for, settle, state, type_line, wall
from tests.tui.test_screen_snapshots import Compare, every_cell_has_contrast, named


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    root = tmp_path_factory.mktemp("long-past")
    return root, with_a_past(Room(root))


@pytest.fixture
def room(past: tuple[Path, str], tmp_path: Path) -> Room:
    shutil.copytree(past[0], tmp_path, dirs_exist_ok=True)
    return Room(tmp_path)


def resumed(room: Room, past: tuple[Path, str], theme: str = "wall-dark") -> PlcApp:
    return room.app(ResumeRequest(past[1]), theme=theme)


def panel(app: App[None]) -> WhyScreen:
    assert isinstance(app.screen, WhyScreen), app.screen
    return app.screen


def rows(app: App[None]) -> list[str]:
    return [str(option.prompt) for option in panel(app).query_one(Rows).options]


async def answer(pilot: Pilot[None], key: str, text: str) -> str:
    """Press a key, type what it asks for; what was said of it."""
    await pilot.press(key)
    await settle(pilot)
    pilot.app.screen.query_one(Input).insert_text_at_cursor(text)
    await pilot.press("enter")
    await settle(pilot)
    return str(pilot.app.screen.query_one("#said", Static).visual)


async def test_a_decision_is_found_and_spoken_of_while_the_clock_runs(
    room: Room, past: tuple[Path, str]
) -> None:
    app = resumed(room, past)
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await type_line(pilot, "/why fractions")
        told = rows(app)
        assert [text.split("\n")[0] for text in told] == [
            "● use tape diagrams first for every fraction topic",
            "■ use circles for fractions",
            "Other teams",
            "● draw fractions on a number line",
        ]
        assert "because they show the parts" in told[0]
        before = clock(state(app), room.clock())
        run_for(app, room, 60)
        after = clock(state(app), room.clock())
        assert before is not None
        assert after is not None
        assert before.left - after.left == 60

        await answer(pilot, "o", "Ana: it takes too long")
        assert "2 open objections" in rows(app)[0].replace("\n  ", " ")
        await answer(pilot, "a", "we try ten minutes")
        assert "1 open objection" in rows(app)[0].replace("\n  ", " ")
        assert "look again Fri 15 May" in await answer(pilot, "v", "15 May")
        assert "no day" in await answer(pilot, "v", "whenever")
        await pilot.press("escape")
        await answer(pilot, "p", "number lines because they last longer")
        told = rows(app)
        assert told[0].startswith("● number lines")
        assert told[1].startswith("■ use tape diagrams")
        assert panel(app).chosen() in state(app).taken_up
        await pilot.press("ctrl+z")
        await settle(pilot)
        assert rows(app)[0].startswith("● use tape diagrams")
        await pilot.press("escape")
        await settle(pilot)
        assert wall(app).wall.line.has_focus


async def test_enter_tells_the_whole_story_and_back(room: Room, past: tuple[Path, str]) -> None:
    app = resumed(room, past)
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await pilot.press("escape", "8")
        await settle(pilot)
        assert len(rows(app)) == 3
        await answer(pilot, "/", "tape")
        await pilot.press("enter")
        await settle(pilot)
        story = "\n".join(rows(app))
        assert "5 of 6" in story
        assert "Before it: use circles for fractions" in story
        assert "they cut the circle into unequal parts" in story
        await pilot.press("escape")
        await settle(pilot)
        assert rows(app)[0].startswith("● use tape")
        await answer(pilot, "/", "zebras")
        assert "other words" in rows(app)[0]
        await pilot.press("k", "enter", "escape")
        await settle(pilot)
        assert wall(app).wall.line.has_focus


async def test_what_another_team_decided_can_be_decided_too(
    room: Room, past: tuple[Path, str]
) -> None:
    app = resumed(room, past)
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await type_line(pilot, "/why number line")
        await pilot.press("end", "k")
        assert not pilot.app.screen.query_one(Input).display
        await answer(pilot, "d", ", in grade 4")
        (made,) = state(app).decisions.values()
        assert (made.statement, made.because) == (
            "draw fractions on a number line",
            "grade 6 begins with it, in grade 4",
        )


PICTURES = {
    "list": (),
    "story": ("enter",),
    "asking": ("o",),
}


@pytest.mark.parametrize(
    ("name", "size", "theme"),
    [
        ("list", (60, 18), "wall-dark"),
        ("list", (40, 12), "wall-light"),
        ("story", (60, 18), "wall-light"),
        ("story", (120, 36), "wall-dark"),
        ("asking", (40, 12), "wall-dark"),
    ],
    ids=lambda value: named(value) if isinstance(value, tuple) else str(value),
)
@pytest.mark.no_cover
def test_screen(
    name: str,
    size: tuple[int, int],
    theme: str,
    room: Room,
    past: tuple[Path, str],
    snap_compare: Compare,
) -> None:
    async def drive(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await type_line(pilot, "/why fractions")
        await pilot.press(*PICTURES[name])
        await settle(pilot)
        every_cell_has_contrast(pilot)

    app = resumed(room, past, theme)
    assert snap_compare(app, terminal_size=size, run_before=drive)
