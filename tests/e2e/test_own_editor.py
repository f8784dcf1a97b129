"""`plc edit --editor` at a terminal: there and back, again and again."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.real_terminal import RealTerminal

pytestmark = pytest.mark.no_cover  # tests/conftest.py says why

GOOD = "title: Ours\nsteps: [{title: See, minutes: 5}]\n"
BAD = "title: Ours\nsteps: [{title: See, minuts: 5}]\n"
EDITOR = f"""
import sys
from pathlib import Path
path = Path(sys.argv[-1])
while True:
    try:
        word = input("WRITE> ")
    except KeyboardInterrupt:
        print("CTRL-C IS MINE")
        continue
    break
if word == "txt":
    path = path.with_name(path.name + ".txt")
path.write_text({BAD!r} if word == "bad" else {GOOD!r} + "# " + word + chr(10))
"""
CTRL_C = "\x03"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("protocols", "sessions"):
        (tmp_path / name).mkdir()
    (tmp_path / "editor.py").write_text(EDITOR)
    (tmp_path / "protocols" / "ours.yaml").write_text(GOOD)
    (tmp_path / "protocols" / "begun.yaml.txt").write_text(GOOD)
    return tmp_path


@pytest.fixture
def terminal(home: Path, request: pytest.FixtureRequest) -> Iterator[RealTerminal]:
    command = f"{sys.executable} {home / 'editor.py'}"
    # Wide: the paths of a temporary folder are long, and must stay in one line.
    terminal = RealTerminal(home, "edit", request.param, "--editor", columns=300, EDITOR=command)
    yield terminal
    terminal.close()


@pytest.mark.parametrize("terminal", ["ours"], indirect=True)
def test_it_asks_to_edit_again_until_all_is_right(terminal: RealTerminal, home: Path) -> None:
    terminal.wait_for_text("WRITE>")
    while "CTRL-C IS MINE" not in terminal.text:  # Python misses one just before it waits for input
        terminal.send(CTRL_C)
        terminal.rest(0.1)
    terminal.send("bad\r")
    terminal.wait_for_text("Did you mean “minutes”?")
    terminal.wait_for_text("Edit again? [Y/n]")
    terminal.send("\r")
    terminal.wait_for("the editor", lambda: "WRITE>" in terminal.received.rpartition("[Y/n]")[2])
    terminal.send("mine\r")
    assert terminal.wait_for_end() == 0
    assert "ours.yaml: no errors." in terminal.text
    assert (home / "protocols" / "ours.yaml").read_text() == f"{GOOD}# mine\n"


@pytest.mark.parametrize("terminal", ["consultancy"], indirect=True)
@pytest.mark.parametrize("answer", ["n\r", CTRL_C, "\x04"])
def test_what_is_broken_can_be_left_so(terminal: RealTerminal, home: Path, answer: str) -> None:
    terminal.wait_for_text("WRITE>")
    terminal.send("bad\r")
    terminal.wait_for_text("Edit again? [Y/n]")
    terminal.send(answer)
    assert terminal.wait_for_end() == 1
    assert (home / "protocols" / "consultancy-ours.yaml").read_text() == BAD


@pytest.mark.parametrize("terminal", ["ours"], indirect=True)
def test_what_the_editor_saved_as_txt_can_be_taken(terminal: RealTerminal, home: Path) -> None:
    terminal.wait_for_text("WRITE>")
    terminal.send("txt\r")
    terminal.wait_for_text("Take that as ours.yaml? [Y/n]")
    terminal.send("\r")
    assert terminal.wait_for_end() == 0
    assert not (home / "protocols" / "ours.yaml.txt").exists()
    assert (home / "protocols" / "ours.yaml").read_text() == f"{GOOD}# txt\n"


@pytest.mark.parametrize("terminal", ["begun"], indirect=True)
@pytest.mark.parametrize(("answer", "name"), [("\r", "begun.yaml"), ("n\r", "begun.yaml.txt")])
def test_a_txt_at_the_end_of_a_name_can_be_taken_off(
    terminal: RealTerminal, home: Path, answer: str, name: str
) -> None:
    terminal.wait_for_text("Rename it to begun.yaml? [Y/n]")
    terminal.send(answer)
    terminal.wait_for_text("WRITE>")
    terminal.send("mine\r")
    terminal.wait_for(
        "the end, or a question",
        lambda: "no errors" in terminal.text or "Edit again?" in terminal.text,
    )
    assert (home / "protocols" / name).read_text() == f"{GOOD}# mine\n"


@pytest.mark.parametrize("terminal", ["protocols/begun.yaml.txt"], indirect=True)
def test_a_name_that_is_taken_is_said_and_the_file_opens(
    terminal: RealTerminal, home: Path
) -> None:
    other = home / "protocols" / "begun.yaml"
    other.write_text("theirs")
    terminal.wait_for_text("Rename it to begun.yaml? [Y/n]")
    terminal.send("\r")
    terminal.wait_for_text("It was not renamed")
    terminal.wait_for_text("WRITE>")
    assert other.read_text() == "theirs"
