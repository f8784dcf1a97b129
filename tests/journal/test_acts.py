"""Many acts in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from random import Random

import pytest

from plc_runner.demo.folders import scripts
from plc_runner.demo.making import make, open_made_up
from plc_runner.events import Draft
from plc_runner.events.team import TeamCreated
from plc_runner.journal.acts import Act
from plc_runner.journal.ids import Ids
from plc_runner.journal.store import Journal
from plc_runner.journal.tables import SUBJECT_COLUMN

AT = datetime(2026, 3, 12, 15, 15, tzinfo=UTC)


def a_year(path: Path) -> list[Act]:
    """Everything that a team did in a year, act by act."""
    with open_made_up(path, 1) as journal:
        make(journal, scripts()[-1:], 1)
        events = list(journal.events())
    acts = []
    for _, group in groupby(events, key=lambda it: it.lamport):
        of_one = list(group)
        drafts = tuple(Draft(it.subject, it.event) for it in of_one if it.event)
        acts.append(Act(drafts, of_one[0].at, of_one[0].by, of_one[0].session))
    return acts


def kept(
    path: Path, acts: list[Act], how: Callable[[Journal, list[Act]], object]
) -> dict[str, list[tuple[object, ...]]]:
    ids = Ids(Random(1).getrandbits)
    again = [replace(act, ids=ids.many(act.at, len(act.drafts))) for act in acts]
    with Journal.open(path, device="one", device_id="one") as journal:
        how(journal, again)
        tables = (*SUBJECT_COLUMN, "events")
        return {
            name: [tuple(row) for row in journal.query(f"SELECT * FROM {name}")] for name in tables
        }


def test_many_at_once_leave_the_same_tables_as_one_by_one(tmp_path: Path) -> None:
    acts = a_year(tmp_path / "year.db")

    def one_by_one(journal: Journal, again: list[Act]) -> None:
        for act in again:
            journal.append_all([act])

    together = kept(tmp_path / "all.db", acts, lambda journal, again: journal.append_all(again))
    apart = kept(tmp_path / "each.db", acts, one_by_one)
    assert together == apart
    assert len(together["events"]) > 300


def test_all_are_kept_or_none(tmp_path: Path) -> None:
    good = Act((Draft("a", TeamCreated(name="A")),), AT)
    bad = Act((Draft("b", TeamCreated(name="B")),), AT.replace(tzinfo=None))
    with Journal.open(tmp_path / "plc.db", device="one") as journal:
        with pytest.raises(ValueError, match="zone"):
            journal.append_all([good, bad])
        assert not list(journal.events())
        assert not journal.query("SELECT * FROM teams")
        journal.append_all([good])
        assert [row["name"] for row in journal.query("SELECT name FROM teams")] == ["A"]


def test_each_act_has_a_lamport_of_its_own(tmp_path: Path) -> None:
    acts = [Act((Draft(name, TeamCreated(name=name)),), AT) for name in "abc"]
    with Journal.open(tmp_path / "plc.db", device="one") as journal:
        told = journal.append_all(acts)
    assert [events[0].lamport for events in told] == [1, 2, 3]
