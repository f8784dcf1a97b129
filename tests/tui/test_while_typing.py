"""What is shown while a decision or an action is typed, and what Tab makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from plc_runner.driver import Driver
from plc_runner.events import Draft
from plc_runner.events.decision import DecisionMade
from plc_runner.events.team import MemberJoined
from plc_runner.journal.queries import teams
from plc_runner.journal.store import Journal
from plc_runner.session.shelves import Hand
from plc_runner.tui.line_keeper import LineKeeper
from plc_runner.tui.while_typing import WhileTyping
from tests.driver.conftest import Clock, sit_down
from tests.tui.room import Room, drawn, settle, state, type_line, view, wall


def decide_earlier(journal: Journal, team: str, now: datetime) -> None:
    for id_, words, because, days in (
        ("0190-aaaa", "Number lines in fraction lessons", "they show order", 30),
        ("0190-bbbb", "Fraction strips stay on the tables", "", 7),
    ):
        event = DecisionMade(statement=words, because=because, team=team)
        at = now - timedelta(days=days)
        journal.append([Draft(id_, event)], at=at, by=None, session="before")


@pytest.fixture
def driver(tmp_path: Path) -> Iterator[Driver]:
    """A meeting in its step that decides; Bea and Benno belong to the team and are not here."""
    clock = Clock()
    journal = Journal.open(tmp_path / "plc.db", device="laptop")
    driver = sit_down(journal, clock)
    assert driver.state.team is not None
    for name in ("Bea", "Benno"):
        event = MemberJoined(team=driver.state.team, name=name)
        journal.append([Draft(name.casefold(), event)], at=clock(), by=None)
    decide_earlier(journal, driver.state.team, clock())
    for line in ("/start", "/next", "/next"):
        driver.line(line)
    yield driver
    driver.release()
    journal.close()


@pytest.fixture
def typing(driver: Driver) -> WhileTyping:
    return WhileTyping(LineKeeper(driver))


def panel(typing: WhileTyping, text: str, slot: str | None = None) -> list[tuple[str, str]]:
    if typing.follow(text, slot):
        typing.look(text, slot)
    return [(aside.label, aside.text) for aside in typing.panel(text, slot)]


STRIPS = "decided 5 Mar: Fraction strips stay on the tables"
LINES = "decided 10 Feb: Number lines in fraction lessons, because they show order"


@pytest.mark.parametrize("text", ["fraction", "/decide fraction", "/d use bars in fractions"])
def test_earlier_decisions_are_shown_newest_first(text: str, typing: WhileTyping) -> None:
    assert panel(typing, text, "decision") == [("Tab", STRIPS), ("", LINES)]


@pytest.mark.parametrize("text", ["", "fra", "/decide fra", "/decide", "zebra", "/note fraction"])
def test_nothing_is_shown_too_early_or_for_another_line(text: str, typing: WhileTyping) -> None:
    assert panel(typing, text, "decision") == []
    assert typing.tab(text, "decision") is None


def test_an_action_or_another_slot_asks_for_no_decisions(typing: WhileTyping) -> None:
    assert panel(typing, "fraction", "action") == []
    assert panel(typing, "fraction", "goal") == []


def test_nothing_is_looked_for_twice(typing: WhileTyping) -> None:
    assert typing.follow("fraction", "decision")
    typing.look("fraction", "decision")
    assert not typing.follow("fraction", "decision")
    assert typing.follow("fraction l", "decision")


def test_tab_picks_one_after_the_other_and_then_none(typing: WhileTyping) -> None:
    text = "fraction strips"
    panel(typing, text, "decision")
    assert typing.replaces is None
    assert typing.tab(text, "decision") == text
    assert typing.replaces is not None
    assert typing.replaces.id == "0190-bbbb"
    assert panel(typing, text, "decision") == [("replaces", STRIPS), ("Tab", LINES)]
    typing.tab(text, "decision")
    assert typing.replaces.id == "0190-aaaa"
    typing.tab(text, "decision")
    assert typing.replaces is None


def test_what_was_picked_stays_while_more_is_typed_and_goes_with_the_line(
    typing: WhileTyping,
) -> None:
    panel(typing, "strips", "decision")
    typing.tab("strips", "decision")
    assert panel(typing, "strip or whatever zebra", "decision")[0] == ("replaces", STRIPS)
    assert panel(typing, "", "decision") == []
    assert typing.replaces is None


def test_the_part_that_replaces_shows_them_by_code(driver: Driver) -> None:
    driver.line("/decide Bar models in fraction lessons")
    (made,) = driver.state.decisions
    keeper = LineKeeper(driver)
    keeper.hand = Hand(made, "replaces")
    typing = WhileTyping(keeper)
    assert panel(typing, "") == [("bbbb", STRIPS), ("aaaa", LINES)]
    assert panel(typing, "2") == [("bbbb", STRIPS), ("aaaa", LINES)]
    assert panel(typing, "strips") == [("bbbb", STRIPS)]
    assert typing.tab("", None) is None
    keeper.hand = None
    assert panel(typing, "/replaces ") == [("bbbb", STRIPS), ("aaaa", LINES)]
    keeper.hand = Hand(made, "know")
    assert panel(typing, "fraction") == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A", [("Tab", "Ana")]),
        ("/action A", [("Tab", "Ana")]),
        ("be", [("Tab", "Ben"), ("", "Bea, not here now"), ("", "Benno, not here now")]),
        ("Ana and be", [("Tab", "Ben"), ("", "Bea, not here now"), ("", "Benno, not here now")]),
        ("copy the task", []),
        ("be ", []),
        ("Ana: be", []),
        ("", []),
        ("/action ", []),
    ],
)
def test_names_are_shown_while_they_are_typed(
    text: str, shown: list[tuple[str, str]], typing: WhileTyping
) -> None:
    assert panel(typing, text, "action") == shown


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("an", ["Ana: ", None]),
        ("/action an", ["/action Ana: ", None]),
        ("be", ["Ben: ", "Bea: ", "Benno: ", "Ben: "]),
        ("/a Ana and be", ["/a Ana and Ben: ", "/a Ana and Bea: "]),
        ("copy", [None]),
    ],
)
def test_tab_completes_a_name_and_goes_on_to_the_next(
    text: str, lines: list[str | None], typing: WhileTyping
) -> None:
    for line in lines:
        completed = typing.tab(text, "action")
        assert completed == line
        text = completed or text


async def test_a_decision_replaces_an_earlier_one_by_two_keys(in_meeting: Room) -> None:
    with Journal.open(in_meeting.root / "sessions" / "plc.db", device="laptop") as journal:
        (team,) = teams(journal)
        decide_earlier(journal, team.id, in_meeting.clock())
    app = in_meeting.resumed()
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        screen = wall(app)
        screen.wall.line.value = "/decide bar models in fraction lessons"
        await settle(pilot)
        screen._look()  # the keys have rested
        assert [aside.label for aside in view(app).console] == ["Tab", ""]
        await pilot.press("tab", "tab")
        await settle(pilot)
        assert [aside.label for aside in view(app).console] == ["", "replaces"]
        await pilot.press("enter")
        await settle(pilot)
        made = list(state(app).decisions.values())[-1]
        assert (made.statement, made.replaces) == ("bar models in fraction lessons", "0190-aaaa")
        assert any(row.startswith("  replaces (9 Feb): Number") for row in drawn(app, "agreed"))
        assert screen.typing.replaces is None


async def test_an_owner_is_completed_by_tab(in_meeting: Room) -> None:
    app = in_meeting.resumed()
    async with app.run_test(size=(60, 18)) as pilot:
        await settle(pilot)
        await pilot.press("f3", "d", "tab")
        await settle(pilot)
        assert wall(app).wall.line.value == "/action Dee: "
        wall(app).wall.line.value += "bring rulers by 12/5"
        await pilot.press("enter")
        await settle(pilot)
        made = list(state(app).actions.values())[-1]
        assert (made.owner_name, made.what, made.due) == ("Dee", "bring rulers", "2026-12-05")
        await type_line(pilot, "/action Eli: copy it by 3/1")
        assert "Type a day that is still to come" in (view(app).notice or made).text  # type: ignore[union-attr]
        assert wall(app).wall.line.value == "/action Eli: copy it by 3/1"
