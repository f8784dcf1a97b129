"""`plc new`, and `plc edit --editor` with an editor of one's own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from plc_runner.cli.own_editor import own_editor, run_editor
from plc_runner.errors import Refused
from tests.cli.conftest import Plc

GOOD = "title: Ours\nsteps: [{title: See, minutes: 5}]\n"
BAD = "title: Ours\nsteps: [{title: See, minuts: 5}]\n"
COPY = "protocols/consultancy-ours.yaml"

Editor = Callable[[str], str]


@pytest.fixture
def editor(tmp_path_factory: pytest.TempPathFactory) -> Editor:
    """An editor that does as it is told: Python that may use `path`, `text` and `calls`."""
    folder = tmp_path_factory.mktemp("an editor")
    (folder / "calls").write_text("")

    def made(does: str) -> str:
        script = folder / "editor.py"
        script.write_text(
            "import sys\nfrom pathlib import Path\n"
            f"log = Path({str(folder / 'calls')!r})\n"
            "log.write_text(log.read_text() + '.')\ncalls = len(log.read_text())\n"
            "path = Path(sys.argv[-1])\ntext = path.read_text(encoding='utf-8')\n"
            f"def write(text, path=path): path.write_bytes(text.encode())\n{does}\n",
            encoding="utf-8",
        )
        return f'"{sys.executable}" "{script}" --wait'

    return made


@pytest.fixture
def ours(home: Path) -> Path:
    path = home / "protocols" / "ours.yaml"
    path.write_text(GOOD)
    return path


def made_files(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "protocols").glob("*.y*"))


def test_new_makes_the_file_and_prints_its_path(plc: Plc, home: Path) -> None:
    done = plc("new", "Our look")
    path = home / "protocols" / "our-look.yaml"
    assert (done.returncode, done.stdout) == (0, f"{path}\n")
    assert "title: Our look\n" in path.read_text(encoding="utf-8")
    for command in ("plc edit our-look", "plc rehearse our-look", "plc run our-look"):
        assert command in done.stderr
    assert plc("check", str(path)).stdout == ""
    assert (home / "protocols" / "protocol.schema.json").is_file()


def test_a_title_needs_no_quotation_marks_and_no_letters(plc: Plc, home: Path) -> None:
    for title in (("Our", "look"), ("🎉",)):
        assert plc("new", *title).returncode == 0
    assert made_files(home) == ["our-look.yaml", "protocol.yaml"]


def test_new_from_another_one_says_so_in_the_file(plc: Plc, home: Path, ours: Path) -> None:
    assert plc("new", "Grade 4", "--from", "consultancy").returncode == 0
    text = (home / "protocols" / "grade-4.yaml").read_text(encoding="utf-8")
    assert "title: Grade 4\n" in text
    assert "based_on: consultancy@1.0\n" in text
    assert plc("new", "--from", str(ours)).stdout == f"{ours.with_name('ours-ours.yaml')}\n"
    missing = plc("new", "--from", "consultency")
    assert missing.returncode == 3
    assert "Did you mean consultancy?" in missing.stderr


def test_the_way_back_to_a_file_that_has_errors_is_said(plc: Plc, ours: Path) -> None:
    ours.write_text(BAD)
    done = plc("new", "Theirs", "--from", "ours")
    assert done.returncode == 0
    assert "plc check theirs" in done.stderr
    assert "plc run" not in done.stderr
    assert "minuts" in ours.with_name("theirs.yaml").read_text()


@pytest.mark.parametrize("arguments", [("new", "x", "--edit"), ("edit", "consultancy")])
def test_without_a_terminal_there_is_no_screen(
    plc: Plc, home: Path, arguments: tuple[str, ...]
) -> None:
    done = plc(*arguments)
    assert done.returncode == 2
    assert "no terminal" in done.stderr
    assert "Leave --edit out" in done.stderr or "--editor" in done.stderr
    assert made_files(home) == []


def test_where_nothing_can_be_made_it_is_said(plc: Plc, home: Path) -> None:
    (home / "protocols").rmdir()
    (home / "protocols").write_text("")
    done = plc("new", "Look", "--workspace", str(home))
    assert (done.returncode, done.stdout) == (4, "")
    assert "a file where a folder should be" in done.stderr


def test_what_was_changed_is_checked(plc: Plc, ours: Path, editor: Editor) -> None:
    done = plc("edit", "ours", "--editor", VISUAL=editor("write(text.replace('See', 'Look'))"))
    assert done.returncode == 0
    assert f"{ours}: no errors." in done.stderr
    assert "Look" in ours.read_text()


def test_problems_are_printed_as_plc_check_does(plc: Plc, ours: Path, editor: Editor) -> None:
    done = plc("edit", "ours", "--editor", EDITOR=editor(f"write({BAD!r})"))
    assert done.returncode == 1
    assert done.stdout == plc("check", str(ours)).stdout
    assert "Did you mean “minutes”?" in done.stdout
    assert ours.read_text() == BAD


def test_visual_comes_before_editor(plc: Plc, ours: Path, editor: Editor) -> None:
    write = editor(f"write({BAD!r})")
    assert plc("edit", "ours", "--editor", VISUAL=write, EDITOR="nothing").returncode == 1
    ours.write_text(GOOD)
    assert plc("edit", "ours", "--editor", VISUAL=" ", EDITOR=write).returncode == 1


def test_a_shipped_one_is_copied_only_if_it_was_changed(
    plc: Plc, home: Path, editor: Editor
) -> None:
    done = plc("edit", "consultancy", "--editor", EDITOR=editor(""))
    assert done.returncode == 0
    assert "The copy was not kept." in done.stderr
    assert "code --wait" in done.stderr
    assert "no errors" not in done.stderr
    assert made_files(home) == []
    done = plc("edit", "consultancy", "--editor", EDITOR=editor("write(text + '# ours\\n')"))
    assert done.returncode == 0
    assert (home / COPY).read_text(encoding="utf-8").endswith("# ours\n")
    assert "based_on: consultancy@1.0" in (home / COPY).read_text(encoding="utf-8")


def test_a_copy_that_is_broken_is_kept(plc: Plc, home: Path, editor: Editor) -> None:
    done = plc("edit", "consultancy", "--editor", EDITOR=editor("write('title: [')"))
    assert done.returncode == 1
    assert (home / COPY).read_text() == "title: ["


@pytest.mark.parametrize("does", ["path.unlink()", "path.rename(path.with_name('away'))"])
def test_a_file_that_the_editor_removed_is_put_back(
    plc: Plc, ours: Path, editor: Editor, does: str
) -> None:
    done = plc("edit", "ours", "--editor", EDITOR=editor(does))
    assert ours.read_text() == GOOD
    assert "It is back as it was" in done.stderr


@pytest.mark.parametrize("gone", [True, False])
def test_a_txt_that_the_editor_added_is_said(
    plc: Plc, ours: Path, editor: Editor, gone: bool
) -> None:
    does = "write('mine', path.with_name(path.name + '.txt'))" + "\npath.unlink()" * gone
    done = plc("edit", "ours", "--editor", EDITOR=editor(does))
    assert "saved it under another name, ours.yaml.txt" in done.stderr
    assert ours.read_text() == GOOD
    assert ours.with_name("ours.yaml.txt").read_text() == "mine"


def test_a_file_with_such_a_name_opens_and_says_its_better_one(
    plc: Plc, ours: Path, editor: Editor
) -> None:
    ours.rename(ours.with_name("ours.yaml.txt"))
    done = plc("edit", "ours", "--editor", EDITOR=editor("write(text + '# more\\n')"))
    assert "the file should be called ours.yaml" in done.stderr
    assert done.returncode == 1
    assert "rename the file to ours.yaml" in done.stdout


def test_an_editor_that_fails_is_said_and_what_it_wrote_is_checked(
    plc: Plc, ours: Path, editor: Editor
) -> None:
    done = plc("edit", "ours", "--editor", EDITOR=editor(f"write({BAD!r}); sys.exit(3)"))
    assert "ended with code 3" in done.stderr
    assert done.returncode == 1


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("no-such-editor --wait", "There is no program “no-such-editor”"),
        ("'nano", "a quotation mark is not closed"),
        ('""', "There is no program"),
    ],
)
def test_an_editor_that_is_not_there_is_said(plc: Plc, home: Path, said: str, words: str) -> None:
    done = plc("edit", "consultancy", "--editor", EDITOR=said)
    assert done.returncode == 4
    assert words in done.stderr
    assert made_files(home) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has Notepad")
def test_no_editor_at_all_is_said(plc: Plc, ours: Path) -> None:
    done = plc("edit", "ours", "--editor")
    assert done.returncode == 4
    assert "EDITOR=nano" in done.stderr


def test_a_cycle_is_checked_as_one(plc: Plc, home: Path, editor: Editor) -> None:
    path = home / "protocols" / "cycles" / "ours.yaml"
    path.parent.mkdir()
    path.write_text("title: Ours\nmeetings: [{week: 1, protocol: consultancy}]\n")
    write = editor("write(text.replace('consultancy', 'consultency'))")
    done = plc("edit", str(path), "--editor", EDITOR=write)
    assert done.returncode == 1
    assert "consultency" in done.stdout


def test_what_is_not_there_is_said(plc: Plc, editor: Editor) -> None:
    done = plc("edit", "consultency", "--editor", EDITOR=editor(""))
    assert done.returncode == 3
    assert "Did you mean consultancy?" in done.stderr


def test_a_draft_of_the_screen_is_not_forgotten(plc: Plc, ours: Path, editor: Editor) -> None:
    drafts = ours.parent / ".drafts"
    drafts.mkdir()
    (drafts / "ours.yaml").write_text(GOOD + "# half\n")
    done = plc("edit", "ours", "--editor", EDITOR=editor("write(text + '# more\\n')"))
    assert "waits there: plc edit ours" in done.stderr
    assert (drafts / "ours.yaml").read_text() == GOOD + "# half\n"
    (drafts / "ours.yaml").rename(drafts / "begun.yaml")
    done = plc("edit", "begun", "--editor", EDITOR=editor("write(text + '# more\\n')"))
    assert done.returncode == 0
    assert ours.with_name("begun.yaml").read_text() == GOOD + "# half\n# more\n"


def test_a_path_with_blanks_needs_no_quotation_marks(tmp_path: Path) -> None:
    program = tmp_path / "an editor.exe"
    shutil.copy(sys.executable, program)
    program.chmod(0o755)
    for windows in (True, False):
        assert own_editor({"EDITOR": str(program)}, windows=windows) == (str(program),)
        found = own_editor({"EDITOR": f'"{program}" --wait "a b"'}, windows=windows)
        assert found == (str(program), "--wait", "a b")


def test_on_windows_notepad_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    notepad = tmp_path / "notepad"
    notepad.write_text("#!/bin/sh\n")
    notepad.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PATHEXT", os.environ.get("PATHEXT", ""))
    assert own_editor({}, windows=True) == (str(notepad),)
    with pytest.raises(Refused):
        own_editor({}, windows=False)


@pytest.mark.parametrize("env", [{}, {"EDITOR": "no-such-editor"}])
def test_in_the_app_nothing_is_said_of_flags(env: dict[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        own_editor(env, windows=False, in_app=True)
    assert "--" not in str(refused.value)
    assert "F2" in str(refused.value)


def test_in_the_app_an_editor_that_cannot_be_started_is_told_without_flags(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        run_editor([str(tmp_path / "gone")], tmp_path / "ours.yaml", in_app=True)
    assert "--" not in str(refused.value)
