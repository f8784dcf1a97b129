"""A new decision stands in the place of an earlier one of the same team."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from plc_runner.driver import Driver, Reply
from plc_runner.driver.earlier import Earlier, earlier_on, told_after
from plc_runner.errors import IllegalMove
from plc_runner.events import Draft
from plc_runner.events.decision import DecisionMade
from plc_runner.journal.store import Journal
from plc_runner.session.fold import replay
from plc_runner.session.shelves import Hand
from plc_runner.session.state import Decision
from tests.driver.conftest import Clock, sit_down

NUMBER, STRIPS = "0190-aaaa1111", "0190-bbbb1111"


@pytest.fixture
def driver(journal: Journal, clock: Clock) -> Iterator[Driver]:
    """The second meeting of a team that has decided two things on fractions."""
    first = sit_down(journal, clock)
    team = first.state.team
    first.release()
    for id_, words, because in (
        (NUMBER, "Number lines in fraction lessons", "they show order"),
        (STRIPS, "Fraction strips stay on the tables", ""),
    ):
        event = DecisionMade(statement=words, because=because, team=team)
        journal.append([Draft(id_, event)], at=clock(), by=None, session="before")
        clock.wait(24 * 3600)
    second = sit_down(journal, clock)
    second.line("/start")
    yield second
    second.release()


def said(driver: Driver, line: str) -> Reply:
    reply = driver.line(line)
    assert isinstance(reply, Reply)
    return reply


def newest(driver: Driver) -> Decision:
    return list(driver.state.decisions.values())[-1]


def test_what_was_decided_on_the_subject_is_told_with_reason_day_and_code(driver: Driver) -> None:
    assert earlier_on(driver, "fraction les") == (
        Earlier(STRIPS, "b1111", "Fraction strips stay on the tables", "", "2026-03-13"),
        Earlier(NUMBER, "a1111", "Number lines in fraction lessons", "they show order",
                "2026-03-12"),
    )  # fmt: skip
    assert earlier_on(driver, "fra") == ()


def test_a_group_that_meets_once_has_decided_nothing_earlier(driver: Driver) -> None:
    object.__setattr__(driver.state, "team", None)
    assert earlier_on(driver, "fraction lessons") == ()


def test_a_journal_that_cannot_be_read_shows_nothing_and_stops_nobody(
    driver: Driver, journal: Journal
) -> None:
    reply = said(driver, "/decide Fraction strips again")
    assert told_after(driver, reply)
    with closing(sqlite3.connect(journal.path)) as db:
        db.execute("DROP TABLE search")
    assert told_after(driver, reply) == ()


def test_the_line_can_carry_what_the_decision_replaces(driver: Driver) -> None:
    (strips, _) = earlier_on(driver, "fraction strips and lessons")
    driver.line("/decide Bar models because they show parts", replaces=strips.replaced)
    made = newest(driver)
    assert (made.replaces, made.replaced, made.replaced_on) == (
        STRIPS, "Fraction strips stay on the tables", "2026-03-13",
    )  # fmt: skip
    driver.line("/note what we said", replaces=strips.replaced)
    assert newest(driver) is made


@pytest.mark.parametrize(
    ("words", "id_"),
    [("a1111", NUMBER), ("AAAA1111", NUMBER), ("strips", STRIPS), ("2", NUMBER), ("1", STRIPS),
     ("Number lines in fraction lessons", NUMBER)],
)  # fmt: skip
def test_it_is_said_by_code_words_or_number(words: str, id_: str, driver: Driver) -> None:
    said(driver, "/decide Bar models in fraction lessons")
    reply = said(driver, f"/replaces {words}")
    assert newest(driver).replaces == id_
    assert reply.text.startswith(f"It replaces “{newest(driver).replaced}” (1")


def test_it_can_be_taken_back_and_undone(driver: Driver) -> None:
    said(driver, "/decide Bar models in fraction lessons")
    before = newest(driver)
    said(driver, "/replaces strips")
    said(driver, "/undo")
    assert newest(driver).replaces is None
    assert newest(driver).replaced == before.replaced == ""
    said(driver, "/replaces strips")
    assert said(driver, "/replaces none").text == "It replaces none"
    assert newest(driver).replaces is None
    events = driver.journal.events(session=driver.state.id)
    assert (replay(events) or driver.state).decisions == driver.state.decisions


def test_the_part_takes_the_same_words(driver: Driver) -> None:
    said(driver, "/decide Bar models in fraction lessons")
    made = newest(driver)
    driver.fix(Hand(made.id, "replaces"), "strips")
    assert newest(driver).replaces == STRIPS
    said(driver, f"/set {made.id} replaces number lines")
    assert newest(driver).replaces == NUMBER
    driver.fix(Hand(made.id, "replaces"), "")
    assert newest(driver).replaces is None


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("fraction", "Which one? b1111 Fraction strips stay on the tables; a1111 Number lines"),
        ("1111", "Which one? b1111"),
        ("zebra", "no earlier decision “zebra”"),
        ("9", "no earlier decision “9”"),
    ],
)
def test_what_is_not_clear_is_answered_in_place(words: str, why: str, driver: Driver) -> None:
    said(driver, "/decide Bar models in fraction lessons")
    with pytest.raises(IllegalMove, match=why.replace("?", "[?]")):
        driver.line(f"/replaces {words}")
    assert newest(driver).replaces is None


def test_without_a_decision_there_is_nothing_to_say_it_of(driver: Driver) -> None:
    with pytest.raises(IllegalMove, match="no decision in this meeting yet"):
        driver.line("/replaces strips")


def test_who_sees_no_panel_is_told_after_the_decision(driver: Driver) -> None:
    made = said(driver, "/decide Bar models in fraction lessons")
    assert told_after(driver, made) == (
        "Decided earlier, 13 Mar: b1111 Fraction strips stay on the tables",
        "Decided earlier, 12 Mar: a1111 Number lines in fraction lessons because they show order",
        "/replaces and the code says that this one stands in its place.",
    )
    assert told_after(driver, said(driver, "/replaces strips")) == ()
    assert told_after(driver, said(driver, "/note fraction lessons")) == ()
    assert told_after(driver, said(driver, "/decide We meet in the library")) == ()
