"""`plc amend` and `plc record --all`: the past put right, and every record as it is kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from plc_runner.cli.main import run
from plc_runner.journal.store import Journal
from tests.program import plc as program

RUN = ("run", "consultancy", "--plain", "--people", "Ana, Ben, Cy, Dee", "--team", "Grade 4")
LINES = "/start\n/decide bars first because they drew them\n/action Ana: print by Friday\n/close\n"


def code(home: Path, table: str) -> str:
    """The end of the id of the only row of a table."""
    with Journal.open(home / "sessions" / "plc.db", read_only=True) as journal:
        ((id_,),) = journal.query(f"SELECT id FROM {table}")
    return str(id_)[-6:]


@dataclass
class Done:
    """What the program said."""

    returncode: int
    stdout: str
    stderr: str


Plc = Callable[..., Done]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("held")
    assert program(home, *RUN, "--workspace", str(home), lines=LINES).returncode == 0
    return home


@pytest.fixture
def home(once: Path, tmp_path: Path) -> Path:
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def plc(home: Path, capsys: pytest.CaptureFixture[str]) -> Plc:
    """The program within this process: quicker where it is called again and again."""

    def call(*arguments: str) -> Done:
        capsys.readouterr()
        code = run((*arguments, "--workspace", str(home)))
        return Done(code, *capsys.readouterr())

    return call


@pytest.fixture
def held(home: Path) -> Path:
    (page,) = (home / "sessions").glob("*.md")
    return page


def test_a_decision_is_put_right_replaced_and_told_with_its_past(
    plc: Plc, home: Path, held: Path
) -> None:
    decision = code(home, "decisions")
    done = plc("amend", decision, "--text", "tapes first", "--because", "", "--by", "ben")
    assert done.stderr.splitlines()[0] == "Words: “tapes first”. Before: “bars first”."
    assert done.stderr.count("1 record written again.") == 2
    plc("amend", decision, "--replace-with", "both because each shows more")
    told = plc("amend", decision).stdout
    assert told.startswith("Words: tapes first\n  Was: bars first (put right ")
    assert " by Ben)\n  Because, before: they drew them (put right " in told
    assert "\n  Replaced by: both, of " in told
    assert "- **Replaced by:** both, of " in held.read_text("utf-8")


def test_an_action_is_given_moved_and_done(plc: Plc, home: Path, held: Path) -> None:
    action = code(home, "actions")
    done = plc("amend", action, "--owner", "dee", "--due", "1 May 2030", "--done", "--why", "all")
    assert done.returncode == 0
    assert "Given to Dee. Before: Ana." in done.stderr
    text = held.read_text("utf-8")
    assert ", to Wednesday 1 May 2030" in text
    assert ": all\n" in text[text.index("**Done:**") :]


@pytest.mark.parametrize(
    ("arguments", "exit_code", "words"),
    [
        (("abcd", "--done"), 3, "No decision, action, goal or line has a code"),
        (("DECISION", "--done"), 4, "It can be: keep, change, stop."),
        (("DECISION", "--why", "so"), 2, "--why goes with"),
        (("DECISION", "--stopped"), 4, "Say why too"),
        (("DECISION", "--text", "x", "--by", "Zoe"), 3, "Nobody here is called"),
    ],
)
def test_what_will_not_do_is_one_sentence(
    plc: Plc, home: Path, held: Path, arguments: tuple[str, ...], exit_code: int, words: str
) -> None:
    before = held.read_bytes()
    decision = code(home, "decisions")
    done = plc("amend", *(decision if one == "DECISION" else one for one in arguments))
    assert (done.returncode, done.stdout) == (exit_code, "")
    assert words in done.stderr
    assert held.read_bytes() == before


def test_every_record_is_checked_written_and_kept_where_somebody_edited_it(
    plc: Plc, home: Path, held: Path
) -> None:
    session = code(home, "sessions")[-4:]
    done = plc("record", "--all", "--check")
    assert (done.returncode, done.stdout) == (0, f"{session}  same: {held.name}\n")
    held.write_text(held.read_text("utf-8").replace("bars", "bar charts"), "utf-8")
    edited = held.read_bytes()
    fresh = f"{held.stem}-new.md (edited by hand, kept: {held.name})"
    done = plc("record", "--all", "--check")
    assert (done.returncode, done.stdout) == (1, f"{session}  would be written: {fresh}\n")
    assert plc("record", "--all").stdout == f"{session}  written: {fresh}\n"
    assert plc("record", "--all").stdout == f"{session}  same: {fresh}\n"
    assert held.read_bytes() == edited
    done = plc("record", session)
    assert done.stdout == (home / "sessions" / f"{held.stem}-new.md").read_text("utf-8")
    assert done.stderr == f"{held.name} was edited by hand. This is what is saved.\n"
    assert plc("record").returncode == 2
    assert plc("record", session, "--check").returncode == 2
