"""A team with a past: three meetings in spring, held without a screen."""

from __future__ import annotations

from datetime import date, timedelta

from plc_runner.driver import Driver
from plc_runner.driver.cycles import begin_cycle
from plc_runner.events import Draft
from plc_runner.events.meeting import MeetingPlanned
from plc_runner.journal.queries import team_called
from plc_runner.journal.store import Journal
from plc_runner.session import commands as c
from plc_runner.session.phrases import plain
from plc_runner.tui.place import Place
from plc_runner.tui.sitting import prepare
from plc_runner.tui.usual import usual_sitting
from plc_runner.workspace import Workspace
from tests.tui.room import Room, request

MEETINGS = (
    (
        "/decide use tape diagrams first for every fraction topic because they show the parts",
        "/decide no more timed drills on Mondays because they only measure speed "
        "and frighten half of the class",
        "/action Ana: copy the fraction task for everybody by 20 Mar",
        "/action bring the exit tickets of three pupils who surprised us",
    ),
    (
        "/decide start every lesson with a number talk because nobody is left out",
        "/action Dee: ask the grade 5 team which models they use by 8 Apr",
        "/goal students explain why two fractions are equal, from 9 of 27 to 20 of 27 by 15 May",
        "/park do the new books arrive before May?",
    ),
)


def hold(place: Place, team: str, lines: tuple[str, ...]) -> Driver:
    """One meeting in which these lines are typed, to its end."""
    asked = request(team=team)
    driver = prepare(place, place.library.find("look"), usual_sitting(place, asked)).open(place)
    driver.press("start")
    driver.press("next-step")
    for line in lines:
        driver.line(line)
    driver.do(c.Close())
    driver.release()
    return driver


def keep_a_past(
    room: Room, *, team: str = "Grade 4", planned: bool = True, cycle: bool = False
) -> str:
    """Two meetings, the later a week before the clock in the room. Says the team's id."""
    now = room.clock.at
    workspace = Workspace(room.root)
    with Journal.open(workspace.make_sessions() / "plc.db", device="laptop") as journal:
        place = Place(workspace, journal, room.clock, -5 * 3600)
        for weeks, lines in ((2, MEETINGS[0]), (1, MEETINGS[1])):
            room.clock.at = now - timedelta(weeks=weeks)
            hold(place, team, lines)
        room.clock.at = now
        known = team_called(journal, team, plain)
        assert known is not None
        if cycle:
            inquiry = place.library.cycle("six-week-inquiry")
            begin_cycle(journal, inquiry, known.name, date(2026, 2, 16), now - timedelta(days=1))
        if planned:
            dee = next(member for member in known.members if member.name == "Dee")
            meeting = MeetingPlanned(
                team=known.id,
                day=date(2026, 3, 12),
                time="15:15",
                protocol="look",
                title="Look at work",
                facilitator=dee.id,
                facilitator_name="Dee",
            )
            journal.append([Draft(f"meeting of {known.id}", meeting)], at=now - timedelta(days=6))
        return known.id
