from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from plc_runner.errors import NotSaved
from plc_runner.events import Draft
from plc_runner.events.entry import EntryCaptured, EntryFixed
from plc_runner.events.team import TeamCreated
from plc_runner.journal.rows import EventRow, stamp
from plc_runner.journal.store import Journal
from tests.journal.samples import AT, DIGEST, keep, keep_meeting, later, opened
from tests.journal.tables_of import check_index, tables_of

SAID = EntryCaptured(step="describe", slot="notice", text="They counted on")


def test_what_is_kept_comes_back_as_it_was_returned(journal: Journal) -> None:
    first = keep(journal, (DIGEST, TeamCreated(name="x")), ("s1", opened()))
    second = keep(journal, ("e1", SAID), at=later(1))
    assert tuple(journal.events()) == (*first, *second)
    assert second[0].event == SAID
    assert (second[0].at, second[0].by, second[0].session) == (later(1), "ana", "s1")


def test_what_is_kept_is_there_after_opening_again(path: Path) -> None:
    with Journal.open(path, device="h") as journal:
        kept = keep(journal, ("e1", SAID))
        tables = tables_of(journal)
    with Journal.open(path, device="h") as journal:
        assert tuple(journal.events()) == kept
        assert tables_of(journal) == tables


def test_events_of_one_act_share_a_lamport_and_the_next_act_has_a_larger_one(
    journal: Journal,
) -> None:
    one = keep(journal, ("s1", opened()), ("e1", SAID))
    two = keep(journal, ("e2", SAID))
    assert [it.lamport for it in (*one, *two)] == [1, 1, 2]
    assert one[0].id < one[1].id < two[0].id


def test_an_event_names_the_newest_ones_of_its_subject_that_the_writer_had_seen(
    journal: Journal,
) -> None:
    first, second = keep(journal, ("e1", SAID), ("e1", EntryFixed(text="x")))
    (third,) = keep(journal, ("e1", EntryFixed(text="y")))
    assert (first.after, second.after, third.after) == ((), (first.id,), (second.id,))


def test_two_versions_that_did_not_know_each_other_are_both_named_by_the_next(
    journal: Journal,
) -> None:
    (first,) = keep(journal, ("e1", SAID))
    rows = [
        EventRow(f"0{name}", name, 2, stamp(AT), None, "entry.fixed", "e1", None,
                 f'["{first.id}"]', '{"text":"x"}')
        for name in ("x", "y")
    ]  # fmt: skip
    journal.add(rows)
    (third,) = keep(journal, ("e1", EntryFixed(text="ours")))
    assert set(third.after) == {"0x", "0y"}
    assert third.lamport == 3


def test_events_can_be_asked_for_by_session_subject_and_cursor(journal: Journal) -> None:
    one = keep(journal, ("s1", opened()), ("e1", SAID))
    two = keep(journal, ("s2", opened()), ("e2", SAID), session="s2")
    assert tuple(journal.events(session="s1")) == one
    assert tuple(journal.events(subject="e2")) == two[1:]
    assert tuple(journal.events(after=one[1].n)) == two
    assert tuple(journal.events(session="s1", subject="s2")) == ()


def test_nothing_to_keep_keeps_nothing(journal: Journal) -> None:
    assert journal.append([], at=AT) == ()
    assert tuple(journal.events()) == ()


def test_unknown_kinds_are_kept_passed_on_and_reported(journal: Journal) -> None:
    body = '{"colour":"blue"}'
    row = EventRow("01", "elsewhere", 7, stamp(AT), None, "mood.rated", "m1", "s1", "[]", body, 2)
    assert journal.add([row]) == 1
    (it,) = journal.events()
    assert (it.kind, it.event, it.lamport, it.v) == ("mood.rated", None, 7, 2)
    assert list(journal.rows()) == [row]
    (reported,) = journal.query("SELECT * FROM unapplied")
    assert "does not know" in reported["reason"]
    (own,) = keep(journal, ("e1", SAID))
    assert own.lamport == 8


def test_adding_again_changes_nothing(journal: Journal, tmp_path: Path) -> None:
    keep_meeting(journal)
    rows = list(journal.rows())
    with Journal.open(tmp_path / "other.db", device="other") as other:
        assert other.add(rows) == len(rows)
        before = tables_of(other)
        assert other.add(rows) == 0
        assert tables_of(other) == before == tables_of(journal)
        assert list(other.rows()) == rows


