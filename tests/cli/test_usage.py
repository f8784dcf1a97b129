from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Plc
from tests.program import environment


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("run",), "Missing argument"),
        (("nonsense",), "No such command"),
        (("show", "consultancy", "--minutes", "0"), "not in the range"),
        (("show", "consultancy", "--minutes", "45", "--until", "16:00"), "not both"),
        (("show", "consultancy", "--until", "whenever"), "is no time"),
        (("show", "consultancy", "--people", ","), "Say their names"),
        (("show", "consultancy", "--people", "0"), "from 1 to 99"),
        (("show", "consultancy", "--people", "Ana, Ana"), "Ana is there twice"),
        (("show", "consultancy", "--role", "presenter"), "--role presenter=Ana"),
        (("run", "consultancy"), "--plain"),
        (("resume",), "--plain"),
        ((), "--plain"),
    ],
)  # fmt: skip
def test_a_slip_on_the_command_line_is_exit_code_2(
    plc: Plc, arguments: tuple[str, ...], words: str
) -> None:
    done = plc(*arguments)
    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", "nothing-like-it"),
        ("run", "nothing-like-it", "--plain"),
        ("resume", "--plain"),
        ("resume", "abcd", "--plain"),
        ("record", "abcd"),
        ("--workspace", "nowhere", "sessions"),
        ("sessions", "--workspace", "nowhere"),
    ],
)
def test_what_is_not_there_is_exit_code_3(plc: Plc, arguments: tuple[str, ...]) -> None:
    done = plc(*arguments)
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1


def test_no_sessions_yet_is_no_error(plc: Plc) -> None:
    done = plc("sessions")
    assert (done.returncode, done.stdout) == (0, "")
    assert plc("sessions", "--json").stdout == "[]\n"


def test_a_file_that_is_no_journal_is_exit_code_5(plc: Plc, home: Path) -> None:
    (home / "sessions" / "plc.db").write_bytes(b"this is no database at all" * 100)
    for arguments in (("sessions",), ("run", "consultancy", "--plain"), ("resume", "--plain")):
        done = plc(*arguments)
        assert done.returncode == 5
        assert "plc.db" in done.stderr


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs folders one cannot write")
def test_a_folder_that_cannot_be_written_is_exit_code_4(plc: Plc, home: Path) -> None:
    (home / "sessions").chmod(0o500)
    done = plc("run", "consultancy", "--plain")
    assert done.returncode == 4
    assert "--workspace" in done.stderr


def test_the_environment_names_the_workspace(plc: Plc, home: Path) -> None:
    other = home / "other"
    (other / "protocols").mkdir(parents=True)
    (other / "protocols" / "ours.yaml").write_text("title: Ours\nsteps: [{title: A, minutes: 1}]\n")
    assert "Ours" in plc("protocols", PLC_WORKSPACE=str(other)).stdout
    assert "Ours" in plc("protocols", "--workspace", "other").stdout
    assert "Ours" not in plc("protocols").stdout


@pytest.mark.skipif(os.name == "nt", reason="no pipes of that sort")
def test_a_reader_that_goes_away_is_no_error(home: Path) -> None:
    command = f"{sys.executable} -m plc_runner show consultancy --json | head -c 10"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        env=environment(home), cwd=home, capture_output=True, timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")


def test_output_that_has_no_room_for_a_letter_gets_a_plainer_one(plc: Plc, home: Path) -> None:
    text = 'title: "Größe — “Maß” ★ 数"\nsteps: [{title: A, minutes: 1}]\n'
    (home / "protocols" / "ours.yaml").write_text(text, encoding="utf-8")
    shown = plc("show", "ours", PYTHONUTF8="0", PYTHONIOENCODING="ascii").stdout
    assert shown.startswith('Gr??e - "Ma?" * ?')


def test_a_fault_of_the_program_is_one_sentence_and_a_log(plc: Plc, home: Path) -> None:
    # A home that is a file makes no fault; a broken package does.
    (home / "sabotage").mkdir()
    (home / "sabotage" / "sitecustomize.py").write_text(
        "import plc_runner.protocol.library as l\n"
        "def broken(self): raise RuntimeError('secret details')\n"
        "l.Library.all = broken\n"
    )
    path = os.pathsep.join((str(home / "sabotage"), environment(home)["PYTHONPATH"]))
    done = plc("protocols", PYTHONPATH=path)
    assert done.returncode == 70
    assert "has a fault" in done.stderr
    assert done.stderr.count("\n") == 1
    logs = list(home.rglob("plc-faults.log"))
    assert len(logs) == 1
    assert "secret details" in logs[0].read_text(encoding="utf-8")
    assert str(logs[0]) in done.stderr


def test_version(plc: Plc) -> None:
    from plc_runner import __version__

    assert plc("--version").stdout == f"plc {__version__}\n"
