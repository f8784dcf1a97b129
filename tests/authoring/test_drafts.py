"""What was written and not saved is found again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plc_runner.authoring import (
    Document,
    drop_draft,
    keep_draft,
    list_drafts,
    new_document,
    open_document,
    rename,
    save,
    take_draft,
)
from plc_runner.authoring.document import clean, to_bytes
from plc_runner.protocol.check import protocol_files
from plc_runner.protocol.library import Library
from plc_runner.workspace import Workspace
from tests.authoring.conftest import files, write

TEXT = "title: Ours\nsteps: [{title: See, minutes: 5}]\n"
MINE = TEXT + "# mine\n"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def ours(workspace: Workspace, library: Library) -> Document:
    write(workspace, "ours.yaml", TEXT)
    return open_document(workspace, library, "ours")


def test_a_draft_is_found_on_opening(ours: Document, library: Library) -> None:
    assert ours.draft is None
    keep_draft(ours, MINE, NOON.astimezone(timezone(timedelta(hours=5))))
    again = open_document(ours.workspace, library, "ours")
    assert again.text == TEXT
    assert again.draft is not None
    assert (again.draft.text, again.draft.at) == (MINE, NOON)
    assert again.draft.at.utcoffset() == timedelta(0)
    assert not again.draft.file_changed


def test_a_draft_of_a_file_that_was_changed_since_says_so(ours: Document, library: Library) -> None:
    keep_draft(ours, MINE, NOON)
    ours.path.write_text(TEXT + "# theirs\n")
    draft = open_document(ours.workspace, library, "ours").draft
    assert draft is not None
    assert draft.file_changed


def test_a_draft_that_is_the_files_text_is_none(ours: Document, library: Library) -> None:
    keep_draft(ours, MINE, NOON)
    ours.path.write_text(MINE)
    assert open_document(ours.workspace, library, "ours").draft is None
    assert list_drafts(ours.workspace) == ()


def test_back_at_the_files_text_no_draft_is_left(ours: Document) -> None:
    keep_draft(ours, MINE, NOON)
    keep_draft(ours, TEXT.replace("\n", "\r\n"), NOON)
    assert files(ours.workspace.protocols) == ["ours.yaml"]


def test_saving_and_dropping_leave_nothing_behind(ours: Document) -> None:
    for end in (lambda: save(ours, MINE), lambda: drop_draft(ours), lambda: drop_draft(ours)):
        keep_draft(ours, MINE + "# more\n", NOON)
        end()
        assert not (ours.workspace.protocols / ".drafts").exists()


@pytest.mark.parametrize("name", ["ours", "look-closely"])
def test_a_draft_that_was_found_is_not_lost_to_an_untouched_text(
    ours: Document, library: Library, name: str
) -> None:
    keep_draft(open_document(ours.workspace, library, name), MINE, NOON)
    document = open_document(ours.workspace, library, name)
    keep_draft(document, document.text, NOON)
    draft = open_document(ours.workspace, library, name).draft
    assert draft is not None
    assert draft.text == MINE


def test_a_draft_that_was_left_for_later_is_put_aside_when_something_is_typed(
    ours: Document, library: Library
) -> None:
    keep_draft(ours, MINE, NOON)
    for number in (2, 3):
        document = open_document(ours.workspace, library, "ours")
        keep_draft(document, f"{TEXT}# {number}\n", NOON + timedelta(hours=number))
    drafts = {kept.path.stem: kept for kept in list_drafts(ours.workspace)}
    texts = {}
    for stem, kept in drafts.items():
        draft = open_document(ours.workspace, library, str(kept.path)).draft
        assert draft is not None
        texts[stem] = (draft.text, kept.at)
    assert texts == {
        "ours": (f"{TEXT}# 3\n", NOON + timedelta(hours=3)),
        "ours-2": (MINE, NOON),
        "ours-3": (f"{TEXT}# 2\n", NOON + timedelta(hours=2)),
    }
    assert files(ours.workspace.protocols) == [
        ".drafts/ours-2.yaml", ".drafts/ours-3.yaml", ".drafts/ours.yaml", "ours.yaml",
    ]  # fmt: skip


def test_a_draft_that_was_taken_is_gone_on_with(ours: Document, library: Library) -> None:
    keep_draft(ours, MINE, NOON)
    document = open_document(ours.workspace, library, "ours")
    text = take_draft(document)
    assert text == MINE
    assert take_draft(document) == ""
    keep_draft(document, text + "# more\n", NOON)
    assert [kept.path.stem for kept in list_drafts(ours.workspace)] == ["ours"]
    draft = open_document(ours.workspace, library, "ours").draft
    assert draft is not None
    assert draft.text == MINE + "# more\n"


def test_two_windows_on_one_file_keep_a_draft_each(ours: Document, library: Library) -> None:
    other = open_document(ours.workspace, library, "ours")
    for number in range(3):
        keep_draft(ours, f"{MINE}# {number}\n", NOON)
        keep_draft(other, f"{TEXT}# theirs {number}\n", NOON)
    kept = {one.path.stem: one.path for one in list_drafts(ours.workspace)}
    texts = {}
    for stem, path in kept.items():
        draft = open_document(ours.workspace, library, str(path)).draft
        assert draft is not None
        texts[stem] = draft.text
    assert texts == {"ours": f"{MINE}# 2\n", "ours-2": f"{TEXT}# theirs 2\n"}
    save(ours, f"{MINE}# 2\n")
    assert [one.path.stem for one in list_drafts(ours.workspace)] == ["ours-2"]
    drop_draft(other)
    assert list_drafts(ours.workspace) == ()


def test_saving_leaves_the_draft_of_another_window(ours: Document, library: Library) -> None:
    other = open_document(ours.workspace, library, "ours")
    keep_draft(other, TEXT + "# theirs\n", NOON)
    save(ours, MINE)
    draft = open_document(ours.workspace, library, "ours").draft
    assert draft is not None
    assert (draft.text, draft.file_changed) == (TEXT + "# theirs\n", True)


def test_a_draft_that_was_left_for_later_is_there_after_saving(
    ours: Document, library: Library
) -> None:
    keep_draft(ours, MINE, NOON)
    later = open_document(ours.workspace, library, "ours")
    save(later, later.text)
    draft = open_document(ours.workspace, library, "ours").draft
    assert draft is not None
    assert draft.text == MINE


def test_one_that_was_never_saved_is_found_again(workspace: Workspace, library: Library) -> None:
    keep_draft(new_document(workspace, library, "Look"), MINE, NOON)
    keep_draft(open_document(workspace, library, "look-closely"), TEXT, NOON + timedelta(hours=1))
    kept = list_drafts(workspace)
    assert [(one.path.name, one.title, one.at) for one in kept] == [
        ("look-closely-ours.yaml", "Ours", NOON + timedelta(hours=1)),
        ("look.yaml", "Ours", NOON),
    ]
    for name in ("look", str(kept[1].path)):
        document = open_document(workspace, library, name)
        assert (document.origin, document.text, document.path) == ("new", "", kept[1].path)
        assert document.draft is not None
        assert document.draft.text == MINE
    assert new_document(workspace, library, "Look").draft == document.draft
    assert open_document(workspace, library, "look-closely").draft is not None
    save(document, MINE)
    assert [one.path.name for one in list_drafts(workspace)] == ["look-closely-ours.yaml"]


def test_a_new_one_that_nobody_touched_needs_no_draft(
    workspace: Workspace, library: Library
) -> None:
    document = new_document(workspace, library, "Look")
    keep_draft(document, document.text, NOON)
    assert list_drafts(workspace) == ()


def test_a_file_elsewhere_has_its_draft_with_the_team(
    workspace: Workspace, library: Library, tmp_path: Path
) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / "ours.yaml"
        path.write_text(TEXT)
        keep_draft(open_document(workspace, library, str(path)), MINE + folder, NOON)
        assert files(tmp_path / folder) == ["ours.yaml"]
        draft = open_document(workspace, library, str(path)).draft
        assert draft is not None
        assert draft.text == MINE + folder
    assert {kept.path for kept in list_drafts(workspace)} == {
        tmp_path / "a" / "ours.yaml",
        tmp_path / "b" / "ours.yaml",
    }


def test_a_team_that_moves_takes_its_drafts_along(ours: Document, tmp_path: Path) -> None:
    keep_draft(ours, MINE, NOON)
    moved = Workspace(ours.workspace.root.rename(tmp_path / "moved"))
    (kept,) = list_drafts(moved)
    assert kept.path == moved.protocols / "ours.yaml"


def test_drafts_are_no_protocols(ours: Document) -> None:
    keep_draft(ours, MINE, NOON)
    assert protocol_files(ours.workspace.protocols) == [ours.path]


def test_a_draft_goes_along_when_its_file_is_renamed(
    workspace: Workspace, library: Library
) -> None:
    write(workspace, "ours.yaml.txt", TEXT)
    keep_draft(open_document(workspace, library, "ours"), MINE, NOON)
    document = open_document(workspace, library, "ours")
    rename(document)
    assert document.draft is not None
    draft = open_document(workspace, library, "ours").draft
    assert draft is not None
    assert draft.text == MINE
    assert [kept.path.name for kept in list_drafts(workspace)] == ["ours.yaml"]


@pytest.mark.parametrize(
    "head",
    [
        "",
        "# A draft of PLC Runner {\n",
        "# A draft of PLC Runner []\n",
        '# A draft of PLC Runner {"at": 5}\n',
        '# A draft of PLC Runner {"at": "soon", "of": "../../x"}\n',
    ],
)
def test_a_draft_that_somebody_touched_still_gives_its_text(
    ours: Document, library: Library, head: str
) -> None:
    keep_draft(ours, MINE, NOON)
    place = ours.workspace.protocols / ".drafts" / "ours.yaml"
    place.write_text(head + MINE)
    draft = open_document(ours.workspace, library, "ours").draft
    assert draft is not None
    assert draft.text == MINE
    assert draft.at.utcoffset() == timedelta(0)
    assert [kept.path for kept in list_drafts(ours.workspace)] == [ours.path]


def test_no_draft_leads_out_of_where_it_is_kept(ours: Document) -> None:
    keep_draft(ours, MINE, NOON)
    place = ours.workspace.protocols / ".drafts" / "ours.yaml"
    head, _, rest = place.read_text().partition("\n")
    place.write_text(head.replace('"ours.yaml"', '"../../elsewhere.yaml"') + "\n" + rest)
    assert list_drafts(ours.workspace) == ()


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_comes_back_as_it_was_kept(text: str) -> None:
    assert to_bytes(clean(text)).decode() == clean(text)
    assert clean(clean(text)) == clean(text) or clean(text).startswith("\ufeff")
