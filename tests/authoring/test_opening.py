"""Opening any file that somebody may want to change."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plc_runner.authoring import open_document, rename, save
from plc_runner.errors import NotFound, PlcError, Refused
from plc_runner.protocol.library import Library
from plc_runner.workspace import Workspace
from tests.authoring.conftest import SHIPPED, files, library_of, posix_only, read_only, write

TEXT = "title: Élan\nsteps: [{title: See, minutes: 5}]\n"


def test_an_own_file_opens_by_its_id_or_path(workspace: Workspace, library: Library) -> None:
    path = write(workspace, "ours.yaml", TEXT)
    for name in ("ours", "Ours.yaml", str(path)):
        document = open_document(workspace, library, name)
        assert (document.path, document.text, document.origin) == (path, TEXT, "own")
        assert document.holds(TEXT)
        assert document.notices == ()


def test_a_relative_path_is_one_of_the_current_folder(
    workspace: Workspace, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(workspace, "ours.yaml", TEXT)
    monkeypatch.chdir(workspace.root)
    assert open_document(workspace, library, "protocols/../protocols/ours.yaml").path == path


def test_a_shipped_one_opens_as_a_copy_that_is_written_only_when_saved(
    workspace: Workspace, library: Library
) -> None:
    shipped = library.shipped / "look-closely.yaml"
    for name in ("look-closely", str(shipped)):
        document = open_document(workspace, library, name)
        assert document.origin == "copy"
        assert document.path == workspace.protocols / "look-closely-ours.yaml"
        assert document.based_on == "look-closely@1.2"
        assert not document.path.exists()
    save(document, document.text)
    assert shipped.read_text(encoding="utf-8") == SHIPPED
    assert library.find("look-closely-ours").path == document.path


def test_in_the_folder_of_shipped_ones_a_path_is_edited_in_place(library: Library) -> None:
    home = Workspace(library.shipped.parent / "clone")
    write(home, "look-closely.yaml", SHIPPED)
    library = Library(home.root, home.protocols)
    assert open_document(home, library, "look-closely").origin == "copy"
    path = home.protocols / "look-closely.yaml"
    assert open_document(home, library, str(path)).path == path


def test_a_file_elsewhere_is_edited_in_place(
    workspace: Workspace, library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "stick" / "look-closely.yaml"
    path.parent.mkdir()
    path.write_text(TEXT, encoding="utf-8")
    document = open_document(workspace, library, str(path))
    assert (document.path, document.origin) == (path, "own")
    save(document, TEXT + "# more\n")
    assert path.read_text(encoding="utf-8") == TEXT + "# more\n"
    assert files(tmp_path / "stick") == ["look-closely.yaml"]
    assert not (tmp_path / "stick" / "protocol.schema.json").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_however_it_was_written_it_is_saved_as_clean_utf_8(
    workspace: Workspace, library: Library, encoding: str, end: str
) -> None:
    path = write(workspace, "ours.yaml", TEXT.replace("\n", end).encode(encoding))
    document = open_document(workspace, library, "ours")
    assert document.text == TEXT
    save(document, document.text)
    assert path.read_bytes() == TEXT.encode()


def test_an_older_programs_letters_are_understood_and_said(
    workspace: Workspace, library: Library
) -> None:
    path = write(workspace, "ours.yaml", TEXT.encode("cp1252"))
    document = open_document(workspace, library, "ours")
    assert document.text == TEXT
    assert "older programs" in document.notices[0]
    save(document, document.text)
    assert path.read_bytes() == TEXT.encode()


@pytest.mark.parametrize(
    "text", ["", " \n", "title: [", "title: a\ntitle: b\n", "\tx", "bad\x07sign", "title: {{{{"]
)
def test_a_broken_file_opens(workspace: Workspace, library: Library, text: str) -> None:
    write(workspace, "ours.yaml", text)
    document = open_document(workspace, library, "ours")
    assert document.text == (text if text.strip() else "")
    save(document, TEXT)
    assert open_document(workspace, library, "ours").text == TEXT


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file"),
        (b"PK\x03\x04\x14\x00\x06\x00", "document of a word processor"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"{\\rtf1\\ansi title: a}", "a formatted document"),
        (b"caf\xe9 \x01\n", "not UTF-8 text"),
        (b"title: a\n" * 200_000, "1 MB"),
    ],
    ids=["picture", "zip", "pdf", "rtf", "sign", "long"],
)
def test_what_is_no_protocol_is_refused_in_words(
    workspace: Workspace, library: Library, content: bytes, words: str
) -> None:
    path = write(workspace, "ours.yaml", content)
    with pytest.raises(Refused, match=words):
        open_document(workspace, library, "ours")
    assert path.read_bytes() == content


@pytest.mark.parametrize(("name", "kind"), [
    ("nothing", NotFound), ("sub/look-closely.yaml", NotFound), ("nothing.yaml", NotFound),
    ("", NotFound), ("x\0y", NotFound), (".", PlcError), ("/", PlcError), ("/dev/null", PlcError),
    ("a" * 5000, NotFound), ("a/" * 3000, PlcError),
], ids=range(10))  # fmt: skip
def test_what_is_not_there_is_said(
    workspace: Workspace, library: Library, name: str, kind: type[PlcError]
) -> None:
    with pytest.raises(kind):
        open_document(workspace, library, name)


def test_a_file_of_another_program_is_refused_by_its_name(
    workspace: Workspace, library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "plan.docx"
    path.write_bytes(b"PK")
    with pytest.raises(Refused, match=r"save it as plain text under the name plan\.yaml"):
        open_document(workspace, library, str(path))


def test_a_cycle_is_edited_in_place_or_refused(workspace: Workspace, library: Library) -> None:
    cycle = "title: Ours\nmeetings: [{week: 1, protocol: look-closely}]\n"
    path = write(workspace, "cycles/ours.yaml", cycle)
    assert open_document(workspace, library, str(path)).text == cycle
    shipped = library.shipped / "cycles" / "theirs.yaml"
    shipped.parent.mkdir()
    shipped.write_text(cycle)
    with pytest.raises(Refused, match=r"Copy the file into .*cycles"):
        open_document(workspace, library, str(shipped))


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("ours.yaml.txt", "ours.yaml"),
        ("ours.yml.txt", "ours.yml"),
        ("Ours.YAML.TXT", "Ours.YAML"),
        ("ours.txt", "ours.yaml"),
    ],
)
def test_a_txt_that_an_editor_added_is_said_and_taken_off(
    workspace: Workspace, library: Library, name: str, better: str
) -> None:
    path = write(workspace, name, TEXT)
    document = open_document(workspace, library, str(path))
    assert document.path == path
    assert document.better_path == path.with_name(better)
    assert better in document.notices[-1]
    rename(document)
    assert files(workspace.protocols) == [better]
    assert document.path == path.with_name(better)
    assert document.better_path is None
    save(document, TEXT + "# more\n")
    assert files(workspace.protocols) == [better]


@pytest.mark.parametrize("name", ["ours", "ours.yaml", "ours.yaml.txt"])
def test_such_a_file_is_found_by_the_id_it_should_have(
    workspace: Workspace, library: Library, name: str
) -> None:
    path = write(workspace, "ours.yaml.txt", TEXT)
    assert open_document(workspace, library, name).path == path


def test_a_renaming_takes_nobodys_place(workspace: Workspace, library: Library) -> None:
    path = write(workspace, "ours.yaml.txt", TEXT)
    write(workspace, "ours.yaml", "other")
    document = open_document(workspace, library, str(path))
    with pytest.raises(Refused, match="is there already"):
        rename(document)
    assert files(workspace.protocols) == ["ours.yaml", "ours.yaml.txt"]
    assert document.path == path


@posix_only
def test_a_link_is_followed_and_stays_one(
    workspace: Workspace, library: Library, tmp_path: Path
) -> None:
    target = tmp_path / "shared.yaml"
    target.write_text(TEXT, encoding="utf-8")
    workspace.protocols.mkdir(parents=True)
    link = workspace.protocols / "ours.yaml"
    link.symlink_to(target)
    document = open_document(workspace, library, "ours")
    assert document.path == link
    save(document, TEXT + "# more\n")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == TEXT + "# more\n"


@posix_only
def test_a_link_to_nowhere_and_a_pipe_are_refused(workspace: Workspace, library: Library) -> None:
    workspace.protocols.mkdir(parents=True)
    (workspace.protocols / "gone.yaml").symlink_to(workspace.root / "nowhere.yaml")
    os.mkfifo(workspace.protocols / "pipe.yaml")
    for name in ("gone", "pipe"):
        with pytest.raises(PlcError):
            open_document(workspace, library, str(workspace.protocols / f"{name}.yaml"))


@posix_only
def test_a_file_that_may_not_be_written_opens_as_a_copy(open_folder: Path) -> None:
    workspace = Workspace(open_folder / "team")
    library = library_of(workspace, open_folder / "shipped")
    path = write(workspace, "ours.yaml", TEXT)
    workspace.protocols.chmod(0o777)
    with read_only(path):
        document = open_document(workspace, library, "ours")
        assert (document.origin, document.path.name) == ("copy", "ours-ours.yaml")
        assert "may not be written" in document.notices[0]
        save(document, document.text)
    assert path.read_text(encoding="utf-8") == TEXT
    assert files(workspace.protocols) == ["ours-ours.yaml", "ours.yaml"]


@posix_only
def test_a_folder_that_may_not_be_written_is_said_before_a_word_is_typed(open_folder: Path) -> None:
    workspace = Workspace(open_folder / "team")
    library = library_of(workspace, open_folder / "shipped")
    write(workspace, "ours.yaml", TEXT).chmod(0o666)
    with read_only(workspace.protocols), pytest.raises(Refused, match="not allowed"):
        open_document(workspace, library, "ours")
