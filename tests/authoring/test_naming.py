"""Names of files that every system takes."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.authoring import new_document
from plc_runner.authoring.naming import free_stem
from plc_runner.protocol.library import Library
from plc_runner.protocol.problems import visible
from plc_runner.protocol.source import protocol_id, read
from plc_runner.workspace import Workspace
from tests.authoring.conftest import write

NOWHERE = Path(tempfile.gettempdir()) / "plc-nowhere"
ENDS_BADLY = re.compile(r"[-. ]$")
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)

# Letters that grow, shrink or change when they are made small, beside any others.
titles = st.text(max_size=80) | st.text("abc -.ßẞİıſ℡ﬁÅ각日本🎉Ⅷ", max_size=120)


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Our look at work", "our-look-at-work"),
        ("Élan & more", "elan-more"),
        ("  What?! ...", "what"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Users\\x", "c-users-x"),
        ("", "protocol"),
        ("🎉🎉", "protocol"),
        ("con", "con-protocol"),
        ("AUX.", "aux-protocol"),
        ("COM1", "com1-protocol"),
        ("Console", "console"),
        ("数学の会", "数学の会"),
        ("\u2121", "tel"),
    ],
)
def test_a_title_gives_a_name(title: str, stem: str) -> None:
    assert free_stem(title, ()) == stem


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert free_stem("Look", {"look"}) == "look-2"
    assert free_stem("Look", {"look", "look-2", "look-3"}) == "look-4"
    long = "a" * 48
    assert free_stem(long, {long}) == "a" * 46 + "-2"


@given(titles, st.sets(st.sampled_from(["protocol", "a", "a-2", "abc", "con-protocol"])))
def test_every_name_is_taken_by_every_system_and_is_its_own_id(title: str, taken: set[str]) -> None:
    stem = free_stem(title, taken)
    assert protocol_id(f"{stem}.yaml") == stem
    assert stem not in taken
    assert len(stem) <= 48
    assert len(f"{stem}-2-before.yaml".encode()) <= 143
    assert not DEVICE.fullmatch(stem)
    assert not ENDS_BADLY.search(stem)
    assert not set(stem) & set('<>:"/\\|?*\0')


@given(titles)
def test_a_protocol_of_any_title_reads_without_an_error(title: str) -> None:
    workspace = Workspace(NOWHERE)
    document = new_document(workspace, Library(NOWHERE, NOWHERE), title)
    reading = read(document.text.encode(), str(document.path))
    assert reading.errors == ()
    assert reading.protocol is not None
    assert reading.protocol.title == (visible(" ".join(title.split())) or "Our protocol")


@pytest.mark.parametrize(
    "name", ["look.yaml", "LOOK.YAML", "look.yml", "sub/look.yaml", "look.yaml.txt"]
)
def test_files_in_the_teams_folder_take_names_whatever_their_case(
    workspace: Workspace, library: Library, name: str
) -> None:
    write(workspace, name, "title: Look\n")
    assert new_document(workspace, library, "Look").path.name == "look-2.yaml"


def test_ids_of_shipped_protocols_are_taken(workspace: Workspace, library: Library) -> None:
    assert new_document(workspace, library, "Look closely").path.name == "look-closely-2.yaml"
