"""What is said of a sample: a file as terminals paste it, a link, or words."""

from __future__ import annotations

import shlex

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plc_runner.protocol.model import Protocol
from plc_runner.session import commands as c
from plc_runner.session.grammar import Ask, Do, parse
from plc_runner.session.kinds.exemplar import TAKE_IN
from plc_runner.session.samples import (
    Said,
    files_said,
    is_surely_a_file,
    link_said,
    may_be_a_file,
    sort_of,
)
from tests.session.rooms import Room, minutes

SHELF = Protocol.model_validate(
    {
        "id": "shelf",
        "title": "Shelf",
        "steps": [
            {
                "title": "Keep",
                "id": "keep",
                "minutes": minutes(5),
                "capture": [
                    {"kind": "exemplar", "id": "first", "label": "First", "required": True},
                    {"kind": "exemplar", "id": "second", "label": "Second"},
                ],
            },
            {"title": "Talk", "id": "talk", "minutes": minutes(5)},
        ],
    }
)


@pytest.fixture
def room() -> Room:
    return Room(protocol=SHELF, roles={}).do(c.Start())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/Users/eli/My\\ Photos/IMG\\ 1.jpg ", Said("/Users/eli/My Photos/IMG 1.jpg")),
        ("'/home/eli/My Photos/a.jpg' no labels", Said("/home/eli/My Photos/a.jpg", "no labels")),
        ("'/home/eli/it'\\''s.jpg'", Said("/home/eli/it's.jpg")),
        ('"C:\\Users\\Eli P\\a b.jpg"', Said("C:\\Users\\Eli P\\a b.jpg")),
        ("C:\\Users\\Eli\\new.jpg", Said("C:\\Users\\Eli\\new.jpg")),
        ("C:\\Users\\Eli P\\a b.jpg two bars", Said("C:\\Users\\Eli P\\a b.jpg", "two bars")),
        ("& 'C:\\Users\\Eli P\\a b.jpg'", Said("C:\\Users\\Eli P\\a b.jpg")),
        ("\\\\server\\share\\a.pdf", Said("\\\\server\\share\\a.pdf")),
        ("file:///home/eli/My%20Photos/%C3%A9.jpg", Said("/home/eli/My Photos/é.jpg")),
        ("file:///C:/Users/Eli%20P/a.jpg", Said("C:/Users/Eli P/a.jpg")),
        ("file://localhost/home/eli/a.jpg", Said("/home/eli/a.jpg")),
        ("file://server/share/a.jpg", Said("//server/share/a.jpg")),
        ("~/Desktop/a b.jpg", Said("~/Desktop/a b.jpg")),
        ("fractions 3.PDF what it shows", Said("fractions 3.PDF", "what it shows")),
        ("“/home/eli/a.jpg”", Said("/home/eli/a.jpg")),
    ],
)
def test_a_file_is_read_as_terminals_paste_it(typed: str, meant: Said) -> None:
    assert may_be_a_file(typed)
    assert meant in list(files_said(typed))


@given(st.text(st.characters(exclude_characters="\0"), min_size=1, max_size=30))
@example("it's")
@example('a "b" c')
@example("back\\slash")
def test_what_a_shell_quotes_is_read_again(name: str) -> None:
    path = f"/home/eli/{name}.jpg"
    assert path in [said.place for said in files_said(shlex.quote(path))]


@given(st.text(max_size=80))
@example("file:///%ZZ")
@example("http://[")
@example("'")
@example("\\")
def test_no_line_is_too_odd(line: str) -> None:
    list(files_said(line))
    link_said(line)
    assert isinstance(may_be_a_file(line), bool)


@pytest.mark.parametrize(
    "words",
    [
        "three ways to draw 3/4",
        "she wrote 1/4 and/or 2/8",
        "clear: yes, complete: no",
        "it's a boy's number line",
        "page 3. look at the bars",
        "A: two bars",
    ],
)
def test_words_are_no_file(words: str) -> None:
    assert not may_be_a_file(words)
    assert link_said(words) is None


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://docs.example.org/d/1?x=2", Said("https://docs.example.org/d/1?x=2")),
        ("www.example.org/a", Said("https://www.example.org/a")),
        ("https://example.org/a the number line", Said("https://example.org/a", "the number line")),
        (
            "the number line: https://example.org/a.",
            Said("https://example.org/a", "the number line"),
        ),
        ("see https://example.org/a and more", None),
        ("https://", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
    ],
)
def test_a_link_stands_at_an_end_of_the_line(typed: str, link: Said | None) -> None:
    assert link_said(typed) == link


def test_no_program_goes_onto_the_shelf() -> None:
    assert sort_of("a.JPG") == "Photo"
    assert not any(map(sort_of, ("a.exe", "a.bat", "a.sh", "a.html", "a.svg", "a.lnk", "a", "jpg")))


def test_a_line_is_kept_in_its_slot(room: Room) -> None:
    said = parse("two bars", room.state, slot="second")
    assert said == Do(c.KeepExemplar("two bars", slot="second"))
    link = parse("https://example.org/a", room.state, slot="second", step="keep")
    assert link == Do(
        c.KeepExemplar(
            "Link to example.org", link="https://example.org/a", slot="second", step="keep"
        )
    )


@pytest.mark.parametrize("path", ["/Users/eli/a.jpg", "/Users/eli/My\\ Photos/a.jpg", "'/a b.jpg'"])
def test_a_dropped_file_is_no_command(room: Room, path: str) -> None:
    assert parse(path, room.state, slot="first") == Ask(TAKE_IN, path, "first", None)
    assert is_surely_a_file(path) or path.startswith("'")


def test_a_required_slot_wants_a_sample_of_its_own(room: Room) -> None:
    from plc_runner.session.decide_moves import missing

    assert missing(room.state) == ("First",)
    room.do(c.KeepExemplar("two bars", slot="second"))
    assert missing(room.state) == ("First",)
    room.do(c.KeepExemplar("three bars", slot="first"))
    assert missing(room.state) == ()
