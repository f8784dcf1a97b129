from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from plc_runner.protocol.check import check, protocol_files, read_file

GOOD = "title: T\nsteps: [{title: A, minutes: 5}]\n"


def rules(path: Path) -> list[str]:
    return [problem.rule for problem in read_file(path).problems]


def test_a_folder_is_checked_with_the_folders_in_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / ".hidden").mkdir()
    for name in ("b.yaml", "a.YML", "in/c.yaml", ".hidden/d.yaml", ".e.yaml", "notes.md"):
        (tmp_path / name).write_text(GOOD)
    (tmp_path / "broken.yaml").write_text("title: T\n")

    results = list(check([tmp_path]))

    assert [(one.path.name, one.ok) for one in results] == [
        ("a.YML", True),
        ("b.yaml", True),
        ("broken.yaml", False),
        ("c.yaml", True),
    ]


def test_files_and_folders_are_checked_in_the_order_given(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.yaml").write_text(GOOD)
    (tmp_path / "z.yaml").write_text(GOOD)

    results = check([tmp_path / "z.yaml", tmp_path / "in"])

    assert [one.path.name for one in results] == ["z.yaml", "a.yaml"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (result,) = check([tmp_path])

    assert [problem.rule for problem in result.reading.problems] == ["empty-folder"]
    assert not result.ok


def test_a_file_that_is_not_there_is_told_with_the_one_that_may_be_meant(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GOOD)
    (problem,) = read_file(tmp_path / "a").problems

    assert problem.rule == "not-found"
    assert problem.hint == f"Did you mean {tmp_path / 'a.yaml'}?"
    assert rules(tmp_path / "b.yaml") == ["not-found"]


def test_a_folder_in_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()

    assert rules(tmp_path / "x.yaml") == ["not-a-file"]
    assert [one.reading.problems[0].rule for one in check([tmp_path])] == ["not-a-file"]


def test_a_name_that_an_editor_made_longer_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml.txt"
    file.write_text(GOOD)
    (problem,) = read_file(file).problems

    assert problem.rule == "file-name"
    assert problem.hint == "An editor added “.txt”: rename the file to a.yaml"
    assert protocol_files(tmp_path) == [file]


def test_another_sort_of_file_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"PK")

    assert rules(file) == ["file-name"]
    assert "Save it as plain text" in read_file(file).problems[0].hint


def test_whatever_keeps_a_file_from_being_read_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").mkdir()
    (tmp_path / "empty").mkdir()
    for path in ("x.yaml", "nowhere.yaml", "x" * 5000 + ".yaml", "empty"):
        for one in check([tmp_path / path] if path != "x.yaml" else [tmp_path]):
            assert all(problem.hint for problem in one.reading.problems), path


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    with file.open("wb") as out:
        out.truncate(10_000_000)

    assert rules(file) == ["too-large"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes of this sort")
def test_a_pipe_does_not_hang_the_check(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")

    assert rules(tmp_path / "a.yaml") == ["not-a-file"]


def test_a_name_that_no_system_takes_is_told(tmp_path: Path) -> None:
    assert rules(tmp_path / ("x" * 5000 + ".yaml")) == ["unreadable"]
    assert rules(Path("a\0b.yaml")) == ["unreadable"]


def test_a_file_that_may_not_be_opened_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(GOOD)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = read_file(file).problems

    assert problem.message == "It cannot be read: Permission denied."


def test_checking_loads_neither_pydantic_nor_a_screen_nor_a_database() -> None:
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from plc_runner.protocol.check import check\n"
        "from plc_runner.protocol.library import shipped_folder\n"
        "assert all(one.ok for one in check([shipped_folder()]))\n"
        "print(sorted({'pydantic', 'textual', 'sqlite_utils'} & set(sys.modules)))\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True
    )

    assert done.stdout == "[]\n"


def test_a_file_in_a_folder_cycles_is_checked_as_a_cycle_with_the_protocols_around_it(
    tmp_path: Path,
) -> None:
    shipped = tmp_path / "shipped"
    (folder := tmp_path / "ours" / "Cycles").mkdir(parents=True)
    shipped.mkdir()
    for file in (shipped / "tuning.yaml", folder.parent / "circle.yaml"):
        file.write_text("title: One\nsteps: [{title: A, minutes: 5}]\n")
    meetings = "{week: 1, protocol: circle}, {week: 2, protocol: tuning}"
    (folder / "spring.yaml").write_text(f"title: Spring\nmeetings: [{meetings}]\n")

    assert protocol_files(tmp_path / "ours") == [folder.parent / "circle.yaml"]
    for path in (folder.parent, folder, folder / "spring.yaml"):
        assert [one.reading.problems for one in check([path], shipped) if not one.ok] == []
        rules = [it.rule for one in check([path]) for it in one.reading.problems]
        assert rules == ["unknown-protocol"]


def test_a_cycle_among_protocols_and_a_protocol_among_cycles_are_told_where_to_go(
    tmp_path: Path,
) -> None:
    (tmp_path / "cycles").mkdir()
    (tmp_path / "spring.yaml").write_text("title: Spring\nmeetings: []\n")
    (tmp_path / "cycles" / "circle.yaml").write_text("title: Circle\nsteps: []\n")

    told = {one.path.name: one.reading.problems for one in check([tmp_path])}
    assert [it.rule for it in told["spring.yaml"]] == ["cycle"]
    assert "into a folder “cycles”" in told["spring.yaml"][0].hint
    assert [it.rule for it in told["circle.yaml"]] == ["protocol"]
