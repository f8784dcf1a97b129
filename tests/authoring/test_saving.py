"""Saving: a file is whole or as it was, and nobody's words are lost."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from plc_runner.authoring import (
    Document,
    Saved,
    keep_draft,
    list_drafts,
    new_document,
    open_document,
    save,
    save_beside,
    save_over,
)
from plc_runner.errors import Changed, NotSaved
from plc_runner.protocol.library import Library
from plc_runner.workspace import Workspace
from tests.authoring.conftest import files, library_of, posix_only, read_only, write
from tests.authoring.test_drafts import NOON

TEXT = "title: Ours\nsteps: [{title: See, minutes: 5}]\n"
MINE = TEXT + "# mine\n"
THEIRS = TEXT + "# theirs\n"
SCHEMA = "protocol.schema.json"


@pytest.fixture
def ours(workspace: Workspace, library: Library) -> Document:
    """The team's own `ours.yaml`, opened."""
    write(workspace, "ours.yaml", TEXT)
    return open_document(workspace, library, "ours")


def test_saving_again_and_again_goes_on_from_there(ours: Document) -> None:
    for text in (MINE, TEXT, "", THEIRS):
        assert str(ours.path) in save(ours, text).said
        assert ours.path.read_text(encoding="utf-8") == text
        assert ours.holds(text)
    assert not ours.holds(MINE)


def test_windows_line_ends_and_marks_are_taken_off(ours: Document) -> None:
    text = "\ufeff" + MINE.replace("\n", "\r\n")
    save(ours, text)
    assert ours.path.read_bytes() == MINE.encode()
    assert ours.text == MINE
    assert ours.holds(text)


def test_half_a_character_does_not_stop_it(ours: Document) -> None:
    save(ours, "# \ud83d\n")
    assert ours.path.read_bytes() == b"# ?\n"
    assert ours.text == "# ?\n"


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_rights_stay(ours: Document, mode: int) -> None:
    ours.path.chmod(mode)
    save(ours, MINE)
    assert stat.S_IMODE(ours.path.stat().st_mode) == mode


def test_what_somebody_else_wrote_meanwhile_is_not_written_over(ours: Document) -> None:
    ours.path.write_text(THEIRS)
    with pytest.raises(Changed, match="somebody else has written") as told:
        save(ours, MINE)
    assert told.value.theirs == THEIRS
    assert ours.path.read_text() == THEIRS
    assert ours.text == TEXT
    assert files(ours.path.parent) == ["ours.yaml"]


def test_the_same_text_by_somebody_else_is_no_trouble(ours: Document) -> None:
    ours.path.write_text(MINE)
    save(ours, MINE)
    assert ours.holds(MINE)


@pytest.mark.parametrize("begin", [new_document, open_document])
def test_a_new_file_takes_nobodys_place(
    workspace: Workspace,
    library: Library,
    begin: Callable[[Workspace, Library, str], Document],
) -> None:
    mine, other = (begin(workspace, library, "look-closely") for _ in range(2))
    assert mine.path == other.path
    save(other, THEIRS)
    with pytest.raises(Changed):
        save(mine, MINE)
    saved = save_beside(mine, MINE)
    assert saved.path.read_text() == MINE
    assert other.path.read_text() == THEIRS


def test_both_are_kept_side_by_side(ours: Document) -> None:
    before = ours.path
    keep_draft(ours, MINE, NOON)
    ours.path.write_text(THEIRS)
    saved = save_beside(ours, MINE)
    assert saved.path == ours.path == before.with_name("ours-2.yaml")
    assert "is as it was" in saved.said
    assert (before.read_text(), ours.path.read_text()) == (THEIRS, MINE)
    assert list_drafts(ours.workspace) == ()
    save(ours, TEXT)
    assert ours.path.read_text() == TEXT


def test_theirs_is_put_aside_before_mine_takes_its_place(ours: Document) -> None:
    for number, ending in enumerate(("-before", "-before-2")):
        theirs = f"{THEIRS}# {number}\n"
        ours.path.write_text(theirs)
        saved = save_over(ours, MINE)
        aside = ours.path.with_name(f"ours{ending}.yaml")
        assert str(aside) in saved.said
        assert aside.read_text() == theirs
        assert ours.path.read_text() == MINE