def test_a_machine_has_one_id_in_a_file_and_another_machine_another(path: Path) -> None:
    devices = []
    for name in ("laptop", "laptop", "desktop", None):
        with Journal.open(path, device=name) as journal:
            devices.append(keep(journal, ("e1", SAID))[0].device)
    assert devices[0] == devices[1]
    assert len(set(devices)) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions otherwise")
def test_only_the_owner_may_read_file_and_folder(journal: Journal) -> None:
    keep(journal, ("e1", SAID))
    assert stat.S_IMODE(journal.path.parent.stat().st_mode) == 0o700
    files = [file for file in journal.path.parent.iterdir() if file.is_file()]
    assert {file.name for file in files} >= {"plc.db", "plc.db-wal"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE events SET body = '{}'",
        "UPDATE events SET body = NULL",
        "UPDATE events SET at = '1999-01-01T00:00:00.000Z'",
        "DELETE FROM events",
        "REPLACE INTO events SELECT * FROM events",
        "INSERT OR REPLACE INTO events SELECT * FROM events",
    ],
)
def test_events_are_never_changed_nor_deleted(journal: Journal, sql: str) -> None:
    kept = keep(journal, ("e1", SAID))
    with pytest.raises(sqlite3.IntegrityError, match="events are never"):
        journal._db.execute(sql)
    assert tuple(journal.events()) == kept


def test_a_body_may_go_when_a_redaction_names_the_event_and_nothing_else_may(
    journal: Journal,
) -> None:
    (kept,) = keep(journal, ("e1", SAID))
    row = EventRow("ff", "d", 9, stamp(AT), None, "event.redacted", kept.id, None, "[]", "{}")
    journal.add([row])
    db = journal._db
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        db.execute("UPDATE events SET body = NULL, at = '' WHERE id = ?", (kept.id,))
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        db.execute("UPDATE events SET body = '{}' WHERE id = ?", (kept.id,))
    with pytest.raises(sqlite3.IntegrityError, match="never changed"):
        db.execute("UPDATE events SET body = NULL WHERE id = 'ff'")
    db.execute("UPDATE events SET body = NULL WHERE id = ?", (kept.id,))
    assert [it.event for it in journal.events(subject="e1")] == [None]
    journal.rebuild()
    assert journal.query("SELECT * FROM entries") == []


def test_a_full_disk_keeps_nothing_and_the_same_drafts_can_be_kept_later(
    journal: Journal,
) -> None:
    keep_meeting(journal)
    before = tables_of(journal), list(journal.rows())
    drafts = [Draft(f"e{n}", SAID.model_copy(update={"text": "long " * 2000})) for n in range(9)]
    journal._db.execute("PRAGMA max_page_count = 1")
    with pytest.raises(NotSaved, match="the disk is full") as failure:
        journal.append(drafts, at=AT, session="s1")
    assert failure.value.reason == "the disk is full"
    assert (tables_of(journal), list(journal.rows())) == before
    journal._db.execute("PRAGMA max_page_count = 1000000")
    assert len(journal.append(drafts, at=AT, session="s1")) == 9
    check_index(journal)


def test_a_file_that_another_program_holds_keeps_nothing_until_it_is_let_go(
    journal: Journal,
) -> None:
    other = sqlite3.connect(journal.path, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(NotSaved, match="another program"):
            keep(journal, ("e1", SAID))
        assert list(journal.events()) == []
        other.execute("ROLLBACK")
        assert len(keep(journal, ("e1", SAID))) == 1
    finally:
        other.close()


def test_an_error_of_the_caller_leaves_the_journal_usable(journal: Journal) -> None:
    with pytest.raises(ValueError, match="without a zone"):
        keep(journal, ("e1", SAID), at=AT.replace(tzinfo=None))
    broken = EventRow("1", "d", 1, "no time", None, "x", "y", None, "[]", "{}")
    good = broken._replace(id="0", at=stamp(AT))
    with pytest.raises(ValueError, match="no time"):
        journal.add([good, broken])
    assert list(journal.events()) == []
    assert len(keep(journal, ("e1", SAID))) == 1


def test_a_lost_index_and_changed_tables_are_made_anew(journal: Journal) -> None:
    keep_meeting(journal)
    before = tables_of(journal)
    db = journal._db
    db.execute("DROP TABLE search")
    db.execute("UPDATE entries SET text = 'forged'")
    db.execute("DROP TABLE decisions")
    journal.rebuild()
    assert tables_of(journal) == before
    check_index(journal)
