"""Names that every system takes, and files that are whole or not there."""

from __future__ import annotations

import errno
import os
import stat
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.errors import PlcError, Refused
from plc_runner.publish.files import RecordFolder, file_stem, slug, write_record
from plc_runner.publish.record import record
from plc_runner.publish.seal import is_untouched
from tests.publish.states import a_state, a_whole_meeting, nasty_words

NAME = "2026-03-11-grade-5-mathematics-student-work-analysis"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_both_files_are_written_and_named_by_day_team_and_protocol(tmp_path: Path) -> None:
    made = write_record(tmp_path / "sessions", a_whole_meeting())
    assert made.markdown == tmp_path / "sessions" / f"{NAME}.md"
    assert made.html == tmp_path / "sessions" / f"{NAME}.html"
    assert made.edited is None
    assert names(tmp_path / "sessions") == [f"{NAME}.html", f"{NAME}.md"]
    assert b"\r" not in made.markdown.read_bytes()
    assert is_untouched(made.markdown.read_text("utf-8"))
    assert made.html.read_text("utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights in another way")
def test_files_are_for_their_owner_only_until_somebody_shares_them(tmp_path: Path) -> None:
    made = write_record(tmp_path, a_whole_meeting())
    assert stat.S_IMODE(made.markdown.stat().st_mode) == 0o600
    made.markdown.chmod(0o644)
    write_record(tmp_path, a_whole_meeting())
    assert stat.S_IMODE(made.markdown.stat().st_mode) == 0o644


def test_the_same_session_writes_over_its_own_files(tmp_path: Path) -> None:
    first = write_record(tmp_path, a_whole_meeting())
    again = write_record(tmp_path, replace(a_whole_meeting(), focus="Another one"))
    assert again == first
    assert names(tmp_path) == [f"{NAME}.html", f"{NAME}.md"]
    assert "Another one" in first.markdown.read_text("utf-8")
    assert "Another one" in first.html.read_text("utf-8")


def test_another_session_of_the_same_day_gets_a_number(tmp_path: Path) -> None:
    write_record(tmp_path, a_whole_meeting())
    second = write_record(tmp_path, replace(a_whole_meeting(), id="other"))
    third = write_record(tmp_path, replace(a_whole_meeting(), id="third"))
    assert second.markdown.name == f"{NAME}-2.md"
    assert third.html.name == f"{NAME}-3.html"
    assert write_record(tmp_path, replace(a_whole_meeting(), id="other")) == second


def test_a_session_keeps_its_files_when_it_switched_protocol(tmp_path: Path) -> None:
    first = write_record(tmp_path, a_whole_meeting())
    assert write_record(tmp_path, replace(a_whole_meeting(), protocol_id="tuning")) == first


@pytest.mark.parametrize("suffix", ["md", "html"])
def test_somebody_elses_file_or_folder_of_that_name_is_left_alone(
    tmp_path: Path, suffix: str
) -> None:
    (tmp_path / f"{NAME}.{suffix}").write_text("mine")
    (tmp_path / f"{NAME}-2.md").mkdir()
    made = write_record(tmp_path, a_whole_meeting())
    assert made.markdown.name == f"{NAME}-3.md"
    assert (tmp_path / f"{NAME}.{suffix}").read_text() == "mine"


def test_what_somebody_edited_by_hand_is_never_written_over(tmp_path: Path) -> None:
    made = write_record(tmp_path, a_whole_meeting())
    fresh = made.markdown.read_bytes()
    written = {}
    for name in (f"{NAME}-new.md", f"{NAME}-new-2.md", f"{NAME}-new-3.md"):
        edited = made.markdown.read_bytes() + b"Bring the cake.\xff\n"
        made.markdown.write_bytes(edited)
        written[made.markdown] = edited
        made = write_record(tmp_path, a_whole_meeting())
        assert made.markdown.name == name
        assert made.edited == tmp_path / f"{NAME}.md"
        assert made.html == tmp_path / f"{NAME}.html"
        assert made.markdown.read_bytes() == fresh
    assert {path: path.read_bytes() for path in written} == written
    assert RecordFolder(tmp_path).edited(record(a_whole_meeting())) == tmp_path / f"{NAME}.md"


def test_an_edited_page_keeps_its_place_too(tmp_path: Path) -> None:
    made = write_record(tmp_path, a_whole_meeting())
    made.html.write_text(made.html.read_text("utf-8").replace("Decisions", "Agreed"), "utf-8")
    again = write_record(tmp_path, a_whole_meeting())
    assert (again.markdown.name, again.html.name) == (f"{NAME}.md", f"{NAME}-new.html")
    assert again.edited == made.html


def test_beside_an_edited_file_no_other_meeting_loses_its_record(tmp_path: Path) -> None:
    other = replace(a_whole_meeting(), id="other", protocol_id="student-work-analysis-new")
    theirs = write_record(tmp_path, other)
    assert theirs.markdown.name == f"{NAME}-new.md"
    made = write_record(tmp_path, a_whole_meeting())
    made.markdown.write_bytes(made.markdown.read_bytes() + b"Bring the cake.\n")
    assert write_record(tmp_path, a_whole_meeting()).markdown.name == f"{NAME}-new-2.md"
    assert not write_record(tmp_path, other).changed