def test_nothing_is_put_aside_where_nobody_else_has_written(ours: Document) -> None:
    save_over(ours, MINE)
    save_over(ours, TEXT)
    assert files(ours.path.parent) == ["ours.yaml"]


def test_a_file_that_is_gone_is_made_again_with_its_folder(ours: Document) -> None:
    shutil.rmtree(ours.workspace.root)
    save(ours, MINE)
    assert ours.path.read_text() == MINE


def test_a_folder_that_cannot_be_made_again_is_said(ours: Document) -> None:
    shutil.rmtree(ours.workspace.root)
    ours.workspace.root.write_text("a file")
    with pytest.raises(NotSaved, match="Put the folder back"):
        save(ours, MINE)
    assert ours.text == TEXT


def test_a_folder_in_the_files_place_is_said(ours: Document) -> None:
    ours.path.unlink()
    ours.path.mkdir()
    with pytest.raises(NotSaved, match="Not saved"):
        save(ours, MINE)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EROFS, "not allowed"),
        (errno.EACCES, "not allowed"),
        (errno.EIO, "Check that the disk"),
    ],
)
@pytest.mark.parametrize("how", [save, save_beside, save_over])
def test_a_disk_that_does_not_take_it_is_said_and_all_is_as_it_was(
    ours: Document,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    words: str,
    how: Callable[[Document, str], Saved],
) -> None:
    before, path = files(ours.path.parent), ours.path

    def fail(*_: object) -> NoReturn:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(NotSaved, match=words):
            how(ours, MINE)
    assert (ours.path, ours.text, files(path.parent)) == (path, TEXT, before)
    assert path.read_text() == TEXT
    assert not ours.holds(MINE)
    how(ours, MINE)
    assert ours.holds(MINE)


def test_theirs_stays_if_mine_cannot_be_written_after_it_was_put_aside(
    ours: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours.path.write_text(THEIRS)
    replace = Path.replace

    def fail(draft: Path, target: Path) -> Path:
        if target == ours.path:
            raise OSError(errno.ENOSPC, "full")
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(NotSaved, match="the disk is full"):
        save_over(ours, MINE)
    assert ours.path.read_text() == THEIRS


@posix_only
def test_rights_that_are_taken_meanwhile_are_said(open_folder: Path) -> None:
    workspace = Workspace(open_folder / "team")
    library = library_of(workspace, open_folder / "shipped")
    write(workspace, "ours.yaml", TEXT)
    document = open_document(workspace, library, "ours")
    with read_only(workspace.protocols), pytest.raises(NotSaved, match="not allowed"):
        save(document, MINE)
    save(document, MINE)
    assert document.path.read_text() == MINE


def test_more_than_a_protocol_may_have_is_not_written(ours: Document) -> None:
    with pytest.raises(NotSaved, match="1 MB"):
        save(ours, "# long\n" * 200_000)
    assert ours.path.read_text() == TEXT


def test_a_full_disk_while_a_draft_is_kept_is_said(
    ours: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, "full")

    keep_draft(ours, MINE, NOON)
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(NotSaved, match="the disk is full"):
            keep_draft(ours, THEIRS, NOON)
    assert [kept.path for kept in list_drafts(ours.workspace)] == [ours.path]


def test_the_rules_of_the_format_lie_beside_a_new_file(
    workspace: Workspace, library: Library
) -> None:
    document = new_document(workspace, library, "Look")
    save(document, document.text)
    schema = workspace.protocols / SCHEMA
    wanted = schema.read_bytes()
    assert b"A protocol for PLC Runner" in wanted
    older = b'{"title": "A protocol for PLC Runner, format 0"}'
    for before, after in ((older, wanted), (b"{}", b"{}")):
        schema.write_bytes(before)
        save(document, document.text)
        assert schema.read_bytes() == after
    schema.unlink()
    schema.mkdir()
    save(document, MINE)
    assert document.path.read_text() == MINE
