from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from plc_runner.errors import DamagedJournal, NotFound, NotSaved, PlcError, Refused
from plc_runner.journal import queries
from plc_runner.journal.opening import (
    VERSION,
    _bring_up_to_date,
    open_for_reading,
    open_for_writing,
)
from plc_runner.journal.search import Asked, search
from plc_runner.journal.store import Journal
from tests.journal.samples import keep_meeting
from tests.journal.tables_of import tables_of

NOBODY = 65534
NEXT = VERSION + 1

posix_only = pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions otherwise")


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Take the right to write in a folder from this process, root or not."""
    was_root = os.geteuid() == 0
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
    if was_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if was_root:
            os.seteuid(0)
        folder.chmod(0o755)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


def refused(path: Path, *, read_only: bool = False) -> str:
    """What a teacher is told when the file cannot be opened."""
    with pytest.raises(PlcError) as failure:
        Journal.open(path, read_only=read_only)
    assert str(path.name) in str(failure.value)
    return f"{type(failure.value).__name__}: {failure.value}"


def test_a_new_journal_keeps_a_log_and_waits_for_the_disk(journal: Journal) -> None:
    pragmas = {
        name: journal.query(f"PRAGMA {name}")[0][0]
        for name in (
            "journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "busy_timeout",
        )
    }  # fmt: skip
    assert pragmas == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "busy_timeout": 250,
    }
    strict = {row["name"]: row["strict"] for row in journal.query("PRAGMA table_list")}
    ours = {name for name in strict if not name.startswith(("sqlite_", "_sqlite", "search"))}
    assert {"events", "devices", "drafts", "entries"} <= ours
    assert all(strict[name] for name in ours)


@pytest.mark.parametrize(
    "damage", [b"not a database at all, but long enough to be looked at" * 20, b"SQLite format 3\0"]
)
def test_a_file_that_is_no_database_is_said_to_be_damaged_and_left_alone(
    tmp_path: Path, damage: bytes
) -> None:
    path = tmp_path / "plc.db"
    path.write_bytes(damage)
    for reading in (False, True):
        said = refused(path, read_only=reading)
        assert said.startswith("DamagedJournal")
        assert "Do not delete it" in said
    assert path.read_bytes() == damage


def test_pages_that_were_overwritten_are_said_to_be_damaged(path: Path) -> None:
    with Journal.open(path) as journal:
        keep_meeting(journal)
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    path.write_bytes(content)
    with pytest.raises(DamagedJournal, match="Do not delete it"), Journal.open(path) as journal:
        list(journal.events())


def _use_all(path: Path) -> None:
    """Read and write in every way that a meeting does."""
    with Journal.open(path, device="h") as journal:
        list(journal.events())
        for past in queries.sessions(journal):
            queries.session(journal, past.id)
        queries.last_session(journal, "six")
        queries.open_actions(journal, "six")
        search(journal, Asked("counted"))
        keep_meeting(journal, "s2")
        journal.rebuild()


def test_no_overwritten_byte_gives_anything_but_an_error_in_words(path: Path) -> None:
    with Journal.open(path) as journal:
        keep_meeting(journal)
    whole = path.read_bytes()
    said = set()
    for place in range(0, len(whole), 3989):
        for file in path.parent.glob("plc.db*"):
            file.unlink()
        path.write_bytes(whole[:place] + b"\xff\x00\xfe" * 4 + whole[place + 12 :])
        try:
            _use_all(path)
        except PlcError as error:
            said.add(type(error))
    assert DamagedJournal in said


def test_text_that_is_no_text_any_more_is_said_to_be_damaged(path: Path) -> None:
    with Journal.open(path) as journal:
        keep_meeting(journal)
    content = path.read_bytes()
    path.write_bytes(content.replace(b"They counted", b"\xff\xfe\xfd\xfc counted"))
    with Journal.open(path) as journal:
        for reading in (journal.events, lambda: search(journal, Asked("counted")).items):
            with pytest.raises(DamagedJournal, match="Do not delete it"):
                list(reading())


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "marks.db"
    db = sqlite3.connect(path)
    db.execute("CREATE TABLE marks (pupil TEXT)")
    db.close()
    before = path.read_bytes()
    assert "another program" in refused(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_journal(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    with Journal.open(path) as journal:
        keep_meeting(journal)
        assert len(queries.sessions(journal)) == 1


def test_a_log_whose_file_was_moved_away_is_not_taken_for_that_of_a_new_one(path: Path) -> None:
    with Journal.open(path) as journal:
        keep_meeting(journal)
        kept = tuple(journal.events())
        log = path.with_name("plc.db-wal").read_bytes()
    path.rename(path.with_name("moved.db"))
    path.with_name("plc.db-wal").write_bytes(log)
    assert "side by side" in refused(path)
    path.with_name("moved.db").rename(path)
    with Journal.open(path) as journal:
        assert tuple(journal.events()) == kept


def test_two_programs_that_bring_a_file_up_to_date_keep_the_copy_of_the_first(path: Path) -> None:
    with Journal.open(path) as journal:
        keep_meeting(journal)
    open_for_writing(path, version=NEXT, migrations=_with_next_version()).close()
    copy = path.with_name(f"plc-before-version-{NEXT}.db")
    before = copy.read_bytes()
    db = sqlite3.connect(path, isolation_level=None)
    _bring_up_to_date(db, path, NEXT, _with_next_version())  # as one that had waited for its turn
    db.close()
    assert copy.read_bytes() == before


def test_a_newer_file_is_left_alone(path: Path) -> None:
    Journal.open(path).close()
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    for reading in (False, True):
        assert "newer version of PLC Runner" in refused(path, read_only=reading)


def test_a_folder_in_place_of_the_file_is_said(tmp_path: Path) -> None:
    assert "is a folder" in refused(tmp_path)
    assert "is a folder" in refused(tmp_path, read_only=True)


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("")
    assert "--workspace" in refused(tmp_path / "sessions" / "plc.db")


def test_a_file_that_is_not_there_is_not_made_for_reading(path: Path) -> None:
    with pytest.raises(NotFound, match=r"plc\.db"):
        Journal.open(path, read_only=True)
    assert not path.exists()


def test_a_file_that_another_program_keeps_to_itself_is_refused(path: Path) -> None:
    Journal.open(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    try:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        assert "held by another program" in refused(path)
    finally:
        other.close()


def test_a_name_with_signs_that_mean_something_in_addresses_is_a_name(tmp_path: Path) -> None:
    path = tmp_path / "100% #1? é" / "plc.db"
    with Journal.open(path) as journal:
        keep_meeting(journal)
    assert path.exists()
    with Journal.open(path, read_only=True) as journal:
        assert len(queries.sessions(journal)) == 1


def test_reading_while_another_window_writes_sees_what_is_new(journal: Journal) -> None:
    with Journal.open(journal.path, read_only=True) as reader:
        assert list(reader.events()) == []
        keep_meeting(journal)
        assert tuple(reader.events()) == tuple(journal.events())
        with pytest.raises(NotSaved, match="reading only"):
            keep_meeting(reader)


@posix_only
def test_a_read_only_folder_is_refused_for_writing(open_folder: Path) -> None:
    path = open_folder / "plc.db"
    Journal.open(path).close()
    with read_only(open_folder):
        said = refused(path)
        assert "Refused" in said
        assert "Allow reading and writing" in said
        assert "Refused" in refused(open_folder / "more" / "plc.db")


@posix_only
def test_a_read_only_folder_can_be_read_in_place(open_folder: Path) -> None:
    path = open_folder / "plc.db"
    with Journal.open(path) as journal:
        keep_meeting(journal)
        kept = tuple(journal.events())
    with read_only(open_folder), Journal.open(path, read_only=True) as journal:
        assert tuple(journal.events()) == kept
        assert not list(open_folder.glob("plc.db-*"))


@posix_only
def test_a_read_only_folder_with_a_log_is_read_from_a_copy(open_folder: Path) -> None:
    path = open_folder / "plc.db"
    writer = Journal.open(path)
    keep_meeting(writer)
    kept = tuple(writer.events())
    (open_folder / "plc.db-shm").unlink()  # as on a share that was copied file by file
    with read_only(open_folder):
        reader = Journal.open(path, read_only=True)
        assert tuple(reader.events()) == kept
        copy = reader._copy
        assert copy is not None
        assert Path(copy.name).exists()
        reader.close()
        assert not Path(copy.name).exists()
    writer.close()


def _with_next_version(broken: bool = False) -> Migrations:
    """The program's next version, as far as this file goes."""
    later = Migrations("journal")

    @later(name=f"{NEXT} moods")
    def _moods(db: Database) -> None:
        db.execute("CREATE TABLE moods (id TEXT PRIMARY KEY) STRICT")
        if broken:
            db.execute("this is not SQL")

    return later


