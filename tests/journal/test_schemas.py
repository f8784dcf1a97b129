"""Every schema that ever landed is kept in `schemas/`, with a meeting in it, and still opens."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from plc_runner.journal import queries
from plc_runner.journal.cycles import followed, held
from plc_runner.journal.opening import VERSION
from plc_runner.journal.search import Asked, search
from plc_runner.journal.store import Journal
from tests.journal.samples import begun, keep, keep_captures, keep_meeting
from tests.journal.tables_of import check_index, tables_of

SCHEMAS = sorted((Path(__file__).parent / "schemas").glob("*.sql"))


def _schema(journal: Journal) -> dict[str, str]:
    return {
        row["name"]: row["sql"]
        for row in journal.query("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    }


def test_there_is_a_file_for_every_version() -> None:
    assert [file.stem for file in SCHEMAS] == [str(n) for n in range(1, VERSION + 1)]


@pytest.mark.parametrize("dump", SCHEMAS, ids=lambda dump: f"version {dump.stem}")
def test_a_journal_of_an_older_version_opens_with_all_that_is_in_it(
    dump: Path, path: Path, tmp_path: Path
) -> None:
    path.parent.mkdir()
    db = sqlite3.connect(path)
    db.executescript(dump.read_text("utf-8"))
    db.close()
    with Journal.open(path, device="h") as journal:
        (session,) = queries.sessions(journal)
        assert (session.title, session.team_name) == ("Student work", "Grade 6")
        assert all(it.event is not None for it in journal.events())
        assert [found.id for found in search(journal, Asked("counted")).items] == ["s1-e1"]
        assert journal.query("PRAGMA integrity_check")[0][0] == "ok"
        tables = tables_of(journal)
        check_index(journal)
        journal.rebuild()
        assert tables_of(journal) == tables
        keep_meeting(journal, "s2")
        with Journal.open(tmp_path / "new.db") as new:
            assert _schema(journal) == _schema(new)


@pytest.mark.parametrize("dump", SCHEMAS, ids=lambda dump: f"version {dump.stem}")
def test_what_is_counted_and_kept_fits_into_an_older_file(dump: Path, path: Path) -> None:
    path.parent.mkdir()
    db = sqlite3.connect(path)
    db.executescript(dump.read_text("utf-8"))
    db.close()
    with Journal.open(path, device="h") as journal:
        keep_meeting(journal, "s2")
        keep_captures(journal, "s2")
        counts = journal.query("SELECT label, count, before FROM tally_counts WHERE tally='s2-t1'")
        assert [tuple(row) for row in counts] == [("High", 9, 5), ("Low", 3, None)]
        there_already = {"team.created", "member.joined", "protocol.stored"}
        kinds = {row["kind"] for row in journal.query("SELECT kind FROM unapplied")}
        assert kinds <= there_already


def test_a_team_of_before_there_were_cycles_can_begin_one(path: Path) -> None:
    path.parent.mkdir()
    db = sqlite3.connect(path)
    db.executescript(SCHEMAS[0].read_text("utf-8"))
    db.close()
    with Journal.open(path, device="h") as journal:
        assert followed(journal) == ()
        keep(journal, ("c1", begun()))
        (one,) = followed(journal)
        assert one.team_name == "Grade 6"
        assert [it.protocol_id for it in held(journal, one)] == ["student-work"]
    with Journal.open(path, read_only=True) as journal:
        assert len(followed(journal)) == 1
    assert path.with_name("plc-before-version-2.db").exists()
