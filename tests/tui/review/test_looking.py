from __future__ import annotations

import pytest

from plc_runner.journal.review import Item
from plc_runner.journal.search import Asked, search
from plc_runner.journal.store import Journal
from plc_runner.tui.looking import row, states_of
from plc_runner.tui.place import Place
from plc_runner.workspace import Workspace
from tests.tui.review.kept import keep_a_year
from tests.tui.room import Clock


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    root = tmp_path_factory.mktemp("kept")
    keep_a_year(root)
    workspace = Workspace(root)
    journal = Journal.open(workspace.journal, read_only=True)
    return Place(workspace, journal, Clock(), -5 * 3600)


def said(place: Place, words: str) -> list[str]:
    """The rows of a search, in plain words."""
    found = search(place.journal, Asked(words)).items
    return [row(one, place, None).plain for one in found]


def test_a_row_begins_with_its_own_words_even_if_others_were_found(place: Place) -> None:
    assert said(place, "handed") == [
        "Homework on fractions twice a week\nonly 6 of 27 handed it in · Decision · "
        "■ stopped: only 6 of 27 handed it in · 12 Feb · Grade 4 mathematics"
    ]
    (line,) = said(place, "“still need”")
    head, more = line.split("\n")
    assert head == "Begin fractions with number lines, not circles"
    assert more.startswith("Some still need circles · Decision · stands")


def test_what_was_found_is_marked(place: Place) -> None:
    (found,) = search(place.journal, Asked("gram")).items
    shown = row(found, place, None)
    assert [shown.plain[span.start : span.end] for span in shown.spans] == ["gram"]


def test_what_somebody_typed_cannot_act_on_the_screen(place: Place) -> None:
    item = search(place.journal, Asked("gram")).items[0]
    wild = item._replace(text="a\x1b[2Jb\nc[bold]", snippet=(), what="action", who="\u202eB")
    shown = row(Item(*wild), place, None).plain
    assert shown.splitlines()[0] == "a␛[2Jb c[bold]"
    assert "\u202e" not in shown


def test_only_what_can_be_narrowed_is_offered() -> None:
    assert states_of("decision") == ("", "open", "done", "due")
    assert states_of("question") == ("", "open", "done")
    assert states_of("exemplar") == ("",)
