"""Decisions of any meeting, while one runs: found, and what the team says of them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plc_runner.driver import Driver
from plc_runner.driver import looking_back as back
from plc_runner.errors import IllegalMove
from plc_runner.journal.store import Journal
from plc_runner.journal.thread import KeptDecision
from plc_runner.memory.why import why
from plc_runner.session.grammar import Ask
from tests.journal.tables_of import tables_of
from tests.tui.long_past import with_a_past
from tests.tui.room import Room

NOW = datetime(2026, 3, 11, 20, 15, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Where it is kept, and the meeting that runs."""
    folder = tmp_path_factory.mktemp("past")
    return folder, with_a_past(Room(folder))


@pytest.fixture
def driver(past: tuple[Path, str], tmp_path: Path) -> Iterator[Driver]:
    root, session = past
    shutil.copytree(root, tmp_path, dirs_exist_ok=True)
    with Journal.open(tmp_path / "sessions" / "plc.db", device="laptop") as journal:
        held = Driver.resume(journal, session, now=lambda: NOW)
        yield held
        held.release()


def called(driver: Driver, words: str) -> KeptDecision:
    found = back.decided_about(driver, words)
    return (*found.ours, *found.elsewhere)[0].decision


def test_what_was_decided_on_a_subject_our_own_first(driver: Driver) -> None:
    found = back.decided_about(driver, "fractions")
    assert [(it.decision.statement, it.stands, it.objections) for it in found.ours] == [
        ("use tape diagrams first for every fraction topic", "stands", 1),
        ("use circles for fractions", "replaced", 0),
    ]
    assert [it.decision.statement for it in found.elsewhere] == ["draw fractions on a number line"]
    assert back.told(driver, found.ours[0]) == "Wed 14 Jan · because they show the parts · stands"
    assert back.decided_about(driver, "zebras") == back.Decided((), ())


def test_looking_leaves_no_trace(driver: Driver) -> None:
    before = driver.state
    back.decided_about(driver, "fractions")
    why(driver.journal, called(driver, "tape").id, 0)
    assert driver.state == before


def test_what_is_said_of_it_is_taken_up_once(driver: Driver) -> None:
    tape = called(driver, "tape")
    reply = back.settle(driver, tape, "keep", "it works by 15 May")
    assert "stands, look again Fri 15 May: it works" in reply.text
    back.object_to(driver, tape, "Ana: it takes too long")
    back.answer(driver, tape, "we try ten minutes")
    (item,) = [one for one in driver.state.taken_up.values() if one.id == tape.id]
    assert (item.verdict, item.reason, item.due) == ("keep", "it works", "2026-05-15")
    assert [(one.name, one.answer) for one in item.objections] == [
        ("Dee", ""),
        ("Ana", "we try ten minutes"),
    ]
    told = why(driver.journal, tape.id, 0)
    assert told.decision.review == "2026-05-15"
    assert [one.it.what for one in told.told] == ["objection", "kept", "objection", "answer"]


def test_words_on_the_line_do_the_same_by_code(driver: Driver) -> None:
    tape = called(driver, "tape")
    code = tape.id[-6:]
    for line in (
        f"/object {code} Ana: it takes too long",
        f"/answer {code} we try ten minutes",
        f"/keep {code} it works",
        f"/change {code} only for the first week",
        f"/stop {code} nobody does it",
    ):
        assert not isinstance(driver.line(line), Ask)
    told = why(driver.journal, tape.id, 0)
    assert told.stands == "stopped"
    assert [one.it.what for one in told.told][-3:] == ["kept", "to change", "stopped"]


def test_stopping_needs_a_reason(driver: Driver) -> None:
    with pytest.raises(IllegalMove, match="Why"):
        back.settle(driver, called(driver, "tape"), "stop", " ")


@pytest.mark.parametrize("day", ["", "whenever"])
def test_looking_again_needs_a_day(driver: Driver, day: str) -> None:
    tape = called(driver, "tape")
    with pytest.raises(IllegalMove, match="Say Friday"):
        back.look_again(driver, tape, day)
    back.look_again(driver, tape, "15 May")
    assert why(driver.journal, tape.id, 0).decision.review == "2026-05-15"


