"""A team whose earlier meetings left one of everything, and its next meeting, just begun."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from textual.pilot import Pilot

from plc_runner.events import Draft, Event
from plc_runner.events.decision import DecisionMade, DecisionObjected, DecisionReviewed
from plc_runner.events.team import MemberLeft
from plc_runner.journal.queries import team_called
from plc_runner.journal.store import Journal
from plc_runner.session.phrases import plain
from plc_runner.tui.app import PlcApp
from plc_runner.tui.errands import ResumeRequest
from plc_runner.tui.place import Place
from plc_runner.tui.screens.since import SinceScreen
from plc_runner.tui.sitting import prepare
from plc_runner.tui.usual import usual_sitting
from plc_runner.workspace import Workspace
from tests.tui.past import hold
from tests.tui.room import TEAM, Room, request, settle

LEFT = (
    "/decide use tape diagrams first for every fraction topic because they show the parts",
    "/action Ana: copy the fraction task for everybody by 13 Mar",
    "/action Fay: ask the office for rulers",
    "/action bring the exit tickets of three pupils who surprised us",
    "/goal students explain why two fractions are equal, from 9 of 27 to 20 of 27 by 15 May",
    "/park do the new books arrive before May?",
)
DAY = timedelta(days=1)


def keep_what_is_left(root: Path) -> None:
    """One meeting two weeks ago, and what was said since; the next one has just begun."""
    room = Room(root)
    now = room.clock.at
    workspace = Workspace(root)
    with Journal.open(workspace.make_sessions() / "plc.db", device="laptop") as journal:
        place = Place(workspace, journal, room.clock, -5 * 3600)
        room.clock.at = now - 14 * DAY
        hold(place, "Grade 4", LEFT)
        team = team_called(journal, "Grade 4", plain)
        assert team is not None
        fay = next(member.id for member in team.members if member.name == "Fay")
        decision = journal.query("SELECT id FROM decisions")[0]["id"]
        said: tuple[tuple[str, Event, int], ...] = (
            (
                "0ld0decision",
                DecisionMade(statement="no grades on drafts", because="pupils read the grade only",
                             team=team.id),
                200,
            ),
            (decision, DecisionReviewed(verdict="keep", review="2026-03-11"), 10),
            (decision, DecisionObjected(text="too slow for some", name="Dee"), 9),
            (fay, MemberLeft(team=team.id, on=date(2026, 3, 6)), 5),
        )  # fmt: skip
        for subject, event, days in said:
            journal.append([Draft(subject, event)], at=now - days * DAY)
        room.clock.at = now
        sitting = usual_sitting(place, request(people=TEAM[:-1]))
        driver = prepare(place, place.library.find("look"), sitting).open(place)
        driver.press("start")
        driver.release()


def resumed(room: Room, *, theme: str = "wall-dark") -> PlcApp:
    """The app in the meeting that has begun."""
    with Journal.open(room.root / "sessions" / "plc.db", read_only=True) as journal:
        rows = journal.query("SELECT id FROM sessions WHERE phase = 'open'")
    return room.app(ResumeRequest(rows[0]["id"]), theme=theme)


async def open_panel(pilot: Pilot[None]) -> SinceScreen:
    """The panel that opens with the step."""
    for _ in range(20):
        await settle(pilot)
        if isinstance(pilot.app.screen, SinceScreen):
            break
    await settle(pilot)
    panel = pilot.app.screen
    assert isinstance(panel, SinceScreen), pilot.app.screen_stack
    return panel
