"""The team's copy: one checked file and the pages, and what may be in its way."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plc_runner.driver import copying
from plc_runner.driver.copying import (
    FILE,
    Copied,
    copy,
    folder_said,
    keep_in,
    open_copy,
    standing,
)
from plc_runner.errors import DamagedJournal, NotFound, PlcError, Refused
from plc_runner.journal.backup import Stand, back_up, stand
from plc_runner.journal.made_up import MACHINE
from plc_runner.journal.store import Journal
from plc_runner.publish.seal import seal
from tests.journal.samples import keep_captures, keep_meeting, keep_past, later
from tests.journal.tables_of import tables_of

AT = datetime(2026, 3, 12, 16, 5, tzinfo=UTC)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Journal]:
    """A laptop on which a meeting was held, with its page and a sample."""
    with Journal.open(tmp_path / "ours" / "plc.db", device="Ana's laptop") as journal:
        keep_meeting(journal)
        keep_captures(journal)
        keep_past(journal)
        (tmp_path / "ours" / "2026-03-12-six.md").write_text(seal("# Six\n"))
        (tmp_path / "ours" / "2026-03-12-six.html").write_text(seal("<h1>Six</h1>"))
        (tmp_path / "ours" / "exemplars").mkdir()
        (tmp_path / "ours" / "exemplars" / "ab.png").write_bytes(b"sample")
        yield journal


@pytest.fixture
def team(tmp_path: Path) -> Path:
    (tmp_path / "shared").mkdir()
    return tmp_path / "shared" / "our team"


def test_everything_goes_there_and_opens_elsewhere(
    kept: Journal, team: Path, tmp_path: Path
) -> None:
    assert standing(kept) == copying.Standing(None, None, "", asked=False)
    keep_in(kept, team)
    done = copy(kept, team, AT)
    assert done.told == f"The team's copy is in {team}."
    assert standing(kept) == copying.Standing(team, AT, "", asked=True)
    assert not [path.name for path in team.iterdir() if path.name.startswith((".", "plc-team.db-"))]
    with Journal.open(tmp_path / "theirs" / "plc.db", device="Eli's") as theirs:
        assert open_copy(theirs, team) == done.stand.events
        assert tables_of(theirs) == tables_of(kept)
        assert standing(theirs).folder == team
        keep_meeting(theirs, "s2")
        assert copy(theirs, team, AT).others == 0
    assert (tmp_path / "theirs" / "2026-03-12-six.html").read_text() == seal("<h1>Six</h1>")
    assert (tmp_path / "theirs" / "exemplars" / "ab.png").read_bytes() == b"sample"


def test_a_copy_of_another_laptop_is_left_and_ours_lies_beside(
    kept: Journal, team: Path, tmp_path: Path
) -> None:
    copy(kept, team, AT)
    with Journal.open(tmp_path / "theirs" / "plc.db", device="Eli's") as theirs:
        open_copy(theirs, team)
        keep_meeting(theirs, "s2")
        copy(theirs, team, AT)
    newer = stand(team / FILE)
    keep_in(kept, team)
    done = copy(kept, team, AT)
    assert done.others > 0
    assert done.file == team / "plc-team-ana-s-laptop.db"
    assert "from another laptop" in done.told
    assert stand(team / FILE) == newer
    assert standing(kept).trouble == done.told


@pytest.mark.parametrize("name", ["2026-03-12-six.md", "2026-03-12-six.html"])
def test_a_page_that_somebody_edited_there_is_left(kept: Journal, team: Path, name: str) -> None:
    copy(kept, team, AT)
    page = team / "records" / name
    page.write_text(page.read_text().replace("Six", "Seven"))
    done = copy(kept, team, AT)
    assert done.kept == (page,)
    assert f"Somebody edited {name} there: it was left as it is." in done.told
    assert "Seven" in page.read_text()


def laptop(folder: Path, name: str, session: str) -> Journal:
    """Another machine on which one meeting was held."""
    journal = Journal.open(folder / session / "plc.db", device=name)
    keep_meeting(journal, session)
    return journal


def test_two_laptops_of_one_name_lie_beside_each_other(
    kept: Journal, team: Path, tmp_path: Path
) -> None:
    copy(kept, team, AT)
    with (
        laptop(tmp_path, "MacBook-Pro", "s2") as second,
        laptop(tmp_path, "MacBook Pro", "s3") as third,
    ):
        first = copy(second, team, AT).file
        assert copy(third, team, AT).file != first
        with Journal.open(first, read_only=True) as copied:
            assert {row.id for row in second.rows()} == {row.id for row in copied.rows()}
        assert copy(second, team, AT).file == first


def test_pages_of_another_laptop_are_left_too(kept: Journal, team: Path, tmp_path: Path) -> None:
    copy(kept, team, AT)
    page = team / "records" / "2026-03-12-six.md"
    before = page.read_bytes()
    with laptop(tmp_path, "Ben", "s2") as other:
        (tmp_path / "s2" / "2026-03-12-six.md").write_text(seal("# Another six\n"))
        copy(other, team, AT)
    assert page.read_bytes() == before
    assert "Another" in (team / "records-ben" / "2026-03-12-six.md").read_text()


def test_a_page_that_somebody_edited_here_is_left_when_a_copy_is_opened(
    kept: Journal, team: Path, tmp_path: Path
) -> None:
    copy(kept, team, AT)
    (tmp_path / "theirs").mkdir()
    mine = tmp_path / "theirs" / "2026-03-12-six.md"
    mine.write_text(seal("# Six\n") + "my own note\n")
    with Journal.open(tmp_path / "theirs" / "plc.db", device="Eli's") as theirs:
        open_copy(theirs, team)
    assert "my own note" in mine.read_text()


def test_what_is_made_up_never_lies_in_a_teams_place(team: Path, tmp_path: Path) -> None:
    made_up = Journal.open(tmp_path / "demo" / "plc.db", device=MACHINE)
    with made_up, pytest.raises(Refused, match="made up"):
        keep_in(made_up, team)


def test_a_drive_that_is_away_is_said_and_not_made(kept: Journal, tmp_path: Path) -> None:
    away = tmp_path / "stick" / "team"
    keep_in(kept, away)
    with pytest.raises(Refused, match="is away"):
        copy(kept, away, AT)
    assert not away.parent.exists()
    now = standing(kept)
    assert (now.at, now.folder) == (None, away)
    assert "Plug the drive in" in now.trouble


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "is full. Everything is saved here; only the team's copy is older."),
        (errno.EACCES, "writing in .* is not allowed"),
        (errno.EIO, "was not made in"),
    ],
)
def test_what_lies_there_stays_where_the_disk_does_not_take_it(
    kept: Journal, team: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    keep_in(kept, team)
    first = copy(kept, team, AT)
    keep_meeting(kept, "s2", later(1000))

    def refuse(*_: object) -> None:
        raise OSError(number, "no")

    monkeypatch.setattr("plc_runner.journal.backup._to_disk", refuse)
    with pytest.raises(PlcError, match=said):
        copy(kept, team, later(2000))
    assert stand(team / FILE) == first.stand
    assert standing(kept).at == AT
    assert not list(team.glob(".*"))


def test_a_broken_copy_is_put_aside(kept: Journal, team: Path) -> None:
    copy(kept, team, AT)
    (team / FILE).write_bytes(b"no database" * 1000)
    done = copy(kept, team, AT)
    assert stand(done.file) == done.stand
    assert (team / "plc-team-broken.db").read_bytes().startswith(b"no database")
    with pytest.raises(DamagedJournal):
        stand(team / "plc-team-broken.db")
    (team / FILE).write_bytes(b"half of it" * 1000)
    copy(kept, team, AT)
    assert (team / "plc-team-broken.db").read_bytes().startswith(b"no database")
    assert (team / "plc-team-broken-2.db").read_bytes().startswith(b"half of it")


def test_a_copy_is_opened_only_where_nothing_was_kept(
    kept: Journal, team: Path, tmp_path: Path
) -> None:
    with pytest.raises(NotFound, match="READ ME FIRST"):
        open_copy(kept, tmp_path)
    copy(kept, team, AT)
    with pytest.raises(Refused, match="kept here already"):
        open_copy(kept, team)


def test_a_copy_is_whole_while_somebody_writes(kept: Journal, tmp_path: Path) -> None:
    before = back_up(kept.path, tmp_path / "copy.db")
    keep_meeting(kept, "s2")
    with Journal.open(tmp_path / "copy.db", read_only=True) as copied:
        assert len(list(copied.events())) == before.events
    assert back_up(kept.path, tmp_path / "copy.db").events > before.events


@pytest.mark.parametrize("form", ["{}", "'{}'", '"{}"', "file://{}", "  {} "])
def test_a_folder_is_typed_or_dropped(tmp_path: Path, form: str) -> None:
    folder = tmp_path / "our folder"
    folder.mkdir()
    assert folder_said(form.format(folder)) == folder


def test_a_file_in_the_folder_means_the_folder(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    assert folder_said(str(tmp_path / FILE)) == tmp_path


@pytest.mark.parametrize("said", ["", "''", "/no/such/place/at/all", "a\0b"])
def test_what_is_no_folder_is_refused(said: str) -> None:
    with pytest.raises(Refused):
        folder_said(said)


def test_the_outcome_says_itself() -> None:
    assert "left as it is" in Copied(Path("a/b.db"), stand=Stand(1, "x"), others=3).told