def test_something_else_in_its_place_shows_on_both_sides(driver: Driver) -> None:
    tape = called(driver, "tape")
    reply = back.instead(driver, tape, "number lines first because they last longer")
    told = why(driver.journal, reply.ids[0], 0)
    assert [link.statement for link in told.earlier] == [
        "use tape diagrams first for every fraction topic",
        "use circles for fractions",
    ]
    assert why(driver.journal, tape.id, 0).stands == "replaced"
    with pytest.raises(IllegalMove, match="number lines first"):
        back.instead(driver, tape, "bars")
    with pytest.raises(IllegalMove, match="number lines first"):
        back.settle(driver, tape, "keep", "")


def test_a_decision_of_this_meeting_is_spoken_of_too(driver: Driver) -> None:
    driver.line("/decide zebra paper because it is striped")
    zebra = called(driver, "zebra")
    back.object_to(driver, zebra, "too dear")
    back.answer(driver, zebra, "the office pays")
    back.look_again(driver, zebra, "15 May")
    kept = driver.state.decisions[zebra.id]
    assert (kept.review, kept.objections[0].answer) == ("2026-05-15", "the office pays")
    with pytest.raises(IllegalMove, match="just now"):
        back.settle(driver, zebra, "stop", "no")
    assert zebra.id not in driver.state.taken_up


def test_another_teams_decision_is_theirs_to_say(driver: Driver) -> None:
    theirs = back.decided_about(driver, "fractions").elsewhere[0].decision
    for act in (back.object_to, back.answer, back.instead):
        with pytest.raises(IllegalMove, match="Grade 5"):
            act(driver, theirs, "no")
    back.decide_too(driver, f"{theirs.statement} because {theirs.because}")
    assert called(driver, "number line").team == driver.state.team


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/keep abcd1234 it works", "No decision has the code"),
        ("/object abcd1234 no", "No decision has the code"),
        ("/answer abcd1234 no", "No decision has the code"),
    ],
)
def test_a_code_of_nothing_is_said(driver: Driver, line: str, told: str) -> None:
    with pytest.raises(IllegalMove, match=told):
        driver.line(line)


ACTS: tuple[Callable[[Driver, KeptDecision, str], object], ...] = (
    lambda d, it, text: back.settle(d, it, "keep", text),
    lambda d, it, text: back.settle(d, it, "stop", text),
    lambda d, it, text: back.settle(d, it, "change", text),
    lambda d, it, _: back.look_again(d, it, "15 May"),
    back.instead,
    back.object_to,
    back.answer,
)


@given(st.lists(st.tuples(st.sampled_from(ACTS), st.booleans()), min_size=1, max_size=6))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_undo_puts_all_of_it_back(
    past: tuple[Path, str],
    acts: list[tuple[Callable[[Driver, KeptDecision, str], object], bool]],
) -> None:
    root, session = past
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(root, folder, dirs_exist_ok=True)
        with Journal.open(Path(folder) / "sessions" / "plc.db", device="laptop") as journal:
            driver = Driver.resume(journal, session, now=lambda: NOW)
            found = back.decided_about(driver, "").ours
            before, told = driver.state.taken_up, spoken_of(journal)
            done = 0
            for act, first in acts:
                one = found[0 if first else -1].decision
                try:
                    act(driver, one, "for a reason")
                except IllegalMove:
                    continue
                done += 1
            for _ in range(done):
                driver.press("undo")
            assert driver.state.taken_up == before
            assert spoken_of(journal) == told
            driver.release()


def spoken_of(journal: Journal) -> dict[str, list[object]]:
    """What the tables hold of decisions, and of what was said of them."""
    tables = tables_of(journal)
    decisions = journal.query("SELECT * FROM decisions WHERE NOT removed ORDER BY id")
    return {
        "decisions": [tuple(row) for row in decisions],
        "reviews": list(tables["reviews"]),
        "objections": list(tables["objections"]),
    }


def test_to_say_the_same_again_is_no_second_look(driver: Driver) -> None:
    tape = called(driver, "tape")
    back.settle(driver, tape, "keep", "it works")
    with pytest.raises(IllegalMove, match="already"):
        back.settle(driver, tape, "keep", "it works")
    assert len(driver.journal.query("SELECT * FROM reviews WHERE decision = ?", tape.id)) == 1
