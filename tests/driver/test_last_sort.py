"""A sort is compared with the same sort of the same team last time."""

from __future__ import annotations

from datetime import timedelta

from plc_runner.driver import Driver, Reply, seat
from plc_runner.journal.store import Journal
from plc_runner.protocol.source import digest, read
from plc_runner.session.opening import Opening
from tests.driver.conftest import Clock

SORT = """\
title: Sort work
steps:
  - title: Sort
    minutes: 10
    capture:
      - sort: [High, Expected, Low]
        id: piles
        unsure: true
"""
VARIANT = SORT.replace("steps:", "based_on: sort-work@1.0\nsteps:", 1).replace(
    "[High, Expected, Low]", "[Low, Expected, High]"
)
THREE_WEEKS = 21 * 86_400


def held(
    journal: Journal,
    clock: Clock,
    *lines: str,
    text: str = SORT,
    name: str = "sort-work",
    team: str = "Grade 4",
) -> Driver:
    """A meeting that sorts, and is over; three weeks pass."""
    reading = read(text.encode(), f"{name}.yaml")
    assert reading.protocol is not None, reading.problems
    seated = seat(journal, team, ["Ana", "Ben"], clock())
    opening = Opening(
        protocol=reading.protocol,
        digest=digest(reading.text),
        people=seated.people,
        team=seated.team,
        team_name=seated.team_name,
        utc_offset=-5 * 3600,
        stop_at=clock() + timedelta(minutes=30),
    )
    driver = Driver.open(journal, opening, reading.text, now=clock, seated=seated.drafts)
    driver.press("start")
    slot = None
    for line in lines:
        answer = driver.line(line, slot=slot)
        assert isinstance(answer, Reply)
        slot = answer.slot or slot
    driver.release()
    clock.wait(THREE_WEEKS)
    return driver


def before(driver: Driver) -> dict[str, int]:
    (tally,) = driver.state.tallies.values()
    return {one.label: one.count for one in tally.before}


def test_the_newest_of_the_same_sort_is_kept_with_the_first_number(
    journal: Journal, clock: Clock
) -> None:
    held(journal, clock, "1 2 3")
    held(journal, clock, "9", "12", "6", "2")
    now = held(journal, clock, "14", "9", "4")
    assert before(now) == {"High": 9, "Expected": 12, "Low": 6, "Not sure": 2}
    (tally,) = now.state.tallies.values()
    assert tally.before_on == "2026-04-02"
    rows = journal.query(
        "SELECT label, count, before FROM tally_counts WHERE tally = ? ORDER BY place", tally.id
    )
    assert [tuple(row) for row in rows] == [("High", 14, 9), ("Expected", 9, 12), ("Low", 4, 6)]


def test_the_first_time_there_is_nothing_to_compare(journal: Journal, clock: Clock) -> None:
    assert before(held(journal, clock, "9 12 6")) == {}


def test_a_variant_is_the_same_whatever_the_order_of_its_piles(
    journal: Journal, clock: Clock
) -> None:
    held(journal, clock, "9 12 6")
    varied = held(journal, clock, "4 9 14", text=VARIANT, name="our-sort")
    assert before(varied) == {"High": 9, "Expected": 12, "Low": 6}
    assert before(held(journal, clock, "1 1 1")) == {"High": 14, "Expected": 9, "Low": 4}


def test_another_team_another_protocol_or_other_piles_are_not_the_same(
    journal: Journal, clock: Clock
) -> None:
    held(journal, clock, "9 12 6")
    other_piles = SORT.replace("[High, Expected, Low]", "[Yes, No]")
    assert before(held(journal, clock, "1 1", text=other_piles)) == {}
    assert before(held(journal, clock, "1 1 1", team="Grade 5")) == {}
    assert before(held(journal, clock, "1 1 1", name="another")) == {}
    assert before(held(journal, clock, "1 1 1", team="")) == {}


def test_what_was_taken_back_was_not_last_time(journal: Journal, clock: Clock) -> None:
    held(journal, clock, "9 12 6")
    held(journal, clock, "1 2 3", "/undo")
    assert before(held(journal, clock, "14 9 4")) == {"High": 9, "Expected": 12, "Low": 6}


def test_piles_of_one_person_are_compared_with_nobody_elses(journal: Journal, clock: Clock) -> None:
    steps = SORT.split("steps:\n")[1].replace("\n", "\n    ").rstrip()
    each = "  - round: Each\n    per: participant\n    steps:\n"
    text = f"title: Sort work\nsteps:\n{each}    {steps}\n"
    held(journal, clock, "9 12 6", text=text)
    assert before(held(journal, clock, "14 9 4", text=text)) == {}
