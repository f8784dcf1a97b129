"""The driver keeps what it acknowledges, and finds it again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from plc_runner.driver import Driver, KeptLine, Reply, seat
from plc_runner.errors import IllegalMove, NotFound, NotSaved, Refused
from plc_runner.events import Draft, Recorded
from plc_runner.journal import queries
from plc_runner.journal.store import Journal
from plc_runner.protocol.source import digest, read
from plc_runner.session import commands as c
from plc_runner.session import timing
from plc_runner.session.grammar import Ask
from plc_runner.session.state import Phase
from plc_runner.session.words import clock_text
from tests.driver.conftest import TEXT, Clock, sit_down


def said(driver: Driver, line: str, **where: Any) -> str:
    reply = driver.line(line, **where)
    assert isinstance(reply, Reply)
    return reply.text


def left(driver: Driver) -> str:
    clock = timing.clock(driver.state, driver.now())
    assert clock is not None
    return clock_text(clock.left)


def test_a_whole_meeting_in_words(driver: Driver, clock: Clock) -> None:
    assert said(driver, "/start") == "1/3 Describe, 10:00 left"
    clock.wait(60)
    assert said(driver, "labels are missing") == "Notice: labels are missing"
    assert said(driver, "why?", slot="wonder") == "Wonder: why?"
    assert said(driver, "/+1") == "1 min added. Ends 12:20"
    assert said(driver, "/next") == "2/3 Each says one thing, Ana speaks, 1:00 left"
    assert said(driver, "/turn") == "2/3 Each says one thing, Ben speaks, 1:00 left"
    assert (
        said(driver, "/undo") == "Undone: next turn. 2/3 Each says one thing, Ana speaks, 1:00 left"
    )
    assert said(driver, "/arrive Eli") == "Eli is here. Ends 12:11"
    assert [member.name for member in queries.teams(driver.journal)[0].members][-1] == "Eli"
    assert said(driver, "/decide we label because it helps") == (
        "Decision: we label because it helps"
    )
    assert said(driver, "/action Ben: copy it by 2026-03-20") == (
        "Action: copy it (Ben, by Fri 20 Mar)"
    )
    assert said(driver, "/action tidy up") == "Action: tidy up (no owner yet, no date)"
    assert said(driver, "/pause") == "Paused"
    assert said(driver, "/close") == "The meeting is closed"


def test_a_refused_line_says_why_and_changes_nothing(driver: Driver) -> None:
    before = driver.state
    for line in ("an entry before the start", "/nxt", "/fix 1234 text"):
        if line.startswith("/"):
            with pytest.raises(IllegalMove):
                driver.line(line)
            assert driver.state is before
    with pytest.raises(IllegalMove):
        driver.do(c.Capture("notice", "too early"))


def test_what_only_a_screen_can_answer_is_handed_back(driver: Driver) -> None:
    assert isinstance(driver.line("/status"), Ask)


def test_a_session_is_found_again_as_it_was(journal: Journal, driver: Driver, clock: Clock) -> None:
    said(driver, "/start")
    clock.wait(90)
    said(driver, "labels \x1b[31mare missing")
    said(driver, "/next")
    driver.keep_line(KeptLine("half a", "describe", "wonder"))
    before = driver.state
    driver.release()
    clock.wait(30)
    again = Driver.resume(journal, before.id, now=clock)
    assert again.state == before
    assert left(again) == "0:30", "dead time of less than two minutes counts"
    assert again.kept_line() == KeptLine("half a", "describe", "wonder")
    again.keep_line(None)
    assert again.kept_line() is None
    again.release()


def test_a_long_absence_is_asked_about(journal: Journal, driver: Driver, clock: Clock) -> None:
    said(driver, "/start")
    clock.wait(10)
    driver.tick()
    driver.release()
    clock.wait(190)
    again = Driver.resume(journal, driver.state.id, now=clock)
    assert again.state.phase is Phase.AWAY
    assert left(again) == "9:50"
    said(again, "/away not")
    assert left(again) == "9:50"
    again.release()


def test_a_closed_lid_is_noticed(driver: Driver, clock: Clock) -> None:
    said(driver, "/start")
    for _ in range(3):
        clock.wait(1)
        assert driver.tick() is None
    clock.wait(60)
    reply = driver.tick()
    assert reply is not None
    assert "Away 1:00" in reply.text
    said(driver, "/away counted")
    assert left(driver) == "8:57"


def test_a_clock_that_is_set_back_never_makes_time_run_backwards(
    driver: Driver, clock: Clock
) -> None:
    said(driver, "/start")
    clock.wait(60)
    said(driver, "kept")
    clock.wait(-3600)
    said(driver, "kept too")
    assert left(driver) == "9:00"


def test_a_second_program_is_refused(journal: Journal, driver: Driver, clock: Clock) -> None:
    with pytest.raises(Refused, match="another window"):
        Driver.resume(journal, driver.state.id, now=clock)


def test_an_unknown_session_is_not_found(journal: Journal, clock: Clock) -> None:
    with pytest.raises(NotFound):
        Driver.resume(journal, "nobody", now=clock)


class FullDisk:
    """A journal whose disk is full until it is not."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal
        self.full = True

    def __getattr__(self, name: str) -> Any:
        return getattr(self.journal, name)

    def append(self, drafts: Sequence[Draft], **envelope: Any) -> tuple[Recorded, ...]:
        if self.full:
            raise NotSaved("the disk is full", "Free some space on it.")
        return self.journal.append(drafts, **envelope)


