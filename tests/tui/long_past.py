"""Two teams with a past and a meeting of one of them that runs, to ask why of."""

from __future__ import annotations

from datetime import timedelta

from plc_runner.driver import Driver
from plc_runner.driver.measuring import measure
from plc_runner.events import Draft
from plc_runner.events.team import MemberLeft
from plc_runner.journal.queries import team_called
from plc_runner.journal.store import Journal
from plc_runner.session import commands as c
from plc_runner.session.phrases import plain
from plc_runner.tui.place import Place
from plc_runner.tui.sitting import prepare
from plc_runner.tui.usual import usual_sitting
from plc_runner.workspace import Workspace
from tests.tui.room import Room, request

PAST: tuple[tuple[int, str, tuple[str, ...]], ...] = (
    (
        12,
        "Grade 4",
        (
            "/goal students explain why two fractions are equal, from 9 of 27 to 20 of 27 "
            "by 15 May",
            "/decide use circles for fractions because the book has them",
        ),
    ),
    (
        8,
        "Grade 4",
        (
            "/measure 12 of 27",
            "they cut the circle into unequal parts",
            "/decide use tape diagrams first for every fraction topic because they show the parts",
            "/replaces circles",
            "/object Dee: some books have no tape diagrams",
            "/action Ana: copy the fraction task for everybody by 20 Mar",
        ),
    ),
    (
        3,
        "Grade 5",
        ("/decide draw fractions on a number line because grade 6 begins with it",),
    ),
    (
        2,
        "Grade 4",
        (
            "/measure 14 of 27",
            "/decide start every lesson with a number talk because nobody is left out",
        ),
    ),
)
"""(weeks ago, team, lines)."""


def hold(place: Place, team: str, lines: tuple[str, ...]) -> None:
    """One meeting in which these lines are typed, to its end."""
    driver = opened(place, team)
    for line in lines:
        word, _, text = line.partition(" ")
        if word == "/measure":
            measure(driver, text)
        elif word == "/object":
            driver.line(f"/object {list(driver.state.decisions)[-1]} {text}")
        else:
            driver.line(line)
    driver.do(c.Close())
    driver.release()


def opened(place: Place, team: str) -> Driver:
    """A meeting in its step “Describe”, where the words stand."""
    asked = request(team=team)
    driver = prepare(place, place.library.find("look"), usual_sitting(place, asked)).open(place)
    driver.press("start")
    driver.line("/go Describe")
    return driver


def with_a_past(room: Room) -> str:
    """Fay has left Grade 4 since. Says the running meeting's id."""
    now = room.clock.at
    workspace = Workspace(room.root)
    with Journal.open(workspace.make_sessions() / "plc.db", device="laptop") as journal:
        place = Place(workspace, journal, room.clock, -5 * 3600)
        for weeks, team, lines in PAST:
            room.clock.at = now - timedelta(weeks=weeks)
            hold(place, team, lines)
        room.clock.at = now
        four = team_called(journal, "Grade 4", plain)
        assert four is not None
        fay = next(member for member in four.members if member.name == "Fay")
        left = MemberLeft(team=four.id, on=(now - timedelta(weeks=1)).date())
        journal.append([Draft(fay.id, left)], at=now - timedelta(weeks=1))
        driver = opened(place, "Grade 4")
        driver.release()
        return driver.state.id
