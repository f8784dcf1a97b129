"""A team with a past: who came, who left, what it agreed on."""

from __future__ import annotations

from datetime import date, timedelta

from plc_runner.driver.cycles import begin_cycle
from plc_runner.driver.people_said import the_member
from plc_runner.driver.teams import Office, agree, change, join, leave, new_team, settle
from plc_runner.journal.store import Journal
from plc_runner.protocol.library import Library
from tests.tui.room import Room

NORMS = (
    "We describe before we judge.",
    "One voice at a time; the quiet ones first.",
    "What is said here about pupils stays here.",
)


def keep_a_team(room: Room) -> str:
    """Six members, one who left in February and one who is new since the norms. Says its id."""
    (room.root / "sessions").mkdir(exist_ok=True)
    with Journal.open(room.root / "sessions" / "plc.db", device="laptop") as journal:
        office = Office(journal, room.clock.at, room.clock.at.date())
        id_ = new_team(office, "Grade 4 mathematics")
        for name, role, on in (
            ("Ana", "Grade 4 teacher", "12 August"),
            ("Ben", "Grade 4 teacher", "12 August"),
            ("Cy", "Coach", "12 August"),
            ("Dee", "Special education", "2 September"),
            ("Eli", "", "12 August"),
        ):
            email = f"{name.lower()}@school.example"
            join(office, office.team(id_), name, role=role, email=email, on=on)
        begun = Office(journal, room.clock.at - timedelta(days=200), date(2025, 8, 24))
        agree(begun, office.team(id_), NORMS)
        team = office.team(id_)
        leave(office, team, the_member(team, "Eli"), "13 Feb")
        join(office, office.team(id_), "Fay", role="Grade 4 teacher", on="16 Feb")
        change(office, team, the_member(team, "Ana"), name="Ana Costa")
        settle(office, team, minutes=45, rhythm="every second Wednesday, 3:15")
        inquiry = Library(room.root).cycle("six-week-inquiry")
        begin_cycle(journal, inquiry, team.name, date(2026, 3, 2), room.clock.at)
        return id_