def test_a_full_disk_does_not_stop_the_meeting(driver: Driver, clock: Clock) -> None:
    disk = FullDisk(driver.journal)
    driver.journal = disk  # type: ignore[assignment]
    driver.do(c.Start())
    reply = driver.line("three of six")
    assert isinstance(reply, Reply)
    assert not reply.saved
    assert driver.unsaved == ("start", "three of six")
    assert "disk is full" in driver.trouble
    assert [entry.text for entry in driver.state.entries.values()] == ["three of six"]
    disk.full = False
    clock.wait(1)
    driver.tick()
    assert not driver.unsaved
    assert not driver.trouble
    before = driver.state
    driver.release()
    assert Driver.resume(disk.journal, before.id, now=clock).state == before


def test_another_protocol_is_kept_and_can_be_undone(
    journal: Journal, driver: Driver, clock: Clock
) -> None:
    said(driver, "/start")
    text = TEXT.replace("Looking together", "Looking again")
    reading = read(text.encode(), "looking-again.yaml")
    assert reading.protocol is not None
    driver.switch(reading.protocol, digest(reading.text), reading.text, reason="no copies")
    assert driver.protocol.title == "Looking again"
    driver.release()
    again = Driver.resume(journal, driver.state.id, now=clock)
    assert again.protocol.title == "Looking again"
    said(again, "/undo")
    assert again.protocol.title == "Looking together"
    again.release()


def test_a_team_is_made_once_and_its_members_are_known(
    journal: Journal, driver: Driver, clock: Clock
) -> None:
    again = seat(journal, " grade 4", ["ana", "Gus", "Gus", " "], clock())
    assert again.team == driver.state.team
    assert again.team_name == "Grade 4"
    assert [person.name for person in again.people] == ["Ana", "Gus"]
    assert again.people[0].id == driver.state.present[0]
    assert len(again.drafts) == 1
    assert [team.name for team in queries.teams(journal)] == ["Grade 4"]


def test_a_head_count_needs_no_names(journal: Journal, clock: Clock) -> None:
    seating = seat(journal, "", 3, clock())
    assert [person.name for person in seating.people] == ["Person 1", "Person 2", "Person 3"]
    assert (seating.team, seating.drafts) == (None, ())


def test_two_sessions_keep_a_protocol_once(journal: Journal, driver: Driver, clock: Clock) -> None:
    sit_down(journal, clock).release()
    stored = [event for event in journal.events() if event.kind == "protocol.stored"]
    assert len(stored) == 1


def test_a_key_pressed_before_the_sleep_was_noticed_does_not_count_it(
    driver: Driver, clock: Clock
) -> None:
    said(driver, "/start")
    clock.wait(30)
    driver.tick()
    clock.wait(180)
    with pytest.raises(IllegalMove, match="/away"):
        driver.line("/next")
    assert driver.state.phase is Phase.AWAY
    reply = driver.tick()
    assert reply is not None
    assert "Away 3:00" in reply.text, "the room is asked though a key came first"
    assert driver.tick() is None
    said(driver, "/away not")
    assert left(driver) == "9:30"


def test_what_is_typed_before_the_sleep_was_noticed_is_kept(driver: Driver, clock: Clock) -> None:
    said(driver, "/start")
    driver.tick()
    clock.wait(180)
    assert said(driver, "labels are missing") == "Notice: labels are missing"
    assert driver.state.phase is Phase.AWAY


def test_time_goes_on_when_the_clock_of_the_laptop_is_set_back(
    journal: Journal, driver: Driver, clock: Clock
) -> None:
    said(driver, "/start")
    clock.wait(60)
    driver.tick()
    clock.wait(-3600)
    assert driver.tick() is None
    clock.wait(5)
    assert left(driver) == "8:55"
    driver.release()
    again = Driver.resume(journal, driver.state.id, now=clock)
    clock.wait(5)
    assert left(again) == "9:55", "it goes on from what was stored last"
    again.release()


def test_replies_are_one_line_and_never_empty(driver: Driver, clock: Clock) -> None:
    text = TEXT.replace("Looking together", "Looking again")
    reading = read(text.encode(), "looking-again.yaml")
    assert reading.protocol is not None
    switched = driver.switch(reading.protocol, digest(reading.text), reading.text)
    assert switched.text == "Looking again from here. Ends 12:19"
    said(driver, "/start")
    again = driver.switch(reading.protocol, digest(reading.text), reading.text)
    assert again.text == "Looking again from here. Ends 12:19"
    assert driver.journal.query("SELECT * FROM unapplied") == [], "its text is kept once"
    reply = driver.do(c.Capture("notice", "one\ntwo\u2028three"))
    assert reply.text == "Notice: one two three"


def test_undoing_the_second_word_on_the_next_meeting_leaves_the_first_to_its_team(
    driver: Driver, clock: Clock
) -> None:
    driver.do(c.Start())
    driver.do(c.PlanMeeting(time="15:15", protocol="final-word", title="Final Word"))
    planned = [tuple(row) for row in driver.journal.query("SELECT team, time FROM meetings")]
    driver.do(c.PlanMeeting(time="15:30"))
    driver.do(c.Undo())
    assert [
        tuple(row) for row in driver.journal.query("SELECT team, time FROM meetings")
    ] == planned
    assert planned == [(driver.state.team, "15:15")]