def test_an_older_file_is_copied_and_brought_up_to_date(path: Path) -> None:
    with Journal.open(path) as journal:
        keep_meeting(journal)
        tables = tables_of(journal)
    open_for_writing(path, version=NEXT, migrations=_with_next_version()).close()
    copy = path.with_name(f"plc-before-version-{NEXT}.db")
    if os.name != "nt":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with Journal.open(copy) as journal:
        assert tables_of(journal) == tables
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA user_version").fetchone() == (NEXT,)
    assert db.execute("SELECT count(*) FROM moods").fetchone() == (0,)
    assert db.execute("SELECT count(*) FROM events").fetchone() != (0,)
    db.close()


def test_an_older_file_is_read_as_a_newer_one_without_being_changed(path: Path) -> None:
    with Journal.open(path) as journal:
        keep_meeting(journal)
        kept = tuple(journal.events())
    before = path.read_bytes()
    db, copy = open_for_reading(path, version=NEXT, migrations=_with_next_version())
    with Journal(db, path, copy=copy) as journal:
        assert journal.query("SELECT * FROM moods") == []
        assert tuple(journal.events()) == kept
    assert path.read_bytes() == before


def test_bringing_up_to_date_is_done_whole_or_not_at_all(path: Path) -> None:
    with Journal.open(path) as journal:
        keep_meeting(journal)
    with pytest.raises(DamagedJournal, match="syntax error"):
        open_for_writing(path, version=NEXT, migrations=_with_next_version(broken=True))
    with Journal.open(path) as journal:
        assert journal.query("SELECT name FROM sqlite_master WHERE name = 'moods'") == []
        keep_meeting(journal, "s2")
    open_for_writing(path, version=NEXT, migrations=_with_next_version()).close()
    with pytest.raises(Refused, match="newer"):
        Journal.open(path)


def test_opening_what_is_up_to_date_loads_neither_sqlite_utils_nor_filelock(path: Path) -> None:
    Journal.open(path).close()
    program = (
        "import sys; from pathlib import Path; from plc_runner.journal.store import Journal; "
        "Journal.open(Path(sys.argv[1])).close(); "
        "sys.exit(bool({'sqlite_utils', 'filelock', 'textual'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program, str(path)], check=False).returncode == 0