def test_other_line_ends_are_no_edit(tmp_path: Path) -> None:
    made = write_record(tmp_path, a_whole_meeting())
    made.markdown.write_bytes(made.markdown.read_bytes().replace(b"\n", b"\r\n"))
    assert RecordFolder(tmp_path).edited(record(a_whole_meeting())) is None
    again = write_record(tmp_path, a_whole_meeting())
    assert (again, again.edited, again.changed) == (made, None, True)


def test_what_is_the_same_is_not_written(tmp_path: Path) -> None:
    made = write_record(tmp_path, a_whole_meeting())
    before = made.markdown.stat().st_mtime_ns, made.html.stat().st_mtime_ns
    assert not write_record(tmp_path, a_whole_meeting()).changed
    assert (made.markdown.stat().st_mtime_ns, made.html.stat().st_mtime_ns) == before


def test_trying_it_writes_nothing(tmp_path: Path) -> None:
    minutes = record(a_whole_meeting())
    folder = tmp_path / "sessions"
    assert RecordFolder(folder).write(minutes, dry=True).changed
    assert not folder.exists()
    made = RecordFolder(folder).write(minutes)
    assert not RecordFolder(folder).write(minutes, dry=True).changed
    assert RecordFolder(folder).lies(minutes)
    made.html.unlink()
    assert RecordFolder(folder).write(minutes, dry=True).changed
    assert not made.html.exists()


def test_an_edited_file_stays_in_its_place_when_the_new_one_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = write_record(tmp_path, a_whole_meeting())
    edited = made.markdown.read_bytes() + b"Bring the cake.\n"
    made.markdown.write_bytes(edited)
    replace_file = Path.replace

    def fail(draft: Path, target: Path) -> Path:
        if target.suffix == ".md":
            raise OSError(errno.ENOSPC, "full")
        return replace_file(draft, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PlcError, match="disk is full"):
        write_record(tmp_path, a_whole_meeting())
    assert made.markdown.read_bytes() == edited


def test_a_copy_in_the_folder_is_not_taken_for_the_record(tmp_path: Path) -> None:
    made = write_record(tmp_path, a_whole_meeting())
    copy = tmp_path / f"{NAME} (copy).md"
    copy.write_bytes(made.markdown.read_bytes())
    assert write_record(tmp_path, a_whole_meeting()) == made


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (errno.ENOSPC, PlcError, "the disk is full. The meeting itself is saved"),
        (errno.EROFS, Refused, "writing there is not allowed"),
        (errno.EACCES, Refused, "open in another program"),
        (errno.EIO, PlcError, "Check the folder"),
    ],
)
@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_trouble_is_said_in_words_and_leaves_what_was_there(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    kind: type[PlcError],
    words: str,
    step: str,
) -> None:
    made = write_record(tmp_path, a_whole_meeting())
    before = made.markdown.read_bytes(), made.html.read_bytes()

    def fail(*_: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(*((os, "fsync", fail) if step == "fsync" else (Path, "replace", fail)))
        with pytest.raises(kind, match=words) as told:
            write_record(tmp_path, replace(a_whole_meeting(), focus="Another one"))
    assert str(tmp_path) in str(told.value)
    assert (made.markdown.read_bytes(), made.html.read_bytes()) == before
    assert names(tmp_path) == [f"{NAME}.html", f"{NAME}.md"], "no draft is left"


def test_a_file_in_the_place_of_the_folder_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "sessions").write_text("x")
    with pytest.raises(PlcError, match="The record could not be written to"):
        write_record(tmp_path / "sessions", a_whole_meeting())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Grade 5 mathematics", "grade-5-mathematics"),
        ("Équipe 5ème – été", "equipe-5eme-ete"),
        ("数学 教研组", "数学-教研组"),
        ("Учителя йога", "учителя-иога"),
        ("हिन्दी", "हिन्दी"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\con.txt\0", "c-con-txt"),
        ("  ...  ", ""),
        ("", ""),
    ],
)
def test_slugs(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_name_is_safe_for_every_system(team: str, protocol: str) -> None:
    stem = file_stem(record(a_state(team_name=team, protocol_id=protocol, title=protocol)))
    assert stem.startswith("2026-03-11-")
    assert len(f"{stem}-edited-2.html".encode()) <= 143
    assert not set(stem) & set('<>:"/\\|?*. ')
    assert stem.isprintable()
    assert not stem.endswith("-")
    assert stem == stem.strip()


@pytest.mark.parametrize(
    ("team", "protocol", "title", "expected"),
    [
        ("", "tuning", "Tuning", "2026-03-11-tuning"),
        ("NUL", "", "", "2026-03-11-nul-session"),
        ("", "", "Fine Tuning", "2026-03-11-fine-tuning"),
    ],
)
def test_what_is_not_known_is_left_out(team: str, protocol: str, title: str, expected: str) -> None:
    state = a_state(team_name=team, protocol_id=protocol, title=title)
    assert file_stem(record(state)) == expected


def test_hostile_words_make_ordinary_files(tmp_path: Path) -> None:
    made = write_record(tmp_path, nasty_words())
    assert made.markdown.parent == tmp_path
    assert write_record(tmp_path, nasty_words()) == made
    assert file_stem(record(nasty_words())) == made.markdown.stem
