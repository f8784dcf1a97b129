"""A made-up team in a temporary workspace, and a clock that stands until it is moved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from textual.pilot import Pilot

from plc_runner.journal.queries import sessions
from plc_runner.journal.store import Journal
from plc_runner.session.state import SessionState
from plc_runner.tui.app import PlcApp
from plc_runner.tui.errands import Errand, ResumeRequest, StartRequest
from plc_runner.tui.place import Place
from plc_runner.tui.screens.run import RunScreen
from plc_runner.tui.sitting import prepare
from plc_runner.tui.usual import usual_sitting
from plc_runner.tui.view import WallView
from plc_runner.workspace import Workspace

TEAM = ("Ana", "Ben", "Cy", "Dee", "Eli", "Fay")
PROTOCOL = """\
format: 1
title: Look at work
purpose: See what pupils can do.
version: "1.0"
roles:
  presenter: {title: Presenting teacher, about: Brings the work, count: one}
prework: [Bring six samples]
norms: [Describe before you judge]
steps:
  - title: Guess
    minutes: 2-4 (3)
    say: What will you see?
    capture:
      - {prediction: Guess, reveal_at: look-back}
  - title: Describe
    minutes: 4-10 (8)
    say: Say only what is on the page.
    stems: [I notice ..., I see ...]
    guard: If they judge, ask what they see.
    notes: Wait out the first silence.
    capture:
      - columns: [Notice, Wonder]
  - title: Last word
    minutes: 4-8 (6)
    turns: {who: everyone}
    say: One sentence each.
    capture: [{text: Heard}]
  - title: Warm down
    minutes: 2
    when: optional
  - title: Decide
    minutes: 4-8 (6)
    talk: listeners
    say: What will we do?
    capture:
      - decision: Our move
        required: true
      - action
  - title: Look back
    minutes: 4
    keep_full_time: true
    capture:
      - columns: [Plus, Delta]
"""


@dataclass
class Clock:
    """15:15 in a room five hours west of Greenwich, until it is moved."""

    at: datetime = field(default_factory=lambda: datetime(2026, 3, 11, 20, 15, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at

    def move(self, **by: float) -> None:
        self.at += timedelta(**by)


@dataclass
class Room:
    """A workspace with one protocol, and the clock on its wall."""

    root: Path
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        (self.root / "protocols").mkdir(exist_ok=True)
        self.write("look.yaml", PROTOCOL)

    def write(self, name: str, text: str) -> None:
        (self.root / "protocols" / name).write_text(text, encoding="utf-8")

    def app(
        self,
        first: Errand | None = None,
        *,
        theme: str = "wall-dark",
    ) -> PlcApp:
        place = Workspace(self.root)
        app = PlcApp(
            place,
            open_journal=lambda: Journal.open(place.make_sessions() / "plc.db", device="laptop"),
            now=self.clock,
            first=first,
            utc_offset=-5 * 3600,
        )
        app.theme = theme
        return app

    def session(self) -> str:
        """The id of the only meeting."""
        with Journal.open(self.root / "sessions" / "plc.db", read_only=True) as journal:
            (only,) = sessions(journal)
        return only.id

    def resumed(self, *, theme: str = "wall-dark") -> PlcApp:
        """The app back in the only meeting."""
        return self.app(ResumeRequest(self.session()), theme=theme)

    def running(self, *, theme: str = "wall-dark", focus: str = "", until: str = "") -> PlcApp:
        """The app with the start dialog filled in."""
        return self.app(request(focus=focus, until=until), theme=theme)


def hold_half_a_meeting(room: Room) -> None:
    """A meeting in its second step, held without a screen: quicker than by keys."""
    team = Workspace(room.root)
    with Journal.open(team.make_sessions() / "plc.db", device="laptop") as journal:
        place = Place(team, journal, room.clock, -5 * 3600)
        sitting = usual_sitting(place, request())
        driver = prepare(place, place.library.find("look"), sitting).open(place)
        driver.press("start")
        driver.press("next-step")
        driver.line("three draw equal parts", slot="notice")
        driver.line("labels missing on half", slot="notice")
        driver.line("is 1/4 read as “one four”?", slot="wonder")
        driver.line("/decide tape diagrams first because they show parts")
        driver.line("/action Ana: copy the task by Friday")
        driver.release()


def request(
    protocol: str = "look",
    people: tuple[str, ...] | int = TEAM,
    roles: Mapping[str, tuple[str, ...]] | None = None,
    focus: str = "",
    until: str = "",
    team: str = "Grade 4",
) -> StartRequest:
    return StartRequest(
        protocol=protocol,
        team=team,
        people=people,
        roles=roles if roles is not None else {"presenter": ("Ana",)},
        facilitator="Ben" if isinstance(people, tuple) and "Ben" in people else "",
        focus=focus,
        until=until,
    )


def wall(app: PlcApp) -> RunScreen:
    found = [screen for screen in app.screen_stack if isinstance(screen, RunScreen)]
    assert found, app.screen_stack
    return found[0]


def view(app: PlcApp) -> WallView:
    return wall(app).wall.view


def state(app: PlcApp) -> SessionState:
    return wall(app).state


def said(app: PlcApp) -> str:
    notice = view(app).notice
    return notice.text if notice else ""


def run_for(app: PlcApp, room: Room, seconds: float) -> None:
    """Let the time pass second by second, as it does while the program is awake."""
    while seconds > 0:
        room.clock.move(seconds=min(seconds, 5))
        wall(app).tick()
        seconds -= 5


async def settle(pilot: Pilot[None]) -> None:
    for _ in range(2):
        await pilot.pause()


async def open_wall(pilot: Pilot[None]) -> None:
    """From the filled-in start dialog to the wall, not yet started."""
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)


async def begin(pilot: Pilot[None]) -> None:
    """To the wall, and the clock runs."""
    await open_wall(pilot)
    await pilot.press("enter")
    await settle(pilot)


async def type_line(pilot: Pilot[None], text: str) -> None:
    """Type and enter."""
    await write(pilot, text)
    await pilot.press("enter")
    await settle(pilot)


async def write(pilot: Pilot[None], text: str) -> None:
    app = pilot.app
    assert isinstance(app, PlcApp)
    wall(app).wall.line.insert_text_at_cursor(text)
    await settle(pilot)


def drawn(app: PlcApp, slot: str, *, width: int = 28, height: int = 9) -> list[str]:
    """What the body of a slot shows in a room of that size."""
    (body,) = (column.body for column in view(app).columns if column.slot == slot)
    rows = body.rows(width, height, airy=False) if body else ()
    return ["".join(run.text for run in row).rstrip() for row in rows]


def texts(app: PlcApp, slot: str) -> list[str]:
    """What stands on the wall in a slot."""
    return [e.text for column in view(app).columns if column.slot == slot for e in column.entries]
