"""Records on the disk: as all that is kept says it, on every machine."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plc_runner.driver.amending import put_right
from plc_runner.driver.records import all_records, edited_said
from plc_runner.driver.settling import replace, settle
from plc_runner.journal.queries import sessions
from plc_runner.journal.rows import EventRow
from plc_runner.journal.store import Journal
from plc_runner.session import commands as c
from tests.driver.conftest import Clock, sit_down
from tests.driver.past import Past, a_past


@pytest.fixture
def past(journal: Journal, clock: Clock, tmp_path: Path) -> Past:
    return a_past(journal, clock, tmp_path / "sessions")


def test_every_record_is_written_again_and_told(past: Past) -> None:
    def told(**how: bool) -> list[tuple[bool, str]]:
        found = all_records(past.journal, past.desk.folder, **how)
        return [(files.changed, edited_said(files)) for _, files in found]

    past.meet("/decide Another")
    assert told() == [(False, ""), (False, "")]
    page, other = sorted(past.desk.folder.glob("*.md"))
    other.unlink()
    edited = page.read_bytes() + b"Cake!\n"
    page.write_bytes(edited)
    words = (
        f"{page.name} was edited by hand and stays as it is; what is saved is in "
        f"{page.stem}-new.md beside it."
    )
    assert told(dry=True) == [(True, words), (True, "")]
    assert not other.exists()
    assert told() == [(True, words), (True, "")]
    assert told(dry=True) == [(False, words), (False, "")]
    assert page.read_bytes() == edited
    assert other.exists()


def test_a_meeting_that_has_not_ended_has_no_record_yet(past: Past) -> None:
    driver = sit_down(past.journal, past.clock)
    driver.do(c.Start())
    driver.release()
    assert len(sessions(past.journal)) == 2
    assert [made.session for made, _ in all_records(past.journal, past.desk.folder)] == [
        past.session
    ]


def pages(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".md", ".html")
    }


@pytest.fixture(scope="module")
def long_past() -> tuple[list[EventRow], dict[str, bytes]]:
    """The rows of two meetings and of what was put right since; and their records."""
    with (
        TemporaryDirectory() as folder,
        Journal.open(Path(folder) / "sessions" / "plc.db", device="laptop") as journal,
    ):
        past = a_past(journal, Clock(), Path(folder) / "sessions")
        action, goal = past.kept("actions"), past.kept("goals")
        put_right(past.desk, past.kept("decisions"), "review", "2026-03-13")
        past.meet(
            "/decide Draw both",
            c.Settle(action.id, "moved", "no paper", due="2026-03-20"),
            c.Measure(goal.id, "14 of 24", "2026-03-13", of=goal.text),
            c.Object(past.kept("decisions").id, "too slow", "Ben"),
        )
        past.clock.wait(86_400)
        put_right(past.desk, past.kept("entries"), "", "9 of 24 drew a line")
        put_right(past.desk, action, "", "print the tickets")
        settle(past.desk, action, "done", "at last")
        replace(past.desk, past.kept("decisions"), "Use both because each shows more")
        settle(past.desk, goal, "reached")
        return list(journal.rows()), pages(past.desk.folder)


@given(order=st.randoms(use_true_random=False), cut=st.integers(0, 60))
@settings(max_examples=12, deadline=None)
def test_whatever_the_order_in_which_it_arrives_the_records_are_the_same_bytes(
    order: Random, cut: int, long_past: tuple[list[EventRow], dict[str, bytes]]
) -> None:
    rows, kept = long_past
    shuffled = list(rows)
    order.shuffle(shuffled)
    with (
        TemporaryDirectory() as folder,
        Journal.open(Path(folder) / "plc.db", device="another") as journal,
    ):
        journal.add(shuffled[:cut])
        journal.add(shuffled[cut:])
        assert all(files.changed for _, files in all_records(journal, Path(folder)))
        assert pages(Path(folder)) == kept
        journal.rebuild()
        assert not any(files.changed for _, files in all_records(journal, Path(folder)))
