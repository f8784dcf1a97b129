"""Beginning a protocol, blank or from another one."""

from __future__ import annotations

from pathlib import Path

import pytest

from plc_runner.authoring import new_document, open_document, save
from plc_runner.errors import Refused
from plc_runner.protocol.library import Library
from plc_runner.protocol.plan import plan
from plc_runner.protocol.source import read
from plc_runner.session.opening import head_count
from plc_runner.workspace import Workspace
from tests.authoring.conftest import (
    SHIPPED,
    files,
    library_of,
    posix_only,
    read_only,
    write,
)

MODELINE = "# yaml-language-server: $schema=./protocol.schema.json\n"


def test_a_blank_one_is_a_whole_small_protocol_without_a_problem(
    workspace: Workspace, library: Library
) -> None:
    document = new_document(workspace, library, "Our look at work")
    assert (document.origin, document.based_on) == ("new", "")
    assert document.path == workspace.protocols / "our-look-at-work.yaml"
    assert document.text.startswith(MODELINE)
    reading = read(document.text.encode(), str(document.path))
    assert reading.problems == ()
    protocol = reading.protocol
    assert protocol is not None
    assert protocol.title == "Our look at work"
    people = head_count(6)
    whole = plan(protocol, people, {"presenter": [people[0].id]}, facilitator=people[1].id)
    assert whole.problems == ()
    assert 20 * 60 <= whole.seconds <= 30 * 60
    assert whole.steps[-1].keep_full_time


def test_nothing_is_written_before_it_is_saved(workspace: Workspace, library: Library) -> None:
    document = new_document(workspace, library, "Look")
    assert not document.holds(document.text)
    assert not workspace.root.exists()
    saved = save(document, document.text)
    assert saved.path == document.path
    assert document.holds(document.text)
    assert document.origin == "own"
    assert files(workspace.root) == ["protocols/look.yaml"]


@pytest.mark.parametrize("title", ["", "   ", "\n"])
def test_without_a_title_it_still_has_one(
    workspace: Workspace, library: Library, title: str
) -> None:
    assert "title: Our protocol\n" in new_document(workspace, library, title).text


def test_from_another_one_everything_stays_but_title_and_origin(
    workspace: Workspace, library: Library
) -> None:
    listed = library.find("look-closely")
    document = new_document(workspace, library, "Grade 4: looking", listed)
    assert document.path.name == "grade-4-looking.yaml"
    assert (document.origin, document.based_on) == ("copy", "look-closely@1.2")
    protocol = read(document.text.encode(), "x.yaml").protocol
    assert protocol is not None
    assert listed.reading.protocol is not None
    assert protocol.title == "Grade 4: looking"
    assert protocol.based_on == "look-closely@1.2"
    assert protocol.origin is not None
    assert protocol.origin.adapted
    assert protocol.origin.url == "https://example.org"
    assert protocol.steps == listed.reading.protocol.steps
    for comment in ("# What the room sees first.", "# a title may have a comment", "# The first"):
        assert comment in document.text
    assert document.text.startswith(MODELINE)
    untouched = [line for line in SHIPPED.splitlines() if "title: Look" not in line]
    untouched = [line for line in untouched if not line.startswith("origin")]
    lines = document.text.splitlines()
    assert [line for line in lines if line in untouched] == untouched


def test_the_modeline_stands_once(workspace: Workspace, library: Library) -> None:
    (library.shipped / "look-closely.yaml").write_text(MODELINE + SHIPPED)
    document = new_document(workspace, library, "", library.find("look-closely"))
    assert document.text.count("yaml-language-server") == 1


@pytest.mark.parametrize(
    ("version", "said"),
    [("", "ours@0"), ('version: "2.0"\n', "ours@2.0"), ("version: draft 3!\n", "ours@draft-3")],
)
def test_whatever_its_version_a_variant_of_it_is_right(
    workspace: Workspace, library: Library, version: str, said: str
) -> None:
    write(workspace, "ours.yaml", f"title: Ours\n{version}steps: [{{title: See, minutes: 5}}]\n")
    document = new_document(workspace, library, "", library.find("ours"))
    assert document.path.name == "ours-ours.yaml"
    protocol = read(document.text.encode(), "x.yaml").protocol
    assert protocol is not None
    assert (protocol.based_on, protocol.title) == (said, "Ours (ours)")
    assert document.based_on == said
    assert protocol.origin is None


def test_every_shipped_protocol_can_be_copied(workspace: Workspace) -> None:
    library = Library(workspace.root)
    apart = {"id": "", "title": "", "based_on": "", "origin": None}
    for listed in library.all():
        document = open_document(workspace, library, listed.id)
        copy, before = read(document.text.encode(), "x.yaml").protocol, listed.reading.protocol
        assert copy is not None
        assert before is not None
        assert copy.model_copy(update=apart) == before.model_copy(update=apart)
        assert copy.based_on == f"{listed.id}@{before.version}"
        lines = document.text.splitlines()
        comments = [line for line in listed.reading.text.splitlines() if "#" in line]
        assert [line for line in lines if line in comments] == comments


def test_copies_of_one_protocol_are_told_apart(workspace: Workspace, library: Library) -> None:
    made = []
    for _ in range(3):
        document = open_document(workspace, library, "look-closely")
        save(document, document.text)
        protocol = read(document.text.encode(), "x.yaml").protocol
        assert protocol is not None
        made.append((document.path.stem, protocol.title, "".join(document.notices)))
    said = "You have look-closely-ours already. This begins another copy, look-closely-ours-"
    assert made == [
        ("look-closely-ours", "Look closely (ours)", ""),
        ("look-closely-ours-2", "Look closely (ours 2)", f"{said}2."),
        ("look-closely-ours-3", "Look closely (ours 3)", f"{said}3."),
    ]


def test_the_copy_of_a_long_name_has_an_id_of_its_own(
    workspace: Workspace, library: Library
) -> None:
    stem = "-".join(["word"] * 9)
    (library.shipped / f"{stem}.yaml").write_text(SHIPPED)
    document = open_document(workspace, library, stem)
    save(document, document.text)
    assert library.find(document.path.stem).path == document.path
    assert document.path.stem.endswith("-ours")


def test_a_broken_one_is_copied_as_it_is(workspace: Workspace, library: Library) -> None:
    write(workspace, "broken.yaml", "title: [\n# a thought\n")
    document = new_document(workspace, library, "Mine", library.find("broken"))
    assert document.text == MODELINE + "title: [\n# a thought\n"


@posix_only
def test_where_nothing_can_be_saved_nothing_is_begun(open_folder: Path) -> None:
    workspace = Workspace(open_folder / "team")
    workspace.root.mkdir()
    library = library_of(workspace, open_folder / "shipped")
    with read_only(workspace.root):
        with pytest.raises(Refused, match="writing there is not allowed"):
            new_document(workspace, library, "Look")
        with pytest.raises(Refused, match="writing there is not allowed"):
            open_document(workspace, library, "look-closely")


def test_a_file_where_the_folder_should_be_is_said(workspace: Workspace, library: Library) -> None:
    workspace.root.mkdir()
    workspace.protocols.write_text("")
    with pytest.raises(Refused, match="a file where a folder should be"):
        new_document(workspace, library, "Look")
